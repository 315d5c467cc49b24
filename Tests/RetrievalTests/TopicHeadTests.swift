// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Testing

@testable import Retrieval

@Suite("the word that names the thing")
struct TopicHeadTests {
  static let items: [Item] = [
    Item(id: 1, sku: "V1", name: "Oak bathroom vanity", price: 300, categories: ["Bathroom"], color: "White"),
    Item(id: 2, sku: "V2", name: "Double bathroom vanity", price: 500, categories: ["Bathroom"], color: "White"),
    Item(id: 3, sku: "K1", name: "Round knob", price: 9, categories: ["Hardware"], color: "Gold"),
    Item(id: 4, sku: "R1", name: "Table runner", price: 15, categories: ["Linen"], color: "Green"),
    Item(id: 5, sku: "C1", name: "Console table", price: 120, categories: ["Tables"], color: "Brown"),
  ]

  @Test(
    "is the last of the words beside it, or the first, by the language",
    arguments: [
      (StoreLanguage.english, "white bathroom vanity knobs under 20 dollars", "knobs"),
      (.english, "kohler whitehaven farmhouse kitchen sink with drain", "sink"),
      (.english, "fawkes 36 inch blue vanity 24 drawer dresser", "dresser"), (.english, "under $50 please", ""),
      (.german, "Jacke für den Regen", "Jacke"), (.french, "table basse pliante", "table"),
      (.polish, "czerwona kurtka", ""),
    ])
  func heads(language: StoreLanguage, question: String, head: String) {
    let reading = QuestionReading(reading: question, language: language, currency: "USD")
    #expect(QuestionWords(question: question, reading: reading).head == head)
  }

  @Test("weighs more than the words beside it", arguments: Place.all)
  func weighs(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let knobs = try await shop.ask("bathroom vanity knobs")
      #expect(knobs.products.first?.product.sku == "K1")
    }
  }

  @Test(
    "keeps what it names where the words beside it are unknown: a wish gives way, and that is said",
    arguments: Place.all)
  func keepsTheThing(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let console = try await shop.ask("green zorblax console table")
      #expect(console.relaxed == [.attribute("color")] && console.products.first?.product.sku == "C1")
      let cheap = try await shop.ask("zorblax vanity under 20 dollars")
      #expect(cheap.relaxed == [.priceMax] && cheap.products.first?.product.price != nil)
      #expect(cheap.products.first.map { ["V1", "V2"].contains($0.product.sku) } == true)
    }
  }
}
