// SPDX-License-Identifier: Apache-2.0
package import Language

/// One store view's RAG index, as retrieval sees it.
package struct StoreHandle: Sendable, Hashable {
  /// The configured id, or `default`.
  package var id: String
  /// The alias that points to the live index.
  package var alias: String
  /// ISO 4217: what the live index's prices name, or what is configured; nil: neither. A price bound in another currency
  /// is not read from a question.
  package var currency: String?
  /// Magento's visibilities that are answered with. A product without one counts as visible.
  package var searchVisibility: [Int]
  /// The language of the products' texts: questions are read in it, unless they are plainly in another.
  package var language: StoreLanguage
  /// The beginning of product links, where it is configured.
  package var baseURL: String?

  package init(
    id: String = "default", alias: String, currency: String? = nil, searchVisibility: [Int] = [3, 4],
    language: StoreLanguage = .english, baseURL: String? = nil
  ) {
    self.id = id
    self.alias = alias
    self.currency = currency
    self.searchVisibility = searchVisibility
    self.language = language
    self.baseURL = baseURL
  }

  /// The same store, whose prices name a currency; nil: they name none, and the configured one holds.
  func selling(in currency: String?) -> StoreHandle {
    guard let currency else { return self }
    var store = self
    store.currency = currency
    return store
  }
}
