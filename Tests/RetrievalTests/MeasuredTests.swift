// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Testing

@testable import Retrieval

@Suite("What a feed calls by more words than a shopper")
struct MeasuredTests {
  private static let vocabulary = Vocabulary(
    language: .english,
    facets: [
      ("internal_memory=16 gb", 60), ("total_storage_capacity=16 gb", 20), ("total_storage_capacity=512 gb", 40),
      ("power_over_ethernet_poe=yes", 15), ("power_over_ethernet_poe=no", 30), ("hd_type=4k ultra hd", 9),
      ("display_resolution=3840 x 2160 pixels", 5), ("display_diagonal=68.6 cm (27\")", 7),
      ("brand=nintendo", 20), ("game_platform=nintendo switch", 16), ("game_platform=playstation 5", 9),
      ("panel_type=va", 9), ("output_power_capacity=1 kva", 8), ("projector_brightness=3000 ansi lumens", 7),
      ("projector_brightness=4000 ansi lumens", 6), ("compatibility=iphone 14", 9), ("case_type=wallet case", 4),
    ], categories: [("network switches", 45)], spellings: ["playstation 5": "PlayStation 5"])

  private func read(_ text: String, followsTopic: Bool = false) -> [FacetMention] {
    let tokens = QuestionTokens(text).tokens
    var reader = FacetReader(
      tokens: tokens, isTaken: tokens.map { _ in false }, vocabulary: Self.vocabulary, languages: [.english],
      followsTopic: followsTopic)
    reader.read()
    return reader.mentions
  }

  @Test(
    "the word behind a measure says what is measured where another thing is asked for",
    arguments: [
      ("gaming laptop with 16 gb ram", "16 gb ram", "internal_memory"),
      ("16 gb ram laptop", "16 gb ram", "internal_memory"),
      ("laptop 16 gb storage", "16 gb storage", "total_storage_capacity"),
      ("16 gb ram", "16 gb", "internal_memory"),
    ])
  func measured(_ question: String, _ words: String, _ code: String) {
    let mention = read(question).first
    #expect(mention?.text == words && mention?.choice.field == .attribute(code), "\(mention?.text ?? "nothing")")
  }

  @Test("in a conversation about another thing it does so alone, and a television stays one")
  func inConversation() {
    #expect(read("16 gb ram, please", followsTopic: true).first?.text == "16 gb ram")
    #expect(read("27 inch tv", followsTopic: true).first?.text == "27 inch")
    #expect(read("ups 1500 va").isEmpty && read("va panel").count == 1)
  }

  @Test("units meet in whatever size they are said, and whoever says how it is measured")
  func units() {
    let power = read("ups 1000va").first
    #expect(power?.choice.values == ["1 kva"] && power?.text == "1000va")
    for question in ["projector more than 3500 lumens", "projector with at least 3500 ANSI lumens"] {
      let bound = read(question).first
      #expect(bound?.isBound == true && bound?.choice.values == ["4000 ansi lumens"], "\(question)")
    }
  }

  @Test("a property that names the thing is what something fits a model for; the brand of what it fits is no wish")
  func whatFits() {
    let mentions = read("wallet case iphone 14")
    #expect(mentions.first { $0.choice.field.saysWhatFits }?.head == "case", "\(mentions)")
    #expect(read("band for nintendo smartwatch").isEmpty)
    #expect(read("i look for nintendo smartwatch").count == 1)
  }

  @Test(
    "yes/no attributes are called by the initials of their names, resolutions by their short names",
    arguments: [
      ("network switch with poe", "power_over_ethernet_poe"), ("power over ethernet switch", "power_over_ethernet_poe"),
      ("ps5 games", "game_platform"), ("power over ethernet poe", "power_over_ethernet_poe"), ("4k monitor", "hd_type"),
    ])
  func shortNames(_ question: String, _ code: String) {
    let mention = read(question).first
    #expect(mention?.choice.field == .attribute(code), "\(read(question))")
    // The Nintendo Switch, which is no name of one either.
    #expect(read(question).count == 1)
  }

  @Test("of what a word names by its category those count that stand there: no game is called a game")
  func countsInCategory() throws {
    let kind = CategoryKinds.Choice(own: ["video games"])
    var mention = try #require(read("ps5 games").first)
    mention.head = "games"
    let last = FacetProbe(mention, words: "ps5", headKind: kind).counts.last
    #expect(last?.kind == kind && last?.words.isEmpty == true && last?.terms == mention.choices.last)
    #expect(FacetProbe(mention, words: "ps5").counts.last?.words == "games")
  }

