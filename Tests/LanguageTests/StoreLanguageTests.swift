// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Language

@Suite("languages")
struct StoreLanguageTests {
  @Test("a language is found by its tag, and one without a file has its stemmers and no words")
  func tags() {
    #expect(StoreLanguage.named("de-AT") === StoreLanguage.german)
    #expect(StoreLanguage.named("uk_UA") === StoreLanguage.ukrainian)
    #expect(StoreLanguage.named("EN") === StoreLanguage.english)
    #expect(StoreLanguage.named("pt-BR").stemmers == ["light_portuguese", "portuguese"])
    #expect(StoreLanguage.named("pt").stopWords.isEmpty)
    #expect(StoreLanguage.named("pt").phrases == Phrases.english)
    #expect(StoreLanguage.named("zu") == StoreLanguage.neutral)
  }

  @Test("Russian words that end with a soft sign meet their other forms")
  func softSign() {
    let stem = StoreLanguage.russian.facets.stem
    #expect(stem("шерсть") == stem("шерсти") && stem("шерсть") == stem("шерстью") && stem("мышь") == stem("мыши"))
  }

  @Test("stemmers end with none, and a language without one says so")
  func stemmers() {
    #expect(StoreLanguage.named("en-GB").stemmerAlternatives == ["plural_english", "minimal_english", "english", nil])
    #expect(StoreLanguage.named("uk_UA").stemmerAlternatives == [nil])
    #expect(StoreLanguage.named("zu").stemmerAlternatives == [nil])
  }

  @Test("each language has its words and phrases", arguments: StoreLanguage.all)
  func complete(_ language: StoreLanguage) {
    #expect(language.stopWords.count > 20)
    #expect(language.prices.numbers.table.count >= 90)
    #expect(language.prices.numbers.table.values.contains(85))
    for table in [language.prices.before, language.prices.after, language.prices.around] { #expect(!table.isEmpty) }
    #expect(!language.prices.units.isEmpty && !language.prices.scales.isEmpty && !language.prices.children.isEmpty)
    #expect(!language.prices.particleNegations.isEmpty && !language.prices.determinerNegations.isEmpty)
    let said = language.phrases.contradiction(low: "100.00 {high}", high: "50.00")
    #expect(said.contains("100.00 {high}") && said.contains("50.00"))
    #expect(language == .english || language.phrases != .english)
  }

  @Test(
    "a question is taken for another language only where it plainly is",
    arguments: [
      ("die cast car under 20", "en", "en"), ("die cast car", "en", "en"), ("Jacke unter 80 Euro", "en", "de"),
      ("was ist die billigste Jacke", "en", "de"), ("jackets under 80", "de", "en"), ("Jacke max 80", "de", "de"),
      ("fur coat", "de", "de"), ("куртка до 2000 грн", "en", "uk"), ("рюкзак дешевле 1500 рублей", "en", "ru"),
      ("veste à moins de 80 euros", "en", "fr"), ("chaqueta por menos de 80 euros", "en", "es"),
      ("giacca sotto i 80 euro", "en", "it"), ("jas onder de 80 euro", "en", "nl"),
      ("kurtka poniżej 300 zł", "en", "pl"),
      ("Avez-vous ZX-9999 ?", "en", "fr"), ("¿Tienen ZX-9999?", "en", "es"), ("t-shirt", "de", "de"),
      ("jackets under 80", "pt", "en"), ("24-MB01", "de", "de"), ("son of man shirt", "en", "en"),
    ])
  func detection(question: String, store: String, expected: String) {
    #expect(StoreLanguage.ofQuestion(question, store: .named(store)).code == expected)
  }

  @Test("folding joins accents, case and apostrophes, and keeps Cyrillic letters apart")
  func folding() {
    #expect("GRÖßE".folded == "grosse" && "Żółty".folded == "zolty" && "don’t".folded == "don't")
    #expect("дешёвый".folded == "дешевый" && "май".folded == "май")
  }
}

@Suite("tokens of a question")
struct QuestionTokenTests {
  private func texts(_ question: String) -> [String] { QuestionTokens(question).tokens.map(\.text) }

  @Test("numbers keep their separators, signs stand alone, comparisons are one sign")
  func tokens() {
    #expect(texts("jackets<=$1,200.50") == ["jackets", "<=", "$", "1,200.50"])
    #expect(texts("80,- €") == ["80", ",", "-", "€"])
    #expect(texts("50–100") == ["50", "-", "100"])
    #expect(texts("＄８０") == ["$", "80"])
    #expect(texts("٨٠") == ["80"])
    #expect(texts("1'200 5'10") == ["1'200", "5", "'", "10"])
    #expect(texts("24-MB01") == ["24", "-", "mb", "01"])
    #expect(texts("don't l'euro jusqu’à all'incirca") == ["don't", "l'", "euro", "jusqu'", "a", "all'", "incirca"])
    #expect(texts("1\u{A0}200\u{202F}€") == ["1", "200", "€"])
    #expect(texts("a\u{200B}b") == ["a", "b"])
    #expect(texts("").isEmpty)
  }

  @Test("pieces are what stands between blanks")
  func pieces() {
    let tokens = QuestionTokens("red  jacket<$80")
    #expect(tokens.pieces == ["red", "jacket<$80"])
    #expect(tokens.tokens.map(\.piece) == [0, 1, 1, 1, 1])
    #expect(tokens.tokens.map(\.isGlued) == [false, false, true, true, true])
  }

  @Test(
    "the forms of an adjective that ends with s share a stem",
    arguments: [
      (StoreLanguage.german, "kabellos", "kabellose"), (.german, "kabellos", "kabelloser"),
      (.german, "weiss", "weisse"),
      (.german, "weiss", "weisses"), (.german, "rot", "roter"), (.dutch, "draadloos", "draadloze"),
      (.english, "dress", "dresses"), (.ukrainian, "зелений", "зеленого"), (.ukrainian, "червоний", "червоною"),
    ])
  func stemsOfAdjectives(_ language: StoreLanguage, _ word: String, _ form: String) {
    #expect(language.facets.stem(word) == language.facets.stem(form))
  }
}
