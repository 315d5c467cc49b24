// SPDX-License-Identifier: Apache-2.0
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
      ("brand=nintendo", 20), ("game_platform=nintendo switch", 16),
    ], categories: [("network switches", 45)])

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
  }

  @Test(
    "yes/no attributes are called by the initials of their names, resolutions by their short names",
    arguments: [
      ("network switch with poe", "power_over_ethernet_poe"), ("power over ethernet switch", "power_over_ethernet_poe"),
      ("power over ethernet poe", "power_over_ethernet_poe"), ("4k monitor", "hd_type"),
    ])
  func shortNames(_ question: String, _ code: String) {
    let mention = read(question).first
    #expect(mention?.choice.field == .attribute(code), "\(read(question))")
    // The Nintendo Switch, which is no name of one either.
    #expect(read(question).count == 1)
  }
}
