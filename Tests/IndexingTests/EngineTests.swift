// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import RawServer
import SearchEngine
import Testing

@Suite("A run over engines", .enabled(if: Target.isThere), .serialized)
struct EngineTests {
  private static let counts = [1: 187, 2: 32, 3: 2_046, 4: 30]

  @Test(
    "extracts all stores whole with 1, 2 and 5 slices and leaves one index and one generation",
    arguments: Target.all, [1, 3])
  func allStores(_ target: Target, shards: Int) async throws {
    try await Shop.with(target, loops: 2) { shop, loops in
      let stores = [1, 2, 3, 4]
      for store in stores { try await shop.load(store, shards: shards) }
      var hashes: Set<String> = []
      for slices in [1, 2, 5] {
        // Vectors of another length, so that those of the run before are of no use.
        let dimensions = slices == 1 ? nil : 60 + slices
        let model = FakeModel(dimensions: dimensions ?? 64)
        let proxy = RecordingProxy(shop.url)
        let engine = makeEngine(proxy.url, loops)
        let report = try await IndexingRun(
          options: shop.options(stores, slices: slices), source: engine, target: engine,
          embedder: model.embedder(loops, dimensions: dimensions), loops: loops.loops
        ).run()
        for result in report.stores {
          let store = Int(result.store) ?? 0
          #expect(result.documents == Self.counts[store])
          #expect(result.rejected == 0)
          #expect(try await shop.live(store) == [result.index])
          let ids = try await shop.liveIDs(store)
          #expect(ids.count == Self.counts[store])
          #expect(Set(ids).count == ids.count)
          #expect(try await shop.generations(store).count == (hashes.isEmpty ? 1 : 2))
        }
        checkTraffic(proxy, prefix: shop.prefix)
        let texts = model.batches.flatMap { $0 }
        #expect(Set(texts).count == texts.count, "each distinct text once")
        // The end of an over-long text depends on what has been learned of the model's tokens.
        let beginnings = Set(texts.map { String($0.prefix(2_000)) })
        #expect(hashes.isEmpty || hashes == beginnings, "the same texts in every run")
        hashes = beginnings
        #expect(report.stores.reduce(0) { $0 + $1.embedded } == texts.count)
      }
    }
  }

  /// Points in time are closed, and nothing but our own names was written.
  private func checkTraffic(_ proxy: RecordingProxy, prefix: String) {
    var opened = 0
    var closed = 0
    for line in proxy.lines {
      let parts = line.split(separator: " ")
      let (method, path) = (parts[0], parts[1].prefix { $0 != "?" })
      let isPointInTime = path.contains("/_pit") || path.contains("point_in_time")
      if isPointInTime { if method == "DELETE" { closed += 1 } else { opened += 1 } }
      let reads = path.contains("/_search") || path.contains("_msearch") || path.contains("_mget") || isPointInTime
      if method == "GET" || method == "HEAD" || reads { continue }
      #expect(path.hasPrefix("/\(prefix)-") || path == "/_aliases", "\(line)")
      #expect(!path.contains("*"), "\(line)")
    }
    #expect(opened == 8, "each store is read once, and once more before its swap")
    #expect(closed == opened)
  }

  @Test("the new index has the schema, the metadata and the settings of a live one", arguments: Target.all)
  func schema(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let model = FakeModel()
      let run = IndexingRun(
        options: shop.options([4]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops))
      let index = try await run.run().stores[0].index
      let meta = try await shop.engine.indexMetadata(index, context: .soon)
      #expect(meta["product"]?.stringValue == "magento-rag")
      #expect(meta["store"]?.stringValue == "4")
      #expect(meta["state"]?.stringValue == "complete")
      #expect(meta["model"]?.stringValue == "fake")
      #expect(meta["dimensions"]?.intValue == 64)
      #expect(RAGIndexMeta(meta).similarityFloor != nil, "learned from its vectors")
      #expect(meta["gates"]?["found_by_sku"]?.intValue == 10)
      #expect(meta["counts"]?["documents"]?.intValue == 30)
      let document = try #require(await shop.engine.getDocument(index, id: "9001", context: .soon))
      #expect(document.source["name"]?.stringValue == "Aurora Desk Lamp")
      #expect(document.source["price"]?.numberValue?.double == 19.9)
      let health = try await shop.engine.health(index, waitFor: "green", timeout: .seconds(5), context: .soon)
      #expect(health.status == "green")
      // Refreshing again by itself: what is written becomes visible.
      let status = try await IndexStatus.read(
        shop.options([4]).stores[0], options: shop.options([4]), engine: shop.engine)
      #expect(status.live.map(\.name) == [index])
      #expect(status.live.first?.documents == 30)
      #expect(status.others.isEmpty)
      #expect(status.lock == nil)
    }
  }

  @Test("a category filter ignores case by the mapping's normalizer", arguments: Target.all)
  func categories(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let model = FakeModel()
      _ = try await IndexingRun(
        options: shop.options([4]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
      ).run()
      let body = Array(#"{"size":50,"_source":false,"query":{"terms":{"categories.keyword":["JACKETS"]}}}"#.utf8)
      let found = try await shop.engine.search(shop.names(4).alias, body: body, context: .soon)
      #expect(found.hits.map(\.id) == ["9018"])
    }
  }
}
