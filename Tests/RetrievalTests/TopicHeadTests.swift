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
    Item(id: 6, sku: "B1", name: "Waste basket", price: 12, categories: ["Bathroom"], color: "White"),
    Item(
      id: 7, sku: "V3", name: "Wash stand", description: "A small vanity.", price: 90, categories: ["Bathroom"],
      color: "White"),
    Item(id: 8, sku: "S1", name: "Hiking boots", price: 90, categories: ["Shoes"], color: "White"),
    Item(id: 9, sku: "S2", name: "Rain hat", price: 20, categories: ["Hats"], color: "White"),
  ]

  @Test(
    "is the last of the words beside it, or the first, by the language",
    arguments: [
      (StoreLanguage.english, "white bathroom vanity knobs under 20 dollars", "knobs"),
      (.english, "kohler whitehaven farmhouse kitchen sink with drain", "sink"),
      (.english, "fawkes 36\" double vanity", "vanity"), (.english, "picture frame 22 x 36", "frame"),
      (.english, "galaxy 21 case", "case"), (.english, "under $50 please", ""),
      (.german, "Jacke für den Regen", "Jacke"), (.french, "table basse pliante", "table"),
      (.polish, "czerwona kurtka", ""),
    ])
  func heads(language: StoreLanguage, question: String, head: String) {
    let reading = QuestionReading(reading: question, language: language, currency: "USD")
    #expect(QuestionWords(question: question, reading: reading).head == head)
  }

  @Test("weighs more than a rarer word beside it", arguments: Place.all)
  func weighs(_ place: Place) async throws {
    let knobs = ["Round", "Square", "Crystal", "Brass"].enumerated().map { number, form in
      Item(id: 20 + number, sku: "N\(number)", name: "\(form) knob", price: 9, categories: ["Hardware"])
    }
    try await Shop.open(place, items: Self.items.filter { !["V2", "V3", "K1"].contains($0.sku) } + knobs) { shop in
      let found = try await shop.ask("vanity knob")
      #expect(found.products.first?.product.sku.hasPrefix("N") == true)
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

  @Test(
    "leaves out, where it has a property, what nothing says to be such a thing; no word of a use does",
    arguments: Place.all)
  func leavesOut(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      let vanity = try await shop.ask("white vanity", topK: 9)
      #expect(Set(vanity.products.map(\.product.sku)) == ["V1", "V2", "V3"] && vanity.relaxed.isEmpty)
      let use = try await shop.ask("white for hiking", topK: 9)
      #expect(use.products.contains { $0.product.sku == "S2" })
    }
  }

  @Test("a word that negates, or says \"also\", is nothing that products are called by")
  func negations() {
    let reading = QuestionReading(reading: "no, backpacks", language: .english)
    #expect(QuestionWords(question: "no, backpacks", reading: reading).unsaid == ["backpacks"])
    for (language, question) in [
      (StoreLanguage.english, "also ground?"), (.german, "auch gemahlen"), (.french, "aussi moulu"),
      (.polish, "też mielona"), (.russian, "тоже молотый"),
    ] {
      let reading = QuestionReading(reading: question, language: language)
      #expect(QuestionWords(question: question, reading: reading).unsaid.count == 1, "\(question)")
    }
  }
}
