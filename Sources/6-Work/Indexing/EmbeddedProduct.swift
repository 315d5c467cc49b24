// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON

/// A product with its vector, ready to be loaded.
struct EmbeddedProduct: Sendable {
  let document: ProductDocument
  /// The content hash: equal texts have equal ones.
  let hash: String
  /// Bytes that it holds of the run's budget.
  let cost: Int
  /// See `ProductDigests`.
  let digest: UInt32
  let vector: [Float]

  init(_ product: ReadProduct, vector: [Float]) {
    document = product.document
    hash = product.hash
    cost = product.cost
    digest = product.digest
    self.vector = vector
  }

  /// Magento's entity id.
  var id: String { document.id }
  var sku: String { document.product.sku }
  /// The SKU in the form that is searched for; empty where nothing of it is left.
  var identifier: String { document.identifiers.first ?? "" }

  /// Writes the document of the RAG index.
  func write(to writer: inout JSONWriter) { document.write(to: &writer, vector: vector, contentHash: hash) }
}
