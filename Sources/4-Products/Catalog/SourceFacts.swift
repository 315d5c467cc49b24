// SPDX-License-Identifier: Apache-2.0

/// Facts of a native index as a whole, which are needed to read one of its documents.
package struct SourceFacts: Sendable, Equatable {
  /// The website whose prices are shown; nil: no prices.
  package var websiteID: Int?
  /// The reading of `is_out_of_stock` in these documents.
  package var stock: StockReading
  /// Categories that are no category of the shop.
  package var rootCategories: Set<Int>
  /// Fields that the mapping calls floating-point numbers: only their values are numbers, whatever others look like.
  package var decimals: Set<String>
  /// Fields that the mapping calls dates.
  package var dates: Set<String>

  package init(
    websiteID: Int? = nil, stock: StockReading = .unknown, rootCategories: Set<Int> = SourceFacts.magentoRoots,
    decimals: Set<String> = [], dates: Set<String> = []
  ) {
    self.websiteID = websiteID
    self.stock = stock
    self.rootCategories = rootCategories
    self.decimals = decimals
    self.dates = dates
  }

  /// Magento's own tree begins with 1, the root of all, and 2, `Default Category`.
  package static let magentoRoots: Set<Int> = [1, 2]

  /// The facts that the mapping alone gives.
  ///
  /// - Parameter types: the engine's words for the types of each field.
  package init(types: [String: Set<String>]) {
    self.init()
    for (field, names) in types {
      if !names.isDisjoint(with: ["double", "float", "half_float", "scaled_float"]) { decimals.insert(field) }
      if !names.isDisjoint(with: ["date", "date_nanos"]) { dates.insert(field) }
    }
  }
}
