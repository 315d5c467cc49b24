// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Sandbox
import Testing

@testable import Retrieval

@Suite("categories as kinds of things")
struct CategoryKindTests {
  /// A shop whose products are called by codes: only their categories say what they are.
  private static let electronics = [
    Item(
      id: 1, sku: "P-1", name: "M404dn", brand: "HP", price: 200, categories: ["Printers & Scanners", "Laser Printers"]),
    Item(
      id: 2, sku: "P-2", name: "Toner for laser printer", brand: "HP", price: 80,
      categories: ["Printers & Scanners", "Toner Cartridges"]),
    Item(
      id: 3, sku: "P-3", name: "Printer paper", brand: "HP", price: 8,
      categories: ["Printers & Scanners", "Printing Paper"]),
    Item(id: 4, sku: "T-1", name: "XM367HH", brand: "LG", price: 500, categories: ["TV & Audio", "TVs"]),
    Item(
      id: 5, sku: "T-2", name: "TV wall mount", brand: "Vogels", price: 40, categories: ["TV & Audio", "TV Mounts"]),
    Item(
      id: 6, sku: "T-3", name: "TV ceiling mount", brand: "Vogels", price: 60, categories: ["TV & Audio", "TV Mounts"]),
    Item(id: 7, sku: "H-1", name: "EF-KG985", brand: "Acme", price: 300, categories: ["Smartphones"]),
    Item(
      id: 8, sku: "H-2", name: "EF-QA207", brand: "Acme", description: "A cover.", price: 20,
      categories: ["Mobile Phone Cases"]),
    Item(id: 9, sku: "B-1", name: "Down sleeping bag", brand: "Acme", price: 120, categories: ["Camping"]),
    Item(
      id: 10, sku: "B-2", name: "Courier", brand: "Acme", description: "For the city.", price: 60, categories: ["Bags"]),
  ]

  @Test("what the categories call a thing stands before what its name says it is for", arguments: Place.all)
  func beforeAccessories(_ place: Place) async throws {
    try await Shop.open(place, items: Self.electronics) { shop in
      for (question, sku) in [
        ("tv", "T-1"), ("laser printer", "P-1"), ("printer", "P-1"), ("mobile phone", "H-1"), ("phone case", "H-2"),
        ("tv wall mount", "T-2"), ("sleeping bag", "B-1"), ("a bag", "B-2"), ("printer paper", "P-3"),
      ] {
        let found = try await shop.ask(question, topK: 5)
        #expect(found.products.first?.product.sku == sku, "\(question): \(found.products.map(\.product.sku))")
        #expect(found.hasEvidence, "\(question)")
        #expect(found.products.allSatisfy { $0.score >= 0 && $0.score <= 1 }, "\(question)")
      }
    }
  }

  private static func counts(_ names: [String: Int], _ beside: [String: [String]] = [:]) -> [CategoryKinds.Count] {
    names.map { name, count in
      CategoryKinds.Count(
        term: name, count: count, beside: (beside[name] ?? []).map { ($0, names[$0] ?? 0) })
    }.sorted { ($1.count, $0.term) < ($0.count, $1.term) }
  }

  private static func choice(_ question: String, _ language: StoreLanguage, _ kinds: [CategoryKinds.Count]) -> [String]?
  {
    let words = QuestionWords(question: question, reading: QuestionReading(reading: question, language: language))
    return CategoryKinds(language: language, categories: kinds).choice(for: words)?.own.sorted()
  }

  @Test(
    "a category is of the kind that a question names by its last word, and by what else it says of it",
    arguments: [
      ("printer", ["inkjet printers", "laser printers"]), ("laser printer", ["laser printers"]),
      ("hp laser printer", ["laser printers"]), ("garden table", nil), ("coffee table", ["coffee tables"]),
      ("table", ["coffee tables"]), ("monitor", ["monitors"]), ("notebook", ["notebooks"]),
      ("laptop", ["notebooks"]), ("bag for my laptop", ["notebook cases"]), ("phone case", ["mobile phone cases"]),
      ("case", ["mobile phone cases", "notebook cases"]), ("mouse", ["mice"]), ("dvds", ["cds & dvds"]),
      ("office chair", ["office & computer chairs"]), ("office chair mesh", ["office & computer chairs"]),
      ("scarf", nil), ("", nil),
    ] as [(String, [String]?)])
  func english(question: String, categories: [String]?) {
    let names = [
      "laser printers", "inkjet printers", "toner for printers", "coffee tables", "monitors", "monitor arms",
      "projection screens", "notebooks", "notebook cases", "mobile phone cases", "mice", "mouse pads", "cds & dvds",
      "office & computer chairs",
    ]
    let kinds = Self.counts(Dictionary(uniqueKeysWithValues: names.map { ($0, 10) }))
    #expect(Self.choice(question, .english, kinds) == categories)
  }

