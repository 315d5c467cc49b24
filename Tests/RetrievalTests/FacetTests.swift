// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import JSON
import Sandbox
import SearchEngine
import Testing

@testable import Retrieval

@Suite("properties restrict what is found")
struct FacetTests {
  static let items: [Item] = [
    Item(
      id: 1, sku: "J1", name: "Rain jacket Storm", description: "For autumn.", price: 80, categories: ["Jackets"],
      color: "Red", facets: ["material": ["Nylon"], "features": ["Waterproof", "Hooded"]]),
    Item(
      id: 2, sku: "J2", name: "Rain jacket Drizzle", description: "Light.", price: 120, categories: ["Jackets"],
      color: "Blue", facets: ["material": ["Nylon"], "features": ["Waterproof"]]),
    Item(
      id: 3, sku: "J3", name: "Wool jacket Fjord", description: "A jacket of wool.", price: 150,
      categories: ["Jackets"],
      color: "Black,Silver", facets: ["material": ["Merino Wool"]]),
    Item(
      id: 4, sku: "S1", name: "Wool sweater", description: "Warm.", price: 60, categories: ["Sweaters"], color: "Red",
      facets: ["material": ["Wool"]]),
    Item(
      id: 5, sku: "S2", name: "Cotton sweater", description: "Soft.", price: 40, categories: ["Sweaters"], color: "Red",
      facets: ["material": ["Cotton"]]),
    Item(id: 6, sku: "O1", name: "Orange juice", description: "A litre of juice.", price: 3, categories: ["Drinks"]),
    Item(
      id: 7, sku: "O2", name: "Orange juice with pulp", description: "Juice.", price: 4, categories: ["Drinks"],
      color: "Yellow"),
    Item(
      id: 8, sku: "T1", name: "Dome tent", description: "A tent.", price: 200, categories: ["Tents"], color: "Orange",
      facets: ["weight": ["2 kg"], "brandname": ["Lumo"]]),
    Item(
      id: 9, sku: "T2", name: "Ridge tent", description: "A tent.", price: 240, categories: ["Tents"], color: "Green",
      facets: ["weight": ["3 kg"]]),
    Item(
      id: 10, sku: "G1", name: "Gold ring", description: "A ring.", price: 500, categories: ["Rings"],
      facets: ["metal": ["Gold"]]),
    Item(
      id: 11, sku: "G2", name: "Silver ring", description: "A ring.", price: 90, categories: ["Rings"],
      facets: ["metal": ["Silver"]]),
  ]

