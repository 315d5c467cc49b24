// SPDX-License-Identifier: Apache-2.0
import JSON

/// An amount among a question's tokens.
struct Amount {
  var number: JSONNumber
  var value: Double
  /// The currencies that stand beside it, as codes; nil where none does.
  var codes: [String]?
  /// `80,-`: a price, of whatever currency.
  var hasPriceDash = false
  /// "pounds" in a shop that sells in another currency: perhaps a weight.
  var mayBeWeight = false
  /// `1k` and the like: the factor.
  var multiplier = 1
  /// Written in words.
  var isInWords = false
  /// About so much is meant: "50ish", "a couple of hundred".
  var isRough = false
  /// The amount's tokens, its currency included.
  var range: Range<Int>

  var start: Int { range.lowerBound }
  var end: Int { range.upperBound }
  var isMarked: Bool { codes != nil || hasPriceDash }

  /// Multiplied by a factor of its own or of the amount that it is said with: "1-2k".
  func multiplied(by factor: Int) -> Amount {
    guard factor > 1, let cents = ExactAmount(number) else { return self }
    var result = self
    result.multiplier = multiplier * factor
    result.number = cents.scaled(numerator: factor, denominator: 1)
    result.value = result.number.double
    return result
  }
}
