// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics
import HTTPServer
import JSON
import Observability
import Synchronization
import Testing

@testable import Telemetry

@Suite("Export by OTLP")
struct ExportTests {
  @Test("spans arrive as JSON with ids, parents, times, attributes and status")
  func json() async throws {
    try await Collector.run { collector, loops in
      var options = TelemetryOptions()
      options.traces = .init(url: collector.url + "/v1/traces", fields: [("x-key", "k")], form: .json)
      options.resource = [("service.name", .string("test"))]
      options.batchDelay = .milliseconds(10)
      let registry = MetricsRegistry(namespace: "rag_")
      try await exporting(options, registry) { telemetry in
        let tracer = try #require(telemetry.tracer)
        let remote = try #require(
          TraceContext(traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"))
        let place = tracer.context(below: remote)
        let server = try #require(tracer.span(at: place, below: remote, "POST /chat", kind: .server))
        let child = server.child("chat gpt", kind: .client)
        child.set("gen_ai.usage.input_tokens", 12)
        child.set("gen_ai.response.finish_reasons", .strings(["stop"]))
        child.fail("timeout", "too slow")
        child.finish()
        server.finish()
        #expect(await collector.eventually { collector.spans.count == 2 })
        let spans = collector.spans
        let inner = try #require(spans.first { $0["name"] == "chat gpt" })
        let outer = try #require(spans.first { $0["name"] == "POST /chat" })
        #expect(outer["traceId"] == "0af7651916cd43dd8448eb211c80319c")
        #expect(outer["parentSpanId"] == "b7ad6b7169203331" && outer["kind"] == 2)
        #expect(inner["parentSpanId"] == outer["spanId"] && inner["kind"] == 3)
        #expect(inner["status"]?["code"] == 2 && inner["status"]?["message"] == "too slow")
        #expect(inner["attributes"]?[0]?["value"]?["intValue"] == "12")
        #expect(inner["attributes"]?[1]?["value"]?["arrayValue"]?["values"]?[0]?["stringValue"] == "stop")
        let start = try #require(outer["startTimeUnixNano"]?.stringValue.flatMap { UInt64($0) })
        let end = try #require(outer["endTimeUnixNano"]?.stringValue.flatMap { UInt64($0) })
        #expect(start > 1_700_000_000_000_000_000 && end >= start)
        #expect(collector.fields.first?["x-key"] == "k")
        #expect(collector.fields.first?["content-type"] == "application/json")
      }
    }
  }

  @Test("protobuf is the default form, and its bytes are those of the specification's messages")
  func protobuf() {
    let span = SpanData(
      context: TraceContext(traceID: 1, spanID: 2, isSampled: true), parentID: 0, name: "a", kind: .client, start: 1,
      end: 2, attributes: [("k", .int(-1))], failure: nil)
    let bytes = ProtobufWriter.bytes(
      of: OTLPMessages.traces([span], resource: [], scope: OTLPScope(name: "s", version: "")))
    let trace: [UInt8] = [0x0A, 16] + Array(repeating: 0, count: 15) + [1]
    let ids: [UInt8] = trace + [0x12, 8, 0, 0, 0, 0, 0, 0, 0, 2]
    let times: [UInt8] = [0x39, 1, 0, 0, 0, 0, 0, 0, 0, 0x41, 2, 0, 0, 0, 0, 0, 0, 0]
    let minusOne: [UInt8] = [0x18] + Array(repeating: 0xFF, count: 9) + [0x01]
    let pair: [UInt8] = [0x0A, 1, 0x6B, 0x12, UInt8(minusOne.count)] + minusOne
    let attributes: [UInt8] = [0x4A, UInt8(pair.count)] + pair
    let body = ids + [0x2A, 1, 0x61, 0x30, 3] + times + attributes + [0x85, 0x01, 1, 0, 0, 0]
    let scope: [UInt8] = [0x0A, 3, 0x0A, 1, 0x73]
    let ofScope = scope + [0x12, UInt8(body.count)] + body
    let ofResource: [UInt8] = [0x0A, 0, 0x12, UInt8(ofScope.count)] + ofScope
    #expect(bytes == [0x0A, UInt8(ofResource.count)] + ofResource)
    #expect(TelemetryOptions.Target(url: "http://h").form == .protobuf)
  }

  @Test("a collector that is busy is asked again, one that refuses is not; what is lost is counted")
  func retries() async throws {
    try await Collector.run { collector, loops in
      var options = TelemetryOptions()
      options.traces = .init(url: collector.url + "/v1/traces", form: .json)
      options.batchDelay = .milliseconds(10)
      let registry = MetricsRegistry(namespace: "rag_")
      collector.answer = [503, 200]
      try await exporting(options, registry) { telemetry in
        let tracer = try #require(telemetry.tracer)
        tracer.span(at: tracer.context(below: nil), below: nil, "one", kind: .internal)?.finish()
        #expect(await collector.eventually { collector.requests == 2 })
        collector.answer = [400]
        tracer.span(at: tracer.context(below: nil), below: nil, "two", kind: .internal)?.finish()
        #expect(await collector.eventually { registry.dropped("traces") == 1 })
        #expect(collector.requests == 3)
      }
    }
  }

  @Test("a collector that never answers costs spans, never the work: the queue is bounded and the rest is counted")
  func away() async throws {
    try await Collector.run { collector, loops in
      var options = TelemetryOptions()
      options.traces = .init(url: "http://127.0.0.1:1/v1/traces")
      options.queueSize = 64
      options.batchSize = 16
      options.lastPatience = .milliseconds(100)
      let registry = MetricsRegistry(namespace: "rag_")
      let telemetry = try Telemetry(options, metrics: registry, logger: .disabled)
      let tracer = try #require(telemetry.tracer)
      for _ in 0..<1000 { tracer.span(at: tracer.context(below: nil), below: nil, "x", kind: .internal)?.finish() }
      #expect(registry.dropped("traces") == 936)
      telemetry.end()
      await telemetry.run()
      telemetry.shutdown()
      #expect(registry.dropped("traces") == 1000, "at the end what could not be sent is counted too")
    }
  }

  @Test("metrics are exported with their types; OpenTelemetry's own by OTLP alone")
  func metrics() async throws {
    try await Collector.run { collector, loops in
      var options = TelemetryOptions()
      options.metrics = .init(url: collector.url + "/v1/metrics", form: .json)
      options.metricInterval = .milliseconds(20)
      let registry = MetricsRegistry(namespace: "rag_")
      registry.counter("rag_things_total", help: "Things.", labels: ["kind"]).with("a").increment(by: 3)
      registry.gauge("rag_level", help: "Level.").with().set(1.5)
      let usage = registry.conventionalHistogram(
        "gen_ai.client.token.usage", help: "Tokens.", unit: "{token}", labels: ["gen_ai.token.type"], buckets: [1, 4])
      usage.with("input").observe(3)
      try await exporting(options, registry) { _ in
        #expect(await collector.eventually { !collector.metrics.isEmpty })
        let metrics = collector.metrics
        let things = try #require(metrics.first { $0["name"] == "rag_things_total" })
        #expect(things["sum"]?["isMonotonic"] == true && things["sum"]?["aggregationTemporality"] == 2)
        #expect(things["sum"]?["dataPoints"]?[0]?["asDouble"]?.doubleValue == 3)
        #expect(things["sum"]?["dataPoints"]?[0]?["attributes"]?[0]?["key"] == "kind")
        let tokens = try #require(metrics.first { $0["name"] == "gen_ai.client.token.usage" })
        #expect(tokens["unit"] == "{token}")
        let point = tokens["histogram"]?["dataPoints"]?[0]
        #expect(point?["count"] == "1" && point?["bucketCounts"] == ["0", "1", "0"])
        #expect(metrics.contains { $0["name"] == "rag_level" && $0["gauge"] != nil })
      }
      #expect(!String(decoding: registry.render(), as: UTF8.self).contains("gen_ai"))
    }
  }

  @Test("samplers decide as OpenTelemetry's do", arguments: [(1.0, 1000), (0.0, 0), (0.1, 100)])
  func sampling(ratio: Double, wanted: Int) throws {
    let sampler = Sampler(ratio: ratio, followsParent: true)
    let ids = (0..<1000).map { UInt128($0) << 46 | 1 << 100 }
    let chosen = ids.count { sampler.samples($0, parent: nil) }
    #expect(abs(chosen - wanted) <= 20)
    let caller = TraceContext(isSampled: true)
    #expect(sampler.samples(1, parent: caller), "the caller's decision stands")
    #expect(Sampler(ratio: 0, followsParent: false).samples(1, parent: caller) == false)
  }
}

/// Runs `body` while telemetry is exported.
private func exporting(
  _ options: TelemetryOptions, _ registry: MetricsRegistry, _ body: (Telemetry) async throws -> Void
) async throws {
  let telemetry = try Telemetry(options, metrics: registry, logger: .disabled)
  async let exporting: Void = telemetry.run()
  let result: Result<Void, any Error>
  do {
    result = .success(try await body(telemetry))
  } catch {
    result = .failure(error)
  }
  telemetry.end()
  await exporting
  telemetry.shutdown()
  try result.get()
}

extension MetricsRegistry {
  fileprivate func dropped(_ signal: String) -> Int {
    let line = String(decoding: render(), as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("rag_telemetry_dropped_total{signal=\"\(signal)\"}") }
    return line?.split(separator: " ").last.flatMap { Int($0) } ?? 0
  }
}

/// A collector that keeps what it was sent.
final class Collector: Sendable {
  private struct State {
    var bodies: [(path: String, fields: HTTPFields, body: [UInt8])] = []
    /// Statuses to answer with; the last one goes on.
    var answer = [200]
  }
  private let state = Mutex(State())
  private let address = Mutex("")

