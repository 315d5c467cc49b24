// SPDX-License-Identifier: Apache-2.0
package import Catalog
package import JSON
import UnicodeNormalization

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

/// What products must satisfy: different filters are ANDed, the values of one are ORed, case does not matter.
package struct ProductFilters: Sendable, Equatable {
  /// Inclusive. A product without a price fails either bound.
  package var priceMin: JSONNumber?
  package var priceMax: JSONNumber?
  /// True leaves out what is known to be out of stock; false and nil restrict nothing.
  package var inStock: Bool?
  /// Names of categories.
  package var categories: [String]
  /// By attribute code; an unknown code or value matches nothing.
  package var attributes: [(code: String, values: [String])]

  package init(
    priceMin: JSONNumber? = nil, priceMax: JSONNumber? = nil, inStock: Bool? = nil, categories: [String] = [],
    attributes: [(code: String, values: [String])] = []
  ) {
    self.priceMin = priceMin
    self.priceMax = priceMax
    self.inStock = inStock
    self.categories = categories
    self.attributes = attributes
  }

  package var isEmpty: Bool {
    priceMin == nil && priceMax == nil && inStock == nil && categories.isEmpty && attributes.isEmpty
  }

  package static func == (a: ProductFilters, b: ProductFilters) -> Bool {
    a.priceMin == b.priceMin && a.priceMax == b.priceMax && a.inStock == b.inStock && a.categories == b.categories
      && a.attributes.elementsEqual(b.attributes, by: ==)
  }
}

/// One question to one store. Its texts are in Normalization Form C, as those of the index are.
package struct RetrievalRequest: Sendable {
  package let question: String
  /// What the question speaks of without naming it, such as the page that the shopper looks at: searched for with it, but
  /// neither a price nor an order is read from it.
  package let context: String
  package var store: StoreHandle
  /// Products wanted, 1 … 50.
  package var topK: Int
  package let filters: ProductFilters

  package init(
    question: String, context: String = "", store: StoreHandle, topK: Int = 5,
    filters: ProductFilters = ProductFilters()
  ) {
    self.question = question.nfc
    self.context = context.nfc
    self.store = store
    self.topK = topK
    var filters = filters
    filters.categories = filters.categories.map(\.nfc)
    filters.attributes = filters.attributes.map { ($0.code.nfc, $0.values.map(\.nfc)) }
    self.filters = filters
  }

  /// The text whose meaning is looked for.
  var meaning: String { context.isEmpty ? question : context + " " + question }
}

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

/// What was found, best first.
package struct RetrievalResult: Sendable, Equatable {
  package var products: [RetrievedProduct]
  /// The filters that were in force: the caller's and those read from the question that were not relaxed.
  package var applied: ProductFilters
  /// Constraints read from the question that were dropped because nothing met them: `price_min`, `price_max`.
  package var relaxed: [String]
  /// `embeddings`: found by words alone.
  package var degraded: [String]
  /// An identifier or words were found, or a product is similar enough. Without it nobody should claim an answer.
  package var hasEvidence: Bool

  package init(
    products: [RetrievedProduct] = [], applied: ProductFilters = ProductFilters(), relaxed: [String] = [],
    degraded: [String] = [], hasEvidence: Bool = false
  ) {
    self.products = products
    self.applied = applied
    self.relaxed = relaxed
    self.degraded = degraded
    self.hasEvidence = hasEvidence
  }
}
