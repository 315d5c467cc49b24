// SPDX-License-Identifier: Apache-2.0

/// Why a document could not be read.
package struct CatalogError: Error, Sendable {
  package enum Code: String, Sendable {
    /// Not JSON, or not an object.
    case malformed
    /// A native document without a SKU.
    case withoutSKU
    /// A field of a RAG document has another type than its mapping says.
    case unexpectedType
  }

  package var code: Code
  package var message: String
  /// The document's SKU where it was read before the error, for whoever has to find the document.
  package var sku: String?
  package var cause: (any Error)?

  package init(_ code: Code, _ message: String, sku: String? = nil, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.sku = sku
    self.cause = cause
  }
}
