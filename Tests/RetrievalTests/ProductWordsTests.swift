// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Sandbox
import Testing

@testable import Retrieval

@Suite("things by other names than the catalogue's")
struct ProductWordsTests {
  private func text(_ text: String, _ known: [String: String]) -> String? {
    let message = ShopperWords(text, store: .english)
    var findings: [String: ShopperWords.Finding] = [:]
    for place in message.places { findings[place.key] = known[place.text.lowercased()].map { .named($0) } ?? .same }
    return message.replaced(by: findings)?.text
  }

  @Test("the longest name that the catalogue has another for is replaced; the rest stays as it was written")
  func replaces() {
    #expect(text("Do you have trousers, not black?", ["trousers": "pants"]) == "Do you have pants, not black?")
    #expect(text("a T-shirt", ["t-shirt": "tee"]) == "a tee")
    #expect(text("trousers", [:]) == nil)
    #expect(
      text("un sac de couchage chaud", ["sac de couchage": "sleeping bag", "sac": "bag"]) == "un sleeping bag chaud")
    // «Sac» alone is too little to tell a language by, its whole name is not.
    let bag = "sac pour ordinateur portable pas noir"
    #expect(text(bag, ["sac pour ordinateur portable": "laptop bag", "noir": "black"]) == "laptop bag pas black")
    let router = "witte router met wifi 6"
    #expect(ShopperWords(router, store: .english).replaced(by: ["nl~: witte": .named("white")])?.language.code == "nl")
    // A small word that is written together with the next one tells it.
    let washer = ShopperWords("lavatrice carica dall'alto", store: .english)
    let known = Dictionary(washer.places.map { ($0.key, ShopperWords.Finding.named("washing machine")) }) { first, _ in
      first
    }
    #expect(washer.replaced(by: known)?.language.code == "it")
    #expect(text("pantalones cortos", ["pantalones cortos": "shorts", "pantalones": "pants"]) == "shorts")
  }

  @Test("an age of childhood is a child; years of a guarantee are none")
  func ages() {
    #expect(text("a tent for a six year old", ["six year old": "kids"]) == "a tent for a kids")
    #expect(text("a tent for a 6-year-old", ["6-year-old": "kids"]) == "a tent for a kids")
    #expect(ShopperWords("5 year guarantee", store: .english).places.isEmpty)
    #expect(ShopperWords("a 40 year old", store: .english).places.isEmpty)
  }

  @Test("a word alone says something of the topic before it, in the conversation's language")
  func replies() {
    let alone = ShopperWords("imperméables", store: .english, conversation: .named("fr"), isReply: true)
    #expect(alone.places.map(\.isThing) == [false] && alone.places.first?.names.first == "waterproof")
    #expect(ShopperWords("imperméables", store: .english).places.first?.isThing == true)
    #expect(ShopperWords("25 dollars tops", store: .english).places.isEmpty)
    #expect(ShopperWords("a niebieskie?", store: .english).places.first?.names == ["blue"])
  }

  @Test("of two things that share a stem, the one that has the very form is meant, and a name of two words is one")
  func forms() {
    for (word, names) in [("синя", "blue"), ("сину", "kids")] {
      let places = ShopperWords(word + " шапка", store: .english).places
      #expect(places.first { $0.text == word }?.names.first == names, "\(word): \(places)")
    }
    let skin = ShopperWords("crema per pelle secca", store: .english).places
    #expect(skin.contains { $0.text == "pelle secca" && $0.names.first == "dry skin" })
    #expect(ShopperWords("borsa di pelle", store: .english).places.contains { $0.names.first == "leather" })
  }

  @Test(
    "a typing error in the first word of a thing's longer name is mended before its last word is read as another thing")
  func misspeltFirstWord() {
    #expect(text("extention lead", ["extension lead": "power strip", "lead": "cable"]) == "power strip")
    #expect(text("exstension cord 5 m", ["extension cord": "power strip", "cord": "cable"]) == "power strip 5 m")
    // A capital may begin a brand's name, and what is another thing's word is right.
    #expect(text("Extention lead", ["lead": "cable"]) == "Extention cable")
    #expect(text("guitar lead", ["lead": "cable"]) == "guitar cable")
  }

  @Test("words that negate and parts of codes name nothing", arguments: ["nicht", "niet", "M-65"])
  func nothing(word: String) {
    #expect(ShopperWords(word, store: .german).places.isEmpty)
  }

  @Test("of a name that is replaced the words stay that are values; a colour or a brand is part of the name")
  func values() {
    let vocabulary = Vocabulary(
      language: .english, facets: [("battery_size=aaa", 9), ("color=white", 9)], categories: [])
    for (text, name, replaced) in [
      ("aaa batteries", "household battery", "aaa household battery"), ("white board", "whiteboard", "whiteboard"),
    ] {
      let message = ShopperWords(text, store: .english, vocabulary: vocabulary)
      let known = Dictionary(
        message.places.filter { $0.range.count > 1 }.map { ($0.key, ShopperWords.Finding.named(name)) }
      ) { first, _ in first }
      #expect(message.replaced(by: known)?.text == replaced, "\(text)")
    }
  }

  @Test("of two words for the same, \"office/computer chair\", a name has either")
  func eitherWord() async throws {
    let items = [
      Item(id: 1, sku: "C1", name: "Zephyra office/computer chair mesh"), Item(id: 2, sku: "C2", name: "Gaming chair"),
    ]
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      let searched = try await shop.words(for: "office chair")
      #expect(searched == "office chair")
    }
  }

  @Test("a name whose words products have only apart gives way to one that they have in a row")
  func inARow() async throws {
    let items = [
      Item(id: 1, sku: "D1", name: "Monitor mount with stand for the desk", description: "Standing on a desk."),
      Item(id: 2, sku: "D2", name: "Electric height-adjustable desk 140 cm"), Item(id: 3, sku: "D3", name: "Desk lamp"),
    ]
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      for question in ["sit stand desk", "standing desk"] {
        let found = try await shop.ask(question, topK: 1)
        #expect(found.products.first?.product.sku == "D2", "\(question)")
      }
    }
  }

  @Test("what is called otherwise is found, in the shop's language and in others", arguments: Place.all)
  func finds(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      let cases = [
        ("raincoats", "Rain jacket"), ("rainjacket", "Rain jacket"), ("headtorch", "Head lamp"),
        ("veste de pluie", "Rain jacket"), ("Regenjacke", "Rain jacket"), ("śpiwór", "Sleeping bag"),
        ("namiot rodzinny", "Family tent"), ("buty do biegania", "Running shoes"),
      ]
      for (question, name) in cases {
        let found = try await shop.ask(question, topK: 1)
        #expect(found.products.first?.product.name.hasPrefix(name) == true, "\(question)")
        #expect(found.hasEvidence, "\(question)")
      }
    }
  }

  @Test("a thing of two words is found by the wider name where nothing has a narrower one", arguments: Place.all)
  func widerNames(_ place: Place) async throws {
    let items = [
      Item(
        id: 1, sku: "B-1", name: "Wren 15 l Backpack", description: "For books.", price: 45, categories: ["Luggage"]),
      Item(id: 2, sku: "M-1", name: "Juno Mug", description: "Of china.", price: 9, categories: ["Table"]),
      Item(id: 3, sku: "S-1", name: "Luna Sneakers", description: "Light.", price: 59, categories: ["Feet"]),
    ]
    try await Shop.open(place, items: items) { shop in
      for (question, sku) in [
        ("school bag", "B-1"), ("coffee cup", "M-1"), ("running shoes", "S-1"), ("Schulranzen", "B-1"),
      ] {
        let found = try await shop.ask(question, topK: 1)
        #expect(found.products.first?.product.sku == sku && found.hasEvidence, "\(question)")
      }
    }
  }

  @Test("texts that nobody translated are found by a shopper who speaks their language", arguments: Place.all)
  func untranslated(_ place: Place) async throws {
    let jacket = Item(
      id: 1, sku: "D-1", name: "Eiderdown Daunenjacke", description: "Für kalte Tage.", price: 128,
      categories: ["Bekleidung"])
    try await Shop.open(place, items: [jacket]) { shop in
      for question in ["Welche Daunenjacken habt ihr unter 150 Euro?", "Habt ihr Daunenjacken?"] {
        let found = try await shop.ask(question, topK: 1)
        #expect(found.hasEvidence, "\(question)")
      }
      let none = try await shop.ask("Habt ihr Waschmaschinen?", topK: 1)
      #expect(!none.hasEvidence)
    }
  }

  @Test("what the catalogue has nowhere is no find, whatever is alike", arguments: Place.all)
  func absent(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      for question in [
        "washing machine", "une machine à laver", "пральна машина", "Waschmaschine", "Do you have a washing machine?",
        // A projector is no error for anything, and that something is electric sells no shaver.
        "projector", "waterproof electric shaver", "Aktenvernichter", "niszczarka", "тонер-картридж",
      ] {
        let found = try await shop.ask(question, topK: 3)
        #expect(!found.hasEvidence, "\(question)")
      }
      let tent = try await shop.ask("family tent", topK: 1)
      #expect(tent.hasEvidence)
    }
  }

  @Test("what only compounds are called is a find where one of them is the nearest", arguments: Place.all)
  func compounds(_ place: Place) async throws {
    let pan = Item(
      id: 1, sku: "P-1", name: "Campskillet Anvil", description: "Heavy and good.", price: 45,
      categories: ["Iron"])
    try await Shop.open(place, items: [pan]) { shop in
      let found = try await shop.ask("skillets", topK: 1)
      #expect(found.hasEvidence)
      let none = try await shop.ask("washing machine", topK: 1)
      #expect(!none.hasEvidence)
    }
  }
}
