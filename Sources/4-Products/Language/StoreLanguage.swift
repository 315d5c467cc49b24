// SPDX-License-Identifier: Apache-2.0

/// One language: the analysis of its texts, words without meaning, words of price, and the shop's answers without a
/// model. One file of `Languages` for each; adding a language is adding a file and its line in `all`.
///
/// A language is equal to another by its code.
package final class StoreLanguage: Sendable, Hashable {
  /// ISO 639-1, lower case.
  package let code: String
  /// Names of the engines' `stemmer` filter to try in turn, the lightest first.
  package let stemmers: [String]
  /// Words that name no product, in lower case as written.
  package let stopWords: Set<String>
  /// Words of prices, limits and orders.
  package let prices: PriceWords
  /// Words that exclude properties, and inflections.
  package let facets: FacetWords
  /// Sentences that the shop says without a model.
  package let phrases: Phrases
  let talk: SmallTalk
  package let references: ReferenceWords
  /// Expressions of money that are no plain number with a currency.
  package let idioms: PriceIdioms
  /// Words behind a limit that refuse it.
  package let refusals: PriceRefusals
  /// Words that say how something is asked for, and never what: "without", "under", "litre".
  private let asking: Set<String>
  /// Letters, in lower case, that tell the language from the others here.
  let ownLetters: Set<Unicode.Scalar>

  init(
    code: String, stemmers: [String] = [], stopWords: String = "", prices: PriceWords = PriceWords(),
    facets: FacetWords = FacetWords(), phrases: Phrases = .english, ownLetters: String = "",
    talk: SmallTalk = SmallTalk(), references: ReferenceWords = ReferenceWords()
  ) {
    self.code = code
    self.stemmers = stemmers
    self.stopWords = Set(stopWords.split(whereSeparator: \.isWhitespace).map(String.init))
    self.prices = prices
    self.facets = facets
    self.phrases = phrases
    self.talk = talk
    self.references = references.adding(ConversationPhrases.of(code))
    self.ownLetters = Set(ownLetters.unicodeScalars)
    idioms = PriceIdioms.of(code)
    refusals = PriceRefusals.of(code)
    asking = prices.asking.union(facets.asking)
  }

  /// Where the word that names the thing stands among the words beside it: "bathroom vanity knobs" are knobs, «table
  /// basse pliante» is a table. Nil where adjectives stand on either side.
  package enum HeadPlace { case first, last }

  package var headPlace: HeadPlace? {
    switch code {
    case "en", "de", "nl": .last
    case "fr", "es", "it": .first
    default: nil
    }
  }

  /// Nouns in a row are written as one word: «Wolldecke».
  package var writesCompounds: Bool { code == "de" || code == "nl" }

  /// Whether a folded word says how something is asked for, and is no misspelt or foreign name of a thing.
  package func isAsking(_ word: String) -> Bool { asking.contains(word) || prices.numbers.value(of: word) != nil }

  /// The languages whose words are known.
  package static let all: [StoreLanguage] = [
    english, german, french, spanish, italian, dutch, polish, ukrainian, russian,
  ]

  private static let byCode: [String: StoreLanguage] = {
    var table = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }
    for (code, stemmers) in otherStemmers { table[code] = StoreLanguage(code: code, stemmers: stemmers) }
    return table
  }()

  /// This language first, then the others.
  static func startingWith(_ store: StoreLanguage) -> [StoreLanguage] { [store] + all.filter { $0 != store } }

  /// No language: signs, codes of currencies and numbers alone are understood.
  package static let neutral = StoreLanguage(code: "")

  /// By a BCP 47 tag, of which the part before the first `-` or `_` counts; `neutral` for a language without a file.
  package static func named(_ tag: String) -> StoreLanguage {
    byCode[tag.prefix { $0 != "-" && $0 != "_" }.lowercased()] ?? neutral
  }

  /// Names of the engines' stemmers to try in turn; the last is always nil, none. A language without a stemmer gives
  /// only that.
  package var stemmerAlternatives: [String?] { stemmers.map(Optional.some) + [nil] }

  package static func == (a: StoreLanguage, b: StoreLanguage) -> Bool { a.code == b.code }
  package func hash(into hasher: inout Hasher) { hasher.combine(code) }
}

extension StoreLanguage {
  /// The signs that are read in a question of any language.
  package static let signs = StoreLanguage(
    code: "signs",
    prices: PriceWords(
      upper: [.weak: "max | maximum | < | <= | =< | ≤"], lower: [.weak: "min | minimum | > | >= | => | ≥"],
      upperAfter: [.weak: "max | maximum"], lowerAfter: [.needsPrice: "+ | min | minimum"],
      around: [.strong: "~ | ≈ | circa | ca"], joints: "-",
      units: """
        g kg mg mm cm m km l ml cl v w kw kwh mah ah hz mhz ghz gb tb mb mp px % ° x
        """, multipliers: ["k": 1000]))
}
