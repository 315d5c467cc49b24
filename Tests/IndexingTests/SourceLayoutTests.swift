// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Indexing
import JSON
import RawServer
import SearchEngine
import Testing

@Suite("Aliases and layouts of a source", .serialized)
struct SourceLayoutTests {
  /// Adds an alias with options to a store's native index.
  private func add(_ alias: String, _ options: JSONObject, to index: String, _ shop: Shop) async throws {
    var entry: JSONObject = ["index": .string(index), "alias": .string(alias)]
    for option in options.members { entry[option.name] = option.value }
    try await shop.send("POST", "/_aliases", ["actions": [["add": .object(entry)]]])
  }

  @Test("of a filtered alias its own documents are read, whatever slices and shards", arguments: Target.all, [1, 3])
  func filtered(_ target: Target, shards: Int) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(120), shards: shards)
      let filter: JSONObject = ["filter": ["range": ["price_0_1": ["lte": 19]]]]
      let alias = shop.alias(7) + "-public"
      try await add(alias, filter, to: shop.native(7), shop)
      for slices in [1, 2, 5] {
        var options = shop.options([7], slices: slices)
        options.stores[0].sourceIndex = alias
        let outcome = await RunOutcome.of(shop, loops, options)
        #expect(outcome.error == nil, "\(outcome.error?.message ?? "")")
        #expect(outcome.report?.documents == 19)
        #expect(outcome.texts == (slices == 1 ? 19 : 0), "what the first run has paid for is used again")
        #expect(outcome.log.contains("the alias shows a part of its index") && outcome.log.contains("lte"))
        #expect(Set(try await shop.liveIDs(7)) == Set((1...19).map(String.init)))
      }
      // The alias without a filter beside it, and the index itself, still show everything.
      for name in [shop.alias(7), shop.native(7)] {
        var options = shop.options([7])
        options.stores[0].sourceIndex = name
        #expect(await RunOutcome.of(shop, loops, options).report?.documents == 120)
      }
    }
  }

  @Test("what is counted is counted in the alias too: stock and root categories", arguments: Target.all)
  func countedInAlias(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      let documents = Shop.documents(6) { number, document in
        document["is_out_of_stock"] = number > 3 ? 1 : 0
        document["name_category_2"] = nil
        document["category_ids"] = number > 3 ? [41, 43] : [2, 3]
        document["name_category_41"] = "Second root"
        document["name_category_43"] = "Lamps"
      }
      try await shop.fill(7, documents: documents)
      let alias = shop.alias(7) + "-second"
      try await add(alias, ["filter": ["term": ["category_ids": 41]]], to: shop.native(7), shop)
      var options = shop.options([7])
      options.stores[0].sourceIndex = alias
      options.stores[0].stockFlag = .auto
      #expect(await RunOutcome.of(shop, loops, options).error == nil)
      let live = try await shop.liveDocuments(7)
      #expect(live.count == 3)
      #expect(live.values.allSatisfy { $0["in_stock"]?.boolValue == true })
      #expect(live.values.allSatisfy { $0["categories"]?.arrayValue?.contains("Second root") == false })
    }
  }

  @Test("an alias that shows nothing is an empty source", arguments: Target.some)
  func emptyAlias(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      try await shop.fill(7, documents: Shop.documents(3))
      let alias = shop.alias(7) + "-none"
      try await add(alias, ["filter": ["term": ["sku": "nothing"]]], to: shop.native(7), shop)
      var options = shop.options([7])
      options.stores[0].sourceIndex = alias
      let outcome = await RunOutcome.of(shop, loops, options)
      #expect(outcome.error?.code == .dataRefused && outcome.texts == 0)
      #expect(outcome.error?.message.contains("\(alias) shows no document") == true)
    }
  }

  @Test("of a routed alias the documents of its shards are read", arguments: RealEngine.all, [1, 2, 5])
  func routed(_ engine: RealEngine, slices: Int) async throws {
    try await Shop.with(.real(engine)) { shop, loops in
      let index = shop.native(7)
      try await shop.fill(7, documents: Shop.documents(1), shards: 3)
      try await shop.delete("1", from: index)
      for (number, document) in Shop.documents(90).enumerated() {
        try await shop.send("PUT", "/\(index)/_doc/\(number + 1)?routing=\(number % 6)", .object(document))
      }
      try await shop.engine.refresh(index, context: .soon)
      let one = shop.alias(7) + "-one"
      let several = shop.alias(7) + "-several"
      let writes = shop.alias(7) + "-writes"
      try await add(one, ["routing": "1", "filter": ["range": ["price_0_1": ["gt": 30]]]], to: index, shop)
      try await add(several, ["search_routing": "0,1", "index_routing": "0"], to: index, shop)
      try await add(writes, ["index_routing": "0"], to: index, shop)
      for alias in [one, several, writes] {
        let count = try await shop.engine.count(alias, context: .soon)
        var options = shop.options([7], slices: slices)
        options.minimumRatio = 0
        options.stores[0].sourceIndex = alias
        let outcome = await RunOutcome.of(shop, loops, options)
        #expect(outcome.error == nil, "\(alias): \(outcome.error?.message ?? "")")
        #expect(outcome.report?.documents == count && count > 0, "\(alias)")
        #expect(outcome.report?.stores.first?.restarts == 0)
        #expect(alias != writes || count == 90)
      }
    }
  }

  @Test("an index of another layout is refused before anything is paid, and named", arguments: Target.all)
  func foreign(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      let elasticSuite: JSONObject = [
        "entity_id": "1", "type_id": "configurable", "sku": ["ES-001", "ES-001-RED"], "visibility": "4", "status": [1],
        "price": [["price": "21.0000", "is_discount": true, "customer_group_id": "0"]], "name": ["Elastic Bag 1"],
        "category": [["category_id": 4, "is_parent": true, "name": "Bags"]], "stock": ["is_in_stock": false, "qty": 0],
        "option_text_color": ["Black"], "url_key": ["elastic-bag-1"], "indexed_attributes": ["name"],
      ]
      let other: JSONObject = ["sku": "A", "name": "chair", "price": 5, "description": "A chair."]
      try await refused(21, elasticSuite, "ElasticSuite", shop, loops)
      try await refused(
        22, other, "another program's index, with the fields description, name, price, sku", shop, loops)
      // An index of ours, by its alias.
      try await shop.fill(7, documents: Shop.documents(2))
      #expect(await RunOutcome.of(shop, loops, shop.options([7])).error == nil)
      var options = shop.options([8])
      options.stores[0].sourceIndex = shop.names(7).alias
      let ours = await RunOutcome.of(shop, loops, options)
      #expect(ours.error?.code == .configuration && ours.texts == 0)
      #expect(ours.error?.message.contains("RAG index") == true && ours.error?.message.contains(shop.prefix) == true)
      #expect(try await shop.generations(8).isEmpty)
    }
  }

  private func refused(
    _ store: Int, _ document: JSONObject, _ words: String, _ shop: Shop, _ loops: EventLoopGroup
  ) async throws {
    let index = shop.native(store)
    try await shop.send("PUT", "/\(index)/_doc/1?refresh=true", .object(document))
    var options = shop.options([store])
    options.stores[0].sourceIndex = index
    let outcome = await RunOutcome.of(shop, loops, options)
    #expect(outcome.error?.code == .configuration && outcome.texts == 0)
    let message = outcome.error?.message ?? ""
    #expect(message.contains(words) && message.contains(index), "\(message)")
    #expect(try await shop.generations(store).isEmpty)
  }

  @Test(
    "documents that all lack a SKU are refused with Magento's setting, single ones are rejected",
    arguments: Target.all)
  func withoutSKU(_ target: Target) async throws {
    try await Shop.with(target) { shop, loops in
      let unindexed: JSONObject = ["sku": ["type": "text", "index": false]]
      for (store, count) in [(6, 120), (7, 3), (8, 60), (9, 150)] {
        let documents = Shop.documents(count) { _, document in document["sku"] = store == 6 ? "" : nil }
        try await shop.fill(store, documents: documents, fields: store == 9 ? unindexed : [:])
        let outcome = await RunOutcome.of(shop, loops, shop.options([store]))
        #expect(outcome.error?.code == .configuration && outcome.texts == 0)
        #expect(outcome.error?.message.contains("\"Use in Search\" of the attribute `sku`") == true)
        #expect(outcome.error?.message.contains(shop.native(store)) == true)
      }
      // A SKU that the engine cannot count is one all the same; one document of many may lack it.
      let some = Shop.documents(150) { number, document in if number == 3 { document["sku"] = nil } }
      try await shop.fill(10, documents: some, fields: unindexed)
      let outcome = await RunOutcome.of(shop, loops, shop.options([10]))
      #expect(outcome.error == nil, "\(outcome.error?.message ?? "")")
      #expect(outcome.report?.documents == 149 && outcome.report?.stores.first?.rejected == 1)
    }
  }
}