  @Test("memory modules are no laptops with memory, at once and in a conversation", arguments: Place.all)
  func laptops(_ place: Place) async throws {
    func item(_ id: Int, _ name: String, _ description: String, _ category: String) -> Item {
      Item(
        id: id, sku: "M-\(id)", name: name, brand: "Zephyra", description: description, price: 90,
        categories: [category], facets: ["internal_memory": ["16 GB"]])
    }
    let items = [
      item(1, "Zephyra A1 memory module 16 GB DDR4", "16 GB RAM for your laptop.", "Memory Modules"),
      item(2, "Zephyra A2 memory module 16 GB DDR5", "16 GB RAM for your laptop.", "Memory Modules"),
      item(3, "Zephyra Aero 14 laptop DDR4-SDRAM", "A computer for the road.", "Laptops"),
    ]
    try await Shop.open(place, items: items) { shop in
      for messages in [["laptop with 16 GB RAM"], ["laptop", "16 gb ram, please"]] {
        var request = RetrievalRequest(question: messages.last ?? "", store: shop.store, topK: 1)
        request.turns = messages.dropLast().map { ConversationTurn(isOfShopper: true, text: $0) }
        let found = try await shop.retriever().retrieve(request, context: .within(.seconds(30)))
        #expect(found.products.first?.product.productID == "3", "\(messages)")
      }
      let module = try await shop.ask("16 gb ram", topK: 1)
      #expect(module.products.first?.product.productID != "3")
    }
  }

  @Test("a solid state drive is an SSD, and no notebook that has one", arguments: Place.all)
  func kinds(_ place: Place) async throws {
    func item(_ id: Int, _ name: String, _ category: String, _ facets: [String: [String]]) -> Item {
      Item(
        id: id, sku: "K-\(id)", name: name, brand: "Zephyra", description: "Good.", price: 90, categories: [category],
        facets: facets)
    }
    let items =
      (1...4).map { item($0, "Zephyra Aero \($0) laptop 1 TB SSD", "Notebooks", ["total_storage_capacity": ["1 TB"]]) }
      + [
        item(
          5, "Zephyra Rock 1 TB internal solid state drive", "Internal Solid State Drives", ["ssd_capacity": ["1 TB"]])
      ]
    try await Shop.open(place, items: items) { shop in
      let retriever = shop.retriever()
      while await retriever.facets(of: shop.store, context: .within(.seconds(30))) == nil { await Task.yield() }
      let request = RetrievalRequest(question: "ssd 1tb", store: shop.store, topK: 1)
      let found = try await retriever.retrieve(request, context: .within(.seconds(30)))
      #expect(found.products.first?.product.productID == "5")
    }
  }

  @Test("sizes that displays are sold as are those that are a little less, beside the exact ones")
  func nominal() {
    let vocabulary = Vocabulary(
      language: .english, facets: [("display_diagonal=61 cm (24\")", 2), ("display_diagonal=60.5 cm (23.8\")", 26)],
      categories: [])
    let tokens = QuestionTokens("24 inch monitor").tokens
    var reader = FacetReader(
      tokens: tokens, isTaken: tokens.map { _ in false }, vocabulary: vocabulary, languages: [.english])
    reader.read()
    #expect(reader.mentions.first?.choice.terms.count == 2)
  }

  @Test("a measure stays with the topic whatever attribute its products have it of", arguments: Place.all)
  func topics(_ place: Place) async throws {
    func item(_ id: Int, _ name: String, _ category: String, _ facets: [String: [String]]) -> Item {
      Item(
        id: id, sku: "T-\(id)", name: name, brand: "Zephyra", description: "Keeps data.", price: 90,
        categories: [category], facets: facets)
    }
    let items = [
      item(
        1, "Zephyra Rock 1 TB external solid state drive", "External Solid State Drives", ["ssd_capacity": ["1 TB"]]),
      item(
        2, "Zephyra Rock 2 TB external solid state drive", "External Solid State Drives", ["ssd_capacity": ["2 TB"]]),
      item(3, "Zephyra Disk 2 TB external hard drive", "External Hard Drives", ["capacity": ["2 TB"]]),
      item(4, "Zephyra Disk 2 TB external hard drive", "External Hard Drives", ["capacity": ["2 TB"]]),
    ]
    try await Shop.open(place, items: items) { shop in
      var request = RetrievalRequest(question: "2 tb?", store: shop.store, topK: 1)
      request.turns = ["external ssd", "1 tb"].map { ConversationTurn(isOfShopper: true, text: $0) }
      let found = try await shop.retriever().retrieve(request, context: .within(.seconds(30)))
      #expect(found.products.first?.product.productID == "2", "\(found.products.map(\.product.name))")
    }
  }
}
