// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import Retrieval
import Sandbox
import Testing

@Suite("When upstreams fail")
struct DegradationTests {
  private static let question = ChatTests.question

  @Test("a model that is down gives a list of products, flagged in header, body and metric", arguments: [false, true])
  func modelDown(isStream: Bool) async throws {
    try await Service.run { service in
      service.sandbox.faults.add(Fault(path: "/v1/chat/completions", action: .status(503)))
      let answer = try await service.chat(Self.question, isStream ? #","stream":true"# : "")
      #expect(answer.status == 200)
      #expect(answer.fields["x-rag-degraded"] == "generation")
      let content =
        isStream
        ? try answer.streamedContent()
        : try #require(try answer.json()["choices"]?[0]?["message"]?["content"]?.stringValue)
      #expect(
        content.contains("1. Joust Duffle Bag: 34.00 USD, in stock\n   https://shop.example/joust-duffle-bag.html"))
      let end = isStream ? try #require(try answer.chunks().last) : try answer.json()
      #expect(end["rag"]?["degraded"] == ["generation"])
      #expect(end["rag"]?["products"]?[0]?["sku"] == "24-MB01")
      let metrics = try await service.get("/metrics", fields: []).text
      #expect(metrics.contains(#"rag_degraded_total{what="generation"} 1"#))
    }
  }

  @Test("a key that the model API refuses, a model it does not know: a list as well", arguments: [401, 404, 400])
  func modelRefuses(status: Int) async throws {
    try await Service.run { service in
      service.sandbox.faults.add(Fault(path: "/v1/chat/completions", action: .status(status)))
      let answer = try await service.chat(Self.question)
      #expect(answer.status == 200 && answer.fields["x-rag-degraded"] == "generation")
      #expect(!answer.text.contains("upstream-key"))
    }
  }

  @Test("a model that never begins gives the list within the request's deadline")
  func modelHangs() async throws {
    var setup = Service.Setup()
    setup.requestTimeout = .seconds(3)
    try await Service.run(setup) { service in
      service.sandbox.faults.add(Fault(path: "/v1/chat/completions", action: .hang))
      let answer = try await service.chat(Self.question)
      #expect(answer.status == 200 && answer.fields["x-rag-degraded"] == "generation")
    }
  }

  @Test("an empty account at the model provider is the operator's matter: the shopper gets the list of products")
  func quota() async throws {
    try await Service.run { service in
      service.sandbox.faults.add(
        Fault(path: "/v1/chat/completions", action: .status(429, code: "insufficient_quota")))
      for members in ["", #","stream":true"#] {
        let answer = try await service.chat(Self.question, members)
        #expect(answer.status == 200 && answer.fields["x-rag-degraded"] == "generation")
        #expect(answer.text.contains("1. Joust Duffle Bag: 34.00 USD"))
        #expect(!answer.text.contains("quota") && !answer.text.contains("billing"))
      }
      let calls = service.sandbox.statistics.counts.requests.filter { $0.key.contains("/chat/completions") }
      #expect(calls.map(\.value) == [2], "nothing is repeated")
      let metrics = try await service.get("/metrics", fields: []).text
      #expect(metrics.contains(#"rag_openai_requests_total{operation="chat",outcome="insufficientQuota"} 2"#))
      #expect(metrics.contains(#"rag_degraded_total{what="generation"} 2"#))
    }
  }

