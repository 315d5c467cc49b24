// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Glibc
import Indexing
import JSON
import SearchEngine
import Synchronization
import Testing

/// What clients under a swap saw.
private final class Load: Sendable {
  let isOver = Atomic(false)
  let counts = Mutex((asked: 0, failed: 0))
}

@Suite("What a run refuses, and what it leaves alone", .enabled(if: Target.isThere), .serialized)
struct GuardTests {
  private func run(
    _ shop: Shop, _ loops: EventLoopGroup, _ options: IndexingOptions
  ) async -> IndexingError? {
    let model = FakeModel()
    return await failure(
      IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)))
  }

  @Test("a source that is missing, ambiguous or empty is refused before anything is created", arguments: Target.some)
  func sources(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let missing = await run(shop, loops, shop.options([5]))
      #expect(missing?.code == .configuration)
      #expect(missing?.message.contains(shop.alias(4)) == true, "\(missing?.message ?? "")")
      try await shop.load(4, version: 2)
      let two = await run(shop, loops, shop.options([4]))
      #expect(two?.code == .dataRefused)
      try await shop.engine.createIndex(shop.native(6), body: Array("{}".utf8), context: .soon)
      try await shop.engine.updateAliases([.add(index: shop.native(6), alias: shop.alias(6))], context: .soon)
      let empty = await run(shop, loops, shop.options([6]))
      #expect(empty?.code == .dataRefused)
      #expect(try await shop.engine.indices(matching: shop.prefix + "-*", context: .soon) == [shop.prefix + "-runs"])
    }
  }

  @Test("several websites need a choice, and the wrong one is told", arguments: Target.some)
  func websites(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      try await shop.put("w", in: shop.native(4), body: Array(#"{"sku":"w","name":"w","price_0_9":"5.000000"}"#.utf8))
      var options = shop.options([4])
      #expect(await run(shop, loops, options)?.code == .configuration)
      options.stores[0].websiteID = 3
      let wrong = await run(shop, loops, options)
      #expect(wrong?.message.contains("1, 9") == true)
      options.stores[0].websiteID = 9
      #expect(await run(shop, loops, options) == nil)
      let document = try await shop.engine.getDocument(shop.names(4).alias, id: "w", context: .soon)
      #expect(document?.source["price"]?.numberValue?.double == 5)
    }
  }

  @Test("a catalogue that shrank below the ratio is refused before anything is embedded", arguments: Target.some)
  func shrunk(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      var options = shop.options([4])
      #expect(await run(shop, loops, options) == nil)
      let live = try await shop.live(4)
      for id in ["9001", "9002", "9003", "9004"] {
        try await shop.delete(id, from: shop.native(4))
      }
      let model = FakeModel()
      let refused = await failure(
        IndexingRun(options: options, source: shop.engine, target: shop.engine, embedder: model.embedder(loops)))
      #expect(refused?.code == .dataRefused)
      #expect(refused?.limit == .minimumRatio)
      #expect(try await shop.live(4) == live)
      #expect(try await shop.generations(4) == live)
      #expect(model.requests == 0, "the count of the source is known before a text is paid for")
      options.minimumRatio = 0.5
      #expect(await run(shop, loops, options) == nil)
      #expect(try await shop.live(4) != live)
    }
  }

  @Test("the way back is the index that served, not one whose run died before its swap", arguments: Target.some)
  func wayBack(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      #expect(await run(shop, loops, shop.options([4])) == nil)
      let served = try await shop.live(4)
      let neverLive = shop.names(4).generation(at: 4_000_000_000)
      let body: JSONValue = [
        "mappings": [
          "_meta": ["product": "magento-rag", "prefix": .string(shop.prefix), "store": "4", "state": "complete"]
        ]
      ]
      try await shop.engine.createIndex(neverLive, body: body.serialized(), context: .soon)
      await sleepOnLoop(until: .after(.seconds(1)))
      #expect(await run(shop, loops, shop.options([4])) == nil)
      #expect(Set(try await shop.generations(4)) == Set(served + (try await shop.live(4))))
    }
  }

  @Test("only what is provably ours is deleted", arguments: Target.some)
  func retirement(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.load(4)
      let names = shop.names(4)
      let foreign = names.generation(at: 1_000_000_000)
      let aliased = names.generation(at: 1_000_000_001)
      let otherStore = names.generation(at: 1_000_000_002)
      let leftover = names.generation(at: 1_000_000_003)
      func create(_ index: String, meta: JSONValue) async throws {
        let body: JSONValue = ["mappings": ["_meta": meta]]
        try await shop.engine.createIndex(index, body: body.serialized(), context: .soon)
      }
      func ours(_ store: String, _ state: String) -> JSONValue {
        ["product": "magento-rag", "prefix": .string(shop.prefix), "store": .string(store), "state": .string(state)]
      }
      try await create(foreign, meta: ["product": "else"])
      try await create(aliased, meta: ours("4", "building"))
      try await shop.engine.updateAliases([.add(index: aliased, alias: "\(shop.prefix)-kept")], context: .soon)
      try await create(otherStore, meta: ours("5", "building"))
      try await create(leftover, meta: ours("4", "building"))
      #expect(await run(shop, loops, shop.options([4])) == nil)
      let there = try await shop.generations(4)
      #expect(Set(there) == Set([foreign, aliased, otherStore] + (try await shop.live(4))))
      for _ in 0..<3 { #expect(await run(shop, loops, shop.options([4])) == nil) }
      #expect(try await shop.generations(4).count == 5, "the live one and one former beside the three")
    }
  }

  @Test("while an index is swapped under thirty clients, no query fails", arguments: Target.all)
  func swapUnderLoad(_ target: Target) async throws {
    try await Shop.with(target, loops: 2) { shop, loops in
      try await shop.load(4)
      #expect(await run(shop, loops, shop.options([4])) == nil)
      let load = Load()
      try await withThrowingTaskGroup(of: Void.self) { group in
        for number in 0..<30 {
          group.addTask(executorPreference: loops.loops[number % 2]) {
            let engine = shop.engine
            let body = Array(#"{"size":3,"query":{"match":{"name":"jacket lamp"}}}"#.utf8)
            while !load.isOver.load(ordering: .relaxed) {
              let answer = try? await engine.search(shop.names(4).alias, body: body, context: .soon)
              load.counts.withLock { counts in
                counts.asked += 1
                if answer?.hits.isEmpty != false { counts.failed += 1 }
              }
              await sleepOnLoop(until: .after(.milliseconds(20)))
            }
          }
        }
        for _ in 0..<2 { #expect(await run(shop, loops, shop.options([4])) == nil) }
        load.isOver.store(true, ordering: .relaxed)
        try await group.waitForAll()
      }
      let (asked, failed) = load.counts.withLock { $0 }
      #expect(asked > 100)
      #expect(failed == 0)
    }
  }
}
