// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import Sandbox
import SearchEngine
import Testing

@Suite("Going back and clearing up", .serialized, .timeLimit(.minutes(10)))
struct MaintenanceTests {
  private func run(_ shop: Shop, _ loops: EventLoopGroup, _ options: IndexingOptions? = nil) async throws -> String {
    let model = FakeModel()
    let report = try await IndexingRun(
      options: options ?? shop.options([7]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops)
    ).run()
    return report.stores[0].index
  }

  private func maintenance(_ shop: Shop, _ options: IndexingOptions? = nil) -> StoreMaintenance {
    StoreMaintenance(options: options ?? shop.options([7]), engine: shop.engine)
  }

  private func profile(_ shop: Shop) -> StoreProfile { shop.options([7]).stores[0] }

  private func refusal(_ shop: Shop, _ request: Rollback.Request) async -> IndexingError? {
    do throws(IndexingError) {
      _ = try await Rollback(maintenance(shop), request).run(profile(shop))
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "rollback goes to the newest former index, and no further; the next run uses the vectors of the one left, and deletes it",
    arguments: Target.all)
  func rollback(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      let first = try await run(shop, loops)
      #expect(await refusal(shop, Rollback.Request())?.code == .dataRefused, "nothing to go back to")
      await sleepOnLoop(until: .after(.milliseconds(1_100)))
      let second = try await run(shop, loops)
      let outcome = try await Rollback(maintenance(shop), Rollback.Request(model: "fake")).run(profile(shop))
      #expect(outcome.store == "7" && outcome.from == second && outcome.to == first)
      #expect(try await shop.live(7) == [first])
      let meta = RAGIndexMeta(try await shop.engine.indexMetadata(second, context: .soon))
      #expect(meta.state == .rolledBack && meta.model == "fake", "the rest of its metadata stays")
      #expect(await refusal(shop, Rollback.Request())?.code == .dataRefused, "nothing older is there")
      let status = try await IndexStatus.read(profile(shop), options: shop.options([7]), engine: shop.engine)
      #expect(status.recent.map(\.kind) == ["rollback", "run", "run"] && status.recent[0].index == first)
      #expect(status.lock == nil && status.others.map(\.state) == ["rolled_back"])
      await sleepOnLoop(until: .after(.milliseconds(1_100)))
      let third = try await run(shop, loops)
      #expect(try await Set(shop.generations(7)) == [first, third])
    }
  }

  @Test(
    "an index that does not fit, was never finished or is another's is refused; force goes to one that does not fit")
  func refused() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      let first = try await run(shop, loops)
      await sleepOnLoop(until: .after(.milliseconds(1_100)))
      let second = try await run(shop, loops)
      let other = await refusal(shop, Rollback.Request(model: "another"))
      #expect(other?.code == .dataRefused && other?.message.contains("--force") == true)
      #expect(await refusal(shop, Rollback.Request(dimensions: 3))?.code == .dataRefused)
      var brief = profile(shop)
      brief.template = .brief
      await #expect(throws: IndexingError.self, "made by another template") {
        try await Rollback(maintenance(shop), Rollback.Request()).run(brief)
      }
      let unknown = await refusal(shop, Rollback.Request(target: "nowhere"))
      #expect(unknown?.code == .configuration && unknown?.message.contains(first) == true)
      let half = shop.names(7).generation(at: 1_000_000_000)
      let meta = RAGIndexMeta(prefix: shop.prefix, store: "7", run: "x", state: .building)
      let body: JSONValue = ["mappings": ["_meta": meta.value]]
      try await shop.engine.createIndex(half, body: body.serialized(), context: .soon)
      #expect(await refusal(shop, Rollback.Request(target: half, force: true))?.code == .dataRefused)
      #expect(try await shop.live(7) == [second])
      #expect(await refusal(shop, Rollback.Request(force: true, model: "another")) == nil)
      #expect(try await shop.live(7) == [first])
      // And forward again, by name.
      #expect(await refusal(shop, Rollback.Request(target: second)) == nil)
      #expect(try await shop.live(7) == [second])
      #expect(RAGIndexMeta(try await shop.engine.indexMetadata(second, context: .soon)).state == .complete)
    }
  }

  @Test(
    "prune lists and then deletes leftovers and what is beyond the number to keep, and nothing else",
    arguments: Target.all)
  func prune(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      var options = shop.options([7])
      options.keptGenerations = 5
      var made: [String] = []
      for _ in 0..<3 {
        made.append(try await run(shop, loops, options))
        await sleepOnLoop(until: .after(.milliseconds(1_100)))
      }
      let half = shop.names(7).generation(at: 1_000_000_000)
      let meta = RAGIndexMeta(prefix: shop.prefix, store: "7", run: "x", state: .building)
      let body: JSONValue = ["mappings": ["_meta": meta.value]]
      try await shop.engine.createIndex(half, body: body.serialized(), context: .soon)
      options.keptGenerations = 1
      let listed = try await Prune(maintenance(shop, options), isDryRun: true).run(profile(shop))
      #expect(Set(listed.deleted) == [half, made[0]] && Set(listed.kept) == [made[1], made[2]])
      #expect(try await shop.generations(7).count == 4)
      let done = try await Prune(maintenance(shop, options), isDryRun: false).run(profile(shop))
      #expect(Set(done.deleted) == Set(listed.deleted) && Set(done.kept) == Set(listed.kept))
      #expect(try await Set(shop.generations(7)) == [made[1], made[2]])
      #expect(try await shop.live(7) == [made[2]])
    }
  }
}