  @Test("a stream that breaks off upstream ends with an error event and no [DONE]")
  func brokenStream() async throws {
    var setup = Service.Setup()
    // So that what comes before the break has left the upstream when the connection ends.
    setup.wordDelay = .milliseconds(5)
    for action in [Fault.Action.half, .errorEvent, .unfinished] {
      try await Service.run(setup) { service in
        service.sandbox.faults.add(Fault(path: "/v1/chat/completions", next: 1, action: action))
        let answer = try await service.chat(Self.question, #","stream":true"#)
        #expect(answer.status == 200)
        #expect(try !answer.streamedContent().isEmpty)
        #expect(answer.events.last != "[DONE]", "\(action): \(answer.text)")
        let error = try #require(try answer.chunks().last?["error"])
        #expect(error.objectValue?.names == ["message", "type", "param", "code"])
        #expect(error["code"] == "generation_interrupted")
      }
    }
  }

  @Test("an unstreamed answer whose model breaks off is the list of products, not half a sentence")
  func brokenWhole() async throws {
    try await Service.run { service in
      service.sandbox.faults.add(Fault(path: "/v1/chat/completions", next: 1, action: .errorEvent))
      let answer = try await service.chat(Self.question)
      #expect(answer.status == 200 && answer.fields["x-rag-degraded"] == "generation")
      let body = try answer.json()
      #expect(body["choices"]?[0]?["message"]?["content"]?.stringValue?.hasPrefix("I can't write") == true)
      #expect(body["rag"]?["degraded"] == ["generation"])
    }
  }

  @Test("without embeddings products are found by words alone, and that is said")
  func embeddingsDown() async throws {
    try await Service.run { service in
      service.sandbox.faults.add(Fault(path: "/v1/embeddings", action: .status(500)))
      let products = try await service.retrieve(#"{"query":"rain jacket"}"#)
      #expect(products.status == 200 && products.fields["x-rag-degraded"] == "embeddings")
      #expect(try products.json()["degraded"] == ["embeddings"])
      #expect(try products.json()["products"]?[0]?["sku"] == "MJ-RAIN-1")
      let answer = try await service.chat(Self.question)
      #expect(answer.status == 200 && answer.fields["x-rag-degraded"] == "embeddings")
      #expect(try answer.json()["rag"]?["degraded"] == ["embeddings"])
      let metrics = try await service.get("/metrics", fields: []).text
      #expect(metrics.contains(#"rag_degraded_total{what="embeddings"} 2"#))
    }
  }

  @Test("an engine that is down is 503 with a Retry-After that clients still wait for")
  func engineDown() async throws {
    try await Service.run { service in
      service.sandbox.faults.add(Fault(path: "*search*", action: .status(503)))
      let chat = try await service.chat(Self.question, #","stream":true"#)
      for answer in [try await service.retrieve(#"{"query":"bag"}"#), chat] {
        #expect(answer.status == 503)
        #expect(try answer.json()["error"]?["code"] == "search_unavailable")
        let seconds = try #require(answer.fields["retry-after"].flatMap { Int($0) })
        #expect((1...120).contains(seconds))
      }
      #expect(service.sandbox.statistics.counts.chatRequests == 0)
    }
  }

  @Test("an engine that never answers is 503 within the request's deadline")
  func engineHangs() async throws {
    var setup = Service.Setup()
    setup.requestTimeout = .seconds(2)
    try await Service.run(setup) { service in
      service.sandbox.faults.add(Fault(path: "*search*", action: .hang))
      let answer = try await service.retrieve(#"{"query":"bag"}"#)
      #expect(answer.status == 503)
      // The server's own word where the handler is not given the CPU in time.
      #expect(["deadline_exceeded", "timeout"].contains(try answer.json()["error"]?["code"]?.stringValue ?? ""))
      #expect(answer.fields["retry-after"] != nil)
    }
  }

  @Test("a store that was never indexed is 503, and not ready, with the reason")
  func notIndexed() async throws {
    var setup = Service.Setup()
    setup.isIndexed = false
    try await Service.run(setup) { service in
      let answer = try await service.retrieve(#"{"query":"bag"}"#)
      #expect(answer.status == 503)
      #expect(try answer.json()["error"]?["code"] == "index_not_ready")
      let ready = try await service.get("/readyz", fields: [])
      #expect(ready.status == 503)
      #expect(try ready.json()["reasons"]?.arrayValue?.isEmpty == false)
      #expect(try await service.get("/healthz", fields: []).status == 200)
    }
  }

  @Test("a store that is not there yet leaves the others ready, and is named; without any the service is not ready")
  func someStores() async throws {
    var setup = Service.Setup()
    setup.stores.append(StoreHandle(id: "new", alias: "rag-none"))
    try await Service.run(setup) { service in
      let ready = try await service.get("/readyz", fields: [])
      #expect(ready.status == 200)
      let body = try ready.json()
      #expect(body["ready"] == true && body["degraded"] == ["stores"], "\(ready.text)")
      let reasons = (body["reasons"]?.arrayValue ?? []).compactMap(\.stringValue)
      #expect(reasons.count == 1 && reasons[0].hasPrefix("store new: "), "\(reasons)")
      #expect(try await service.retrieve(#"{"query":"bag"}"#).status == 200)
    }
    setup.isIndexed = false
    try await Service.run(setup) { service in
      let ready = try await service.get("/readyz", fields: [])
      #expect(ready.status == 503)
      #expect(try ready.json()["reasons"]?.arrayValue?.count == 2)
    }
  }

  @Test("a client that leaves in mid-stream ends the model's work")
  func leavesMidStream() async throws {
    var setup = Service.Setup()
    setup.wordDelay = .milliseconds(50)
    try await Service.run(setup) { service in
      try await Self.leave(service, after: 2)
      #expect(await service.eventually { service.sandbox.statistics.counts.departuresInStream == 1 })
    }
  }

  @Test(
    "a client that leaves before the answer ends the call that was waited for",
    arguments: ["/v1/embeddings", "/v1/chat/completions", "*search*"])
  func leavesBefore(path: String) async throws {
    var setup = Service.Setup()
    setup.requestTimeout = .seconds(30)
    try await Service.run(setup) { service in
      service.sandbox.faults.add(Fault(path: path, action: .hang))
      await Self.giveUp(service) { statistics in
        statistics.requests.contains { $0.key.contains(path.filter { $0 != "*" }) }
      }
      #expect(await service.eventually { service.sandbox.statistics.counts.departures >= 1 })
      // The client's doing, not a failure of ours.
      let counted = #"rag_http_requests_total{route="/api/v1/chat/completions",status="499"} 1"#
      var metrics = ""
      for _ in 0..<100 where !metrics.contains(counted) {
        await sleepOnLoop(until: .after(.milliseconds(10)))
        metrics = try await service.get("/metrics", fields: []).text
      }
      #expect(metrics.contains(counted))
    }
  }

  /// Reads some pieces of a stream and drops it.
  private static func leave(_ service: Service, after pieces: Int) async throws {
    var stream = try await service.http.open(
      service.request(
        .post, "/api/v1/chat/completions", Service.chatBody(question, #","stream":true"#)))
    for _ in 0..<pieces { _ = try await stream.next() }
  }

  /// Asks, and leaves when the upstream has been reached.
  private static func giveUp(
    _ service: Service, when isReached: @Sendable @escaping (SandboxStatistics.Counts) -> Bool
  ) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        _ = try? await service.http.send(
          service.request(.post, "/api/v1/chat/completions", Service.chatBody(question)))
      }
      _ = await service.eventually { isReached(service.sandbox.statistics.counts) }
      group.cancelAll()
    }
  }
}
