// SPDX-License-Identifier: Apache-2.0

/// The way in which an identifier of the question found a product.
package enum IdentifierMatch: String, Sendable {
  case sku
  /// By another identifier than the SKU: EAN, UPC, MPN.
  case ean
  /// The question names a variant, the product is the parent whose SKU the variant's begins with.
  case parentSKU = "parent_sku"
  /// One edit lies between the word of the question and the identifier.
  case typo
}
