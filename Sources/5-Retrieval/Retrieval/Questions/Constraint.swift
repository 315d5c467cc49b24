// SPDX-License-Identifier: Apache-2.0
package import JSON

/// One thing that a shopper's words ask of the products, apart from the text that is searched for: what is applied,
/// relaxed and explained is written from it.
package struct Constraint: Sendable, Equatable {
  /// The kinds of constraint.
  package enum Kind: Sendable, Equatable {
    /// Inclusive, in the store's currency.
    case priceMin(JSONNumber)
    case priceMax(JSONNumber)
    /// A bound in a currency that the store does not sell in: it is not applied.
    case foreignPrice
    case wanted(FacetChoice)
    case unwanted(FacetChoice)
  }

  var choice: FacetChoice? {
    switch kind {
    case .wanted(let choice), .unwanted(let choice): choice
    default: nil
    }
  }

  /// The message that it was read from.
  package enum Origin: Sendable, Equatable {
    case question
    /// A message before it.
    case earlier
  }

  /// The constraint with its value.
  package var kind: Kind
  /// The message that it was read from.
  package var origin: Origin
  /// The words that it was read from, as written.
  package var words: String
  /// Neither a currency nor a word of price stands beside the number: it may be something else.
  var isBare: Bool
  /// A wish beside a newer one for the same attribute: products must meet both.
  var isFurther = false

  package init(_ kind: Kind, words: String, isBare: Bool = false, origin: Origin = .question) {
    self.kind = kind
    self.origin = origin
    self.words = words
    self.isBare = isBare
  }
}
