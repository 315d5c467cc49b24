// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Language

@Suite("words that tell a need")
struct NeedWordsTests {
  @Test(
    "a sentence tells one by what the shopper has, does or wants to do",
    arguments: [
      ("my wrist hurts from clicking", "en", true), ("i drink espresso every morning", "en", true),
      ("want to film the house from above", "en", true), ("something to keep drinks cold", "en", true),
      ("wet clothes wont dry in winter", "en", true), ("how can i get internet in the shed", "en", true),
      ("i want a laptop", "en", false), ("i need to buy pens", "en", false), ("a jacket for my son", "en", false),
      ("red lever arch folder", "en", false), ("do you have laptop bags", "en", false),
      ("mein Rücken tut weh", "de", true), ("ich will alte Kontoauszüge vernichten", "de", true),
      ("ich suche eine Tasche", "de", false), ("mes voisins se plaignent", "fr", true),
      ("je voudrais imprimer des tickets", "fr", true), ("je cherche un sac", "fr", false),
      ("quiero grabar la casa", "es", true), ("quiero una mochila", "es", false),
      ("voglio leggere a letto", "it", true),
      ("voglio una borsa", "it", false), ("ik wil oude papieren vernietigen", "nl", true),
      ("ik zoek een tas", "nl", false),
      ("chcę zniszczyć stare dokumenty", "pl", true), ("szukam plecaka", "pl", false),
      ("хочу знімати відео з повітря", "uk", true), ("шукаю рюкзак", "uk", false),
      ("хочу снимать видео с воздуха", "ru", true), ("ищу рюкзак", "ru", false), ("", "en", false),
    ] as [(String, String, Bool)])
  func telling(text: String, language: String, tells: Bool) {
    #expect(NeedWords.tell(QuestionTokens(text).tokens, in: .named(language)) == tells)
  }

  @Test("what stands behind a possessive is what the shopper has, up to the next small word")
  func owned() {
    func words(_ text: String, _ language: StoreLanguage) -> [String] {
      let tokens = QuestionTokens(text).tokens
      return NeedWords.owned(tokens, in: language).sorted().map { tokens[$0].text }
    }
    #expect(words("hang my old television on the wall", .english) == ["old", "television"])
    #expect(words("meinen fernseher an die wand hängen", .german).first == "fernseher")
    #expect(words("a case", .english).isEmpty && words("my", .english).isEmpty)
  }
}
