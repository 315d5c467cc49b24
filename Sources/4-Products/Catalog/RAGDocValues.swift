// SPDX-License-Identifier: Apache-2.0
import JSON

/// One document of a RAG index as the engine's columns give it.
package struct RAGDocValues: Sendable, Equatable {
  /// The document's `_id`, by its field.
  package private(set) var id: String?
  package private(set) var contentHash: String?
  /// See `RAGField.shownHash`; nil in an older index.
  package private(set) var shownHash: String?
  private var price: Double?
  private var priceFrom: Bool?
  private var inStock: Bool?
  private var visibility: Int?

  /// The fields of vectors that are used again.
  package static let hashFields = [RAGField.productID, RAGField.contentHash]
  /// The fields that tell whether a document is as its product is.
  package static let shownFields =
    hashFields + [RAGField.shownHash, RAGField.price, RAGField.priceFrom, RAGField.inStock, RAGField.visibility]

  /// Reads `fields` of a hit; nil where it is nothing of the kind.
  package init?(_ body: [UInt8], in range: Range<Int>) {
    var reader = JSONReader(body, in: range)
    do {
      try reader.beginObject()
      while try reader.nextMember() {
        if reader.memberIs(named: RAGField.productID) {
          id = try reader.readValue()[0]?.stringValue
        } else if reader.memberIs(named: RAGField.contentHash) {
          contentHash = try reader.readValue()[0]?.stringValue
        } else if reader.memberIs(named: RAGField.shownHash) {
          shownHash = try reader.readValue()[0]?.stringValue
        } else if reader.memberIs(named: RAGField.price) {
          price = try reader.readValue()[0]?.doubleValue
        } else if reader.memberIs(named: RAGField.priceFrom) {
          priceFrom = try reader.readValue()[0]?.boolValue
        } else if reader.memberIs(named: RAGField.inStock) {
          inStock = try reader.readValue()[0]?.boolValue
        } else if reader.memberIs(named: RAGField.visibility) {
          visibility = try reader.readValue()[0]?.intValue
        } else {
          _ = try reader.skipValue()
        }
      }
    } catch {
      return nil
    }
  }

  /// Whether this product gives the same document. Members that searches filter and sort by are compared one by one:
  /// the hash does not show what somebody else has changed since.
  package func says(_ document: ProductDocument, contentHash hash: String) -> Bool {
    let product = document.product
    return contentHash == hash && price == product.price?.double
      && priceFrom == (product.price == nil ? nil : product.priceFrom) && inStock == product.inStock
      && visibility == product.visibility && shownHash == document.shownHash
  }
}
