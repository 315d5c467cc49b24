// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language
import Sandbox
import Testing

@testable import Retrieval

/// An electronics shop as feeds name its products: what fits a telephone has its whole name behind its own.
@Suite("models, and what fits them")
struct ModelQuestionTests {
  private static func phone(_ id: Int, _ model: String, _ price: Double, _ brand: String = "Apple") -> Item {
    Item(
      id: id, sku: "P-\(id)", name: "\(brand) \(model) 15.5 cm (6.1\") Dual SIM 128 GB Black", brand: brand,
      description: "Takes brilliant photos.", price: price, categories: ["Phones & Tablets", "Smartphones"],
      facets: ["manufacturer": [brand]])
  }

  private static func part(_ id: Int, _ what: String, _ category: String, for model: String) -> Item {
    Item(
      id: id, sku: "C-\(id)", name: "Hama \(what) \(model)", brand: "Hama", description: "Made for the \(model).",
      price: 20 + Double(id), categories: ["Phones & Tablets", category],
      facets: ["manufacturer": ["Hama"], "compatibility": [model]])
  }

  private static let items: [Item] = {
    var items = [
      phone(1, "iPhone 14", 700), phone(2, "iPhone 14 Pro Max", 1100), phone(3, "iPhone 14 Pro Max", 690),
      phone(4, "Galaxy A54 5G", 300, "Samsung"),
    ]
    let models = ["Apple iPhone 14", "Apple iPhone 14 Pro Max", "Samsung Galaxy A54 5G"]
    for (place, model) in models.enumerated() {
      let first = 10 + place * 10
      for id in first..<first + 4 { items.append(part(id, "Clear screen protector", "Screen Protectors", for: model)) }
      for id in first + 4..<first + 7 {
        items.append(part(id, "mobile phone case Cover for", "Phone Cases", for: model))
      }
    }
    return items
  }()

  @Test("a model alone is the thing itself, before its siblings and what fits it", arguments: Place.all)
  func alone(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for (question, first) in [
        ("iphone 14", ["1"]), ("I want to buy an iPhone 14", ["1"]), ("iphone 14 pro max", ["2", "3"]),
        ("cheapest iphone 14", ["1"]), ("galaxy a54", ["4"]), ("Samsung Galaxy A54 phone", ["4"]),
      ] {
        let found = try await shop.ask(question)
        #expect(found.products.prefix(first.count).map(\.product.productID).sorted() == first, "\(question)")
        #expect(found.relaxed.isEmpty, "\(question)")
      }
    }
  }

  @Test("a brand's thing is the thing itself, though packs of service fit it by this very name")
  func fittedByName() async throws {
    let packs = (50..<54).map { Self.part($0, "Care Pack 2 years for", "Warranties", for: "Samsung smartphone") }
    try await Shop.open(.sandbox(.opensearch), items: Self.items + packs) { shop in
      let phones = try await shop.ask("samsung smartphone")
      #expect(phones.products.first?.product.productID == "4")
      #expect(phones.applied.wanted.contains { $0.values == ["Samsung"] })
      let care = try await shop.ask("care pack for samsung smartphone")
      #expect(Set(care.products.prefix(4).map(\.product.productID)) == ["50", "51", "52", "53"])
    }
  }

  @Test("what fits a model fits no sibling of it", arguments: Place.all)
  func parts(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for (question, ids) in [
        ("case for iphone 14", 14...16), ("screen protector for my iPhone 14", 10...13), ("galaxy a54 case", 34...36),
        ("iphone 14 pro max case", 24...26),
      ] {
        let found = try await shop.ask(question, topK: ids.count)
        #expect(found.products.compactMap { Int($0.product.productID) }.allSatisfy(ids.contains), "\(question)")
      }
    }
  }

  @Test(
    "of two things for a model the second is for it too, where the shop has that; a phone is none that fits a phone")
  func carried() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let turns = ["galaxy a54 phone", "do you have a case for it", "cheaper ones?"].map {
        ConversationTurn(isOfShopper: true, text: $0)
      }
      let protectors = try await shop.ask("and a screen protector too", turns: turns, topK: 4)
      #expect(Set(protectors.products.compactMap { Int($0.product.productID) }) == Set(30...33))
      let phones = try await shop.ask("now a phone", turns: turns)
      #expect(phones.applied.wanted.isEmpty && phones.relaxed.isEmpty)
      let replaced = ["iphone 14", "how about the galaxy a54"].map { ConversationTurn(isOfShopper: true, text: $0) }
      #expect(try await shop.ask("128 gb", turns: replaced).products.first?.product.productID == "4")
      let max = try await shop.ask("iphone 14 pro max phone", turns: [ConversationTurn(isOfShopper: true, text: "hi")])
      #expect(Set(max.products.prefix(2).map(\.product.productID)) == ["2", "3"] && max.applied.wanted.isEmpty)
    }
  }

  @Test("a limit that leaves only what fits the thing gives way, which is said", arguments: Place.all)
  func limit(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for question in ["smartphone under 100 dollars", "iphone 14 under 100 dollars"] {
        let found = try await shop.ask(question)
        #expect(found.relaxed == [.priceMax], "\(question)")
        #expect(found.products.first?.product.categories.contains("Smartphones") == true, "\(question)")
      }
      let cases = try await shop.ask("phone case under 35 dollars")
      #expect(cases.relaxed.isEmpty && cases.products.allSatisfy { ($0.product.price?.double ?? 0) <= 35 })
    }
  }

  @Test(
    "a value is called by what stands behind its brand or trade mark",
    arguments: [
      ("Apple iPhone 14", true, ["iPhone 14"]), ("Intel® Core™ i7", false, ["Core™ i7", "i7"]),
      ("Samsung Galaxy A54 5G", true, ["Galaxy A54 5G", "Galaxy A54"]), ("Windows 11 Pro", false, []),
      ("Apple", false, []), ("Apple 14", false, []),
    ])
  func shortNames(_ value: String, _ isWhatFits: Bool, _ names: [String]) {
    let found = Vocabulary.shortNames(of: value, brands: ["apple", "samsung"], isWhatFits: isWhatFits)
    #expect(Set(found).subtracting(["Samsung Galaxy A54"]) == Set(names))
  }

  @Test("a model ends with a small word, and not with the letter of a code")
  func run() {
    for (question, headline, model) in [
      ("do you have the galaxy tab a8 in stock?", "galaxy tab", "galaxy tab a8"),
      ("a surface go 3", "surface", "surface go 3"),
      ("iphone 14, black", "iphone", "iphone 14"),
    ] {
      #expect(QuestionReading(reading: question, language: .english).model(from: headline, beside: []) == model)
    }
  }

  @Test("the beginning of a name tells what is called so")
  func names() {
    let model = NamedModel("iphone 14", .english)
    #expect(model.begins("Apple iPhone 14 Pro 128 GB", brand: "Apple"))
    #expect(!model.begins("Hama case for Apple iPhone 14", brand: "Hama"))
    #expect(!model.begins("Apple iPhone 15", brand: "Apple"))
    #expect(model.isSibling("Apple iPhone 14 Pro 128 GB") && !model.isSibling("Apple iPhone 14 15.5 cm"))
  }
}
