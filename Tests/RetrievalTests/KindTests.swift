// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Testing

@testable import Retrieval

@Suite("the kind of thing that is meant")
struct KindTests {
  private static let kitchen = [
    Item(
      id: 1, sku: "K-1", name: "Descaling tablets for coffee machines", description: "For coffee machines.", price: 9),
    Item(id: 2, sku: "K-2", name: "Barista coffee machine", description: "Makes espresso.", price: 249),
    Item(id: 3, sku: "K-3", name: "Chef knife", description: "A knife of hard steel.", price: 65),
    Item(
      id: 4, sku: "K-4", name: "Knife block set", description: "Six knives in a block: knife after knife.", price: 159),
    Item(id: 5, sku: "K-5", name: "Headphones Sonar", description: "They shut out planes.", price: 149),
    Item(id: 6, sku: "K-6", name: "Road runner shorts", description: "Go with shoes of any kind.", price: 30),
  ]

  @Test("what is for a thing stands behind the thing; asked for, it stands first", arguments: Place.all)
  func accessories(_ place: Place) async throws {
    try await Shop.open(place, items: Self.kitchen) { shop in
      let machine = try await shop.ask("coffee machine")
      #expect(machine.products.first?.product.sku == "K-2")
      let tablets = try await shop.ask("tablets for my coffee machine")
      #expect(tablets.products.first?.product.sku == "K-1")
    }
  }

  @Test("a thing that is refused is not shown", arguments: Place.all)
  func refused(_ place: Place) async throws {
    try await Shop.open(place, items: Self.kitchen) { shop in
      for question in ["a good knife, not a set", "knife but no set", "knife, no set please"] {
        let found = try await shop.ask(question, topK: 6).products.map(\.product.sku)
        #expect(found.first == "K-3", "\(question): \(found)")
        #expect(!found.contains("K-4"), "\(question): \(found)")
      }
    }
  }

  @Test("in a name the refusing word refuses nothing, and what a thing lacks is no other thing")
  func kept() {
    for question in ["no iron shirt", "peanut butter without sugar"] {
      let reading = QuestionReading(reading: question)
      var reader = FacetReader(
        tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: FacetReadingTests.english, languages: [.english])
      reader.read()
      #expect(reader.unwantedNames.isEmpty, "\(question)")
    }
  }

  @Test(
    "what is no property and stands at the end of a refusal is a name that is not wanted",
    arguments: [
      ("en", "oil but not motor oil", "motor oil"), ("en", "cream but not for the night", "night"),
      ("en", "not the bear", "bear"), ("en", "cream, no night cream", "night cream"),
      ("en", "toys except the bear", "bear"), ("de", "Öl, aber kein Motoröl", "Motoröl"),
      ("de", "nicht den Bären", "Bären"), ("fr", "pas l'ours", "ours"), ("es", "no el oso", "oso"),
      ("it", "non il gatto", "gatto"), ("nl", "niet de beer", "beer"),
      ("en", "not sure", nil), ("en", "no iron shirt", nil),
    ] as [(String, String, String?)])
  func names(language: String, question: String, name: String?) {
    let language = StoreLanguage.named(language)
    let reading = QuestionReading(reading: question, language: language)
    var reader = FacetReader(
      tokens: reading.tokens, isTaken: reading.isTaken,
      vocabulary: Vocabulary(language: language, facets: [], categories: []),
      languages: [language])
    reader.read()
    #expect(reader.unwantedNames == [name].compactMap { $0 })
  }

  @Test("a newer size replaces the older one; a question of what was shown stays with it", arguments: Place.all)
  func sizes(_ place: Place) async throws {
    let items = [
      Item(id: 1, sku: "G-9", name: "Nitrile gloves size 9", description: "For work.", price: 4),
      Item(id: 2, sku: "G-10", name: "Nitrile gloves size 10", description: "For work.", price: 4),
      Item(id: 3, sku: "W-1", name: "Dark wine", description: "From a slope.", price: 12),
      Item(id: 4, sku: "W-2", name: "Pale wine", description: "From a hill.", price: 14),
    ]
    try await Shop.open(place, items: items) { shop in
      for question in ["and in size 10?", "what about size 10?", "size 10"] {
        let found = try await shop.ask(question, earlier: ["gloves size 9"])
        #expect(found.products.first?.product.sku == "G-10", "\(question)")
      }
      for question in ["how tall is it?", "link please"] {
        let found = try await shop.ask(question, earlier: ["wine"])
        #expect(Set(found.products.prefix(2).map(\.product.sku)) == ["W-1", "W-2"], "\(question)")
      }
    }
  }

  @Test("words of a description apart are no thing of two words; a word is read as it sounds", arguments: Place.all)
  func words(_ place: Place) async throws {
    try await Shop.open(place, items: Self.kitchen) { shop in
      let shoes = try await shop.ask("do you sell running shoes?")
      #expect(!shoes.hasEvidence)
      let found = try await shop.ask("hedphones", topK: 1)
      #expect(found.products.first?.product.sku == "K-5")
    }
  }

  @Test(
    "where a property is in force, what is of another kind stays out, also where names end with properties",
    arguments: Place.all)
  func namesEndWithProperties(_ place: Place) async throws {
    let items = [
      Item(id: 1, sku: "D-1", name: "Palma dress silk white", price: 52, categories: ["Dresses"], color: "White"),
      Item(id: 2, sku: "D-2", name: "Juno dress 120 white", price: 60, categories: ["Dresses"], color: "White"),
      Item(id: 3, sku: "S-1", name: "Kite sneaker white", price: 47, categories: ["Sneakers"], color: "White"),
      Item(id: 4, sku: "D-3", name: "Wren dress black", price: 47, categories: ["Dresses"], color: "Black"),
    ]
    try await Shop.open(place, items: items) { shop in
      let found = try await shop.ask("white dress", topK: 4).products.map(\.product.sku)
      #expect(Set(found) == ["D-1", "D-2"], "\(found)")
    }
  }

  @Test("a word that sounds the same is meant; another beginning is not")
  func sounds() {
    let stem = StoreLanguage.english.facets.stem
    #expect(Retriever.closest(to: "headfones", among: ["headphones", "handles"], stem: stem) == "headphones")
    #expect(Retriever.closest(to: "somthing", among: ["something"], stem: stem) == "something")
  }
}
