// SPDX-License-Identifier: Apache-2.0
package import Language

/// The products found, best first.
package struct RetrievalResult: Sendable, Equatable {
  /// The products, best first.
  package var products: [RetrievedProduct]
  /// The filters that were in force: the caller's, and those read from the question that were not given up.
  package var applied: ProductFilters
  /// In the order in which they were given up.
  package var relaxed: [RelaxedConstraint]
  /// Each once.
  package var degraded: [Degradation]
  /// An identifier or words were found, or a product is similar enough. Without it no answer should be claimed.
  package var hasEvidence: Bool
  /// Any of it was found, if only words in a description.
  var hasMatches = false
  /// Sentences in the shopper's language about the reading of the question, which the shopper has to be told.
  package var said: [String]
  /// Says, in the shopper's language, that the shop has nothing of what was asked for, where the products are merely the
  /// nearest. For callers that show them nevertheless.
  package internal(set) var nothing: String?
  /// For callers that name filters themselves: names that the index does not have, where nothing was found.
  package var hints: [String] = []
  /// The constraints read from the shopper's words.
  package var constraints: [Constraint]
  /// The order that the question asked for and the products are in.
  package var order: ProductOrder?
  /// The shopper's language; nil where nothing was read.
  package var language: StoreLanguage?

  package init(
    products: [RetrievedProduct] = [], applied: ProductFilters = ProductFilters(), relaxed: [RelaxedConstraint] = [],
    degraded: [Degradation] = [], hasEvidence: Bool = false, said: [String] = [], constraints: [Constraint] = [],
    order: ProductOrder? = nil, language: StoreLanguage? = nil
  ) {
    self.products = products
    self.applied = applied
    self.relaxed = relaxed
    self.degraded = degraded
    self.hasEvidence = hasEvidence
    self.said = said
    self.constraints = constraints
    self.order = order
    self.language = language
  }
}
