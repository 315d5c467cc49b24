// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Sandbox
import Testing

@testable import Retrieval

/// Properties as product feeds write them, asked for as people say them.
@Suite("properties of product feeds")
struct FeedPropertyTests {
  private static func item(
    _ id: Int, _ name: String, _ category: String, price: Double = 100, color: String? = "Black",
    _ facets: [String: [String]] = [:], description: String = ""
  ) -> Item {
    Item(
      id: id, sku: "F-\(id)", name: name, brand: "Acme", description: description, price: price,
      categories: [category], color: color, facets: facets)
  }

  private static let items = [
    item(1, "Acme M1 80 cm (31.5\") LED Curved monitor", "Monitors", ["display_diagonal": ["80 cm (31.5\")"]]),
    item(2, "Acme M2 80 cm (31.5\") LED monitor", "Monitors", ["display_diagonal": ["80 cm (31.5\")"]]),
    item(3, "Acme M3 60.5 cm (23.8\") LED monitor", "Monitors", ["display_diagonal": ["60.5 cm (23.8\")"]]),
    item(4, "Acme mount up to 61 cm (24\")", "Mounts", ["maximum_screen_size": ["61 cm (24\")"]]),
    item(11, "Acme C75 printing paper A4 75 g/m²", "Paper", color: nil, ["media_weight": ["75 g/m²"]]),
    item(12, "Acme C80 printing paper A4 80 g/m²", "Paper", color: nil, ["media_weight": ["80 g/m²"]]),
    item(21, "Acme L1 600 DPI A4", "Laser Printers", price: 120, ["technology": ["Laser"]]),
    item(22, "Acme L2 600 DPI A4", "Laser Printers", price: 90),
    item(23, "Acme L3 600 DPI A4", "Inkjet Printers", price: 60, ["technology": ["Inkjet"]]),
    item(31, "Acme N1 Notebook Intel® Core™ i7", "Laptops", ["processor": ["Intel® Core™ i7"]]),
    item(32, "Acme N2 Notebook Intel® Core™ i5", "Laptops", ["processor": ["Intel® Core™ i5"]]),
    item(33, "Acme N3 Notebook AMD Ryzen™ 5", "Laptops", ["processor": ["AMD Ryzen™ 5"]]),
    item(51, "Acme W1 webcam 720p", "Webcams", ["video_resolution": ["720p"]]),
    item(52, "Acme W2 webcam", "Webcams", ["video_resolution": ["1080p"]]),
    item(53, "Acme M4 Full HD display", "Displays", ["hd_type": ["Full HD"]]),
    item(54, "Acme K1 keyboard German", "Keyboards", ["keyboard_layout": ["QWERTZ German"]]),
    item(55, "Acme K2 keyboard English", "Keyboards", ["keyboard_layout": ["QWERTY US English"]]),
    item(56, "Acme N4 Notebook", "Laptops", ["keyboard_layout": ["QWERTZ"]]),
    item(57, "Acme Basilisk", "Mice"), item(58, "Acme mouse pad", "Mouse Pads"),
    item(
      60, "Acme G1 video game chair PC gaming chair Mesh", "Office & Computer Chairs", description: "For the office."),
    item(61, "Acme O1 office/computer chair Mesh", "Office & Computer Chairs"),
    item(62, "Acme D1 electric height-adjustable desk", "Desks"),
    item(63, "Acme D2 mount / stand for the wall or a desk", "Arms"),
    item(64, "Acme R1 memory module DIMM", "Memory Modules", description: "Works with notebooks."),
    item(65, "Acme R2 memory module SO-DIMM", "Memory Modules", description: "Memory for notebooks."),
    item(66, "Acme coffee maker 1.2 L", "Coffee Makers"),
    item(67, "Acme B1 keyboard mouse included", "Keyboards"),
    item(41, "Acme HDMI cable 2 m", "Cables"), item(42, "Acme HDMI cable 5 m", "Cables", color: "White"),
  ]

