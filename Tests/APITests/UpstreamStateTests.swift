// SPDX-License-Identifier: Apache-2.0
import HTTPClient
import HTTPSemantics
import JSON
import RawServer
import Sandbox
import Testing

@Suite("What answers do without, in readiness, metrics and log")
struct UpstreamStateTests {
  private static let question = ChatTests.question

  private static func degraded(_ service: Service) async throws -> JSONValue? {
    let answer = try await service.get("/readyz", fields: [])
    #expect(answer.status == 200, "the list of products still works")
    #expect(try answer.json()["ready"] == true && answer.json()["reasons"] == [])
    return try answer.json()["degraded"]
  }

  private static func gauge(_ service: Service, _ upstream: String) async throws -> String? {
    try await service.get("/metrics", fields: []).text.split(separator: "\n")
      .first { $0.hasPrefix(#"rag_upstream_degraded{upstream="\#(upstream)"}"#) }?.split(separator: " ").last.map(
        String.init)
  }

  @Test(
    "a key or model that is refused stands under degraded until a call succeeds; each change is logged once",
    arguments: [
      Fault.Action.status(401), .status(403), .status(404), .status(429, code: "insufficient_quota"), .status(503),
    ])
  func chat(action: Fault.Action) async throws {
    let log = MemoryLog()
    var setup = Service.Setup()
    setup.logger = log.logger
    try await Service.run(setup) { service in
      #expect(try await Self.degraded(service) == [])
      #expect(try await Self.gauge(service, "chat") == "0")
      service.sandbox.faults.add(Fault(path: "/v1/chat/completions", action: action))
      for _ in 0..<3 { _ = try await service.chat(Self.question) }
      #expect(try await Self.degraded(service) == ["chat"])
      #expect(try await Self.gauge(service, "chat") == "1")
      service.sandbox.faults.clear()
      #expect(try await service.chat(Self.question).fields["x-rag-degraded"] == nil)
      #expect(try await Self.degraded(service) == [])
      #expect(try await Self.gauge(service, "chat") == "0")
    }
    #expect(log.lines.filter { $0.contains("the model api cannot be used") }.count == 1)
    #expect(log.lines.filter { $0.contains("the model api is in use again") }.count == 1)
  }

  @Test("an embedding service that is away stands there too, and is counted once for each answer")
  func embeddings() async throws {
    try await Service.run { service in
      service.sandbox.faults.add(Fault(path: "/v1/embeddings", action: .status(503)))
      for members in ["", #","stream":true"#] {
        #expect(try await service.chat(Self.question, members).fields["x-rag-degraded"] == "embeddings")
      }
      #expect(try await Self.degraded(service) == ["embeddings"])
      service.sandbox.faults.add(Fault(path: "/v1/chat/completions", action: .status(503)))
      for members in ["", #","stream":true"#] {
        #expect(try await service.chat(Self.question, members).fields["x-rag-degraded"] == "embeddings,generation")
      }
      #expect(try await Self.degraded(service) == ["chat", "embeddings"])
      let metrics = try await service.get("/metrics", fields: []).text
      #expect(metrics.contains(#"rag_degraded_total{what="embeddings"} 4"#))
      #expect(metrics.contains(#"rag_degraded_total{what="generation"} 2"#))
    }
  }

  @Test("an answer that ends as an error is no degraded one")
  func errorsAreNotDegraded() async throws {
    try await Service.run { service in
      service.sandbox.faults.add(Fault(path: "/v1/embeddings", action: .status(503)))
      service.sandbox.faults.add(Fault(path: "*search*", action: .status(503)))
      let answer = try await service.chat(Self.question)
      #expect(answer.status == 503)
      #expect(!service.metrics.rendered.contains(#"rag_degraded_total{what="embeddings"} 1"#))
    }
  }

  @Test("a question that the engine fails is logged with the engine's own reason, status and name for the call")
  func engineFailure() async throws {
    let log = MemoryLog()
    var setup = Service.Setup()
    setup.logger = log.logger
    try await Service.run(setup) { service in
      let body = #"{"error":{"type":"circuit_breaking_exception","reason":"[parent] Data too large"},"status":400}"#
      service.sandbox.faults.add(
        Fault(
          path: "*search*",
          action: .status(400, fields: [("x-request-id", "engine-7")], body: try JSONValue(parsing: Array(body.utf8)))))
      _ = try await service.chat(Self.question)
    }
    let line = try #require(log.lines.first { $0.contains("a question could not be searched for") })
    for part in ["[parent] Data too large", "circuit_breaking_exception", "status=400", "upstream_request_id=engine-7"]
    {
      #expect(line.contains(part), "\(line)")
    }
  }

  @Test(
    "each line that the work for a request logs has its request id and its trace's id, on whichever upstream it fails",
    arguments: ["*search*", "/v1/embeddings", "/v1/chat/completions"], [Self.trace, nil])
  func namesOfTheRequest(path: String, trace: String?) async throws {
    let log = MemoryLog()
    var setup = Service.Setup()
    setup.logger = log.logger
    try await Service.run(setup) { service in
      service.sandbox.faults.add(Fault(path: path, action: .status(503)))
      var fields = [("x-request-id", "shopper-7")] + Service.authorized
      if let trace { fields.append(("traceparent", "00-\(trace)-00f067aa0ba902b7-01")) }
      _ = try await service.call(
        .post,
        "/api/v1/chat/completions",
        #"{"model":"magento-rag","messages":[{"role":"user","content":"a duffle bag"}]}"#, fields: fields)
    }
    let lines = log.lines.filter { !$0.contains("listening") && !$0.contains("search engine found") }
    #expect(!lines.isEmpty)
    for line in lines {
      #expect(line.contains("request_id=shopper-7"), "\(line)")
      #expect(line.contains("trace_id=\(trace ?? "")"), "\(line)")
    }
  }

  private static let trace = "4bf92f3577b34da6a3ce929d0e0e4736"

  @Test("a client that leaves in mid-answer is counted with the tokens that were spent on it")
  func left() async throws {
    let server = RawServer { _, connection in
      // The gate holds the name until it is known what is said of it.
      connection.write(Model.head + Model.chunk("We have one for you. It is the Joust Duffle Bag "))
      connection.waitForEnd()
      return false
    }
    try await Service.run(Model.setup(server)) { service in
      do {
        var stream = try await service.http.open(
          service.request(.post, "/api/v1/chat/completions", Service.chatBody(Self.question, #","stream":true"#)))
        var text = ""
        while !text.contains("for you"), let piece = try await stream.next() {
          text += String(decoding: piece, as: UTF8.self)
        }
      }
      #expect(await service.eventually { service.metrics.rendered.contains(#"rag_answers_total{outcome="left"} 1"#) })
      let metrics = service.metrics.rendered
      #expect(!metrics.contains(#"rag_tokens_total{kind="prompt",model="sandbox-chat"} 0"#))
      #expect(!metrics.contains(#"rag_tokens_total{kind="completion",model="sandbox-chat"} 0"#))
    }
  }
}
