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
    writer.beginObject()
    writer.member("product_id", id)
    writer.member("sku", product.sku)
    if !storeID.isEmpty { writer.member("store_id", storeID) }
    writer.key("identifiers")
    Self.write(identifiers, to: &writer)
    writer.member("name", product.name)
    if let brand = product.brand { writer.member("brand", brand) }
    if let description = product.description { writer.member("description", description) }
    if !attributesText.isEmpty { writer.member("attributes_text", attributesText) }
    writer.key("categories")
    Self.write(product.categories, to: &writer)
    writer.key("facets")
    Self.write(facets, to: &writer)
    if let price = product.price {
      writer.member("price", price)
      writer.member("price_from", product.priceFrom)
    }
    if let inStock = product.inStock { writer.member("in_stock", inStock) }
    if let visibility = product.visibility { writer.member("visibility", visibility) }
    if let currency = product.currency { writer.member("currency", currency) }
    if let url = product.url { writer.member("url", url) }
    if let imageURL = product.imageURL { writer.member("image_url", imageURL) }
    writer.member("chunk_text", chunkText)
    writer.member("content_hash", contentHash)
    writeAttributes(to: &writer)
    writer.key("product_vector")
    writer.beginArray()
    for component in vector { writer.float(component) }
    writer.endArray()
    writer.endObject()
  }

  private func writeAttributes(to writer: inout JSONWriter) {
    guard !product.attributes.isEmpty else { return }
    writer.key("attributes")
    writer.beginObject()
    for attribute in product.attributes {
      writer.key(attribute.label)
      Self.write(attribute.values, to: &writer)
    }
    writer.endObject()
  }

  private static func write(_ strings: [String], to writer: inout JSONWriter) {
    writer.beginArray()
    for string in strings { writer.string(string) }
    writer.endArray()
  }
}
