// SPDX-License-Identifier: Apache-2.0

/// An estimate of a text's tokens from its bytes: four ASCII bytes or two others make one. Corrected by what the
/// service counted.
package struct TokenEstimate: Sendable, Equatable {
  /// Counted tokens per guessed one; follows the service's counts slowly.
  package private(set) var correction: Double

  /// `correction`: tokens that the service counts for each estimated one.
  package init(correction: Double = 1) { self.correction = correction }

  /// At least 1.
  package func tokens(in text: String) -> Int {
    max(1, Int((Self.raw(text) * correction).rounded(.up)))
  }

  /// The uncorrected guess.
  package static func raw(_ text: String) -> Double {
    var ascii = 0
    var other = 0
    for byte in text.utf8 {
      if byte < 0x80 { ascii += 1 } else { other += 1 }
    }
    return raw(asciiBytes: ascii) + Double(other) / 2
  }

  /// The uncorrected guess for a text of which no more is known than its length.
  package static func raw(asciiBytes count: Int) -> Double { Double(count) / 4 }

  /// Takes in one answer. `raw` is the sum of the uncorrected guesses. A service that does not count, or counts
  /// nonsense, changes little: one answer moves the correction by a fifth of the way, within 0.25…4.
  package mutating func learn(raw: Double, counted: Int) {
    guard raw >= 16, counted > 0 else { return }
    let ratio = min(max(Double(counted) / raw, 0.25), 4)
    correction += (ratio - correction) * 0.2
  }
}
