// SPDX-License-Identifier: Apache-2.0
import Catalog
import Sandbox
import Testing

@testable import Retrieval

@Suite("What a conversation is about, where categories say more than names")
struct DialogueKindTests {
  private static func item(
    _ id: Int, _ name: String, _ brand: String, _ category: String, price: Double = 20, facets: [String: [String]] = [:]
  ) -> Item {
    Item(
      id: id, sku: "K-\(id)", name: name, brand: brand, price: price, categories: [category],
      facets: facets.merging(["manufacturer": [brand]]) { $1 })
  }

  private static let items = [
    item(1, "LG 55UQ Smart TV (55\")", "LG", "Televisions", facets: ["display_diagonal": ["139.7 cm (55\")"]]),
    item(
      2, "Samsung UE55 Smart TV (55\")", "Samsung", "Televisions", facets: ["display_diagonal": ["139.7 cm (55\")"]]),
    item(3, "Samsung UE32 Smart TV (32\")", "Samsung", "Televisions", facets: ["display_diagonal": ["81.3 cm (32\")"]]),
    item(4, "Samsung Ultra memory card 64 GB", "Samsung", "Memory Cards", facets: ["capacity": ["64 GB"]]),
    item(5, "Kingston Canvas flash drive 16 GB", "Kingston", "USB Sticks", facets: ["capacity": ["16 GB"]]),
    item(6, "Kingston Ultra flash drive 32 GB", "Kingston", "USB Sticks", facets: ["capacity": ["32 GB"]]),
    item(7, "Kingston Extreme flash drive 256 GB", "Kingston", "USB Sticks", facets: ["capacity": ["256 GB"]]),
    item(8, "Corsair memory module 16 GB", "Corsair", "Memory", facets: ["capacity": ["16 GB"]]),
    item(9, "Sony Alpha camera body", "Sony", "Cameras"),
    item(10, "Sony 35mm camera lens Sony E mount", "Sony", "Lenses", facets: ["lens_mount": ["Sony E"]]),
    item(11, "Sigma 50mm camera lens Sony E mount", "Sigma", "Lenses", facets: ["lens_mount": ["Sony E"]]),
    item(
      15, "Volt Notebook 16 GB DDR4 512 GB SSD", "Volt", "Laptops",
      facets: ["internal_memory": ["16 GB"], "storage": ["512 GB"]]),
    item(
      16, "Volt Notebook 8 GB DDR4 512 GB SSD", "Volt", "Laptops",
      facets: ["internal_memory": ["8 GB"], "storage": ["512 GB"]]),
    item(17, "Pear Phone 14", "Pear", "Smartphones"),
    item(18, "Hull phone case red for Pear Phone 14", "Hull", "Phone Cases", facets: ["color": ["Red"]]),
    item(19, "Hull screen protector for Pear Phone 14", "Hull", "Screen Protectors"),
    item(12, "Brother HL-L4886 laser printer", "Brother", "Printers"),
    item(13, "Brother toner cartridge for HL-L1609", "Brother", "Toner"),
    item(14, "Peach toner cartridge for Brother HL-L4886", "Peach", "Toner"),
    item(20, "Star Racer PlayStation 5", "Ubi", "Video Games", facets: ["game_platform": ["PlayStation 5"]]),
    item(21, "Star Racer Nintendo Switch", "Ubi", "Video Games", facets: ["game_platform": ["Nintendo Switch"]]),
    item(
      22, "Nacon controller PlayStation 5", "Nacon", "Gaming Controllers",
      facets: ["gaming_platforms_supported": ["PlayStation 5"]]),
    item(23, "Peach toner cartridge for HP M404", "Peach", "Toner", price: 5),
    item(24, "Ergo monitor mount white", "Ergo", "Monitor Mounts"),
    item(25, "Ergo monitor mount black", "Ergo", "Monitor Mounts", price: 30),
    item(26, "Ergo monitor mount white clamp", "Ergo", "Monitor Mounts", price: 10),
    item(27, "Desk IP phone 6 lines", "Pear", "IP Phones", price: 200),
    item(
      28, "Link network cable blue", "Link", "Network Cables", facets: ["cable_length": ["3 m"], "color": ["Blue"]]),
    item(
      29, "Link network cable grey", "Link", "Network Cables", facets: ["cable_length": ["5 m"], "color": ["Grey"]]),
  ]

