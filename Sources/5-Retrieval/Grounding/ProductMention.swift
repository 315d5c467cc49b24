// SPDX-License-Identifier: Apache-2.0

/// A place in a text that speaks of a product.
package struct ProductMention: Sendable, Equatable {
  /// Position of the product among those retrieved.
  package var product: Int
  /// In Unicode scalars.
  package var range: Range<Int>
}
