// SPDX-License-Identifier: Apache-2.0
package import Catalog

/// A product that answers a question.
package struct RetrievedProduct: Sendable, Equatable {
  /// The product as the index has it.
  package var product: CatalogProduct
  /// Falls along one answer; means nothing between answers.
  package var score: Double

  /// Set where an identifier of the question found it.
  package var matchedBy: IdentifierMatch?
  /// Something else than is wished, though like it: short answers leave it out beside others.
  var isAside = false
  /// As indexed; read where an identifier found it.
  var identifiers: [String] = []

  package init(product: CatalogProduct, score: Double, matchedBy: IdentifierMatch? = nil) {
    self.product = product
    self.score = score
    self.matchedBy = matchedBy
  }
}
