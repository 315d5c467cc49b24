// SPDX-License-Identifier: Apache-2.0
package import JSON

/// One product ready to be embedded and loaded: what the RAG index will hold of it.
package struct ProductDocument: Sendable {
  /// Magento's entity id: the RAG document's `_id`.
  package let id: String
  package let storeID: String
  package let product: CatalogProduct
  /// The one text that is embedded.
  package let chunkText: String
  package let identifiers: [String]
  package let facets: [String]
  package let attributesText: String
  /// What the native document has in place of a price, where it is no amount.
  package let unreadablePrice: String?

  /// SHA-256, in hex, over chunk text, model, dimensions and template version: equal hashes have equal vectors.
  /// `dimensions` nil is the model's own number.
  package func contentHash(model: String, dimensions: Int?) -> String {
    ContentHash.hex(chunkText: chunkText, model: model, dimensions: dimensions)
  }

  /// Writes the RAG document. Absent values are left out; lists are always arrays.
  package func write(to writer: inout JSONWriter, vector: [Float], contentHash: String) {
    writer.object {
      $0.member(RAGField.productID, id)
      $0.member(RAGField.sku, product.sku)
      if !storeID.isEmpty { $0.member(RAGField.storeID, storeID) }
      $0.member(RAGField.identifiers, identifiers)
      $0.member(RAGField.name, product.name)
      if let brand = product.brand { $0.member(RAGField.brand, brand) }
      if let description = product.description { $0.member(RAGField.description, description) }
      if !attributesText.isEmpty { $0.member(RAGField.attributesText, attributesText) }
      $0.member(RAGField.categories, product.categories)
      $0.member(RAGField.facets, facets)
      if let price = product.price {
        $0.key(RAGField.price)
        $0.number(price)
        $0.key(RAGField.priceFrom)
        $0.bool(product.priceFrom)
      }
      if let inStock = product.inStock {
        $0.key(RAGField.inStock)
        $0.bool(inStock)
      }
      if let visibility = product.visibility {
        $0.key(RAGField.visibility)
        $0.integer(visibility)
      }
      if let currency = product.currency { $0.member(RAGField.currency, currency) }
      if let url = product.url { $0.member(RAGField.url, url) }
      if let imageURL = product.imageURL { $0.member(RAGField.imageURL, imageURL) }
      $0.member(RAGField.chunkText, chunkText)
      $0.member(RAGField.contentHash, contentHash)
      if !product.attributes.isEmpty {
        $0.object(RAGField.attributes) {
          for attribute in product.attributes { $0.member(attribute.label, attribute.values) }
        }
      }
      $0.array(RAGField.vector) { for component in vector { $0.float(component) } }
    }
  }
}
