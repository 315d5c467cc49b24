// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language
import Sandbox
import Testing

@testable import Retrieval

@Suite("A question that goes on with its conversation")
struct DialogueTests {
  static let items = [
    Item(
      id: 1, sku: "RJX-001", name: "Drizzle rain jacket", description: "A rain jacket with a hood. Waterproof.",
      price: 68,
      categories: ["Jackets"], color: "Red"),
    Item(
      id: 2, sku: "RJX-002", name: "Puddle rain jacket", description: "A rain jacket with a hood. Waterproof.",
      price: 101,
      categories: ["Jackets"], color: "Green"),
    Item(
      id: 3, sku: "RJX-003", name: "Skerry rain jacket", description: "A light rain jacket.", price: 125,
      categories: ["Jackets"], color: "Red"),
    Item(
      id: 4, sku: "RJX-004", name: "Stormrest rain jacket", description: "A rain jacket. Waterproof.", price: 73,
      categories: ["Jackets"], color: "Blue"),
    Item(id: 5, sku: "MGX-001", name: "Pebble mug", description: "A mug for tea.", price: 15, color: "Brown"),
    Item(id: 6, sku: "MGX-002", name: "Rimstone mug", description: "A mug for coffee.", price: 16, color: "Red"),
    Item(id: 7, sku: "MGX-003", name: "Foghorn mug", description: "A big mug.", price: 21, color: "Orange"),
    Item(id: 8, sku: "HB-1", name: "Range hood", description: "A hood for kitchens.", price: 300, color: "Black"),
  ]

  private static func turns(_ texts: [String]) -> [ConversationTurn] {
    texts.map { text in
      text.hasPrefix("< ")
        ? ConversationTurn(isOfShopper: false, text: String(text.dropFirst(2)))
        : ConversationTurn(isOfShopper: true, text: text)
    }
  }

  private static let jackets =
    "< These fit:\n1. **Puddle rain jacket**: 101.00 USD\n2. **Drizzle rain jacket**: 68.00 USD"
  private static let mugs = "< We have the Pebble mug for 15.00 USD and the Foghorn mug for 21.00 USD."

