// SPDX-License-Identifier: Apache-2.0

/// A value under a name that says that it is a price, an identifier, a link or a currency.
struct JSONClaim: Sendable {
  /// As it is sent where it may pass.
  var raw: String
  /// Escapes undone.
  var text: String
  var key: JSONKey
  /// Depth of the object or array that it is in.
  var depth: Int
  var isNumber: Bool
  var isCut: Bool
  /// The empty value that takes its place where it is removed.
  var empty: String
  /// Those that the member itself is named like.
  var products: [Int] = []
  /// Nothing but those products' name says what it is.
  var isTitledAlone = false
  /// The currency of an inner object that is over.
  var currency: String?
  var isInCurrency = false
}
