// SPDX-License-Identifier: Apache-2.0

/// An amount of money.
struct AmountClaim {
  /// Values that the digits may mean; empty where none can be read.
  var values: [Amount]
  /// Currencies that it may be in; nil where none is named.
  var codes: [String]?
  /// The texts around the number, and the number.
  var before = ""
  var number = ""
  var after = ""
  /// Written with a comma before the decimals.
  var hasComma = false
  /// A sign, a multiplier or words make it something that a plain number cannot take the place of.
  var isPlainNumber = true
}
