// SPDX-License-Identifier: Apache-2.0
import Language

/// Values that are measures or sizes, and those beyond them: "a bigger one".
extension Vocabulary {
  private static let letterSizes = ["xxs", "xs", "s", "m", "l", "xl", "xxl", "xxxl"]

  /// The place of a value among those of its kind: of a measure, of a size in letters or of a number. Nil for all others.
  private static func rank(_ value: String) -> (kind: String, number: Double)? {
    // `139.7 cm (55")` counts by its first unit.
    let tokens = tokens(Measure.names(in: value).first ?? value)
    if let measure = Measure(tokens) { return (measure.unit, measure.amount) }
    guard tokens.count == 1 else { return nil }
    if let place = letterSizes.firstIndex(of: tokens[0]) { return ("letters", Double(place)) }
    return Double(tokens[0]).map { ("number", $0) }
  }

  /// Whether all values are measures or sizes.
  static func isSize(_ choice: FacetChoice) -> Bool {
    !choice.values.isEmpty && choice.field != .category && choice.values.allSatisfy { rank($0) != nil }
  }

  /// The values of an attribute beyond all that a choice has; nil where there are none.
  func sizes(beyond choice: FacetChoice, isBigger: Bool) -> FacetChoice? {
    let ranks = choice.values.compactMap(Self.rank)
    guard let kind = ranks.first?.kind, let bound = isBigger ? ranks.map(\.number).max() : ranks.map(\.number).min()
    else { return nil }
    let others = entries.filter { entry in
      guard entry.choice.field == choice.field, !entry.isAlias, let value = entry.choice.values.first,
        let rank = Self.rank(value), rank.kind == kind
      else { return false }
      return isBigger ? rank.number > bound : rank.number < bound
    }
    return others.map(\.choice).merged().first
  }
}