  @Test("a brand or a measure alone says more of the kind, whatever its products are called", arguments: Place.all)
  func goesOn(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for (earlier, question, ids) in [
        (["do you have 55 inch tvs"], "samsung", [2]), (["usb stick"], "16 gb", [5]),
        (["usb stick", "16 gb"], "or 256", [7]), (["usb stick", "16 gb", "or 256"], "in stock?", [7]),
        (["laptop"], "16 gb usb stick", [5]), (["thanks! now a usb stick"], "16 gb", [5]),
        (["tv 55 inch"], "something smaller", [3]), (["tv 55 inch", "something smaller"], "55?", [1, 2]),
        (["tv 55 inch", "something smaller"], "samsung", [3]), (["tv 55 inch"], "too large. 32", [3]),
        (["tv 55 inch"], "not bigger than 32", [3]), (["tv 55 inch", "32 inch"], "back to the 55", [1, 2]),
        (["laptop"], "at least 16 gb of ram", [15]), (["laptop"], "16 gb of ram", [15]),
        (["tv 55 inch"], "samsung", [2]), (["tv 55 inch", "samsung"], "and LG?", [1]),
      ] {
        let found = try await shop.ask(question, turns: earlier.map { ConversationTurn(isOfShopper: true, text: $0) })
        #expect(Set(found.products.map(\.product.sku)) == Set(ids.map { "K-\($0)" }), "\(earlier) \(question)")
      }
      let sticks = ["usb stick", "16 gb"].map { ConversationTurn(isOfShopper: true, text: $0) }
      let any = try await shop.ask("doesn't have to be 16", turns: sticks)
      #expect(any.applied.wanted.isEmpty && any.products.contains { $0.product.sku == "K-7" })
    }
  }

  @Test(
    "a thing of other categories is another topic, though names have both words; a brand behind \"for\" is what it fits"
  )
  func otherKind() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let turns = [ConversationTurn(isOfShopper: true, text: "sony camera")]
      for question in ["lenses with sony e mount", "a lens"] {
        let lenses = try await shop.ask(question, turns: turns)
        #expect(Set(lenses.products.prefix(2).map(\.product.sku)) == ["K-10", "K-11"], "\(question)")
      }
      let phone = ["Pear Phone 14", "a case for it, in red"].map { ConversationTurn(isOfShopper: true, text: $0) }
      let protector = try await shop.ask("or a screen protector", turns: phone)
      #expect(protector.products.first?.product.sku == "K-19" && protector.applied.wanted.isEmpty)
      let cases = [ConversationTurn(isOfShopper: true, text: "phone case for pear phone 14")]
      let same = try await shop.ask("a screen protector for the same phone", turns: cases)
      #expect(same.products.first?.product.sku == "K-19")
      let printers = ["laser printers", "only from Brother"].map { ConversationTurn(isOfShopper: true, text: $0) }
      let toner = try await shop.ask("and toner for Brother HL-L4886?", turns: printers)
      #expect(toner.products.first?.product.sku == "K-14")
      #expect(try await shop.ask("toner for Brother HL-L4886").applied.wanted.allSatisfy { !$0.field.isBrand })
      #expect(try await shop.ask("toner from Peach").applied.wanted.contains { $0.field.isBrand })
    }
  }

  @Test(
    "what games and controllers are for carries over, and colours that names alone say are wanted", arguments: Place.all
  )
  func carried(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for (earlier, question, ids) in [
        (["controller for playstation 5"], "any games?", [20]),
        (["games for nintendo switch", "and for playstation 5?"], "a controller for it as well", [22]),
        (["network cable", "5 m"], "other lengths are ok too but it should be blue", [28]),
        (["monitor mount"], "white one", [24, 26]), (["monitor mount", "white one"], "cheapest first", [26, 24]),
      ] {
        let found = try await shop.ask(question, turns: earlier.map { ConversationTurn(isOfShopper: true, text: $0) })
        #expect(found.products.map(\.product.sku).sorted() == ids.map { "K-\($0)" }.sorted(), "\(earlier) \(question)")
      }
    }
  }

  @Test(
    "the cheapest is that of the kind, not of what was shown, and a brand that is called like a relative is a brand")
  func cheapest() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let mounts = [
        ConversationTurn(isOfShopper: true, text: "monitor mount"),
        ConversationTurn(
          isOfShopper: false, text: "1. Ergo monitor mount white: 20.00 EUR\n2. Ergo monitor mount black: 30.00 EUR"),
      ]
      let ofKind = try await shop.ask("what's the cheapest?", turns: mounts)
      #expect(ofKind.products.map(\.product.sku) == ["K-26", "K-24", "K-25"])
      let ofShown = try await shop.ask("which one is the cheapest?", turns: mounts)
      #expect(ofShown.products.map(\.product.sku) == ["K-24", "K-25"])
      let phone = try await shop.ask("most expensive phone")
      #expect(phone.products.map(\.product.sku) == ["K-17"])
      let toner = try await shop.ask("cheapest toner for brother")
      #expect(Set(toner.products.map(\.product.sku)) == ["K-13", "K-14"])
      let sorted = try await shop.ask(
        "cheapest first", turns: [ConversationTurn(isOfShopper: true, text: "toner for brother")])
      #expect(Set(sorted.products.map(\.product.sku)) == ["K-13", "K-14"])
    }
  }
}
