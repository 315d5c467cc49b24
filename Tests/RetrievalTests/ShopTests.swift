// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import JSON
import Observability
import Sandbox
import SearchEngine
import Synchronization
import Testing

@testable import Retrieval

@Suite("questions to a shop, on the sandbox and on every engine")
struct ShopTests {
  @Test("a SKU typed alone brings its product first, however it is written", arguments: Place.all)
  func identifiers(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let cases = [
        ("24-MB01", "24-MB01"), ("24mb01", "24-MB01"), ("24 mb 01", "24-MB01"), ("\"24-MB02\"?", "24-MB02"),
        ("4006381333931", "24-MB01"), ("ws/12 xs", "WS/12 XS"), ("WS12XS", "WS/12 XS"), ("CUP-RED", "CUP-RED"),
        ("бот-5", "БОТ-5"), ("do you have 24-MB02 in stock", "24-MB02"), ("tent 4p", "TENT-4P"),
      ]
      for (question, sku) in cases {
        let result = try await shop.ask(question, topK: 3)
        #expect(result.products.first?.product.sku == sku, "\(question)")
        #expect(result.hasEvidence)
        #expect(result.products.count == 3)
        #expect(result.degraded.isEmpty)
        let scores = result.products.map(\.score)
        #expect(scores == scores.sorted(by: >))
        #expect(Set(result.products.map(\.product.productID)).count == 3)
      }
    }
  }

  @Test(
    "a part of an SKU brings its product first, by either fusion; a number of a sentence brings none",
    arguments: Place.all)
  func partsOfIdentifiers(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      for method in FusionMethod.allCases {
        let retriever = shop.retriever { $0.fusion = method }
        // Ranks tell less than scores: the other jacket, first by its meaning and second by words, comes level there.
        let questions = ["MB02", "do you have MB02?"] + (method == .minMax ? ["mb02 jacket"] : [])
        for question in questions {
          let result = try await shop.ask(question, by: retriever)
          #expect(result.products.first?.product.sku == "24-MB02", "\(question) by \(method)")
          #expect(result.hasEvidence)
        }
        // 24 begins two SKUs and is in no text.
        let result = try await shop.ask("cup for 24 people", topK: 3, by: retriever)
        #expect(result.products.first?.product.sku == "CUP-RED", "by \(method)")
      }
    }
  }

  @Test("words find what they name, and hidden products never show", arguments: Place.all)
  func words(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let jackets = try await shop.ask("red rain jacket", topK: 9)
      #expect(jackets.products.first?.product.sku == "24-MB01")
      // A colour that the shop has restricts what is found.
      #expect(Set(jackets.products.map(\.product.sku)) == ["24-MB01", "WS/12 XS", "CUP-RED"])
      #expect(!jackets.products.contains { $0.product.sku == "HID-1" })
      #expect(try await shop.ask("rain jacket", topK: 9).products.count == 8)
      // A product that is named is answered with, whatever its colour is.
      #expect(try await shop.ask("is 24-MB02 there in red?").products.first?.product.sku == "24-MB02")
      #expect(try await shop.ask("зимові черевики").products.first?.product.sku == "БОТ-5")
      let hidden = try await shop.ask("HID-1")
      #expect(!hidden.products.contains { $0.product.sku == "HID-1" })
      let product = try #require(jackets.products.first?.product)
      #expect(product.price?.text == "79.5")
      #expect(product.currency == "USD")
      #expect(product.attributes == [CatalogProduct.Attribute(label: "Color", values: ["Red"])])
    }
  }

  @Test("filters hold for words, vectors and identifiers alike, whatever their case", arguments: Place.all)
  func filters(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      func skus(_ question: String, _ filters: ProductFilters) async throws -> Set<String> {
        Set(try await shop.ask(question, topK: 9, filters: filters).products.map(\.product.sku))
      }
      let cheap = ProductFilters(priceMin: JSONNumber(12), priceMax: JSONNumber(79.5))
      #expect(try await skus("jacket", cheap) == ["24-MB01", "CUP-RED", "LAMP-9"])
      #expect(try await skus("SB-77", cheap) == ["24-MB01", "CUP-RED", "LAMP-9"])
      let stocked = try await skus("tent", ProductFilters(inStock: true))
      #expect(!stocked.contains("TENT-4P"))
      #expect(stocked.contains("SB-77"))
      #expect(
        try await skus("anything", ProductFilters(categories: ["jackets", "SHOES"])) == [
          "24-MB01", "24-MB02", "WS/12 XS",
        ])
      #expect(try await skus("x", ProductFilters(categories: ["взуття"])) == ["БОТ-5"])
      let red = ProductFilters(categories: ["Outdoor", "Jackets"], attributes: [("COLOR", ["red", "BLUE"])])
      #expect(try await skus("jacket", red) == ["24-MB01", "24-MB02", "SB-77"])
      #expect(try await skus("24-MB01", ProductFilters(attributes: [("color", ["mauve"])])).isEmpty)
      #expect(try await skus("24-MB01", ProductFilters(attributes: [("shade", ["red"])])).isEmpty)
      let nothing = try await shop.ask("jacket", filters: ProductFilters(priceMin: JSONNumber(5000)))
      #expect(nothing.products.isEmpty)
      #expect(!nothing.hasEvidence)
      #expect(nothing.relaxed.isEmpty)
    }
  }

  @Test(
    "price bounds are read from the question, kept where something meets them, else given up and said",
    arguments: Place.all)
  func bounds(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let under = try await shop.ask("rain jacket under 80", topK: 9)
      #expect(under.products.first?.product.sku == "24-MB01")
      #expect(under.applied.priceMax?.double == 80)
      #expect(under.relaxed.isEmpty)
      #expect(under.products.allSatisfy { $0.product.price.map { $0.double <= 80 } ?? false })
      let impossible = try await shop.ask("rain jacket under 5")
      #expect(impossible.relaxed == [.priceMax])
      #expect(impossible.applied.priceMax == nil)
      #expect(impossible.products.first?.product.sku.hasPrefix("24-MB0") == true)
      let own = try await shop.ask(
        "rain jacket under 5", filters: ProductFilters(priceMax: JSONNumber(100)))
      #expect(own.relaxed == [.priceMax])
      #expect(own.applied.priceMax?.double == 100)
      #expect(own.products.allSatisfy { $0.product.price.map { $0.double <= 100 } ?? false })
    }
  }

  @Test("bounds that exclude each other find nothing, are not relaxed, and it is said", arguments: Place.all)
  func contradictions(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let read = try await shop.ask("rain jacket over 100 and under 50")
      #expect(read.products.isEmpty && !read.hasEvidence && read.relaxed.isEmpty)
      #expect(read.applied.priceMin?.int == 100 && read.applied.priceMax?.int == 50)
      #expect(read.said.count == 1 && read.said[0].contains("100.00 USD") && read.said[0].contains("50.00 USD"))
      let own = try await shop.ask("rain jacket under 50", filters: ProductFilters(priceMin: JSONNumber(100)))
      #expect(own.products.isEmpty && own.relaxed.isEmpty && own.said.count == 1)
      let both = try await shop.ask(
        "rain jacket", filters: ProductFilters(priceMin: JSONNumber(100), priceMax: JSONNumber(50)))
      #expect(both.products.isEmpty && both.said.count == 1)
      let german = try await shop.ask(
        "Regenjacke über 100 Euro und unter 50 Euro, nicht über 40 USD, mindestens 90 USD")
      #expect(german.said.contains { $0.hasPrefix("Nichts kann") })
      let turns = try await shop.ask("over 100?", earlier: ["rain jacket under 80"])
      #expect(turns.applied.priceMin?.int == 100 && turns.applied.priceMax == nil && turns.said.isEmpty)
      #expect(turns.products.first?.product.sku == "24-MB02")
    }
  }

  @Test("a bound in a foreign currency is not applied, and said", arguments: Place.all)
  func foreign(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let result = try await shop.ask("rain jacket under £80")
      #expect(result.products.first?.product.sku.hasPrefix("24-MB0") == true)
      #expect(result.applied.isEmpty && result.relaxed.isEmpty)
      #expect(result.said == ["Your price limit (under £80) was not applied, because this shop sells in USD."])
    }
  }

  @Test("the number of a product's name is no bound", arguments: Place.all)
  func names(_ place: Place) async throws {
    let items = [
      Item(id: 1, sku: "M90", name: "Trail shoes Max 90", description: "Shoes for long days.", price: 130),
      Item(id: 2, sku: "L1", name: "Trail shoes Light", description: "Light shoes.", price: 50),
      Item(id: 3, sku: "U60", name: "Crown under 60 fleece", description: "A fleece.", price: 75),
    ]
    try await Shop.open(place, items: items) { shop in
      for question in [
        "trail shoes max 90", "do you have Trail shoes Max 90?", "boots max 90", "Crown fleece under 60",
      ] {
        let named = try await shop.ask(question)
        #expect(named.applied.priceMax == nil && named.relaxed.isEmpty && named.hasEvidence, "\(question)")
      }
      #expect(try await shop.ask("trail shoes max 90").products.first?.product.sku == "M90")
      let bound = try await shop.ask("trail shoes under 90")
      #expect(bound.applied.priceMax?.int == 90 && Set(bound.products.map(\.product.sku)) == ["L1", "U60"])
      let marked = try await shop.ask("trail shoes max 90 dollars")
      #expect(marked.applied.priceMax?.int == 90)
    }
  }

  @Test("the cheapest is an order, not a likeness", arguments: Place.all)
  func cheapest(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let jackets = try await shop.ask("What is the cheapest rain jacket you have?")
      #expect(jackets.products.map(\.product.sku) == ["24-MB01", "24-MB02"])
      #expect(jackets.hasEvidence)
      let dearest = try await shop.ask("the most expensive rain jacket")
      #expect(dearest.products.map(\.product.sku) == ["24-MB02", "24-MB01"])
      let all = try await shop.ask("cheapest product", topK: 2)
      #expect(all.products.map(\.product.sku) == ["CUP-RED", "LAMP-9"])
      let outdoor = try await shop.ask("cheapest", topK: 2, filters: ProductFilters(categories: ["Outdoor"]))
      #expect(outdoor.products.map(\.product.sku) == ["LAMP-9", "24-MB01"])
    }
  }

  @Test("without embeddings the words alone answer, and it is said", arguments: Place.all)
  func degraded(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      shop.sandbox.faults.add(Fault(path: "/v1/*", action: .status(503)))
      let result = try await shop.ask("red rain jacket")
      #expect(result.degraded == [.embeddings])
      #expect(result.products.first?.product.sku == "24-MB01")
      #expect(result.hasEvidence)
      let named = try await shop.ask("24-MB02")
      #expect(named.products.first?.product.sku == "24-MB02")
      let nothing = try await shop.ask("zzzz qqqq")
      #expect(!nothing.hasEvidence)
      #expect(nothing.products.isEmpty)
    }
  }

  @Test("an index of another model is searched by words alone, and the store is not ready", arguments: Place.all)
  func otherModel(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let context = CallContext.within(.seconds(10))
      #expect(await shop.retriever().readiness(of: shop.store, context: context) == [])
      try await shop.engine.putMetadata(
        shop.index, ["model": "another", "dimensions": 256], context: context)
      #expect(try await shop.ask("rain jacket").degraded == [.embeddings])
      let reasons = await shop.retriever().readiness(of: shop.store, context: context)
      #expect(reasons.count == 1)
      #expect(reasons[0].contains("another"))
      var missing = shop.store
      missing.alias += "x"
      #expect(await shop.retriever().readiness(of: missing, context: context).count == 1)
    }
  }

  @Test("a store without an index is said to have none", arguments: Place.all)
  func missingIndex(_ place: Place) async throws {
    try await Shop.open(place, items: [Item.shop[0]]) { shop in
      var request = RetrievalRequest(question: "x", store: shop.store)
      request.store.alias = "d-rag-nowhere"
      do throws(RetrievalError) {
        _ = try await shop.retriever().retrieve(request, context: .within(.seconds(10)))
        Issue.record("something was found")
      } catch {
        #expect(error.code == .indexMissing)
      }
    }
  }

  @Test("questions of any length and kind are answered", arguments: Place.all)
  func oddQuestions(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let long = (0..<400).map { "word\($0)" }.joined(separator: " ")
      for question in ["?", "\"", "a\u{0}b", String(repeating: "é", count: 2000), long, "under 80", "$", "🧥🧥"] {
        let result = try await shop.ask(question)
        #expect(result.degraded.isEmpty, "\(question.prefix(20))")
      }
    }
  }
}

