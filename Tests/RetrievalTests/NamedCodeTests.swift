// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Sandbox
import Testing

@testable import Retrieval

/// Shops whose names hold what their attributes lack: model numbers, connectors, what something fits.
@Suite("what names alone say")
struct NamedCodeTests {
  private static func item(
    _ id: Int, _ name: String, _ category: String, brand: String? = nil, price: Double = 100, inStock: Bool? = true,
    _ facets: [String: [String]] = [:]
  ) -> Item {
    Item(
      id: id, sku: "N-\(id)", name: name, brand: brand ?? "", price: price, inStock: inStock, categories: [category],
      facets: brand.map { facets.merging(["manufacturer": [$0]]) { $1 } } ?? facets)
  }

  private static let items =
    (1...6).map { item($0, "Brother HL-L8\($0)10Cn Colour 1200 x 1200 DPI A4", "Laser Printers", brand: "Brother") }
    + [
      item(7, "Brother HL-L8690Cn 600 DPI A3", "Laser Printers"),
      item(8, "Brother TN-2456 toner for Brother HL-L8690Cn", "Toner Cartridges"),
      item(
        9, "Peach P-11 toner", "Toner Cartridges", brand: "Peach", ["compatible_with": ["Brother HL-L8690Cn"]]),
      item(10, "Peach P-12 toner", "Toner Cartridges", brand: "Peach", ["compatible_with": ["Brother HL-L8110Cn"]]),
      item(20, "Lindy A1 USB cable 1 m USB C Micro-USB B", "USB Cables", ["connector_1": ["USB C"]]),
      item(21, "Lindy A2 USB cable 1 m USB A Mini-USB B", "USB Cables", ["connector_1": ["USB A"]]),
      item(22, "Lindy A3 USB cable 2 m USB A Mini-USB B", "USB Cables", ["connector_1": ["USB A"]]),
      item(30, "Hagor B1 wall mount 139.7 cm (55\")", "TV Mounts", ["max_screen_size": ["139.7 cm (55\")"]]),
      item(31, "Hagor B2 wall mount 165.1 cm (65\")", "TV Mounts", ["max_screen_size": ["165.1 cm (65\")"]]),
      item(32, "Hagor B3 wall mount 190.5 cm (75\")", "TV Mounts", ["max_screen_size": ["190.5 cm (75\")"]]),
      item(40, "Sigma C1 camera lens 77 mm image stabilizer", "Camera Lenses"),
      item(41, "Sigma C2 camera lens 77 mm image stabilizer", "Camera Lenses"),
      item(42, "Sigma C3 camera lens 52 mm", "Camera Lenses", ["image_stabilizer": ["Yes"]]),
      item(43, "Sigma C4 camera lens 52 mm", "Camera Lenses", ["image_stabilizer": ["No"]]),
      item(50, "Bose S1 portable speaker", "Speakers", ["battery_life": ["10 h"]]),
      item(51, "Bose S2 portable speaker", "Speakers", ["battery_life": ["15 h"]]),
      item(60, "Corsair R1 memory module 8 GB", "Memory Modules"),
      item(61, "Eaton U1 UPS double-conversion", "UPS"),
      item(70, "HP P1 laser printer Colour", "Laser Printers"),
      item(71, "HP P2 laser printer", "Laser Printers", ["colour_printing": ["Yes"]]),
      item(72, "HP P3 laser printer", "Laser Printers", ["colour_printing": ["No"]]),
    ]

