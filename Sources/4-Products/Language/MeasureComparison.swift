// SPDX-License-Identifier: Apache-2.0

/// One side of a bound on a measure.
package struct MeasureComparison: Sendable, Equatable {
  /// Whether the number is the greatest that is wanted, or the least.
  package var isUpper: Bool
  /// Whether the number itself is left out.
  package var isStrict: Bool

  package init(isUpper: Bool, isStrict: Bool) {
    self.isUpper = isUpper
    self.isStrict = isStrict
  }

  /// The comparison that the shopper means who refuses this one: "not over 27" means at most 27.
  package var opposite: MeasureComparison { MeasureComparison(isUpper: !isUpper, isStrict: !isStrict) }

  /// Whether a value is on the side that is wanted.
  package func admits(_ value: Double, bound: Double) -> Bool {
    if value == bound { return !isStrict }
    return isUpper ? value < bound : value > bound
  }
}
