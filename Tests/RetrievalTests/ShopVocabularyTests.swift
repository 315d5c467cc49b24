// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Sandbox
import Testing

@testable import Retrieval

@Suite("a shop's own ways to write properties")
struct ShopVocabularyTests {
  private static let modules = [
    Item(
      id: 1, sku: "R-1", name: "Kern M1 8 GB DDR4 SO-DIMM", categories: ["Memory"], facets: ["form_factor": ["SO-DIMM"]]
    ),
    Item(id: 2, sku: "R-2", name: "Kern M2 8 GB DDR4 DIMM", categories: ["Memory"], facets: ["form_factor": ["DIMM"]]),
    Item(id: 3, sku: "R-3", name: "Kern M3 16 GB DDR4 DIMM", categories: ["Memory"], facets: ["form_factor": ["DIMM"]]),
  ]

  @Test("a value with a hyphen is known in words, though one of them says nothing by itself", arguments: Place.all)
  func hyphens(_ place: Place) async throws {
    try await Shop.open(place, items: Self.modules) { shop in
      for question in ["so dimm", "8 gb so dimm memory"] {
        let found = try await shop.ask(question)
        #expect(found.products.first?.product.sku == "R-1", "\(question): \(found.products.map(\.product.sku))")
      }
    }
  }

  @Test("a noun for the kind belongs to what is refused", arguments: Place.all)
  func kindNouns(_ place: Place) async throws {
    func item(_ id: Int, _ style: String) -> Item {
      Item(
        id: id, sku: "H-\(id)", name: "Tone headphones \(style)", categories: ["Headphones"],
        facets: ["wearing_style": [style]])
    }
    try await Shop.open(place, items: [item(1, "In-ear"), item(2, "Head-band"), item(3, "Neck-band")]) { shop in
      for question in [
        "headphones, not the in ear type", "headphones but not the in-ear ones", "Kopfhörer, kein In-Ear-Typ",
        "auriculares que no sean del tipo in-ear", "casque, pas de type in-ear", "koptelefoon, niet het in-ear soort",
      ] {
        let found = try await shop.ask(question)
        #expect(found.applied.unwanted.flatMap(\.values) == ["In-ear"], "\(question): \(found.applied.unwanted)")
        #expect(Set(found.products.map(\.product.sku)) == ["H-2", "H-3"], "\(question)")
      }
    }
  }

  @Test("what is said to lack a cable, or bags, is called wireless or bagless", arguments: Place.all)
  func without(_ place: Place) async throws {
    let items = [
      Item(
        id: 1, sku: "V-1", name: "Sweep bagless vacuum cleaner", description: "Runs without a cable.",
        categories: ["Vacuum Cleaners"]),
      Item(id: 2, sku: "V-2", name: "Sweep vacuum cleaner", description: "With bags.", categories: ["Vacuum Cleaners"]),
      Item(id: 3, sku: "M-1", name: "Click wireless mouse", description: "Small.", categories: ["Mice"]),
      Item(id: 4, sku: "M-2", name: "Click mouse", description: "With a cable.", categories: ["Mice"]),
    ]
    try await Shop.open(place, items: items) { shop in
      for (question, sku) in [
        ("vacuum cleaner without bags", "V-1"), ("Staubsauger ohne Beutel", "V-1"), ("aspirateur sans sac", "V-1"),
        ("aspiradora sin bolsa", "V-1"), ("stofzuiger zonder zak", "V-1"), ("odkurzacz bez worka", "V-1"),
        ("mouse without a cable", "M-1"), ("Maus ohne Kabel", "M-1"), ("mouse senza filo", "M-1"),
      ] {
        let found = try await shop.ask(question)
        #expect(found.products.first?.product.sku == sku, "\(question): \(found.products.map(\.product.name))")
      }
    }
  }

  @Test("a brand is that of the thing, unless it stands behind what something is for")
  func brands() {
    let vocabulary = Vocabulary(
      language: .english,
      facets: [
        ("brand_compatibility=samsung", 40), ("manufacturer=samsung", 9), ("platform=xbox one", 5),
        ("platform=xbox series x", 3),
      ],
      categories: [])
    func field(_ text: String) -> FacetField? {
      let tokens = QuestionTokens(text).tokens
      var reader = FacetReader(
        tokens: tokens, isTaken: tokens.map { _ in false }, vocabulary: vocabulary, languages: [.english])
      reader.read()
      return reader.mentions.first?.choice.field
    }
    #expect(field("samsung or other smartphone") == .attribute("manufacturer"))
    #expect(field("toner for samsung") == .attribute("brand_compatibility"))
    #expect(FacetField.attribute("manufacturer").isBrand && !FacetField.attribute("brand_compatibility").isBrand)
    // The family of several platforms.
    #expect(field("xbox games") == .attribute("platform"))
    #expect(vocabulary.entries(called: QuestionTokens("xbox").tokens).first?.choice.terms.count == 2)
  }

