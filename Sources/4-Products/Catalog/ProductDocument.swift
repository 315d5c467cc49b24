// SPDX-License-Identifier: Apache-2.0
import Crypto
package import JSON
import Primitives

/// One product ready to be embedded and loaded: what the RAG index will hold of it.
package struct ProductDocument: Sendable {
  /// Magento's entity id: the RAG document's `_id`.
  package let id: String
  let storeID: String
  /// The product that answers show.
  package let product: CatalogProduct
  /// The one text that is embedded.
  package let chunkText: String
  /// The template that the chunk text was made with.
  package let template: ChunkTemplate
  /// Normalized forms of SKU, EAN and the like, for exact search.
  package let identifiers: [String]
  /// Terms of `attribute=value`, for filters.
  package let facets: [String]
  /// The attributes in words, for full-text search.
  package let attributesText: String
  /// Time at which the product came into the shop, in seconds since 1970.
  package let created: Int?
  /// Mean rating in per cent.
  package let rating: Double?
  /// The native document's value in place of a price, where it is no amount.
  package let unreadablePrice: String?

  /// SHA-256, in hex, over chunk text, model, dimensions, template and its version: equal hashes have equal vectors.
  /// `dimensions` nil is the model's own number.
  package func contentHash(model: String, dimensions: Int?) -> String {
    ContentHash.hex(chunkText: chunkText, template: template, model: model, dimensions: dimensions)
  }

  /// Writes the RAG document. Absent values are left out; lists are always arrays.
  package func write(to writer: inout JSONWriter, vector: [Float], contentHash: String) {
    writer.object {
      writeShown(to: &$0)
      // Not among what a refresh compares and updates: an older index has no such fields.
      if let created {
        $0.key(RAGField.created)
        $0.integer(created)
      }
      if let rating {
        $0.key(RAGField.rating)
        $0.number(JSONNumber(rating))
      }
      $0.member(RAGField.shownHash, shownHash)
      $0.member(RAGField.chunkText, chunkText)
      $0.member(RAGField.contentHash, contentHash)
      $0.array(RAGField.vector) { for component in vector { $0.float(component) } }
    }
  }

  /// The RAG document without its text's vector, hash and chunk: all that may change while the text stays.
  package var shown: [UInt8] { shown(pricesAsDoubles: false) }

  /// Half a SHA-256 of `shown`, in hex.
  package var shownHash: String { String(Hexadecimal.encode(SHA256.hash(shown)).prefix(32)) }

  private func shown(pricesAsDoubles: Bool) -> [UInt8] {
    var writer = JSONWriter(reserving: 1_024)
    writer.object { writeShown(to: &$0, pricesAsDoubles: pricesAsDoubles) }
    return writer.bytes
  }

  /// Whether a `_source` with `RAGField.compared` has the very bytes of this document. False says nothing: members may stand
  /// in another order, or be written in another way. Engines write numbers as they are, or as doubles.
  package func isWritten(_ source: some Collection<UInt8>, contentHash: String) -> Bool {
    let end = Array(",\"\(RAGField.contentHash)\":\"\(contentHash)\"}".utf8)
    guard source.count > end.count, source.suffix(end.count).elementsEqual(end) else { return false }
    var begin = source.dropLast(end.count)
    // An older index has none.
    let mark = Array(",\"\(RAGField.shownHash)\":\"\(shownHash)\"".utf8)
    if begin.suffix(mark.count).elementsEqual(mark) { begin = begin.dropLast(mark.count) }
    return begin.elementsEqual(shown(pricesAsDoubles: true).dropLast()) || begin.elementsEqual(shown.dropLast())
  }

  private func writeShown(to writer: inout JSONWriter, pricesAsDoubles: Bool = false) {
    writer.member(RAGField.productID, id)
    writer.member(RAGField.sku, product.sku)
    if !storeID.isEmpty { writer.member(RAGField.storeID, storeID) }
    writer.member(RAGField.identifiers, identifiers)
    writer.member(RAGField.name, product.name)
    if let brand = product.brand { writer.member(RAGField.brand, brand) }
    if let description = product.description { writer.member(RAGField.description, description) }
    if !attributesText.isEmpty { writer.member(RAGField.attributesText, attributesText) }
    writer.member(RAGField.categories, product.categories)
    writer.member(RAGField.facets, facets)
    if let price = product.price {
      writer.key(RAGField.price)
      if pricesAsDoubles { writer.double(price.double) } else { writer.number(price) }
      writer.key(RAGField.priceFrom)
      writer.bool(product.priceFrom)
    }
    if let inStock = product.inStock {
      writer.key(RAGField.inStock)
      writer.bool(inStock)
    }
    if let visibility = product.visibility {
      writer.key(RAGField.visibility)
      writer.integer(visibility)
    }
    if let currency = product.currency { writer.member(RAGField.currency, currency) }
    if let url = product.url { writer.member(RAGField.url, url) }
    if let imageURL = product.imageURL { writer.member(RAGField.imageURL, imageURL) }
    if !product.attributes.isEmpty {
      writer.object(RAGField.attributes) {
        for attribute in product.attributes { $0.member(attribute.label, attribute.values) }
      }
    }
  }
}
