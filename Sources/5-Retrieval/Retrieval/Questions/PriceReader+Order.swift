// SPDX-License-Identifier: Apache-2.0
import Language

/// Reads a wish for an order: "the cheapest", "sorted by price, high to low".
extension PriceReader {
  mutating func readOrder() -> Int? {
    let word = tokens[position]
    guard word.kind == .word else { return nil }
    for language in languages {
      let phrases = (language.prices.sorts[word.text] ?? []).sorted { $0.0.count > $1.0.count }
      for (phrase, intent) in phrases where evidence.matches(phrase, at: position) == position + phrase.count {
        return setOrder(intent, to: position + phrase.count)
      }
      for (prefix, intent) in language.prices.sortPrefixes where word.text.utf8.starts(with: prefix.utf8) {
        return setOrder(intent, to: position + 1)
      }
    }
    return nil
  }

  private mutating func setOrder(_ intent: PriceWords.Order, to end: Int) -> Int {
    order = ProductOrder(intent)
    var places = position..<end
    while isFree(places.lowerBound - 1, in: \.sorting) { places = places.lowerBound - 1..<places.upperBound }
    while isFree(places.upperBound, in: \.sortingBehind) { places = places.lowerBound..<places.upperBound + 1 }
    for index in places { marks[index] = Self.orderMark }
    return places.upperBound
  }

  private func isFree(_ place: Int, in words: KeyPath<PriceWords, Set<String>>) -> Bool {
    tokens.indices.contains(place) && marks[place] == nil
      && languages.contains { $0.prices[keyPath: words].contains(tokens[place].text) }
  }
}