  @Test("a model's number in a name finds it first, and what is for it where that is asked for", arguments: Place.all)
  func codes(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for question in ["brother hl-l8690cn", "brother hl-l8690cn printer", "do you have the HL-L8690CN"] {
        let found = try await shop.ask(question)
        #expect(found.products.first?.product.sku == "N-7", "\(question)")
      }
      let toner = try await shop.ask("toner for brother hl-l8690cn")
      #expect(Set(toner.products.prefix(2).map(\.product.sku)) == ["N-8", "N-9"])
    }
  }

  @Test("properties that a name or a measure says are read", arguments: Place.all)
  func properties(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for (question, ids) in [
        ("usb-c cable", [20]), ("usb c cable 1 m", [20]), ("wall mount for a 65 inch tv", [31, 32]),
        ("camera lens with image stabilisation", [40, 41, 42]), ("speaker with at least 12 hours", [51]),
        ("color laser printer from hp", [70, 71]),
      ] {
        let found = try await shop.ask(question).products.prefix(ids.count).map(\.product.sku)
        #expect(Set(found) == Set(ids.map { "N-\($0)" }), "\(question): \(found)")
      }
      let tv = ["tv 55 inch", "65"].map { ConversationTurn(isOfShopper: true, text: $0) }
      let mount = try await shop.ask("i also need a wall mount for it", turns: tv)
      #expect(Set(mount.products.map(\.product.sku)) == ["N-31", "N-32"])
    }
  }

  @Test("what is refused in so many words is not shown, and is in no name either", arguments: Place.all)
  func refused(_ place: Place) async throws {
    let items = [
      Self.item(1, "HP ProBook laptop Black", "Notebooks", ["color": ["Black"]]),
      Self.item(2, "HP EliteBook laptop", "Notebooks", brand: "HP", ["color": ["Grey"]]),
      Self.item(3, "Dell Inspiron laptop no frost", "Notebooks", brand: "Dell", price: 50, ["color": ["Black"]]),
      Self.item(4, "Acer Aspire", "Notebooks", brand: "Acer", price: 20, ["color": ["White"], "cable": ["1 m"]]),
      Self.item(5, "Acer Swift laptop", "Notebooks", brand: "Acer", ["color": ["Grey"], "cable": ["2 m"]]),
    ]
    try await Shop.open(place, items: items) { shop in
      for question in ["every laptop but hp", "laptop -hp", "laptop excluding HP", "laptop no hp"] {
        let found = try await shop.ask(question)
        #expect(Set(found.products.map(\.product.sku)) == ["N-3", "N-4", "N-5"], "\(question)")
      }
      let color = try await shop.ask("laptop no black")
      #expect(Set(color.products.map(\.product.sku)) == ["N-2", "N-4", "N-5"])
      let cheapest = try await shop.ask("cheapest laptop")
      #expect(cheapest.products.first?.product.sku == "N-4", "no name says that it is one")
      let short = try await shop.ask("laptop shorter than 2 m")
      #expect(short.applied.wanted.map(\.values) == [["1 m"]])
      let limit = [ConversationTurn(isOfShopper: true, text: "laptop under 60")]
      #expect(try await shop.ask("no limit", turns: limit).applied.priceMax == nil)
    }
  }

  @Test("my brother makes no laptops, and one in stock is no inch")
  func noBrand() {
    let vocabulary = Vocabulary(
      language: .english, facets: [("manufacturer=brother", 9), ("display_size=1 inch", 9)], categories: [])
    func mentions(_ text: String) -> [String] {
      let tokens = QuestionTokens(text).tokens
      var reader = FacetReader(
        tokens: tokens, isTaken: tokens.map { _ in false }, vocabulary: vocabulary, languages: [.english])
      reader.read()
      return reader.mentions.map(\.text)
    }
    #expect(mentions("my brother needs a laptop").isEmpty && mentions("gift for my brother: a label maker").isEmpty)
    #expect(mentions("my brother printer is broken") == ["brother"])
    #expect(mentions("is the first one in stock").isEmpty)
  }

  @Test("a thing that the shop lacks is not found by what its name says of it")
  func absent() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let mattress = try await shop.ask("memory foam mattress double")
      #expect(!mattress.hasEvidence)
      let memory = try await shop.ask("memory module")
      #expect(memory.hasEvidence)
    }
  }

  @Test("a product that is sold out gives its place, not its worth, to another thing")
  func soldOut() async throws {
    let items = [
      Self.item(1, "Samsung A1 smartphone", "Smartphones", brand: "Samsung"),
      Self.item(2, "Samsung A2 smartphone", "Smartphones", brand: "Samsung"),
      Self.item(3, "Samsung A3 smartphone", "Smartphones", brand: "Samsung", inStock: false),
      Self.item(4, "Samsung pouch for a smartphone", "Phone Cases", brand: "Samsung"),
    ]
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      var request = RetrievalRequest(question: "samsung smartphones", store: shop.store, topK: 5)
      request.leavesOutStragglers = true
      let found = try await shop.retriever().retrieve(request, context: .within(.seconds(30)))
      #expect(found.products.map(\.product.sku).sorted() == ["N-1", "N-2", "N-3"])
      #expect(found.products.last?.product.sku == "N-3")
    }
  }
}
