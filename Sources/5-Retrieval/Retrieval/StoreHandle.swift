// SPDX-License-Identifier: Apache-2.0

/// One store view's RAG index, as retrieval sees it.
package struct StoreHandle: Sendable, Hashable {
  /// The configured id, or `default`.
  package var id: String
  /// The alias that points to the live index.
  package var alias: String
  /// ISO 4217; nil when it is not configured. A price bound in another currency is not read from a question.
  package var currency: String?
  /// Magento's visibilities that are answered with. A product without one counts as visible.
  package var searchVisibility: [Int]

  package init(id: String = "default", alias: String, currency: String? = nil, searchVisibility: [Int] = [3, 4]) {
    self.id = id
    self.alias = alias
    self.currency = currency
    self.searchVisibility = searchVisibility
  }
}
