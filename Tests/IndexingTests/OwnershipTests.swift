// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import RawServer
import SearchEngine
import Synchronization
import Testing

@Suite("Whose index it is", .enabled(if: Target.isThere), .serialized)
struct OwnershipTests {
  private func run(
    _ shop: Shop, through url: String, _ loops: EventLoopGroup, _ options: IndexingOptions? = nil
  ) async -> IndexingError? {
    let engine = makeEngine(url, loops)
    let model = FakeModel()
    return await failure(
      IndexingRun(
        options: options ?? shop.options([4]), source: engine, target: engine, embedder: model.embedder(loops)))
  }

  /// What somebody else does to the engine, past the run.
  private static func call(_ method: String, _ url: String, _ body: String = "") {
    _ = shell("curl -s -X \(method) '\(url)' -H 'Content-Type: application/x-ndjson' --data-binary '\(body)'")
  }

  private static func index(in line: String) -> String? {
    line.split(separator: " ").dropFirst().first?.split(separator: "/").first.map { name in
      String(name.hasSuffix("-load") ? name.dropLast(5) : name)
    }
  }

  @Test("a half-built index is loaded through an alias of its own, which the swap removes", arguments: Target.all)
  func loadAlias(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let proxy = RecordingProxy(shop.url)
      #expect(await run(shop, through: proxy.url, loops) == nil)
      let live = try #require(try await shop.live(4).first)
      let bulks = proxy.lines.filter { $0.contains("_bulk") }
      #expect(!bulks.isEmpty)
      #expect(bulks.allSatisfy { $0.hasPrefix("POST /\(live)-load/_bulk?require_alias=true") }, "\(bulks)")
      #expect(proxy.lines.filter { $0 == "POST /_aliases" }.count == 1)
      #expect(try await shop.engine.aliases(of: live, context: .soon) == [shop.names(4).alias])
    }
  }

  @Test("an index that vanishes while it is loaded is not created anew by what is loaded", arguments: Target.all)
  func vanished(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      let bulks = Atomic(0)
      let url = shop.url
      let proxy = RecordingProxy(shop.url) { request in
        guard request.line.contains("_bulk"), let index = Self.index(in: request.line),
          bulks.add(1, ordering: .relaxed).newValue == 2
        else { return nil }
        Self.call("DELETE", "\(url)/\(index)")
        return nil
      }
      var options = shop.options([1])
      options.bulkBytes = 20_000
      let error = await run(shop, through: proxy.url, loops, options)
      #expect(error?.code == .unavailable)
      #expect(error?.message.contains("was deleted") == true, "\(error?.message ?? "")")
      #expect(count(bulks) >= 2)
      #expect(try await shop.generations(1).isEmpty)
    }
  }

  @Test(
    "an index of the same name that somebody else has made is not put into use, whenever it takes the place",
    arguments: Target.all, ["_refresh", "POST /_aliases"])
  func replaced(_ target: Target, when: String) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      #expect(await run(shop, through: shop.url, loops) == nil)
      let live = try await shop.live(4)
      let url = shop.url
      let isDone = Atomic(false)
      let loading = Mutex("")
      let proxy = RecordingProxy(shop.url) { request in
        if request.line.contains("_bulk") { loading.withLock { $0 = Self.index(in: request.line) ?? "" } }
        let index = loading.withLock { $0 }
        guard request.line.contains(when), !index.isEmpty, !isDone.exchange(true, ordering: .relaxed) else {
          return nil
        }
        Self.call("DELETE", "\(url)/\(index)")
        // With as many documents as were loaded, so that a count alone would be satisfied.
        let lines = (0..<30).map { "{\"index\":{\"_id\":\"\($0)\"}}\n{\"x\":1}\n" }.joined()
        Self.call("POST", "\(url)/\(index)/_bulk?refresh=true", lines)
        return nil
      }
      let error = await run(shop, through: proxy.url, loops)
      #expect(error?.code == .dataRefused, "\(error?.message ?? "went live")")
      let happened = isDone.load(ordering: .relaxed)
      #expect(happened)
      #expect(try await shop.live(4) == live)
      for index in try await shop.generations(4) where !live.contains(index) {
        #expect(try await shop.engine.indexMetadata(index, context: .soon) == .null)
      }
    }
  }

  @Test("what a failed run leaves behind keeps its load alias; the next run deletes it", arguments: Target.all)
  func leftover(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(1)
      var options = shop.options([1])
      options.embeddingBatch = 10
      let poor = FakeModel { $0 >= 3 ? .quota : nil }
      let error = await failure(
        IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: poor.embedder(loops)))
      #expect(error?.code == .limitReached)
      let left = try await shop.generations(1)
      #expect(left.count == 1)
      #expect(try await shop.engine.aliases(of: left[0], context: .soon) == ["\(left[0])-load"])
      #expect(await run(shop, through: shop.url, loops, options) == nil)
      #expect(try await shop.generations(1) == shop.live(1))
    }
  }

  @Test(
    "an index is not deleted where the engine's answers do not say that it may be", arguments: Target.some,
    [
      ("_alias", "{}"), ("_mapping", "{}"), ("_alias", #"{"another-index":{"aliases":{}}}"#),
      ("_mapping", #"{"another-index":{"mappings":{"_meta":{"state":"building"}}}}"#),
    ])
  func deletion(_ target: Target, said: (path: String, answer: String)) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let names = shop.names(4)
      let leftover = names.generation(at: 1_000_000_003)
      let meta: JSONValue = [
        "product": "magento-rag", "prefix": .string(shop.prefix), "store": "4", "state": "building",
      ]
      let body: JSONValue = ["mappings": ["_meta": meta]]
      try await shop.engine.createIndex(leftover, body: body.serialized(), context: .soon)
      let asks = Atomic(0)
      let proxy = RecordingProxy(shop.url) { request in
        guard request.line.hasPrefix("GET /\(leftover)/\(said.path)") else { return nil }
        asks.add(1, ordering: .relaxed)
        return RawServer.response("200 OK", fields: ["Content-Type: application/json"], said.answer)
      }
      #expect(await run(shop, through: proxy.url, loops) == nil)
      #expect(count(asks) > 0)
      #expect(try await shop.generations(4).contains(leftover))
      #expect(await run(shop, through: shop.url, loops) == nil)
      #expect(try await !shop.generations(4).contains(leftover), "a whole answer says that it may go")
    }
  }
}
