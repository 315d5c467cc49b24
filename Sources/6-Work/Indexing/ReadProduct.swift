// SPDX-License-Identifier: Apache-2.0
import Catalog

/// A product as it comes from the source: cleaned, with its text and the text's hash, without a vector.
struct ReadProduct: Sendable {
  let document: ProductDocument
  /// The content hash: equal texts have equal ones.
  let hash: String
  /// Bytes that it holds of the run's budget.
  let cost: Int
  /// See `ProductDigests`.
  var digest: UInt32 = 0

  /// Magento's entity id.
  var id: String { document.id }
  var sku: String { document.product.sku }
  /// The one text that is embedded.
  var text: String { document.chunkText }
}
