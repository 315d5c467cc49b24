// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import Sandbox
import Testing

@testable import Retrieval

@Suite("What a message changes of those before it")
struct DialogueChangeTests {
  private static let items = [
    Item(id: 1, sku: "PB-1", name: "Volt power bank 10000 mAh", price: 20, color: "Red"),
    Item(
      id: 2, sku: "PB-2", name: "Volt power bank 20000 mAh", price: 30, color: "Black",
      facets: ["manufacturer": ["Volt"]]),
    Item(
      id: 3, sku: "PB-3", name: "Ampere power bank 30000 mAh", price: 60, color: "Black",
      facets: ["manufacturer": ["Ampere"]]),
    Item(id: 4, sku: "SC-1", name: "Sun cream SPF 30", price: 9),
    Item(id: 5, sku: "SC-2", name: "Sun cream SPF 50", price: 12),
    Item(
      id: 6, sku: "J-1", name: "Orion jacket", price: 72, categories: ["Jackets"], facets: ["style": ["Hoodie"]]),
    Item(id: 7, sku: "J-2", name: "Montana jacket", price: 49, categories: ["Jackets"]),
    Item(id: 8, sku: "H-1", name: "Hero hoodie", price: 54, categories: ["Tops"], facets: ["style": ["Hoodie"]]),
    Item(id: 9, sku: "R-1", name: "Badger rucksack", price: 44, categories: ["Bags", "Kids"]),
    Item(id: 10, sku: "R-2", name: "Cargo rucksack", price: 150, categories: ["Bags"]),
  ]

  private static func turns(_ texts: [String]) -> [ConversationTurn] {
    texts.map { text in
      text.hasPrefix("< ")
        ? ConversationTurn(isOfShopper: false, text: String(text.dropFirst(2)))
        : ConversationTurn(isOfShopper: true, text: text)
    }
  }

