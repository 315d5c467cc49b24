// SPDX-License-Identifier: Apache-2.0

/// One store view: its native index, and facts that the documents leave out.
package struct StoreProfile: Sendable, Equatable {
  /// The configured id, `[a-z0-9_]{1,32}`; nil for the one store given without.
  package var id: String?
  /// Alias or concrete name of Magento's own index.
  package var sourceIndex: String
  /// Before a document's `url_key`; nil: only enriched links.
  package var baseURL: String?
  /// Appended to a product's URL key, such as `.html`.
  package var urlSuffix: String
  /// Before an image path; nil: only enriched images.
  package var mediaBaseURL: String?
  /// ISO 4217; the document's own goes before it.
  package var currency: String?
  /// nil: detected, when the index has prices for one website.
  package var websiteID: Int?
  /// 0 is the guest.
  package var customerGroup: Int
  /// BCP 47 language tag; the part before the first `-` or `_` chooses the stemmer.
  package var language: String
  /// Categories that are no category of the shop; nil: Magento's roots, or the one that the documents show.
  package var rootCategories: Set<Int>?
  /// The configured meaning of `is_out_of_stock`.
  package var stockFlag: StockFlag
  /// The template of chunk texts.
  package var template: ChunkTemplate

  package init(
    id: String? = nil, sourceIndex: String, baseURL: String? = nil, urlSuffix: String = ".html",
    mediaBaseURL: String? = nil, currency: String? = nil, websiteID: Int? = nil, customerGroup: Int = 0,
    language: String = "en", rootCategories: Set<Int>? = nil, stockFlag: StockFlag = .auto,
    template: ChunkTemplate = .full
  ) {
    self.id = id
    self.sourceIndex = sourceIndex
    self.baseURL = baseURL
    self.urlSuffix = urlSuffix
    self.mediaBaseURL = mediaBaseURL
    self.currency = currency
    self.websiteID = websiteID
    self.customerGroup = customerGroup
    self.language = language
    self.rootCategories = rootCategories
    self.stockFlag = stockFlag
    self.template = template
  }

  /// The store's name towards people and programs: its id, or `default`.
  package var storeKey: String { id ?? "default" }
}
