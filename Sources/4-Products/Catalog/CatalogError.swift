// SPDX-License-Identifier: Apache-2.0

/// Why a document could not be read.
package struct CatalogError: Error, Sendable {
  /// The ways in which a native document or index can be unusable.
  package enum Code: String, Sendable {
    /// Not JSON, or not an object.
    case malformed
    /// A native document without a SKU.
    case withoutSKU
    /// A field of a RAG document has another type than its mapping says.
    case unexpectedType
  }

  /// The kind of fault.
  package var code: Code
  /// Says to a person what is wrong with which field.
  package var message: String
  /// The document's SKU where it was read before the error, for the operator who has to find the document.
  package var sku: String?
  /// The error below, where there is one.
  package var cause: (any Error)?

  package init(_ code: Code, _ message: String, sku: String? = nil, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.sku = sku
    self.cause = cause
  }
}