  @Test("are read as people say them", arguments: Place.all)
  func read(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for (question, id) in [
        ("80 gsm paper", "12"), ("paper 75gsm", "11"), ("cheapest laser printer", "22"), ("i7 laptop", "31"),
        ("laptop with ryzen 5", "33"), ("curved monitor", "1"), ("24 inch monitor", "3"),
        ("full hd webcam", "52"), ("keyboard qwertz", "54"), ("silent mouse", "57"),
        ("office chair", "61"), ("office chair mesh", "61"), ("standing desk", "62"), ("memory for laptop", "65"),
      ] {
        let found = try await shop.ask(question)
        #expect(found.products.first?.product.productID == id, "\(question)")
        #expect(found.relaxed.isEmpty, "\(question)")
      }
      #expect(try await !shop.ask("coffee beans 1 kg", topK: 5).hasEvidence, "no coffee maker is a bean")
      let bare = try await shop.ask("keyboard without mouse", topK: 9).products.map(\.product.productID)
      #expect(!bare.contains("67"), "\(bare)")
    }
  }

  @Test("a colour that nothing has is said to be missing", arguments: Place.all)
  func missing(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for question in ["purple hdmi cable", "turquoise laptop", "a laptop in brown"] {
        let found = try await shop.ask(question)
        #expect(found.relaxed == [.attribute("color")], "\(question)")
        #expect(!found.products.isEmpty, "\(question)")
      }
      #expect(try await shop.ask("black hdmi cable").relaxed.isEmpty)
    }
  }

  @Test("a value is what longer ones that begin so are, and a number of pixels has several names")
  func values() {
    let vocabulary = Vocabulary(
      language: .english,
      facets: [
        ("layout=qwertz", 3), ("layout=qwertz german", 2), ("layout=azerty", 2),
        ("video=1080p", 2), ("panel=2160p (3840x2160)", 2),
      ], categories: [])
    func first(_ text: String) -> FacetChoice? {
      vocabulary.matches(QuestionTokens(text).tokens, at: 0).first?.entry.choice
    }
    #expect(first("qwertz").map { vocabulary.withLonger($0).terms } == ["layout=qwertz", "layout=qwertz german"])
    #expect(first("azerty").map { vocabulary.withLonger($0).terms } == ["layout=azerty"])
    #expect(first("full hd")?.terms == ["video=1080p"])
    #expect(first("4k")?.terms == ["panel=2160p (3840x2160)"])
  }

  @Test("German compounds are kinds of what they end with")
  func compounds() {
    let counts = [
      CategoryKinds.Count(
        term: "drucken", count: 20, beside: [("laserdrucker", 5), ("tintenstrahldrucker", 5), ("toner", 10)]),
      CategoryKinds.Count(term: "laserdrucker", count: 5, beside: [("drucken", 5)]),
      CategoryKinds.Count(term: "tintenstrahldrucker", count: 5, beside: [("drucken", 5)]),
      CategoryKinds.Count(term: "toner", count: 10, beside: [("drucken", 10)]),
    ]
    let kinds = CategoryKinds(language: .german, categories: counts)
    let reading = QuestionReading(reading: "Drucker unter 20 Euro", language: .german)
    let choice = kinds.choice(for: QuestionWords(question: "Drucker unter 20 Euro", reading: reading))
    #expect(choice?.holds(["drucken", "laserdrucker"]) == true)
    #expect(choice?.holds(["drucken", "toner"]) == false)
  }

  @Test("printers print black and white, b&w and in color, and w/ stands for with")
  func printing() async throws {
    let items = (1...6).map { number in
      Self.item(
        number, "Acme P\(number) laser", "Laser Printers", color: nil,
        ["printing_colours": [number % 2 == 0 ? "Mono" : "Colour"], "wi_fi": [number > 3 ? "Yes" : "No"]])
    }
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      for (question, skus) in [
        ("black and white laser printer", ["F-2", "F-4", "F-6"]), ("b&w laser printer", ["F-2", "F-4", "F-6"]),
        ("color laser printer", ["F-1", "F-3", "F-5"]), ("laser printer w/ wi-fi", ["F-4", "F-5", "F-6"]),
        ("laser printer w wi-fi", ["F-4", "F-5", "F-6"]),
      ] {
        let found = try await shop.ask(question)
        #expect(found.products.map(\.product.sku).sorted() == skus, "\(question)")
        #expect(found.relaxed.isEmpty, "\(question)")
      }
      let words = try await shop.words(for: "printer 65 w")
      #expect(words?.contains("with") == false)
    }
  }
}