@Suite("one order, whoever fuses", .enabled(if: !Place.real.isEmpty))
struct FusionAgreementTests {
  static let questions = [
    "red winter jacket", "warm bag for night", "steel cup", "light rope 17", "shoes", "summer hat for road days",
    "fast red tent", "blue gloves under 50", "GEN-42",
  ]

  @Test("the engine's fusion and ours give the same products in the same order", arguments: Place.real)
  func sameOrder(_ place: Place) async throws {
    try await Shop.open(place, items: Item.generated(300)) { shop in
      let plan = try await shop.engine.hybridPlan(for: shop.store.alias, context: .within(.seconds(10)))
      #expect(plan != .client)
      let other = SearchEngine(
        options: shop.engine.options, http: shop.http, metrics: MetricsRegistry())
      other.noteHybridRefused("a test", context: .within(.seconds(10)))
      let native = shop.retriever { $0.fusion = .rrf }
      let ours = Retriever(options: native.options, engine: other, embedder: shop.embedder)
      for question in Self.questions {
        for topK in [5, 50] {
          let theirs = try await shop.ask(question, topK: topK, by: native)
          let fusedHere = try await shop.ask(question, topK: topK, by: ours)
          #expect(
            theirs.products.map(\.product.productID) == fusedHere.products.map(\.product.productID), "\(question)")
          for (a, b) in zip(theirs.products, fusedHere.products) { #expect(abs(a.score - b.score) < 1e-5) }
          #expect(theirs.hasEvidence == fusedHere.hasEvidence)
          #expect(theirs.applied == fusedHere.applied)
        }
        let five = try await shop.ask(question, topK: 5, by: native).products.map(\.product.productID)
        let fifty = try await shop.ask(question, topK: 50, by: native).products.map(\.product.productID)
        #expect(Array(fifty.prefix(5)) == five)
      }
    }
  }

