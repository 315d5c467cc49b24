// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import RawServer
import Sandbox
import SearchEngine
import Synchronization
import Testing

@Suite("Gates, and what is known before a text is paid for", .enabled(if: Target.isThere), .serialized)
struct GateTests {
  private static let json = ["Content-Type: application/json"]

  /// An engine that answers every query by ids with a document that nobody asked for.
  private static func canned(_ url: String) -> RecordingProxy {
    RecordingProxy(url) { request in
      guard request.line.contains("/_search"), String(decoding: request.body, as: UTF8.self).contains(#""ids":"#) else {
        return nil
      }
      return RawServer.response(
        "200 OK", fields: json,
        #"{"timed_out":false,"_shards":{"total":1,"failed":0},"hits":{"total":1,"hits":[{"_index":"i","_id":"canned"}]}}"#
      )
    }
  }

  @Test("an engine that answers a query by ids with other documents is refused", arguments: Target.some)
  func standIn(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let proxy = Self.canned(shop.url)
      let engine = makeEngine(proxy.url, loops)
      let model = FakeModel()
      let error = await failure(
        IndexingRun(options: shop.options([4]), source: engine, target: engine, embedder: model.embedder(loops)))
      #expect(error?.code == .dataRefused)
      #expect(error?.code.exitCode == 65)
      #expect(error?.limit == .standIn)
      #expect(try await shop.live(4).isEmpty)
    }
  }

  @Test("gates that are left out by name are not applied, and the index says so", arguments: Target.some)
  func skipped(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let proxy = Self.canned(shop.url)
      let engine = makeEngine(proxy.url, loops)
      let model = FakeModel()
      var options = shop.options([4])
      options.skippedGates = [.vectors, .retrieval]
      let report = try await IndexingRun(
        options: options, source: engine, target: engine, embedder: model.embedder(loops)
      ).run()
      let meta = try await shop.engine.indexMetadata(report.stores[0].index, context: .soon)
      #expect(meta["skipped_gates"]?.arrayValue?.compactMap(\.stringValue) == ["retrieval", "vectors"])
      #expect(meta["gates"]?["documents"]?.intValue == 30)
      // The others are: a catalogue that shrank is refused still, unless that gate is left out too.
      for id in ["9001", "9002", "9003", "9004"] {
        try await shop.delete(id, from: shop.native(4))
      }
      let refused = await failure(
        IndexingRun(options: options, source: engine, target: engine, embedder: model.embedder(loops)))
      #expect(refused?.limit == .minimumRatio)
      options.skippedGates.insert(.shrink)
      let taken = await failure(
        IndexingRun(options: options, source: engine, target: engine, embedder: model.embedder(loops)))
      #expect(taken == nil)
    }
  }

  @Test("with every gate left out an index that is loaded whole says so, without a gate's name otherwise")
  func noneSkipped() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      try await shop.load(4)
      let model = FakeModel()
      let report = try await IndexingRun(
        options: shop.options([4]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      let meta = try await shop.engine.indexMetadata(report.stores[0].index, context: .soon)
      #expect(meta["skipped_gates"] == nil)
    }
  }

  @Test("the index is there before the first text is paid for", arguments: Target.all, [nil, 64])
  func createdFirst(_ target: Target, dimensions: Int?) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let proxy = RecordingProxy(shop.url)
      let generation = "PUT /\(shop.prefix)-4-2"
      let isFirst = Atomic(false)
      let model = FakeModel { number in
        if number == 0 {
          isFirst.store(proxy.lines.contains { $0.hasPrefix(generation) }, ordering: .relaxed)
        }
        return nil
      }
      let engine = makeEngine(proxy.url, loops)
      let report = try await IndexingRun(
        options: shop.options([4]), source: engine, target: engine,
        embedder: model.embedder(loops, dimensions: dimensions)
      ).run()
      let wasFirst = isFirst.load(ordering: .relaxed)
      #expect(wasFirst)
      let meta = try await shop.engine.indexMetadata(report.stores[0].index, context: .soon)
      #expect(meta["dimensions"]?.intValue == 64)
      let addsField = proxy.requests.contains { request in
        request.line.hasPrefix("PUT /") && request.line.contains("/_mapping")
          && String(decoding: request.body, as: UTF8.self).contains("product_vector")
      }
      #expect(addsField == (dimensions == nil), "with a length that is not known the vectors' field comes later")
    }
  }

  /// What clusters say to the creation of an index.
  static let refusals: [(status: String, type: String, reason: String, code: IndexingError.Code, remedy: String)] = [
    (
      "400 Bad Request", "validation_exception",
      "Validation Failed: 1: this action would add [1] total shards, but this cluster currently has [4]/[1] maximum shards open;",
      .configuration, "cluster.max_shards_per_node"
    ),
    (
      "403 Forbidden", "index_create_block_exception", "blocked by: [FORBIDDEN/10/cluster create-index blocked (api)];",
      .unavailable, "cluster.blocks.create_index"
    ),
    (
      "403 Forbidden", "cluster_block_exception", "index [x] blocked by: [FORBIDDEN/6/cluster read-only (api)];",
      .unavailable, "cluster.blocks.read_only"
    ),
    (
      "429 Too Many Requests", "cluster_block_exception",
      "index [x] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark];", .unavailable, "disk"
    ),
  ]

  @Test(
    "a cluster that takes no index is found out before a text is paid for, with what to do about it",
    arguments: refusals.indices, [true, false])
  func refused(_ number: Int, bookkeeping: Bool) async throws {
    let refusal = Self.refusals[number]
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      try await shop.load(4)
      let path = bookkeeping ? "PUT /\(shop.prefix)-runs" : "PUT /\(shop.prefix)-4-2"
      let proxy = RecordingProxy(shop.url) { request in
        guard request.line.hasPrefix(path) else { return nil }
        let error: JSONValue = ["type": .string(refusal.type), "reason": .string(refusal.reason)]
        let body: JSONValue = ["error": error, "status": 400]
        return RawServer.response(
          refusal.status, fields: Self.json, String(decoding: body.serialized(), as: UTF8.self))
      }
      let engine = makeEngine(proxy.url, loops)
      let model = FakeModel()
      let error = await failure(
        IndexingRun(options: shop.options([4]), source: engine, target: engine, embedder: model.embedder(loops)))
      #expect(error?.code == refusal.code)
      #expect(error?.message.contains(refusal.remedy) == true, "\(error?.message ?? "")")
      #expect(error?.limit == .cluster)
      #expect(model.requests == 0)
    }
  }

  @Test("a snapshot outlives a model that takes longer than the engine keeps one", arguments: SandboxDialect.allCases)
  func slowModel(_ dialect: SandboxDialect) async throws {
    try await Shop.with(.sandbox(dialect)) { shop, loops in
      try await shop.load(1)
      var options = shop.options([1])
      options.snapshotKeepAlive = .seconds(1)
      // The readers wait for the first vectors with most pages unread.
      options.pageSize = 5
      let model = FakeModel(delay: 2_500)
      let report = try await IndexingRun(
        options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.stores[0].restarts == 0)
      #expect(report.documents == 187)
    }
  }

  @Test("a native index that allows small pages only is read whole", arguments: Target.all)
  func smallPages(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      try await shop.engine.putSettings(
        shop.native(1), body: Array(#"{"index":{"max_result_window":17}}"#.utf8), context: .soon)
      let model = FakeModel()
      let report = try await IndexingRun(
        options: shop.options([1]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      #expect(report.documents == 187)
    }
  }
}
