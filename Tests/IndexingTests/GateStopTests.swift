// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import Observability
import RawServer
import Sandbox
import SearchEngine
import Testing

@Suite("Each gate stops a bad generation", .serialized, .timeLimit(.minutes(10)))
struct GateStopTests {
  private static let json = ["Content-Type: application/json"]

  /// Runs over a store that has a live generation already; `break` spoils what the engine answers about the new one.
  private func refusal(
    _ shop: Shop, _ loops: EventLoopGroup, _ model: FakeModel = FakeModel(), options: IndexingOptions? = nil,
    metrics: MetricsRegistry = MetricsRegistry(),
    spoils: @escaping @Sendable (RawServer.Request) -> String? = { _ in nil }
  ) async -> IndexingError? {
    let proxy = RecordingProxy(shop.url, intercept: spoils)
    defer { withExtendedLifetime(proxy) {} }
    let engine = makeEngine(proxy.url, loops)
    return await failure(
      IndexingRun(
        options: options ?? shop.options([7]), source: engine, target: engine, embedder: model.embedder(loops),
        loops: loops.loops, metrics: metrics))
  }

  /// The store with its first generation; 40 products that have a price each.
  private func prepare(_ shop: Shop, _ loops: EventLoopGroup) async throws -> String {
    try await shop.fill(7, documents: Shop.documents(40))
    let model = FakeModel()
    let report = try await IndexingRun(
      options: shop.options([7]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
    ).run()
    await sleepOnLoop(until: .after(.milliseconds(1_100)))
    return report.stores[0].index
  }

  private func expect(
    _ error: IndexingError?, _ gate: String, live: String, _ shop: Shop
  ) async throws {
    #expect(error?.code == .dataRefused && error?.code.exitCode == 65, "\(error?.message ?? "none")")
    #expect(error?.message.contains("gate \(gate)") == true, "\(error?.message ?? "none")")
    #expect(try await shop.live(7) == [live])
  }

  private static func response(_ body: JSONValue) -> String {
    RawServer.response("200 OK", fields: json, String(decoding: body.serialized(), as: UTF8.self))
  }

  @Test("count: documents are missing", arguments: Target.some)
  func count(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      let live = try await prepare(shop, loops)
      let prefix = "/\(shop.prefix)-7-2"
      let error = await refusal(shop, loops) { request in
        guard request.line.contains("/_count"), request.line.contains(prefix), !request.line.contains(live) else {
          return nil
        }
        // Asked before and after what changed meanwhile: one document fewer each time.
        return Self.response(["count": 39, "_shards": ["total": 1, "successful": 1, "failed": 0]])
      }
      try await expect(error, "count", live: live, shop)
    }
  }

