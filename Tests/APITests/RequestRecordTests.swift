// SPDX-License-Identifier: Apache-2.0
import API
import HTTPClient
import HTTPSemantics
import JSON
import Observability
import RawServer
import Sandbox
import Synchronization
import Testing

@Suite("What is written down of a request")
struct RequestRecordTests {
  private static let traceparent = ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")

  private static func line(_ log: MemoryLog, _ route: String) throws -> JSONValue {
    let lines = try log.lines.map { try JSONValue(parsing: Array($0.utf8)) }
    return try #require(lines.first { $0["message"] == "request" && $0["route"] == .string(route) })
  }

  @Test("one line has the request's stages, tokens, cost, key, degradation and trace", arguments: [false, true])
  func line(isStream: Bool) async throws {
    let log = MemoryLog(format: .json)
    var setup = Service.Setup()
    setup.serverLogger = log.logger
    setup.keys = [APIKey(hash: APIKeyHash(key: "k"), name: "shop")]
    try await Service.run(setup) { service in
      service.sandbox.faults.add(Fault(path: "/v1/embeddings", action: .status(500)))
      let fields = [("authorization", "Bearer k"), Self.traceparent]
      let answer = try await service.chat(ChatTests.question, isStream ? #","stream":true"# : "", fields: fields)
      #expect(answer.status == 200)
    }
    let line = try Self.line(log, "/api/v1/chat/completions")
    #expect(line["key"] == "shop" && line["status"] == 200 && line["degraded"] == "embeddings")
    #expect(line["trace_id"] == "0af7651916cd43dd8448eb211c80319c")
    for name in ["retrieval_ms", "first_token_ms", "generation_ms", "cost_usd"] {
      #expect((line[name]?.doubleValue ?? 0) > 0, "\(name)")
    }
    for name in ["prompt_tokens", "completion_tokens"] { #expect((line[name]?.intValue ?? 0) > 0, "\(name)") }
    #expect(line["question"] == nil)
  }

  @Test("questions are in the log only where the operator wants them", arguments: [false, true])
  func questions(isWanted: Bool) async throws {
    let log = MemoryLog(format: .json)
    var setup = Service.Setup()
    setup.serverLogger = log.logger
    setup.logger = setup.serverLogger
    setup.logsQuestions = isWanted
    try await Service.run(setup) { service in
      _ = try await service.chat("a zebra-striped \"bag\"?\n")
      _ = try await service.retrieve(#"{"query":"a zebra-striped mat"}"#)
    }
    let all = log.lines.joined(separator: "\n")
    #expect(all.contains("zebra") == isWanted)
    guard isWanted else { return }
    #expect(try Self.line(log, "/api/v1/chat/completions")["question"] == "a zebra-striped \"bag\"?")
    #expect(try Self.line(log, "/api/v1/actions/retrieve_products")["question"] == "a zebra-striped mat")
  }

  @Test("a streamed chat is one trace: server, retrieval, vector, engine and model, below the caller's span")
  func trace() async throws {
    let sink = SpanList()
    var setup = Service.Setup()
    setup.tracer = Tracer(sampler: Sampler(ratio: 1, followsParent: true), sink: sink)
    try await Service.run(setup) { service in
      let fields = Service.authorized + [Self.traceparent, ("tracestate", "vendor=1")]
      _ = try await service.chat(ChatTests.question, #","stream":true"#, fields: fields)
      _ = try await service.get("/healthz", fields: [])
      #expect(await service.eventually { sink.spans.contains { $0.kind == .server } })
      let sent = service.sandbox.statistics.counts.traceFields["/v1/chat/completions"] ?? [:]
      let chat = try #require(sink.named("chat sandbox-chat"))
      #expect(sent["traceparent"] == chat.context.traceparent, "the model API is told of the span of its call")
      #expect(sent["tracestate"] == "vendor=1")
    }
    let server = try #require(sink.named("POST /api/v1/chat/completions"))
    let retrieval = try #require(sink.named("retrieval rag-1"))
    let embeddings = try #require(sink.named("embeddings sandbox-embedding"))
    let engine = try #require(sink.named("multi search"))
    let chat = try #require(sink.named("chat sandbox-chat"))
    #expect(server.context.traceIDText == "0af7651916cd43dd8448eb211c80319c")
    #expect(server.parentID == 0xb7ad_6b71_6920_3331)
    #expect(retrieval.parentID == server.context.spanID && chat.parentID == server.context.spanID)
    #expect(embeddings.parentID == retrieval.context.spanID && engine.parentID == retrieval.context.spanID)
    #expect(chat.kind == .client && chat.value("gen_ai.operation.name") == .string("chat"))
    #expect(chat.value("gen_ai.response.finish_reasons") == .strings(["stop"]))
    #expect(chat.value("gen_ai.usage.input_tokens") != nil)
    #expect(server.value("http.response.status_code") == .int(200))
    #expect(chat.value("gen_ai.input.messages") == nil, "content only where it is wanted")
    #expect(Set(sink.spans.map(\.context.traceID)).count == 1, "probes are not recorded")
    #expect(sink.spans.allSatisfy { $0.start >= server.start && $0.end <= server.end })
  }

  @Test("messages stand in spans only where that is switched on")
  func content() async throws {
    let sink = SpanList()
    var setup = Service.Setup()
    setup.tracer = Tracer(sampler: Sampler(ratio: 1, followsParent: true), capturesContent: true, sink: sink)
    try await Service.run(setup) { service in _ = try await service.chat(ChatTests.question) }
    let chat = try #require(sink.named("chat sandbox-chat"))
    guard case .string(let input)? = chat.value("gen_ai.input.messages"),
      case .string(let output)? = chat.value("gen_ai.output.messages")
    else {
      Issue.record("no messages")
      return
    }
    #expect(try JSONValue(parsing: Array(input.utf8))[0]?["role"] == "system")
    #expect(output.contains(#""role":"assistant""#))
  }

  @Test("a trace that the caller does not record is passed on as it is, and nothing is recorded")
  func unsampled() async throws {
    let sink = SpanList()
    var setup = Service.Setup()
    setup.tracer = Tracer(sampler: Sampler(ratio: 1, followsParent: true), sink: sink)
    try await Service.run(setup) { service in
      let fields =
        Service.authorized + [
          ("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
        ]
      _ = try await service.chat(ChatTests.question, fields: fields)
      let sent = try #require(service.sandbox.statistics.counts.traceFields["/v1/chat/completions"]?["traceparent"])
      #expect(sent.hasPrefix("00-0af7651916cd43dd8448eb211c80319c-") && sent.hasSuffix("-00"))
      _ = try await service.chat(ChatTests.question)
    }
    #expect(Set(sink.spans.map(\.context.traceID)).count == 1, "only the one that began here")
  }
}

/// Keeps the spans that end.
final class SpanList: SpanSink {
  private let list = Mutex<[SpanData]>([])

  var spans: [SpanData] { list.withLock { $0 } }
  func named(_ name: String) -> SpanData? { spans.first { $0.name == name } }
  func add(_ span: SpanData) { list.withLock { $0.append(span) } }
}

extension SpanData {
  func value(_ name: String) -> SpanValue? { attributes.first { $0.name == name }?.value }
}
