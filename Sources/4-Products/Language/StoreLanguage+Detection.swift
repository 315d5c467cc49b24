// SPDX-License-Identifier: Apache-2.0

extension StoreLanguage {
  /// The language that a text is plainly written in, if it is another than the shop's; else the shop's.
  ///
  /// Told by words that carry no meaning, by comparisons before numbers and by words such as "cheapest". One such word is not plain: "die cast car"
  /// is asked in an English shop.
  package static func ofQuestion(_ text: String, store: StoreLanguage) -> StoreLanguage {
    let words = text.questionWords
    guard !words.isEmpty else { return store }
    let folded = words.map(\.folded)
    let letters = Set(words.flatMap(\.unicodeScalars).filter { !$0.isASCII })
    // The shop's own language needs no proof.
    var best = store
    var needed = max(2, score(words, folded, letters, in: store) + 1)
    for language in all where language != store {
      let score = score(words, folded, letters, in: language)
      guard score >= needed else { continue }
      best = language
      needed = score + 1
    }
    return best
  }

  private static func score(
    _ words: [String], _ folded: [String], _ letters: Set<Unicode.Scalar>, in language: StoreLanguage
  ) -> Int {
    let prices = language.prices
    var score = 0
    for (index, word) in folded.enumerated() {
      if language.stopWords.contains(words[index]) { score += 1 }
      if prices.price.contains(word) || prices.determinerNegations.contains(word) { score += 1 }
      if prices.currencies[word] != nil { score += 1 }
      if prices.speaksOfOrder(folded[index...]) { score += 2 }
      score += comparisonScore(folded[index...], in: prices)
    }
    return letters.isDisjoint(with: language.ownLetters) ? score : score + 1
  }

  /// Before a number a comparison is said of one: two words' worth; a longer phrase is no chance.
  private static func comparisonScore(_ words: ArraySlice<String>, in prices: PriceWords) -> Int {
    guard let first = words.first, first.utf8.count > 1, let comparisons = prices.before[first] else { return 0 }
    for comparison in comparisons where words.starts(with: comparison.phrase) {
      let next = words.dropFirst(comparison.phrase.count).first
      let isBeforeNumber = next?.utf8.contains { $0 >= 0x30 && $0 <= 0x39 } ?? false
      return (isBeforeNumber ? 2 : 0) + comparison.phrase.count - 1
    }
    return 0
  }
}

extension String {
  /// Words in lower case, without the signs around them.
  fileprivate var questionWords: [String] {
    lowercased().unicodeScalars
      .split { scalar in
        if scalar == "'" || scalar == "’" || scalar == "-" { return false }
        // Unicode's tables are dear, and most questions are ASCII.
        if scalar.isASCII { return !("a"..."z").contains(scalar) && !("0"..."9").contains(scalar) }
        return !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
      }
      .map { String(String.UnicodeScalarView($0)) }
  }
}