  @Test("what is found has the properties that were asked for", arguments: Place.all)
  func restricts(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let cases: [(String, Set<String>)] = [
        ("red jacket", ["J1"]), ("red or blue jacket", ["J1", "J2"]), ("silver jacket", ["J3"]),
        ("waterproof jackets", ["J1", "J2"]), ("blue waterproof jacket", ["J2"]), ("red sweater in cotton", ["S2"]),
        ("wool sweater", ["S1"]), ("orange tent", ["T1"]), ("2kg tent", ["T1"]), ("3,0 kg tent", ["T2"]),
        ("gold ring", ["G1"]), ("jacket without wool", ["J1", "J2"]), ("sweater, but not wool", ["S2"]),
        ("jackets that aren't red", ["J2", "J3"]), ("red jacket under 100", ["J1"]),
      ]
      for (question, skus) in cases {
        let found = try await shop.ask(question, topK: 11)
        let got = Set(found.products.prefix(skus.count).map(\.product.sku))
        #expect(got == skus, "\(question): \(found.products.map(\.product.sku)) \(found.applied)")
        #expect(found.relaxed.isEmpty, "\(question): \(found.relaxed)")
      }
      let red = try await shop.ask("red jacket")
      #expect(red.applied.wanted.map(\.field) == [.attribute("color")])
      #expect(red.applied.wanted.map(\.values) == [["Red"]] && red.applied.wanted.map(\.terms) == [["color=red"]])
      #expect(red.constraints.map(\.words).contains("red"))
      let wool = try await shop.ask("jacket without wool", topK: 11)
      #expect(wool.applied.unwanted.map(\.field.name) == ["material"] && wool.applied.unwanted[0].values == ["Wool"])
      #expect(!wool.products.contains { ["J3", "S1"].contains($0.product.sku) })
    }
  }

  @Test("a word that is part of what a product is called restricts nothing", arguments: Place.all)
  func names(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let juice = try await shop.ask("orange juice")
      #expect(Set(juice.products.prefix(2).map(\.product.sku)) == ["O1", "O2"])
      #expect(juice.applied.wanted.isEmpty && juice.relaxed.isEmpty)
    }
  }

  @Test(
    "a value that says what the product is restricts only where nearly all that are called so have it",
    arguments: Place.all)
  func kinds(_ place: Place) async throws {
    let items = [
      Item(
        id: 1, sku: "K1", name: "Storm Jacket", description: "Keeps the rain out.", price: 80, categories: ["Jackets"],
        facets: ["style": ["Coat"]]),
      Item(
        id: 2, sku: "K2", name: "Peak Jacket", description: "For rain and wind.", price: 90, categories: ["Jackets"],
        facets: ["style": ["Jacket"]]),
      Item(
        id: 3, sku: "K3", name: "Dew Vest", description: "For sun.", price: 40, categories: ["Vests"],
        facets: ["style": ["Vest"]]),
    ]
    try await Shop.open(place, items: items) { shop in
      let retriever = shop.retriever()
      #expect(try await ask("dew vest", of: shop, by: retriever).map(\.values) == [["Vest"]])
      let found = try await shop.ask("rain jacket", by: retriever)
      #expect(found.applied.wanted.isEmpty)
      #expect(Set(found.products.prefix(2).map(\.product.sku)) == ["K1", "K2"])
    }
  }

  @Test("what nothing has is given up, and said; the caller's filters never are", arguments: Place.all)
  func relaxes(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let purple = try await shop.ask("green jacket")
      #expect(purple.relaxed == [.attribute("color")] && purple.relaxed[0].name == "attributes.color")
      #expect(Set(purple.products.prefix(3).map(\.product.sku)) == ["J1", "J2", "J3"])
      // The shop has none of the "royal club jackets", but jackets: a green tent is none.
      let unknown = try await shop.ask("green royal club jacket")
      #expect(unknown.relaxed == [.attribute("color")])
      #expect(Set(unknown.products.prefix(3).map(\.product.sku)) == ["J1", "J2", "J3"])
      // One wish alone gives way where that is enough: wool and red stay.
      let sweater = try await shop.ask("red wool in sweaters under 20")
      #expect(sweater.relaxed == [.priceMax] && sweater.products.map(\.product.sku) == ["S1"])
      let cheap = try await shop.ask("red jacket under 50")
      #expect(cheap.relaxed == [.priceMax] && cheap.products.map(\.product.sku).first == "J1")
      #expect(cheap.applied.wanted.map(\.field.name) == ["color"])
      let own = ProductFilters(attributes: [("color", ["Blue"])])
      let caller = try await shop.ask("red jacket", filters: own)
      #expect(caller.products.map(\.product.sku) == ["J2"] && caller.applied.wanted.isEmpty)
      let category = try await shop.ask("waterproof", filters: ProductFilters(categories: ["Tents"]))
      #expect(category.products.allSatisfy { ["T1", "T2"].contains($0.product.sku) })
    }
  }

  @Test("properties of an earlier message hold until a newer one of their kind", arguments: Place.all)
  func followUps(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let carried = try await shop.ask("waterproof?", earlier: ["red jacket"])
      #expect(carried.products.map(\.product.sku) == ["J1"])
      let replaced = try await shop.ask("in blue?", earlier: ["red jacket"])
      #expect(replaced.products.map(\.product.sku) == ["J2"])
    }
  }

  @Test("values and categories that few products have are reported as the shop writes them", arguments: Place.all)
  func rareSpellings(_ place: Place) async throws {
    let common = (1...120).map {
      Item(id: $0, sku: "C-\($0)", name: "Bag \($0)", price: 20, categories: ["Bags"], color: "Red")
    }
    let rare = Item(
      id: 121, sku: "R-1", name: "Zorblax", price: 20, categories: ["McGregor Kilts"], color: "MossGreen")
    try await Shop.open(place, items: common + [rare]) { shop in
      let retriever = shop.retriever()
      // A question waits for the reading of spellings for a moment only, which a busy machine may need longer for.
      while await retriever.facets(of: shop.store, context: .within(.seconds(30)))?.categories
        .contains("McGregor Kilts") != true
      { await Task.yield() }
      let found = try await shop.ask("mossgreen zorblax", by: retriever)
      #expect(found.applied.wanted.flatMap(\.values) == ["MossGreen"])
      let facets = await retriever.facets(of: shop.store, context: .within(.seconds(10)))
      #expect(facets?.categories.contains("McGregor Kilts") == true, "\(facets?.categories ?? [])")
    }
  }

  @Test("another index behind the alias brings its own values", arguments: Place.all)
  func moves(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let retriever = shop.retriever()
      #expect(try await ask("red jacket", of: shop, by: retriever).map(\.values) == [["Red"]])
      let context = CallContext.within(.seconds(30))
      let next = shop.index + "-2"
      let body = try await shop.engine.search(
        shop.index, body: Array(#"{"size":1,"query":{"term":{"sku":"J1"}}}"#.utf8), context: context)
      let hit = try #require(body.hits.first)
      let bytes = try #require(body.source(of: hit))
      var source = try JSONValue(parsing: Array(bytes))
      var object = try #require(source.objectValue)
      object["facets"] = ["color=crimson"]
      source = .object(object)
      let form = try await shop.engine.capabilities(context: context)
      let dimensions = object["product_vector"]?.arrayValue?.count ?? 1
      try await shop.engine.createIndex(
        next,
        body: RAGIndexSchema.indexBody(
          vectorField: form.vectorField(dimensions: dimensions), vectorSettings: form.vectorIndexSettings, stemmer: nil,
          meta: RAGIndexMeta(["model": "sandbox-embedding", "dimensions": .int(dimensions)])), context: context)
      var line = Array(#"{"index":{"_id":"1"}}"#.utf8) + [10]
      var writer = JSONWriter()
      writer.value(source)
      line += writer.bytes + [10]
      _ = try await shop.engine.bulk(next, body: line, context: context)
      try await shop.engine.refresh(next, context: context)
      try await shop.engine.updateAliases(
        [.remove(index: shop.index, alias: shop.store.alias), .add(index: next, alias: shop.store.alias)],
        context: context)
      #expect(try await ask("crimson jacket", of: shop, by: retriever).map(\.values) == [["crimson"]])
      try await shop.engine.deleteIndex(next, context: .within(.seconds(30)))
    }
  }

  @Test("the question's vector comes while the engine counts")
  func besideCounts() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let retriever = shop.retriever()
      _ = try await ask("red jacket", of: shop, by: retriever)
      shop.sandbox.statistics.reset()
      shop.sandbox.faults.add(Fault(path: "*/_msearch", action: .hang))
      let request = RetrievalRequest(question: "blue jacket", store: shop.store)
      _ = try? await retriever.retrieve(request, context: .within(.seconds(2)))
      #expect(shop.sandbox.statistics.counts.embeddingRequests == 1)
    }
  }

  @Test("a question is answered, by its words, where products could not be counted")
  func withoutCounts() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let retriever = shop.retriever()
      _ = try await ask("red jacket", of: shop, by: retriever)
      shop.sandbox.faults.add(Fault(path: "*/_msearch", next: 1, action: .patch(["responses": "none"])))
      let found = try await shop.ask("red jacket", by: retriever)
      #expect(found.applied.wanted.isEmpty)
      #expect(found.products.first?.product.sku == "J1")
    }
  }

  /// What a question asks for once the vocabulary is read: questions do not wait for that.
  private func ask(_ question: String, of shop: Shop, by retriever: Retriever) async throws -> [FacetChoice] {
    let limit = MonotonicInstant.after(.seconds(60))
    while true {
      let wanted = try await shop.ask(question, by: retriever).applied.wanted
      if !wanted.isEmpty || limit < .now { return wanted }
    }
  }
}