  @Test("a product without a brand has the one of its name, but for what it is for", arguments: Place.all)
  func missingBrands(_ place: Place) async throws {
    // More brands than a filter names.
    var items = (0..<160).map { number in
      Item(
        id: 100 + number, sku: "X-\(number)", name: "Maker\(number) lamp", brand: "Maker\(number)",
        facets: ["manufacturer": ["Maker\(number)"]])
    }
    items += [
      Item(
        id: 1, sku: "P-1", name: "Orbita One phone", brand: "Orbita", categories: ["Phones"],
        facets: ["manufacturer": ["Orbita"]]),
      Item(id: 2, sku: "P-2", name: "Orbita Two phone", brand: nil, categories: ["Phones"]),
      Item(
        id: 3, sku: "P-3", name: "Other phone", brand: "Maker3", categories: ["Phones"],
        facets: ["manufacturer": ["Maker3"]]),
      Item(id: 4, sku: "C-1", name: "Phone cover for Orbita", brand: nil, categories: ["Covers"]),
    ]
    try await Shop.open(place, items: items) { shop in
      let found = try await shop.ask("orbita phone")
      #expect(Set(found.products.map(\.product.sku)) == ["P-1", "P-2"], "\(found.products.map(\.product.sku))")
    }
  }

  @Test("64 GB of storage are no 64 GB of memory, in an attribute or in a name", arguments: Place.all)
  func memory(_ place: Place) async throws {
    func laptop(_ id: Int, _ name: String, _ facets: [String: [String]]) -> Item {
      Item(id: id, sku: "L-\(id)", name: "Notely laptop \(name)", categories: ["Laptops"], facets: facets)
    }
    let items = [
      laptop(1, "A 32 GB 512 GB", ["internal_ram": ["32 GB"], "storage_capacity": ["512 GB"]]),
      laptop(2, "B 4 GB 64 GB", ["storage_capacity": ["64 GB"]]),
      laptop(3, "C 8 GB 64 GB", ["internal_ram": ["8 GB"], "storage_capacity": ["64 GB"]]),
      laptop(4, "D 64 GB 1 TB", ["internal_ram": ["64 GB"], "storage_capacity": ["1 TB"]]),
    ]
    try await Shop.open(place, items: items) { shop in
      for question in ["laptop with at least 32 GB", "laptop with 32 GB RAM or more"] {
        let found = try await shop.ask(question)
        #expect(
          Set(found.products.map(\.product.sku)) == ["L-1", "L-4"], "\(question): \(found.products.map(\.product.sku))")
      }
    }
  }

  @Test(
    "a yes/no attribute that the thing has is meant, though model names have its name without it", arguments: Place.all)
  func flags(_ place: Place) async throws {
    func item(_ id: Int, _ name: String, _ hasPoE: String) -> Item {
      Item(
        id: id, sku: "S-\(id)", name: name, categories: ["Network Switches"],
        facets: ["power_over_ethernet_poe": [hasPoE]])
    }
    let items = [
      item(1, "Uni USW-8-POE network switch", "No"), item(2, "Uni USW-16-POE network switch", "No"),
      item(3, "Uni USW-24-POE network switch", "No"), item(4, "Net GS108 network switch", "Yes"),
    ]
    try await Shop.open(place, items: items) { shop in
      let found = try await shop.ask("switch with poe")
      #expect(found.products.map(\.product.sku) == ["S-4"], "\(found.products.map(\.product.sku))")
    }
  }

  @Test("an amount in a name is a number with its unit in a row, not both words somewhere", arguments: Place.all)
  func amountsInNames(_ place: Place) async throws {
    func item(_ id: Int, _ name: String, _ bays: String?) -> Item {
      Item(
        id: id, sku: "N-\(id)", name: name, categories: ["NAS"], facets: bays.map { ["number_of_bays": [$0]] } ?? [:])
    }
    let items = [
      item(1, "Vault A 1 bay desktop NAS 4 GB", nil), item(2, "Vault B 4 bays desktop NAS 2 GB", nil),
      item(3, "Vault C desktop NAS", "4 bays"), item(4, "Vault D 2 bays NAS 4 TB", "2 bays"),
    ]
    try await Shop.open(place, items: items) { shop in
      let found = try await shop.ask("nas with 4 bays")
      #expect(Set(found.products.map(\.product.sku)) == ["N-2", "N-3"], "\(found.products.map(\.product.sku))")
    }
  }

  @Test("the word behind a refused value names its attribute", arguments: Place.all)
  func attributeBehind(_ place: Place) async throws {
    let items = [
      Item(id: 1, sku: "P-1", name: "Flow gel pen", categories: ["Pens"], facets: ["ink_color": ["Blue"]]),
      Item(id: 2, sku: "P-2", name: "Flow ball pen", categories: ["Pens"], facets: ["ink_color": ["Green"]]),
      Item(id: 3, sku: "I-1", name: "Flow ink", categories: ["Ink"], color: "Blue"),
      Item(id: 4, sku: "I-2", name: "Flow ink fast", categories: ["Ink"], color: "Blue"),
    ]
    try await Shop.open(place, items: items) { shop in
      let found = try await shop.ask("pens no blue ink")
      #expect(found.products.map(\.product.sku) == ["P-2"], "\(found.products.map(\.product.sku))")
      #expect(found.applied.unwanted.map(\.field) == [.attribute("ink_color")])
    }
  }

  @Test("a property that a filter has gives way to no word for what the thing is like", arguments: Place.all)
  func propertyWords(_ place: Place) async throws {
    func item(_ id: Int, _ name: String, _ isVertical: String) -> Item {
      Item(id: id, sku: "M-\(id)", name: name, categories: ["Mice"], facets: ["vertical": [isVertical]])
    }
    let items = [item(1, "Ergonomic mouse", "No"), item(2, "Ergonomic mouse two", "No"), item(3, "Grip mouse", "Yes")]
    try await Shop.open(place, items: items) { shop in
      let found = try await shop.ask("ergonomic vertical mouse")
      #expect(found.products.first?.product.sku == "M-3" && found.relaxed.isEmpty, "\(found.relaxed)")
    }
  }

  @Test("yes/no attributes are called by other names of what they say, and by what they deny")
  func flagNames() {
    let vocabulary = Vocabulary(
      language: .english,
      facets: [
        ("duplex_printing=yes", 5), ("duplex_printing=no", 5), ("colour_printing=yes", 5), ("colour_printing=no", 5),
        ("backlight=yes", 5), ("powered=yes", 5), ("cordless=yes", 3), ("smart_tv=yes", 9),
      ], categories: [])
    func terms(_ text: String) -> [String] {
      vocabulary.entries(called: QuestionTokens(text).tokens).flatMap(\.choice.terms)
    }
    for name in ["duplex", "double-sided", "duplex printing"] {
      #expect(terms(name) == ["duplex_printing=yes"], "\(name)")
    }
    #expect(terms("color") == ["colour_printing=yes"] && terms("colour") == ["colour_printing=yes"])
    #expect(terms("black and white") == ["colour_printing=no"] && terms("mono") == ["colour_printing=no"])
    #expect(terms("backlit") == ["backlight=yes"])
    // Another word of the stem, what is read before properties, and a thing.
    #expect(terms("power").isEmpty && terms("without cable").isEmpty && terms("television").isEmpty)
  }

  @Test("connectors are known with and without their type, layouts by their language")
  func aliases() {
    #expect(Vocabulary.connectorNames(of: "USB Type-C").contains("usb c"))
    #expect(Vocabulary.connectorNames(of: "USB C").contains("usb type c"))
    #expect(Vocabulary.connectorNames(of: "USB 3.2").isEmpty && Vocabulary.connectorNames(of: "").isEmpty)
    #expect(Vocabulary.layoutNames(of: "QWERTZ").contains("german layout"))
  }

  @Test("words that another language has in another form only are no guess")
  func guesses() async throws {
    let items = [
      Item(id: 1, sku: "S-1", name: "Clinch stapler"), Item(id: 2, sku: "T-1", name: "Blue tack", brand: nil),
    ]
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      let words = try await shop.words(for: "blu tack")
      #expect(words?.contains("stapler") == false)
    }
  }
}