  @Test("scaled scores are the same on every engine, and five products are the first of fifty")
  func scaledScores() async throws {
    let answers = Mutex<[String: [String: Double]]>([:])
    for place in Place.real {
      try await Shop.open(place, items: Item.generated(300)) { shop in
        let retriever = shop.retriever { $0.fusion = .minMax }
        for question in Self.questions {
          let fifty = try await shop.ask(question, topK: 50, by: retriever).products
          let five = try await shop.ask(question, topK: 5, by: retriever).products
          #expect(five.map(\.product.productID) == fifty.map(\.product.productID).prefix(5).map(\.self))
          #expect(zip(fifty, fifty.dropFirst()).allSatisfy { $0.score >= $1.score })
          #expect(Set(fifty.map(\.product.productID)).count == fifty.count)
          let scores = Dictionary(uniqueKeysWithValues: fifty.map { ($0.product.productID, $0.score) })
          let known = answers.withLock { $0.updateValue(scores, forKey: question) }
          for (id, score) in scores where score < 1 {
            if let other = known?[id] { #expect(abs(other - score) < 0.002, "\(question) on \(place)") }
          }
        }
      }
    }
  }

  @Test("several shards and the other method work too", arguments: Place.real)
  func shards(_ place: Place) async throws {
    try await Shop.open(place, items: Item.generated(300), shards: 3) { shop in
      for method in FusionMethod.allCases {
        let retriever = shop.retriever { $0.fusion = method }
        let result = try await shop.ask("red winter jacket", topK: 10, by: retriever)
        #expect(result.products.count == 10)
        #expect(result.products.first?.product.name.contains("jacket") == true)
        #expect(try await shop.ask("GEN-42", by: retriever).products.first?.product.sku == "GEN-42")
      }
    }
  }
}
