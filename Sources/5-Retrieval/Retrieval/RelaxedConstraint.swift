// SPDX-License-Identifier: Apache-2.0

/// A constraint that was read from a question and given up because nothing met it.
package enum RelaxedConstraint: Sendable, Hashable {
  case priceMin
  case priceMax
  /// By its code.
  case attribute(String)
  case categories
  case not(FacetField)

  /// Whether it is what a product fits.
  var saysWhatFits: Bool {
    if case .attribute(let code) = self { FacetField.attribute(code).saysWhatFits } else { false }
  }

  /// The name on the wire.
  package var name: String {
    switch self {
    case .priceMin: "price_min"
    case .priceMax: "price_max"
    case .attribute(let code): "attributes." + code
    case .categories: "categories"
    case .not(let field): "not." + field.name
    }
  }
}
