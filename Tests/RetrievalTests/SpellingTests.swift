// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Sandbox
import Testing

@testable import Retrieval

@Suite("ordinary words with a typing error")
struct SpellingTests {
  @Test(
    "a slip is a letter more or less, two that are swapped, or a neighbour on the keyboard",
    arguments: [
      ("sleping", "sleeping"), ("jackt", "jacket"), ("watrproof", "waterproof"), ("bakcpack", "backpack"),
      ("backpaks", "backpack"), ("canoe", nil), ("jacket", nil), ("piano", nil), ("sleepung", "sleeping"),
    ] as [(String, String?)])
  func closest(typed: String, meant: String?) {
    let words = ["sleeping", "jacket", "waterproof", "backpack", "canon", "pants", "lumo"]
    let candidates = words.filter { $0 != typed }
    #expect(
      Retriever.closest(to: typed, among: candidates, stem: StoreLanguage.english.facets.stem) == meant)
  }

  @Test(
    "what sounds like a thing's name is meant, though two letters are missing and nothing is called by the rest too")
  func soundsLikeThing() async throws {
    let items = [
      Item(id: 1, sku: "W1", name: "Ballpoint pens Cristal"), Item(id: 2, sku: "W2", name: "Highlighter Boss 10 pc(s)"),
    ]
    try await Shop.open(.sandbox(.opensearch), items: items) { shop in
      // A highlighter pen is a highlighter.
      let searched = try await shop.words(for: "highliter pens")
      #expect(searched == "highlighter")
    }
  }

  @Test("a word that no product has is searched for as it was meant; others stay", arguments: Place.all)
  func corrects(_ place: Place) async throws {
    try await Shop.open(place) { shop in
      for question in ["a sleping bag", "runing shoes", "familly tent", "rain jackte"] {
        let found = try await shop.ask(question, topK: 1)
        let first = try #require(found.products.first?.product.name)
        #expect(
          ["Sleeping bag Marmot", "Running shoes Hare", "Family tent Dome", "Rain jacket Storm", "Rain jacket Drizzle"]
            .contains(first), "\(question): \(first)")
      }
      let bag = try await shop.ask("sleping bag", topK: 1)
      #expect(bag.products.first?.product.sku == "SB-77")
      // No product has a lamp and shoes: "clamp" is no slip beside them.
      for (question, words) in [("shoes clamp", "shoes clamp"), ("head clamp", "head lamp")] {
        let searched = try await shop.words(for: question)
        #expect(searched == words)
      }
      // Words that say how something is asked for are no misspelt or foreign names.
      for question in ["sleeping bag without wool", "sleeping bag, 50 litre", "sleeping bag, 900 tops"] {
        let found = try await shop.ask(question, topK: 1)
        #expect(found.products.first?.product.sku == "SB-77", "\(question)")
        #expect(found.applied.wanted.isEmpty, "\(question): \(found.applied.wanted)")
      }
      let none = try await shop.ask("zorblaxes")
      #expect(!none.hasEvidence)
    }
  }
}
