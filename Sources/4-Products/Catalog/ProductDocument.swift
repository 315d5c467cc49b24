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
      $0.member("product_id", id)
      $0.member("sku", product.sku)
      if !storeID.isEmpty { $0.member("store_id", storeID) }
      $0.member("identifiers", identifiers)
      $0.member("name", product.name)
      if let brand = product.brand { $0.member("brand", brand) }
      if let description = product.description { $0.member("description", description) }
      if !attributesText.isEmpty { $0.member("attributes_text", attributesText) }
      $0.member("categories", product.categories)
      $0.member("facets", facets)
      if let price = product.price {
        $0.member("price", price)
        $0.member("price_from", product.priceFrom)
      }
      if let inStock = product.inStock { $0.member("in_stock", inStock) }
      if let visibility = product.visibility { $0.member("visibility", visibility) }
      if let currency = product.currency { $0.member("currency", currency) }
      if let url = product.url { $0.member("url", url) }
      if let imageURL = product.imageURL { $0.member("image_url", imageURL) }
      $0.member("chunk_text", chunkText)
      $0.member("content_hash", contentHash)
      if !product.attributes.isEmpty {
        $0.object("attributes") {
          for attribute in product.attributes { $0.member(attribute.label, attribute.values) }
        }
      }
      $0.array("product_vector") { for component in vector { $0.float(component) } }
    }
  }
}
