// SPDX-License-Identifier: Apache-2.0
import Catalog
package import JSON

/// What a question says about price in plain words: bounds, and a wish for the cheapest or the dearest. Read without a
/// model, in English, German, Ukrainian and Russian. Pure.
///
/// A number is a bound only where nothing speaks for a size, an age or an amount: with a currency, before a word that
/// ends the phrase, or at the end of the question. A bound in another currency than the store's is left alone.
package struct QuestionConstraints: Sendable, Equatable {
  package enum SortIntent: String, Sendable {
    case cheapestFirst, dearestFirst
  }

  package var priceMin: JSONNumber?
  package var priceMax: JSONNumber?
  package var sort: SortIntent?
  /// The question's words without those that were understood.
  package var remainder: [String]

  package init(
    priceMin: JSONNumber? = nil, priceMax: JSONNumber? = nil, sort: SortIntent? = nil, remainder: [String] = []
  ) {
    self.priceMin = priceMin
    self.priceMax = priceMax
    self.sort = sort
    self.remainder = remainder
  }

  /// Reads a question to a store that sells in `currency` (nil: unknown, then any currency is taken).
  package init(reading question: String, currency: String? = nil) {
    var reader = ConstraintReader(question: question, currency: currency?.uppercased())
    self = reader.read()
  }
}

/// One pass over the words.
private struct ConstraintReader {
  /// As typed.
  let words: [Substring]
  /// In lower case, without punctuation around them.
  let plain: [String]
  let currency: String?
  let speaksOfPrice: Bool
  var constraints = QuestionConstraints()
  var position = 0

  init(question: String, currency: String?) {
    words = question.words
    plain = words.map { PriceWords.plain($0) }
    self.currency = currency
    speaksOfPrice = plain.contains { PriceWords.price.contains($0) }
  }

  mutating func read() -> QuestionConstraints {
    while position < words.count {
      let length = matchRange() ?? matchBound() ?? matchSort()
      if let length {
        position += length
      } else {
        constraints.remainder.append(String(words[position]))
        position += 1
      }
    }
    if let low = constraints.priceMin, let high = constraints.priceMax, low.double > high.double {
      (constraints.priceMin, constraints.priceMax) = (high, low)
    }
    return constraints
  }

  /// `between 20 and 50`, `von 20 bis 50`, `$20-$50`.
  private mutating func matchRange() -> Int? {
    if let (low, high, length) = hyphenated() {
      (constraints.priceMin, constraints.priceMax) = (low, high)
      return length
    }
    guard let joints = PriceWords.ranges[plain[position]], let low = amount(at: position + 1) else { return nil }
    let joint = position + 1 + low.words
    guard joint < plain.count, joints.contains(plain[joint]), let high = amount(at: joint + 1) else { return nil }
    let end = joint + 1 + high.words
    let isPrice =
      low.isPrice || high.isPrice || plain[position] == "between" || plain[position] == "zwischen" || speaksOfPrice
    guard isPrice && !isUnit(at: end) || endsPhrase(at: end) else { return nil }
    (constraints.priceMin, constraints.priceMax) = (low.number, high.number)
    return end - position
  }

  /// Two amounts in one word; one of them or the next word must name the currency.
  private func hyphenated() -> (JSONNumber, JSONNumber, Int)? {
    let word = words[position].utf8
    guard word.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    // The dashes other than `-` are not ASCII.
    guard word.contains(where: { $0 == UInt8(ascii: "-") || $0 >= 0x80 }) else { return nil }
    let parts = words[position].split { "-–—".contains($0) }
    guard parts.count == 2, let low = PriceWords.amount(parts[0]), let high = PriceWords.amount(parts[1]) else {
      return nil
    }
    let next = position + 1
    let named = next < plain.count ? PriceWords.currencies[plain[next]] : nil
    guard let codes = low.currencies ?? high.currencies ?? named, fits(codes) else { return nil }
    let isInWord = low.currencies != nil || high.currencies != nil
    return (low.number, high.number, isInWord ? 1 : 2)
  }

  /// `under 80`, `mindestens 20 €`, `не дороже 1000`.
  private mutating func matchBound() -> Int? {
    for bound in PriceWords.bounds[plain[position]] ?? [] where matches(bound.phrase) {
      let start = position + bound.phrase.count
      guard let amount = amount(at: start) else { continue }
      let end = start + amount.words
      let isAccepted =
        switch bound.strength {
        case _ where amount.isPrice: true
        case .strong: !isUnit(at: end)
        case .weak: endsPhrase(at: end) || speaksOfPrice && !isUnit(at: end)
        case .needsPrice: speaksOfPrice && !isUnit(at: end)
        }
      guard isAccepted else { continue }
      if bound.isUpper { constraints.priceMax = amount.number } else { constraints.priceMin = amount.number }
      return end - position
    }
    return nil
  }

  private mutating func matchSort() -> Int? {
    for (phrase, intent) in PriceWords.sorts[plain[position]] ?? [] where matches(phrase) {
      constraints.sort = intent
      return phrase.count
    }
    let word = plain[position]
    // No first letter of these has another form, so that a look at its first byte saves most comparisons of characters.
    let first = word.utf8.first
    for (prefix, intent) in PriceWords.sortPrefixes where prefix.utf8.first == first && word.hasPrefix(prefix) {
      constraints.sort = intent
      return 1
    }
    // «самый дешёвый», in whatever gender and case.
    if first == 0xD1, word.hasPrefix("сам"), position + 1 < plain.count {
      for (prefix, intent) in PriceWords.sortAfterMost where plain[position + 1].hasPrefix(prefix) {
        constraints.sort = intent
        return 2
      }
    }
    return nil
  }

  private func matches(_ phrase: [String]) -> Bool {
    position + phrase.count <= plain.count && plain[position..<position + phrase.count].elementsEqual(phrase)
  }

  private struct Amount {
    var number: JSONNumber
    /// A currency stands beside it.
    var isPrice: Bool
    var words: Int
  }

  /// The amount at a word, with a currency before, in or after it; nil when it is none or of a foreign currency.
  private func amount(at index: Int) -> Amount? {
    guard index < words.count else { return nil }
    if let codes = PriceWords.currencies[plain[index]], index + 1 < words.count,
      let amount = PriceWords.amount(words[index + 1])
    {
      return fits(codes) ? Amount(number: amount.number, isPrice: true, words: 2) : nil
    }
    guard let amount = PriceWords.amount(words[index]) else { return nil }
    if let codes = amount.currencies {
      return fits(codes) ? Amount(number: amount.number, isPrice: true, words: 1) : nil
    }
    if index + 1 < plain.count, let codes = PriceWords.currencies[plain[index + 1]] {
      return fits(codes) ? Amount(number: amount.number, isPrice: true, words: 2) : nil
    }
    return Amount(number: amount.number, isPrice: false, words: 1)
  }

  private func fits(_ codes: [String]) -> Bool { currency.map { codes.contains($0) } ?? true }

  /// The word after an amount says that it counts or measures something.
  private func isUnit(at index: Int) -> Bool { index < plain.count && PriceWords.units.contains(plain[index]) }

  private func endsPhrase(at index: Int) -> Bool {
    guard index < plain.count else { return true }
    if let last = words[index - 1].last, ".,;!?".contains(last) { return true }
    return PriceWords.connectives.contains(plain[index])
  }
}
