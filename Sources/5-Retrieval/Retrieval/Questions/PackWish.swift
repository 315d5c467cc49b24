// SPDX-License-Identifier: Apache-2.0
import Language

/// How many of a thing shall come together: "pack of 6 glasses", "at least 12 pens".
struct PackWish: Sendable, Equatable {
  private let number: Double
  /// Nil: just so many.
  private let comparison: MeasureComparison?

  /// Whether a product's name says so many.
  func isMet(by name: String) -> Bool {
    guard let count = PackWords.count(in: name) else { return false }
    return comparison.map { $0.admits(count, bound: number) } ?? (count == number)
  }

  /// - Parameters:
  ///   - isFree: whether nothing else was read from a token.
  ///   - isThing: whether a token names what is asked for.
  /// - Returns: the wish with the places of its words; nil: there is none.
  static func read(
    _ tokens: [QuestionToken], _ languages: [StoreLanguage], isFree: (Int) -> Bool, isThing: (Int) -> Bool
  ) -> (wish: PackWish, places: Range<Int>)? {
    for place in tokens.indices where isFree(place) {
      let bound = MeasureWords.before(tokens, at: place, languages)
      let start = bound?.end ?? place
      if let count = PackWords.count(tokens, at: start), count.places.allSatisfy(isFree), count.number > 1 {
        let after = bound == nil ? MeasureWords.after(tokens, at: count.places.upperBound, languages) : nil
        let wish = PackWish(number: count.number, comparison: bound?.comparison ?? after?.comparison)
        return (wish, place..<(after?.end ?? count.places.upperBound))
      }
      // "At least 12 pens", but not "at least 3 pockets" of a bag.
      guard let bound, start + 1 < tokens.count, tokens[start].kind == .number, let number = Double(tokens[start].text),
        isFree(start), isThing(start + 1),
        !languages.contains(where: { $0.prices.units.contains(tokens[start + 1].text) })
      else { continue }
      return (PackWish(number: number, comparison: bound.comparison), place..<start + 1)
    }
    return nil
  }
}