  @Test(
    "vectors: one of another length, of another norm, zero, or missing", arguments: ["length", "norm", "zero", "none"])
  func vectors(_ what: String) async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      let live = try await prepare(shop, loops)
      let error = await refusal(shop, loops) { request in
        guard request.line.contains("/_search"), let body = try? JSONValue(parsing: request.body),
          let ids = body["query"]?["ids"]?["values"]?.arrayValue
        else { return nil }
        let vector: [JSONValue] =
          switch what {
          case "length": [1]
          case "norm": Array(repeating: 1, count: 64)
          case "zero": Array(repeating: 0, count: 64)
          default: []
          }
        let hits = ids.map { id -> JSONValue in
          ["_index": "i", "_id": id, "_score": 1, "_source": [RAGField.vector: .array(vector)]]
        }
        return Self.response([
          "timed_out": false, "_shards": ["total": 1, "successful": 1, "failed": 0],
          "hits": ["total": ["value": .int(ids.count), "relation": "eq"], "hits": .array(hits)],
        ])
      }
      try await expect(error, "vectors", live: live, shop)
    }
  }

  @Test(
    "retrieval: products are not found by their SKU or by their vector", arguments: ["identifiers", "product_vector"])
  func retrieval(_ field: String) async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      let live = try await prepare(shop, loops)
      let error = await refusal(shop, loops) { request in
        let body = String(decoding: request.body, as: UTF8.self)
        guard request.line.contains("/_search"), body.contains(#""\#(field)":"#), !body.contains("_source\":[") else {
          return nil
        }
        return Self.response([
          "timed_out": false, "_shards": ["total": 1, "successful": 1, "failed": 0],
          "hits": ["total": ["value": 0, "relation": "eq"], "hits": []],
        ])
      }
      try await expect(error, "retrieval", live: live, shop)
    }
  }

  @Test("prices: a part of the source has none, which is refused before a text is paid for", arguments: Target.all)
  func prices(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      let live = try await prepare(shop, loops)
      for number in 1...5 {
        var document = Shop.documents(number)[number - 1]
        document["price_0_1"] = nil
        document["name"] = .string("a new text \(number)")
        try await shop.put("\(number)", in: shop.native(7), body: JSONValue.object(document).serialized())
      }
      let model = FakeModel()
      let metrics = MetricsRegistry(namespace: "rag")
      try await expect(await refusal(shop, loops, model, metrics: metrics), "prices", live: live, shop)
      #expect(model.requests == 0)
      let text = String(decoding: metrics.render(), as: UTF8.self)
      #expect(text.contains(#"rag_gate_passed{store="7",gate="prices"} 0"#), "\(text)")
      #expect(text.contains(#"rag_gate_threshold{store="7",gate="prices"} 0.9"#))
      var options = shop.options([7])
      options.skippedGates = [.prices]
      #expect(await refusal(shop, loops, model, options: options) == nil)
    }
  }

  @Test("prices: fields that are there and cannot be read are found out before the swap")
  func unreadablePrices() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      let live = try await prepare(shop, loops)
      for number in 1...5 {
        var document = Shop.documents(number)[number - 1]
        document["price_0_1"] = [1, 2]
        try await shop.put("\(number)", in: shop.native(7), body: JSONValue.object(document).serialized())
      }
      try await expect(await refusal(shop, loops), "prices", live: live, shop)
    }
  }

  @Test(
    "canary: a question does not find its product among the first ten; one that the source lacks is refused at once")
  func canary() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      let live = try await prepare(shop, loops)
      var options = shop.options([7])
      let queries = [Canary.Query(question: "a", sku: "CASE-1"), .init(question: "b", sku: "CASE-2", store: "other")]
      options.canary = Canary(queries: queries) { profile, index, question in
        #expect(profile.storeKey == "7" && index.hasSuffix("-load") && question == "a")
        return (2...20).map { "CASE-\($0)" } + ["CASE-1"]
      }
      try await expect(await refusal(shop, loops, options: options), "canary", live: live, shop)
      options.canary?.search = { _, _, _ in ["CASE-9", "CASE-1"] }
      #expect(await refusal(shop, loops, options: options) == nil)
      let second = try await shop.live(7)
      options.canary?.queries = [Canary.Query(question: "a", sku: "NOWHERE")]
      let model = FakeModel()
      let error = await refusal(shop, loops, model, options: options)
      #expect(error?.message.contains("NOWHERE") == true && model.requests == 0, "\(error?.message ?? "none")")
      #expect(try await shop.live(7) == second)
    }
  }

  @Test("a generation says in its metadata what each gate found, and against which threshold")
  func metadata() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      _ = try await prepare(shop, loops)
      #expect(await refusal(shop, loops) == nil)
      let index = try #require(try await shop.live(7).first)
      let findings = try await shop.engine.indexMetadata(index, context: .soon)["gates"]?["findings"]?.arrayValue ?? []
      #expect(findings.map { $0["name"] } == ["count", "shrink", "vectors", "retrieval", "prices"])
      #expect(findings.allSatisfy { $0["passed"] == true && $0["figure"]?.doubleValue != nil })
      #expect(findings.map { $0["threshold"]?.doubleValue } == [40, 0.9, 1, 0.9, 0.9])
    }
  }

  @Test("canaries are read by line; a line of another form is named")
  func lines() {
    let read = Canary.Query.read("# of the shop\nred bag\t24-MB01\r\n\nrote Tasche\t24-MB01\tde\n")
    #expect(
      read.queries == [
        .init(question: "red bag", sku: "24-MB01"), .init(question: "rote Tasche", sku: "24-MB01", store: "de"),
      ])
    #expect(Canary.Query.read("a\tb\nno tab").badLine == 2 && Canary.Query.read("a\t \n").badLine == 1)
  }
}
