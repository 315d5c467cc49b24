// SPDX-License-Identifier: Apache-2.0

/// A wish for what has the most or the least of a measure: "the biggest tv", "the lightest laptop".
package struct Superlative: Sendable, Equatable {
  /// Whether the most is wanted.
  package let isHighest: Bool
  /// The beginnings of words in codes of attributes that measure it, the likeliest first.
  package let codes: [String]
  /// Units in which it is measured, the likeliest first; empty: the code alone tells.
  package let units: [String]

  /// The words behind it where the thing is named before, "flight time": an attribute that is called so measures it.
  package var noun: [String] = []

  package init(isHighest: Bool, codes: [String], units: [String]) {
    self.isHighest = isHighest
    self.codes = codes
    self.units = units
  }

  /// How well an attribute measures it: by a code, the earlier the better, or by the unit alone. Nil: it does not.
  /// - Parameter words: of the attribute's code, folded.
  package func rank(codeWords words: some Collection<String>, unit: String) -> Int? {
    if !noun.isEmpty, noun.allSatisfy({ word in words.contains { $0.hasPrefix(word) } }) { return -1 }
    if let place = codes.firstIndex(where: { code in words.contains { $0.hasPrefix(code) } }) { return place }
    return units.firstIndex(of: unit).map { codes.count + $0 }
  }
}
