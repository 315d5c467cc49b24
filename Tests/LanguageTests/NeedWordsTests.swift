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
      ("destroy old bank statements", "en", true), ("power bank 20000 mah", "en", false),
      ("clean keyboard", "en", false),
      ("Handy unterwegs laden", "de", true), ("Kabel zum Laden", "de", false),
      ("hang the tv on the wall", "en", true), ("computers must stay on", "en", true),
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

  @Test(
    "what the shopper does something with, or speaks of the state of, is not what they look for",
    arguments: [
      ("something to put the tv on the wall", "en", ["tv"]), ("charge my phone on a long hike", "en", ["phone"]),
      ("protect phone from drops", "en", ["phone"]),
      ("computers must stay on when the power goes out", "en", ["computers"]),
      ("phone always empty on the train", "en", ["phone"]), ("power bank for the phone", "en", []),
      ("a stand to hold the tablet", "en", ["tablet"]), ("clean keyboard", "en", []),
      ("den Fernseher an die Wand hängen", "de", ["fernseher"]), ("Handy unterwegs laden", "de", ["handy"]),
      ("die Kamera, die nachts filmt", "de", []), ("eine Tasche zum Tragen", "de", []),
      ("accrocher la télé au mur", "fr", ["tele"]), ("colgar la tele en la pared", "es", ["tele"]),
      ("appendere la tv al muro", "it", ["tv"]), ("de tv aan de muur hangen", "nl", ["tv"]),
      ("naładować telefon w pociągu", "pl", ["telefon"]),
    ] as [(String, String, [String])])
  func handled(text: String, language: String, words: [String]) {
    let tokens = QuestionTokens(text).tokens
    let places = NeedWords.handled(tokens, in: .named(language)).sorted()
    #expect(places.map { tokens[$0].text } == words)
  }

  @Test(
    "the table says what meets needs whose words stand nearer to other things",
    arguments: [
      ("phone always empty on the train", "en", "power bank"), ("watch films big on the wall", "en", "projector"),
      ("how do i destroy old bank statements", "en", "shredder"), ("my back hurts from sitting", "en", "office chair"),
      ("Kontoauszüge vernichten", "de", "shredder"), ("mon téléphone est toujours déchargé", "fr", "power bank"),
      ("colgar la tele en la pared", "es", "tv mount"), ("il telefono è sempre scarico", "it", "power bank"),
      ("foto's digitaliseren", "nl", "scanner"), ("jak zniszczyć stare dokumenty", "pl", "shredder"),
      ("повісити телевізор на стіну", "uk", "tv mount"), ("оцифровать старые фото", "ru", "scanner"),
      ("lightning cable", "en", nil), ("phone", "en", nil), ("", "en", nil),
    ] as [(String, String, String?)])
  func things(text: String, language: String, thing: String?) {
    #expect(NeedThings.thing(for: QuestionTokens(text).tokens, in: .named(language)) == thing)
  }
}
