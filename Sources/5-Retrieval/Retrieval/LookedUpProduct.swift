// SPDX-License-Identifier: Apache-2.0
package import Catalog

/// A product that was asked for by an identifier.
package struct LookedUpProduct: Sendable {
  /// The kind of the identifier.
  package enum Match: Sendable {
    /// Magento's entity id.
    case productID
    /// In whatever spelling the identifiers of the index meet.
    case sku
  }

  package var product: CatalogProduct
  /// The identifiers that name it, in the order in which they were asked for; never empty.
  package var matches: [(identifier: String, match: Match)]
}