  @Test("what is called by the very name stands before what a longer name of another thing ends with")
  func exact() {
    let kinds = CategoryKinds(
      language: .english,
      categories: Self.counts(["tablets": 9, "graphic tablets": 8, "laser printers": 5, "inkjet printers": 4]))
    for (question, exact) in [("tablet", ["tablets"]), ("graphics tablet", []), ("printer", [])] {
      let words = QuestionWords(question: question, reading: QuestionReading(reading: question))
      #expect(kinds.choice(for: words)?.exact == exact, "\(question)")
    }
    let tablet = kinds.choice(calledBy: "tablet")
    #expect(tablet?.holds(["graphic tablets"]) == true && tablet?.lifts(["graphic tablets"]) == false)
    #expect(tablet?.lifts(["tablets"]) == true)
  }

  @Test("what a thing is for is no other thing that may be looked for")
  func purposes() {
    for (question, saysAll) in [
      ("a ups for the pc", true), ("chair recliner", false), ("chair with 12gb ram", true),
    ] {
      let words = QuestionWords(question: question, reading: QuestionReading(reading: question))
      let kinds = CategoryKinds(language: .english, categories: Self.counts(["ups": 3, "recliners": 4, "chairs": 5]))
      #expect(kinds.choice(for: words).map(\.saysAll) == saysAll, "\(question)")
    }
  }

  @Test("the first word says the kind in Romance languages, and a compound's table in German")
  func otherLanguages() {
    let french = Self.counts(["imprimantes laser": 4, "papier pour imprimante": 9, "chaises": 3])
    #expect(Self.choice("imprimante", .named("fr"), french) == ["imprimantes laser"])
    let german = Self.counts(["smartphones": 4, "handyhüllen": 9, "fernseher": 3, "tv-halterungen": 5])
    #expect(Self.choice("Handy", .german, german) == ["smartphones"])
    #expect(Self.choice("Fernseher", .german, german) == ["fernseher"])
  }

  @Test("what lies within a matching category and is called otherwise is of another kind, where others within match")
  func within() {
    let counts = Self.counts(
      ["printers & scanners": 30, "laser printers": 10, "toner": 20, "tops": 40, "jackets": 12, "sale": 9],
      ["printers & scanners": ["laser printers", "toner", "sale"], "tops": ["jackets"]])
    func choice(_ question: String) -> CategoryKinds.Choice? {
      CategoryKinds(language: .english, categories: counts).choice(
        for: QuestionWords(question: question, reading: QuestionReading(reading: question)))
    }
    let printer = choice("printer")
    #expect(printer?.holds(["printers & scanners", "laser printers"]) == true)
    #expect(printer?.holds(["printers & scanners", "toner"]) == false)
    #expect(printer?.holds(["tops"]) == false)
    #expect(choice("tops")?.holds(["tops", "jackets"]) == true)
  }

  @Test("what is in a category called by the thing before another word stands behind the thing, in an order too")
  func accessoriesByCategory() async throws {
    let items = (1...4).flatMap { number in
      [
        Item(
          id: number, sku: "M\(number)", name: "Razer V\(number) mouse gaming", price: Double(40 + number),
          categories: ["Peripherals", "Mice"]),
        Item(
          id: 10 + number, sku: "P\(number)", name: "Mouse pad \(number) gaming mouse pad", price: Double(9 + number),
          categories: ["Peripherals", "Mouse Pads"]),
      ]
    }
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      for question in ["gaming mouse", "cheapest gaming mouse"] {
        let found = try await shop.ask(question)
        #expect(
          found.products.prefix(4).allSatisfy { $0.product.sku.hasPrefix("M") }, "\(found.products.map(\.product.sku))")
      }
      let pads = try await shop.ask("gaming mouse pad")
      #expect(pads.products.prefix(4).allSatisfy { $0.product.sku.hasPrefix("P") })
    }
  }

  @Test("a 3D printer is no printer, where no text of the catalogue has the word")
  func dimension() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.electronics) { shop in
      let absent = try await shop.ask("3D printer")
      let there = try await shop.ask("printer")
      #expect(!absent.hasEvidence && there.hasEvidence)
    }
    let printer = Item(id: 11, sku: "P-4", name: "Ender 3D printer", categories: ["Printers & Scanners"])
    try await Shop.open(.sandbox(.opensearch), items: Self.electronics + [printer]) { shop in
      let found = try await shop.ask("3d printer")
      #expect(found.hasEvidence && found.products.first?.product.sku == "P-4")
    }
  }
}
