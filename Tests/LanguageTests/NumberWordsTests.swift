// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Language

@Suite("Numbers in words")
struct NumberWordsTests {
  @Test(
    "are put together of a language's words, thousands and hundreds too",
    arguments: [
      ("zweihundertfünfzig", 250), ("tausendzweihundertfünfzig", 1250), ("zwölftausend", 12_000),
      ("einhundertzwanzig", 120),
      ("onehundredandfive", 105), ("ahundred", 100), ("quatrevingtdix", 90), ("duemilaquattrocento", 2400),
      ("tweehonderdvijftig", 250), ("quinientosveinte", 520), ("пятьсотдвадцать", 520), ("двістідвадцять", 220),
    ])
  func together(_ word: String, value: Int) {
    #expect(StoreLanguage.all.contains { $0.prices.numbers.value(of: word.folded) == value })
  }

  @Test(
    "are none where a word only begins like one", arguments: ["hundreds", "tausendschön", "eintausendx", "centimetre"])
  func none(_ word: String) {
    #expect(StoreLanguage.all.allSatisfy { $0.prices.numbers.value(of: word.folded) == nil })
  }

  @Test(
    "are found for all languages at once, with accents and without",
    arguments: [("fünf", 5), ("funf", 5), ("п'ятсот", 500), ("dwudziestu", 20), ("dozen", 12), ("dreiundvierzig", 43)])
  func anywhere(_ word: String, value: Int) {
    #expect(NumberWords.value(inAnyLanguage: word) == value)
  }
}