  var url: String { address.withLock { $0 } }
  var requests: Int { state.withLock { $0.bodies.count } }
  var fields: [HTTPFields] { state.withLock { $0.bodies.map(\.fields) } }
  var answer: [Int] {
    get { state.withLock { $0.answer } }
    set { state.withLock { $0.answer = newValue } }
  }

  private func parts(_ path: String, _ outer: String, _ middle: String, _ inner: String) -> [JSONValue] {
    state.withLock { $0.bodies }.filter { $0.path == path }.flatMap { entry -> [JSONValue] in
      guard let document = try? JSONValue(parsing: entry.body) else { return [] }
      return document[outer]?[0]?[middle]?[0]?[inner]?.arrayValue ?? []
    }
  }

  var spans: [JSONValue] { parts("/v1/traces", "resourceSpans", "scopeSpans", "spans") }
  var metrics: [JSONValue] { parts("/v1/metrics", "resourceMetrics", "scopeMetrics", "metrics") }

  func eventually(_ condition: () -> Bool) async -> Bool {
    for _ in 0..<500 {
      if condition() { return true }
      await sleepOnLoop(until: .after(.milliseconds(10)))
    }
    return false
  }

  static func run(_ body: @Sendable (Collector, EventLoopGroup) async throws -> Void) async throws {
    try await EventLoopGroup.withLoops { loops in
      let collector = Collector()
      let router = RouterBuilder()
      for path in ["/v1/traces", "/v1/metrics"] {
        router.on(.post, path) { request, response in
          let content = try await request.body()
          let status = collector.state.withLock { state in
            state.bodies.append((path, request.fields, content))
            return state.answer.count > 1 ? state.answer.removeFirst() : state.answer[0]
          }
          try await response.send(
            HTTPStatus(code: status), [.contentType: "application/json"], content: Array("{}".utf8))
        }
      }
      let server = HTTPServer(options: HTTPServer.Options(), router: router.build(), loops: loops)
      let bound = try #require(try await server.start().first)
      collector.address.withLock { $0 = "http://\(bound)" }
      let serving = Task(executorPreference: loops.first) { await server.run() }
      let result: Result<Void, any Error>
      do {
        result = .success(try await body(collector, loops))
      } catch {
        result = .failure(error)
      }
      server.drain()
      server.drain()
      await serving.value
      try result.get()
    }
  }
}