  @Test("a size that names alone say gives way to those beyond it", arguments: Place.all)
  func sizesInNames(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for (earlier, question, skus) in [
        (["power bank 10000 mAh"], "a stronger one", ["PB-2", "PB-3"]),
        (["power bank 10000 mAh under 40"], "more powerful please", ["PB-2"]),
        (["power bank 30000 mAh"], "a smaller one", ["PB-2", "PB-1"]),
        (["sun cream SPF 30"], "stronger", ["SC-2"]),
      ] {
        let found = try await shop.ask(question, turns: Self.turns(earlier))
        #expect(found.products.map(\.product.sku) == skus, "\(earlier) \(question)")
      }
      // Nothing is beyond: what it says of the topic stays.
      let most = try await shop.ask("stronger", turns: Self.turns(["sun cream SPF 50"]))
      #expect(most.products.first?.product.sku.hasPrefix("SC") == true)
    }
  }

  @Test("what was refused is allowed again, an amount is corrected, and what is for others is left out")
  func takenBack() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let refused = ["power banks", "not from Ampere"]
      let still = try await shop.ask("in black", turns: Self.turns(refused))
      #expect(still.products.map(\.product.sku) == ["PB-2"])
      let allowed = try await shop.ask("ok, Ampere is fine too", turns: Self.turns(refused + ["in black"]))
      #expect(allowed.applied.unwanted.isEmpty && allowed.products.contains { $0.product.sku == "PB-3" })
      for question in ["sorry, I meant 40", "oops, 40 I mean"] {
        let meant = try await shop.ask(question, turns: Self.turns(["power banks under 25"]))
        #expect(meant.applied.priceMax?.double == 40, "\(question)")
      }
      for question in ["not for kids", "no kids stuff please"] {
        let grown = try await shop.ask(question, turns: Self.turns(["rucksacks"]))
        #expect(grown.products.first?.product.sku == "R-2", "\(question)")
        #expect(!grown.products.contains { $0.product.sku == "R-1" }, "\(question)")
      }
    }
  }

  @Test("a value takes the place of one of its kind, a thing that of the one denied, and a brand is refused")
  func replaced() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      for (earlier, question, sku) in [
        (["power bank 10000 mAh"], "20000 mAh", "PB-2"), (["power bank 10000 mAh"], "20000?", "PB-2"),
        (["power bank 10000 mAh", "20000 mAh"], "30000 mAh", "PB-3"),
        (["power banks", "from Volt"], "Ampere?", "PB-3"),
        (["power banks from Volt"], "another brand please", "PB-3"), (["jacket under 80"], "no, a rucksack", "R-1"),
        (["jacket", "under 80"], "no wait, rucksack", "R-1"),
        (["rucksack"], "no, power bank 30000 mAh", "PB-3"), (["red power banks"], "another in that colour", "PB-1"),
        (["power banks", "black please"], "not black", "PB-1"),
      ] {
        let found = try await shop.ask(question, turns: Self.turns(earlier))
        #expect(found.products.first?.product.sku == sku, "\(earlier) \(question)")
      }
      let kept = try await shop.ask("no, a rucksack", turns: Self.turns(["jacket", "under 80"]))
      #expect(kept.applied.priceMax?.double == 80 && !kept.products.contains { $0.product.sku == "R-2" })
      let higher = try await shop.ask("a bit more expensive is fine", turns: Self.turns(["power bank under 25"]))
      #expect(higher.products.map(\.product.sku) == ["PB-2"] && higher.applied.priceMax?.double == 37.5)
      let actual = try await shop.ask("min 40 actually", turns: Self.turns(["power banks", "max 30"]))
      #expect(actual.applied.priceMin?.double == 40 && actual.applied.priceMax == nil)
      let changed = ["power bank 10000 mAh", "no, rucksack", "under 80"]
      #expect(try await shop.ask("under 60", turns: Self.turns(changed)).products.first?.product.sku == "R-1")
    }
  }

  @Test("any brand, another colour, a brand that the thing does not come from and the other one are no new topics")
  func freed() async throws {
    let two = "< These fit:\n1. **Volt power bank 10000 mAh**: 20.00 USD\n2. **Volt power bank 20000 mAh**: 30.00 USD"
    let one = "< The Volt power bank 10000 mAh is red."
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let any = try await shop.ask("any brand is fine", turns: Self.turns(["power banks from Volt"]))
      #expect(any.products.contains { $0.product.sku == "PB-3" } && any.relaxed.isEmpty)
      let inOther = try await shop.ask("any other colour", turns: Self.turns(["red power bank"]))
      #expect(!inOther.products.isEmpty && inOther.products.allSatisfy { $0.product.sku != "PB-1" })
      let color = try await shop.ask("any other colours?", turns: Self.turns(["red power bank"]))
      #expect(color.products.first?.product.sku.hasPrefix("PB") == true && color.relaxed.isEmpty)
      #expect(!color.products.contains { $0.product.sku == "PB-1" })
      let other = try await shop.ask(
        "and the other one?", turns: Self.turns(["power banks", two, "is the first red?", one]))
      #expect(other.products.map(\.product.sku) == ["PB-2"])
      // No red one is from Ampere: what is shown is a power bank.
      let none = try await shop.ask("Ampere?", turns: Self.turns(["red power bank from Volt"]))
      #expect(none.products.first?.product.sku.hasPrefix("PB") == true)
      let men = try await shop.ask("kids", turns: Self.turns(["rucksack"]))
      #expect(men.products.first?.product.sku.hasPrefix("R") == true)
    }
  }

  @Test("in another colour than the one that was shown, others of the kind are found")
  func variants() async throws {
    let one = "< I recommend the Volt power bank 10000 mAh for 20.00 USD."
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let turns = Self.turns(["power bank under 25", one])
      let black = try await shop.ask("do you have it in black?", turns: Self.turns(["power banks", one]))
      #expect(Set(black.products.map(\.product.sku)) == ["PB-2", "PB-3"])
      let red = try await shop.ask("do you have it in red?", turns: turns)
      #expect(red.products.map(\.product.sku) == ["PB-1"])
    }
  }

  @Test("a choice of two is made among the newest answer that showed two")
  func choiceOfTwo() async throws {
    let banks =
      "< These fit:\n1. **Ampere power bank 30000 mAh**: 60.00 USD\n2. **Volt power bank 20000 mAh**: 30.00 USD"
    let one = "< I recommend the Volt power bank 10000 mAh for 20.00 USD."
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let turns = Self.turns(["power banks", banks, "anything cheaper?", one])
      let cheaper = try await shop.ask("which of the first two is cheaper?", turns: turns)
      #expect(cheaper.products.map(\.product.sku) == ["PB-2", "PB-3"])
      let second = try await shop.ask("tell me about the second one", turns: turns)
      #expect(second.products.map(\.product.sku) == ["PB-2"])
    }
  }

  @Test("on a product's page something cheaper is cheaper than that product")
  func page() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let request = RetrievalRequest(
        question: "is there something like this but cheaper?",
        context: "The shopper looks at Ampere power bank 30000 mAh (PB-3), 60.00 USD", store: shop.store)
      let found = try await shop.retriever().retrieve(request, context: .within(.seconds(30)))
      #expect(found.applied.priceMax?.double == 59.99)
      #expect(Set(found.products.map(\.product.sku)).isSuperset(of: ["PB-1", "PB-2"]))
      #expect(!found.products.contains { $0.product.sku == "PB-3" })
    }
  }
}