  /// What the best products are, and of how many in all where only these may be there.
  @Test(
    "finds what it means",
    arguments: [
      (["rain jackets", Self.jackets], "is the first one waterproof?", ["RJX-002"], 1),
      (["rain jackets", Self.jackets], "what about the cheaper one in red?", ["RJX-001"], 1),
      (["rain jackets", Self.jackets], "which of the two is cheaper?", ["RJX-001", "RJX-002"], 2),
      (["Compare RJX-003 and RJX-004", Self.jackets], "Which of the two is cheaper?", ["RJX-004", "RJX-003"], 2),
      (["Tell me about RJX-003", Self.jackets], "is it in stock?", ["RJX-003"], 1),
      (["Skerry rain jacket", Self.jackets], "does it have a hood?", ["RJX-003"], 1),
      (["rain jackets", Self.jackets], "which one has a hood?", ["RJX-002", "RJX-001"], 2),
      (["rain jackets", Self.jackets], "tell me about the red one", ["RJX-001"], 1),
      (["rain jackets", Self.jackets], "do you have them in blue?", ["RJX-004"], nil),
      (["rain jackets", Self.jackets], "do you have a blue one?", ["RJX-004"], nil),
      (["rain jackets", Self.jackets], "which one's the cheapest?", ["RJX-001", "RJX-002"], 2),
      (
        ["rain jackets", "< I recommend the Puddle rain jacket for 101.00 USD."], "which one is the cheapest?",
        ["RJX-001", "RJX-004", "RJX-002"], nil
      ),
      (["red or green rain jackets", Self.jackets], "both colours are fine, under 70", ["RJX-001"], 1),
      (
        ["rain jackets", Self.jackets, "which one's the cheapest?", "< The Drizzle rain jacket costs 68.00 USD."],
        "and do you have that in green?", ["RJX-002"], 1
      ),
      (["mugs", Self.mugs], "how much is the second?", ["MGX-003"], 1),
      (["rain jackets", Self.jackets], "anything cheaper?", ["RJX-001", "RJX-004"], nil),
      ([Self.mugs], "the cheaper one?", ["MGX-001"], nil),
      (["rain jackets", Self.jackets], "no, under 70 dollars", ["RJX-001"], nil),
      (["gift for my sister", Self.jackets], "she likes pebble mugs", ["MGX-001"], nil),
      (["rain jackets", Self.jackets], "no, cheaper", ["RJX-001", "RJX-004"], nil),
      (["rain jackets", Self.jackets], "not that, under 70 dollars", ["RJX-001"], nil),
    ] as [([String], String, [String], Int?)])
  func references(turns: [String], question: String, skus: [String], count: Int?) async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let found = try await shop.ask(question, turns: Self.turns(turns), topK: 8)
      if question == "anything cheaper?" {
        // Nothing costs less than the cheapest that was shown: that limit is given up, and said.
        #expect(found.relaxed == [.priceMax] && found.products.prefix(2).allSatisfy { $0.product.sku.hasPrefix("RJ") })
        return
      }
      #expect(Array(found.products.map(\.product.sku).prefix(skus.count)) == skus)
      if let count { #expect(found.products.count == count) }
    }
  }

  @Test(
    "limits, properties and the topic carry over until a message replaces them or names another topic",
    arguments: Place.all)
  func chains(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      func ask(_ turns: [String], _ question: String) async throws -> RetrievalResult {
        try await shop.ask(question, turns: Self.turns(turns), topK: 8)
      }
      let limited = try await ask(["rain jackets under 100", Self.jackets, "in red"], "with a hood?")
      #expect(limited.products.first?.product.sku == "RJX-001" && limited.applied.priceMax?.double == 100)
      #expect(limited.applied.wanted.contains { $0.values == ["Red"] })
      let replaced = try await ask(["rain jackets under 80", Self.jackets], "what about over 100?")
      #expect(replaced.applied.priceMax == nil && replaced.applied.priceMin?.double == 100)
      #expect(replaced.products.allSatisfy { $0.product.sku.hasPrefix("RJ") || $0.product.sku == "HB-1" })
      for question in [
        "make it up to 110", "raise it to 110", "ok, 110 then", "I can go up to 110", "let's say 110 dollars",
      ] {
        let raised = try await ask(["rain jackets under 80", Self.jackets], question)
        #expect(raised.applied.priceMax?.double == 110, "\(question)")
        #expect(Set(raised.products.prefix(3).map(\.product.sku)) == ["RJX-001", "RJX-002", "RJX-004"], "\(question)")
      }
      for question in ["from 75 on", "at least 75"] {
        let between = try await ask(["rain jackets under 110", Self.jackets], question)
        #expect(between.applied.priceMax?.double == 110 && between.applied.priceMin?.double == 75, "\(question)")
      }
      let lifted = try await ask(["rain jackets under 80", Self.jackets], "price doesn't matter")
      #expect(lifted.applied.priceMax == nil && lifted.products.contains { $0.product.sku == "RJX-003" })
      let afterAll = try await ask(["rain jackets under 80", Self.jackets], "the price doesn't matter after all")
      #expect(afterAll.applied.priceMax == nil && afterAll.products.contains { $0.product.sku == "RJX-003" })
      let stronger = try await ask(["rain jackets under 80", Self.jackets], "do you have anything sturdier?")
      #expect(Set(stronger.products.prefix(2).map(\.product.sku)) == ["RJX-001", "RJX-004"])
      let long = try await ask(["rain jackets", Self.jackets], "I would really like it a good deal sturdier, in blue")
      #expect(long.products.first?.product.sku == "RJX-004")
      for question in ["and mugs?", "now mugs", "mugs", "do you have mugs?", "how about mugs instead?"] {
        let switched = try await ask(["rain jackets under 80", Self.jackets, "in red"], question)
        #expect(switched.applied.priceMax == nil && switched.applied.wanted.isEmpty, "\(question)")
        #expect(
          Set(switched.products.prefix(3).map(\.product.sku)) == ["MGX-001", "MGX-002", "MGX-003"], "\(question)")
      }
      let unknown = try await ask(["rain jackets under 80", Self.jackets], "and hats?")
      #expect(!unknown.products.contains { $0.product.sku.hasPrefix("RJ") } || !unknown.hasEvidence)
      let refined = try await ask(["rain jackets", Self.jackets], "waterproof?")
      #expect(
        Set(refined.products.prefix(3).map(\.product.sku)).isSubset(of: ["RJX-001", "RJX-002", "RJX-004", "RJX-003"]))
      let thanked = try await ask(["mugs", Self.mugs, "thanks!"], "in red?")
      #expect(thanked.products.prefix(2).contains { $0.product.sku == "MGX-002" })
    }
  }

  @Test("an earlier topic is taken up again with its limits, and a choice in another language is understood")
  func returns() async throws {
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let jackets = ["rain jackets under 100", Self.jackets, "do you have mugs?", Self.mugs]
      for question in ["back to the jackets, a red one", "back to the rain jackets, in red"] {
        let found = try await shop.ask(question, turns: Self.turns(jackets), topK: 3)
        #expect(found.products.first?.product.sku == "RJX-001", "\(question)")
        #expect(found.applied.priceMax?.double == 100, "\(question)")
      }
      let corrected = try await shop.ask(
        "no, not mugs, rain jackets", turns: Self.turns(["mugs under 80", Self.mugs]), topK: 2)
      #expect(Set(corrected.products.map(\.product.sku)) == ["RJX-001", "RJX-004"])
      #expect(corrected.applied.priceMax?.double == 80)
      for question in ["la segunda", "il secondo", "drugi poproszę", "die zweite bitte"] {
        let second = try await shop.ask(question, turns: Self.turns(["rain jackets", Self.jackets]), topK: 3)
        #expect(second.products.map(\.product.sku) == ["RJX-001"], "\(question)")
      }
      let either = try await shop.ask("or blue", turns: Self.turns(["red rain jackets", Self.jackets]), topK: 3)
      #expect(Set(either.products.map(\.product.sku)) == ["RJX-001", "RJX-003", "RJX-004"])
      let too = try await shop.ask("blue is fine too", turns: Self.turns(["red rain jackets", Self.jackets]), topK: 3)
      #expect(Set(too.products.map(\.product.sku)) == ["RJX-001", "RJX-003", "RJX-004"])
      for question in ["it doesn't have to be red", "without red is fine too"] {
        let any = try await shop.ask(question, turns: Self.turns(["red rain jackets", Self.jackets]), topK: 4)
        #expect(any.applied.wanted.allSatisfy { $0.values != ["Red"] } && any.applied.unwanted.isEmpty, "\(question)")
        #expect(any.products.contains { $0.product.sku == "RJX-004" }, "\(question)")
      }
      let neither = try await shop.ask(
        "and not blue either", turns: Self.turns(["rain jackets", Self.jackets, "not red"]), topK: 3)
      #expect(neither.products.first?.product.sku == "RJX-002")
      #expect(neither.applied.unwanted.flatMap(\.values).sorted() == ["Blue", "Red"])
      let dearest = try await shop.ask(
        "which of those is the most expensive?", turns: Self.turns(["rain jackets", Self.jackets]), topK: 3)
      #expect(dearest.products.first?.product.sku == "RJX-002")
      let cheaper = try await shop.ask(
        "the first two, which is cheaper?", turns: Self.turns(["rain jackets", Self.jackets]), topK: 3)
      #expect(cheaper.products.first?.product.sku == "RJX-001")
      let matching = try await shop.ask(
        "and matching mugs?", turns: Self.turns(["rain jackets", Self.jackets]), topK: 3)
      #expect(Set(matching.products.map(\.product.sku)) == ["MGX-001", "MGX-002", "MGX-003"])
    }
  }

  @Test(
    "words that a message corrects give way in the message before, in nine languages",
    arguments: [
      ("en", "hiking boots size 42", "no, not hiking boots, trail shoes", "trail shoes size 42"),
      ("en", "red tents", "not red, blue", "blue tents"), ("en", "red tents", "blue, not red", "blue tents"),
      ("en", "tents under 300", "not tents but backpacks", "backpacks under 300"),
      ("en", "red tents", "not green, blue", nil), ("en", "tents", "no, in red", nil), ("en", "tents", "not red", nil),
      ("en", "tents", "no thanks", nil), ("en", "boots", "no boots under 80", nil),
      ("en", "a4 printing paper", "photo paper instead", "a4 photo paper"),
      ("en", "tent under 300", "I'd rather have a backpack", "backpack under 300"),
      ("en", "headphones", "sorry, I meant a headset", "headset"),
      ("en", "tent", "what about a backpack instead?", nil),
      ("en", "tent", "a backpack instead of boots", nil), ("en", "tent", "blue instead", nil),
      ("de", "Wanderstiefel Größe 42", "nein, keine Wanderstiefel, Trailschuhe", "Trailschuhe Größe 42"),
      ("de", "rote Zelte", "nicht rot, sondern blau", "blau Zelte"),
      ("fr", "bottes de randonnée", "non, pas des bottes, des chaussures", "chaussures de randonnée"),
      ("es", "botas negras", "no, no botas, zapatos", "zapatos negras"),
      ("it", "stivali neri", "no, non stivali, scarpe", "scarpe neri"),
      ("nl", "laarzen maat 42", "nee, geen laarzen, schoenen", "schoenen maat 42"),
      ("pl", "buty czarne", "nie, nie buty, kurtki", "kurtki czarne"),
      ("uk", "чоботи чорні", "ні, не чоботи, а куртки", "куртки чорні"),
      ("ru", "сапоги чёрные", "нет, не сапоги, а куртки", "куртки чёрные"),
    ] as [(String, String, String, String?)])
  func corrections(language: String, earlier: String, question: String, meant: String?) {
    let store = StoreHandle(id: "1", alias: "a", currency: "EUR", language: .named(language))
    var request = RetrievalRequest(question: question, store: store)
    request.turns = [ConversationTurn(isOfShopper: true, text: earlier)]
    #expect(Correction.message(request)?.text == meant)
  }

  @Test("shows others than those that were shown", arguments: Place.all)
  func others(_ place: Place) async throws {
    try await Shop.open(place, items: Self.items) { shop in
      for question in ["show me more", "something else?", "any others?"] {
        let more = try await shop.ask(question, turns: Self.turns(["rain jackets", Self.jackets]), topK: 2)
        #expect(Set(more.products.map(\.product.sku)) == ["RJX-003", "RJX-004"], "\(question)")
      }
      let like = try await shop.ask(
        "do you have similar ones in blue?", turns: Self.turns(["Tell me about RJX-001", Self.jackets]), topK: 3)
      #expect(like.products.first?.product.sku == "RJX-004" && like.applied.wanted.first?.values == ["Blue"])
    }
  }

  @Test("a history that a client has cut off at the front goes on with what its answers show")
  func cutHistory() async throws {
    try await Shop.open(.sandbox(.elasticsearch), items: Self.items) { shop in
      let red = try await shop.ask("and in red?", turns: Self.turns([Self.mugs]), topK: 3)
      #expect(red.products.first?.product.sku == "MGX-002")
      let cited = ConversationTurn(isOfShopper: false, text: "This one.", cited: ["Skerry rain jacket"])
      let single = try await shop.ask("is it waterproof?", turns: [cited])
      #expect(single.products.map(\.product.sku) == ["RJX-003"])
    }
  }

  @Test("a hundred turns of odd messages are read in good time, and the last topic counts")
  func longHistory() async throws {
    let turns = (0..<50).flatMap { number in
      ["tell me about mugs \(number) 🙂 \u{200B}", "< " + String(repeating: "**[*- 1. |", count: 200)]
    }
    try await Shop.open(.sandbox(.opensearch), items: Self.items) { shop in
      let found = try await shop.ask("in red", turns: Self.turns(turns + ["rain jackets"]), topK: 2)
      #expect(Set(found.products.map(\.product.sku)) == ["RJX-001", "RJX-003"])
    }
  }

  @Test("a word that makes another value of the one named before takes its place", arguments: Place.all)
  func siblings(_ place: Place) async throws {
    let items = [
      Item(id: 1, sku: "W1", name: "Rioja Reserva", description: "From Spain.", price: 18, categories: ["Red Wine"]),
      Item(id: 2, sku: "W2", name: "Riesling", description: "From a slope.", price: 13, categories: ["White Wine"]),
      Item(id: 3, sku: "L1", name: "Lipstick Cherry", price: 20, categories: ["Make-up"], color: "Red"),
    ]
    try await Shop.open(place, items: items) { shop in
      for question in ["and red?", "what about red", "in red"] {
        let found = try await shop.ask(
          question, turns: Self.turns(["do you have white wine?", "< We have the Riesling."]))
        #expect(found.products.first?.product.sku == "W1", "\(question)")
        #expect(!found.products.contains { $0.product.sku == "L1" }, "\(question)")
      }
      let not = try await shop.ask("not red", turns: Self.turns(["white wine", "< We have the Riesling."]))
      #expect(not.products.first?.product.sku != "W1")
    }
  }
}
