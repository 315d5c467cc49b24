// SPDX-License-Identifier: Apache-2.0

/// The words by which shoppers of one language speak of prices, and of the numbers that are none. Data alone; lists are
/// written as text, phrases parted by `|`, and stored folded (see `String.folded`).
package struct PriceWords: Sendable {
  /// The certainty with which a comparison by itself speaks of a price.
  package enum Strength: Sendable {
    /// It names a price: "cheaper than", "budget of".
    case price
    /// Said of prices unless something else explains the number: "under".
    case strong
    /// Said of many things: only where the phrase ends after the number, or where price is spoken of: "up to".
    case weak
    /// Only with a currency, or where price is spoken of: "from", «ab».
    case needsPrice
    /// Only with a currency: "I have".
    case needsCurrency
  }

  /// A phrase that compares with an amount: "under", "at least".
  package struct Comparison: Sendable {
    /// The phrase's words, folded.
    package var phrase: [String]
    /// True where the amount is the highest price, false where it is the lowest.
    package var isUpper: Bool
    /// The certainty with which the phrase by itself speaks of a price.
    package var strength: Strength
  }

  /// A noun whose plain numbers measure it: "dumbbells up to 20".
  package struct Measured: Sendable {
    package var prefix: String
    package var range: ClosedRange<Double>
    /// Also after a strong comparison: "monitor under 27".
    package var isAlways: Bool
  }

  /// A wish for an order by price.
  package enum Order: Sendable { case cheapestFirst, dearestFirst, newestFirst, bestRatedFirst }

  /// Before the amount, by first word; longer phrases first, so that "less than" goes before "less".
  package let before: [String: [Comparison]]
  /// After the amount: "or less".
  package let after: [String: [Comparison]]
  /// Before and after an amount that is meant roughly.
  package let around: [String: [Comparison]]
  /// The same behind an amount: "or so".
  package let aroundAfter: [String: [Comparison]]
  /// The first words of a range, and the words between its amounts.
  package let ranges: [String: Set<String>]
  /// Between two amounts without a first word: "50 to 100".
  package let joints: Set<String>
  /// Negations that stand before nouns: "no", "nothing".
  package let determinerNegations: Set<String>
  /// Negations that stand before verbs and comparisons: "not".
  package let particleNegations: Set<String>
  /// Words that may stand between a negation and its comparison, and within a comparison: "want to spend".
  package let gaps: Set<String>
  /// Between comparison and amount: "a budget of".
  package let links: Set<String>
  /// Words that make a number in the question likely a price.
  package let price: Set<String>
  /// Words that may follow a price: the phrase that it belongs to is over.
  package let connectives: Set<String>
  /// Words that make a number before them a size, an age or a count.
  package let units: Set<String>
  /// Words that make a number after them a size, an age, a rating or a model: "size", "rated".
  package let scales: Set<String>
  /// Words for persons of whom a number after them is the age: "kids under 10".
  package let children: Set<String>
  /// Words for persons of whom a lower limit is the age: "women over 50".
  package let adults: Set<String>
  /// Nouns whose plain numbers measure them.
  package let measured: [Measured]
  /// Names of currencies, as written and folded, with the codes that they may mean.
  package let currencies: [String: [String]]
  /// "thousand", with what it multiplies by.
  package let multipliers: [String: Int]
  /// Words for numbers.
  package let numbers: NumberWords
  /// Phrases that ask for an order, by their first word.
  package let sorts: [String: [([String], Order)]]
  /// Beginnings of words that ask for an order: "cheap".
  package let sortPrefixes: [(String, Order)]
  /// Words before a wish for an order that belong to it: "sorted by".
  package let sorting: Set<String>
  /// The same behind it: "first" of "cheapest first".
  package let sortingBehind: Set<String>
  /// First words of comparisons that are long enough to be known with a typing error.
  package let longComparisons: [String]

  init(
    upper: [Strength: String] = [:], lower: [Strength: String] = [:], upperAfter: [Strength: String] = [:],
    lowerAfter: [Strength: String] = [:], around: [Strength: String] = [:], aroundAfter: String = "",
    ranges: [String: String] = [:], joints: String = "", determinerNegations: String = "",
    particleNegations: String = "", gaps: String = "", links: String = "", price: String = "",
    connectives: String = "", units: String = "", scales: String = "", children: String = "", adults: String = "",
    measured: [(String, ClosedRange<Double>)] = [], measuredWeakly: [(String, ClosedRange<Double>)] = [],
    currencies: [String: String] = [:], multipliers: [String: Int] = [:], numbers: NumberWords = NumberWords(),
    cheapest: String = "", dearest: String = "", cheapestPrefixes: String = "", dearestPrefixes: String = "",
    newest: String = "", bestRated: String = "", sorting: String = "",
    sortingBehind: String = ""
  ) {
    self.sorting = String.foldedWords(sorting)
    self.sortingBehind = String.foldedWords(sortingBehind)
    before = Self.table(upper, lower)
    after = Self.table(upperAfter, lowerAfter)
    self.around = Self.table(around, [:])
    self.aroundAfter = Self.table([.price: aroundAfter], [:])
    self.ranges = Dictionary(ranges.map { ($0.folded, String.foldedWords($1)) }) { $0.union($1) }
    self.joints = String.foldedWords(joints)
    self.determinerNegations = String.foldedWords(determinerNegations)
    self.particleNegations = String.foldedWords(particleNegations)
    self.gaps = String.foldedWords(gaps)
    self.links = String.foldedWords(links)
    self.price = String.foldedWords(price)
    self.connectives = String.foldedWords(connectives)
    self.units = String.foldedWords(units)
    self.scales = String.foldedWords(scales)
    self.children = String.foldedWords(children)
    self.adults = String.foldedWords(adults)
    self.measured =
      measured.map { Measured(prefix: $0.folded, range: $1, isAlways: true) }
      + measuredWeakly.map { Measured(prefix: $0.folded, range: $1, isAlways: false) }
    var names: [String: [String]] = [:]
    for (codes, words) in currencies {
      for word in words.split(whereSeparator: \.isWhitespace).map(String.init) {
        for form in Set([word, word.folded]) {
          names[form, default: []] += codes.split(separator: " ").map(String.init)
        }
      }
    }
    self.currencies = names
    self.multipliers = Dictionary(multipliers.flatMap { [($0, $1), ($0.folded, $1)] }) { first, _ in first }
    self.numbers = numbers
    sorts = Dictionary(
      grouping: Self.phrases(cheapest).map { ($0, Order.cheapestFirst) }
        + Self.phrases(dearest).map { ($0, Order.dearestFirst) }
        + Self.phrases(newest).map { ($0, Order.newestFirst) }
        + Self.phrases(bestRated).map { ($0, Order.bestRatedFirst) }
    ) { $0.0.first ?? "" }
    sortPrefixes =
      String.foldedWords(cheapestPrefixes).map { ($0, Order.cheapestFirst) }
      + String.foldedWords(dearestPrefixes).map { ($0, Order.dearestFirst) }
    let negations = self.determinerNegations
    longComparisons = before.keys.filter { $0.count > 4 && !negations.contains($0) }.sorted()
  }

  /// Words that compare, count and measure.
  var asking: Set<String> {
    var words = links.union(price).union(connectives).union(units).union(scales).union(joints)
    words.formUnion(determinerNegations.union(particleNegations))
    words.formUnion(currencies.keys)
    words.formUnion(multipliers.keys)
    for table in [before, after, around, aroundAfter] {
      for comparison in table.values.joined() { words.formUnion(comparison.phrase) }
    }
    return words
  }

  /// Whether folded words begin with a wish for the cheapest or the dearest.
  func speaksOfOrder(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return false }
    return sortPrefixes.contains { first.utf8.starts(with: $0.0.utf8) }
      || sorts[first]?.contains { words.starts(with: $0.0) } ?? false
  }

  private static func table(
    _ upper: [Strength: String], _ lower: [Strength: String]
  ) -> [String: [Comparison]] {
    var all: [Comparison] = []
    for (isUpper, group) in [(true, upper), (false, lower)] {
      for (strength, text) in group {
        all += phrases(text).map { Comparison(phrase: $0, isUpper: isUpper, strength: strength) }
      }
    }
    return Dictionary(grouping: all.sorted { $0.phrase.count > $1.phrase.count }) { $0.phrase.first ?? "" }
  }

  private static func phrases(_ text: String) -> [[String]] {
    text.split(separator: "|").map { QuestionTokens(String($0)).tokens.map(\.text) }.filter { !$0.isEmpty }
  }
}
