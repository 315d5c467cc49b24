// SPDX-License-Identifier: Apache-2.0
package import Catalog

/// A product that answers a question.
package struct RetrievedProduct: Sendable, Equatable {
  package var product: CatalogProduct
  /// Falls along one answer; means nothing between answers.
  package var score: Double

  package init(product: CatalogProduct, score: Double) {
    self.product = product
    self.score = score
  }
}
