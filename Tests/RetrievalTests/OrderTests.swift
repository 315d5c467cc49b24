// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import Sandbox
import SearchEngine
import Testing

@testable import Retrieval

@Suite("cheapest and dearest, among what matches the topic")
struct OrderTests {
  static let items = [
    Item(id: 1, sku: "B1", name: "Hiking boots Alp", description: "Boots for rocks.", price: 150),
    Item(id: 2, sku: "B2", name: "Hiking boots Fen", description: "Boots for mud.", price: 90),
    Item(id: 3, sku: "C1", name: "Steel cup", description: "A cup.", price: 5),
    Item(id: 4, sku: "C2", name: "Paper lamp", description: "A lamp.", price: 7),
    Item(id: 5, sku: "C3", name: "Cotton rope", description: "A rope for clothes.", price: 9),
  ]

  @Test("a topic that nothing holds does not end in the shop's cheapest products", arguments: Place.all)
  func unknownTopic(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let unknown = try await shop.ask("what is the cheapest zorblax?")
      #expect(unknown.order == nil && !unknown.hasEvidence)
      let partly = try await shop.ask("cheapest zorblax hiking boots")
      #expect(partly.products.map(\.product.sku) == ["B2", "B1"] && partly.order == .cheapestFirst)
      #expect(partly.hasEvidence)
    }
  }

  @Test(
    "people say in many ways what shall come first",
    arguments: [
      ("en", "lamp, cheapest first", "price_asc"), ("en", "lamp sorted by price, high to low", "price_desc"),
      ("en", "lamp sort by price descending", "price_desc"), ("en", "lamp price low to high", "price_asc"),
      ("de", "lamp nach preis aufsteigend", "price_asc"), ("de", "lamp, billigste zuerst", "price_asc"),
      ("de", "lamp möglichst günstig", "price_asc"), ("fr", "lamp du moins cher au plus cher", "price_asc"),
      ("fr", "lamp par prix croissant", "price_asc"), ("es", "lamp de menor a mayor precio", "price_asc"),
      ("es", "lamp, primero el más barato", "price_asc"), ("it", "lamp in ordine di prezzo", "price_asc"),
      ("it", "lamp che costa meno", "price_asc"), ("nl", "lamp goedkoopste eerst", "price_asc"),
      ("nl", "lamp prijs aflopend", "price_desc"), ("pl", "lamp od najtańszych", "price_asc"),
      ("uk", "lamp від дешевих до дорогих", "price_asc"), ("ru", "lamp сначала дешевые", "price_asc"),
    ])
  func ways(language: String, question: String, order: String) {
    let reading = QuestionReading(reading: question, language: StoreLanguage.named(language))
    #expect(reading.order?.rawValue == order)
    let words = QuestionTokens(QuestionWords(question: question, reading: reading).lexicalText).tokens
    #expect(words.filter { $0.kind == .word }.map(\.text) == ["lamp"])
  }

  private static let newest = "How new products are is not known here, so they are not sorted by it."
  private static let rated = "How products are rated is not known here, so they are not sorted by it."

  @Test(
    "newest and best rated sort where the index knows, and are said to be unknown only where it does not",
    arguments: Place.all)
  func newestAndRated(_ place: Place) async throws {
    var items = Self.items
    items[0].created = 1_700_000_000
    items[1].created = 1_750_000_000
    try await Shop.open(place, items: items) { shop in
      let newest = try await shop.ask("newest hiking boots")
      #expect(newest.products.map(\.product.sku) == ["B2", "B1"] && newest.order == .newestFirst)
      #expect(newest.said.isEmpty)
      let absent = try await shop.ask("newest zorblax")
      #expect(!absent.said.contains(Self.newest), "dates are known, zorblaxes are not")
      let rated = try await shop.ask("best rated hiking boots")
      #expect(rated.said == [Self.rated] && rated.order == nil)
    }
    items[0].rating = 93
    items[1].rating = 60
    try await Shop.open(place, items: items) { shop in
      let rated = try await shop.ask("best rated hiking boots")
      #expect(rated.products.map(\.product.sku) == ["B1", "B2"] && rated.order == .bestRatedFirst)
      #expect(rated.said.isEmpty)
    }
  }

  @Test("a limit gives way before a word of the topic does", arguments: Place.all)
  func limits(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let over = try await shop.ask("cheapest hiking boots under $10")
      #expect(over.products.map(\.product.sku) == ["B2", "B1"] && over.relaxed == [.priceMax])
      let kept = try await shop.ask("most expensive hiking boots under $100")
      #expect(kept.products.map(\.product.sku) == ["B2"] && kept.relaxed.isEmpty)
    }
  }

  @Test(
    "a question for nothing but the cheapest sorts the shop",
    arguments: [
      "what is your cheapest product?", "what's the cheapest thing you sell?", "cheapest",
      "Was ist euer billigster Artikel?",
    ])
  func everything(_ question: String) async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let all = try await shop.ask(question, topK: 2)
      #expect(all.products.map(\.product.sku) == ["C1", "C2"] && all.order == .cheapestFirst)
    }
  }
}

@Suite("the similarity floor of an index")
struct FloorTests {
  /// Shares no word with a product.
  private static let question = "zorblax"

  @Test("the index's own floor counts, the setting before it", arguments: Place.all)
  func floors(_ place: Place) async throws {
    try await Shop.open(place, items: OrderTests.items) { shop in
      #expect(try await !shop.ask(Self.question).hasEvidence, "without one it is 0.25")
      var meta = RAGIndexMeta(["model": "sandbox-embedding", "dimensions": 256])
      meta.similarityFloor = -1
      try await shop.engine.putMetadata(shop.index, meta.value, context: .within(.seconds(10)))
      #expect(try await shop.ask(Self.question).hasEvidence)
      let strict = shop.retriever { $0.similarityFloor = 1 }
      #expect(try await !shop.ask(Self.question, by: strict).hasEvidence)
    }
  }
}
