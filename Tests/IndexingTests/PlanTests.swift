// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import Sandbox
import SearchEngine
import Testing

@Suite("What a run would embed and cost", .serialized, .timeLimit(.minutes(5)))
struct PlanTests {
  private func plan(
    _ shop: Shop, _ loops: EventLoopGroup, _ model: FakeModel, _ options: IndexingOptions? = nil
  ) async throws -> [CataloguePlan.Store] {
    let options = options ?? shop.options([7])
    let plan = try await CataloguePlan(
      options: options, engine: shop.engine, embedder: model.embedder(loops), loops: loops.loops)
    var stores: [CataloguePlan.Store] = []
    for profile in options.stores { stores.append(try await plan.plan(profile)) }
    return stores
  }

  private func run(
    _ shop: Shop, _ loops: EventLoopGroup, _ model: FakeModel, _ options: IndexingOptions? = nil
  ) -> IndexingRun {
    IndexingRun(
      options: options ?? shop.options([7]), source: shop.engine, target: shop.engine, embedder: model.embedder(loops),
      loops: loops.loops)
  }

  @Test("the plan says what the run then embeds, asks no model and writes nothing", arguments: Target.all)
  func plans(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      let documents = Shop.documents(20) { number, document in
        if number == 3 { document["name"] = "sample product 2" }
        if number == 20 { document["sku"] = nil }
      }
      try await shop.fill(7, documents: documents)
      let model = FakeModel()
      let first = try await plan(shop, loops, model)[0]
      #expect(first.documents == 19 && first.rejected == 1 && first.toEmbed == 18 && first.shared == 1)
      #expect(first.unchanged == 0 && first.vanished == 0 && first.tokens > 18 && first.refusal == nil)
      #expect(first.sourceIndex == shop.native(7))
      #expect(model.requests == 0)
      #expect(try await shop.engine.indices(matching: "\(shop.prefix)-*", context: .soon).isEmpty)
      let report = try await run(shop, loops, model).run()
      #expect(report.stores[0].embedded == 18)
      let again = try await plan(shop, loops, model)[0]
      #expect(again.toEmbed == 0 && again.unchanged == 19 && again.tokens == 0 && again.vanished == 0)
      // Two products are gone, one has a new text, one a new price.
      try await shop.engine.deleteIndex(shop.native(7), context: .soon)
      var changed = Array(
        Shop.documents(18) { number, document in
          if number == 3 { document["name"] = "sample product 2" }
        })
      changed[4]["name"] = "another name"
      changed[5]["price_0_1"] = "99.000000"
      try await shop.fill(7, documents: changed, version: 2)
      let third = try await plan(shop, loops, model)[0]
      #expect(third.documents == 18 && third.toEmbed == 1 && third.unchanged == 17 && third.vanished == 1)
    }
  }

  @Test("stores that are refused keep no other from being indexed; the exit code goes by rank, not by time")
  func gravestFailure() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      try await shop.fill(8, documents: [])
      let model = FakeModel()
      func error(_ stores: [Int]) async -> IndexingError? {
        await failure(
          IndexingRun(
            options: shop.options(stores), source: shop.engine, target: shop.engine, embedder: model.embedder(loops)))
      }
      // 8 is empty (65), 9 is not there (78).
      let first = await error([8, 9, 7])
      #expect(first?.code == .configuration && first?.store == "9")
      #expect(try await shop.live(7).count == 1)
      let other = await error([9, 8, 7])
      #expect(other?.code == .configuration && other?.store == "9")
      // The model API has no quota left: the run ends there, and what was refused before still gives the code.
      try await shop.put("99", in: shop.native(7), body: Array(#"{"sku":"NEW","name":"new lamp"}"#.utf8))
      let spent = FakeModel(fault: { _ in .quota })
      let ended = await failure(
        IndexingRun(
          options: shop.options([8, 7]), source: shop.engine, target: shop.engine, embedder: spent.embedder(loops)))
      #expect(ended?.code == .dataRefused && ended?.store == "8")
    }
  }

  @Test("a text that two stores share counts at the first one; a catalogue that shrank too much is said to be refused")
  func sharedAndShrunk() async throws {
    try await Shop.with(.sandbox(.opensearch)) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      try await shop.fill(8, documents: Shop.documents(21))
      let model = FakeModel()
      let options = shop.options([7, 8])
      let stores = try await plan(shop, loops, model, options)
      #expect(stores.map(\.toEmbed) == [20, 1] && stores.map(\.shared) == [0, 20])
      _ = try await run(shop, loops, model).run()
      try await shop.engine.deleteIndex(shop.native(7), context: .soon)
      try await shop.fill(7, documents: Shop.documents(5), version: 2)
      let shrunk = try await plan(shop, loops, model)[0]
      #expect(shrunk.refusal?.contains("gate shrink") == true && shrunk.vanished == 15)
    }
  }

  @Test("a run that would exceed its limits ends before the first text, all stores together", arguments: Target.some)
  func limits(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(20))
      try await shop.fill(8, documents: Shop.documents(20) { $1["name"] = .string("other product \($0)") })
      let model = FakeModel()
      var options = shop.options([7, 8])
      options.spending = SpendingLimits(embeddings: 39)
      let byCount = await failure(run(shop, loops, model, options))
      #expect(byCount?.code == .limitReached && byCount?.code.exitCode == 75, "\(byCount?.message ?? "none")")
      #expect(byCount?.message.contains("40 texts") == true && byCount?.message.contains("39") == true)
      options.spending = SpendingLimits(cost: 0.000_001, price: 0.02)
      let byCost = await failure(run(shop, loops, model, options))
      #expect(byCost?.code == .limitReached && byCost?.message.contains("MAX_COST") == true)
      #expect(model.requests == 0)
      #expect(try await shop.generations(7) + shop.generations(8) == [])
      options.spending = SpendingLimits(embeddings: 40, cost: 1, price: 0.02)
      let report = try await run(shop, loops, model, options).run()
      #expect(report.stores.reduce(0) { $0 + $1.embedded } == 40)
      // What is there already costs nothing.
      options.spending = SpendingLimits(embeddings: 0)
      #expect(await failure(run(shop, loops, model, options)) == nil)
    }
  }

  @Test("amounts of money are told with the digits that they need")
  func money() {
    #expect(SpendingLimits.text(0) == "0.0" && SpendingLimits.text(1.231) == "1.24")
    #expect(SpendingLimits.text(0.000_15) == "0.00015")
    #expect(SpendingLimits(price: 0.02).cost(ofTokens: 1_000_000) == 0.02)
    #expect(SpendingLimits().cost(ofTokens: 5) == nil)
  }
}
