// SPDX-License-Identifier: Apache-2.0

/// The software that laid out an index, recognised by the index's fields.
package enum SourceLayout: Sendable, Equatable {
  /// Magento's own: flat documents, one field for each price and each category.
  case native
  /// Smile's ElasticSuite: prices, categories and stock are objects.
  case elasticSuite
  /// An index that this product made.
  case ragIndex
  /// Anything else, with the names of some of its fields.
  case other(fields: [String])

  /// - Parameter fields: the full names of the mapped fields, `price.customer_group_id`.
  package init(fields: some Collection<String>) {
    let names = Set(fields)
    if names.isSuperset(of: [RAGField.vector, RAGField.chunkText, RAGField.contentHash]) {
      self = .ragIndex
    } else if Self.elasticSuiteMarks.count(where: names.contains) + (names.contains(where: Self.isOptionText) ? 1 : 0)
      > 1
    {
      self = .elasticSuite
    } else if names.contains(where: Self.isNative) || names.isSuperset(of: ["store_id", "status", "visibility"]) {
      self = .native
    } else {
      self = .other(fields: Array(names.filter { !$0.contains(".") }.sorted().prefix(12)))
    }
  }

  /// For messages: `looks like …`.
  package var description: String {
    switch self {
    case .native: "Magento's native index"
    case .elasticSuite: "an index of Smile's ElasticSuite (prices, categories and stock as objects)"
    case .ragIndex: "a RAG index, which rag-indexer itself writes"
    case .other(let fields) where fields.isEmpty: "an index without mapped fields"
    case .other(let fields): "another program's index, with the fields \(fields.joined(separator: ", "))"
    }
  }

  private static let elasticSuiteMarks: Set<String> = [
    "price.price", "price.customer_group_id", "price.original_price", "price.is_discount", "category.category_id",
    "category.is_parent", "stock.is_in_stock", "indexed_attributes",
  ]

  private static func isOptionText(_ name: String) -> Bool { name.hasPrefix("option_text_") }

  /// `price_0_1`, `name_category_41`, `position_category_41`: Magento maps these for every group and category, and
  /// nobody else does.
  private static func isNative(_ name: String) -> Bool {
    for prefix in ["price_", "name_category_", "position_category_"] where name.hasPrefix(prefix) {
      let parts = name.dropFirst(prefix.count).split(separator: "_", omittingEmptySubsequences: false)
      return parts.count == (prefix == "price_" ? 2 : 1)
        && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    }
    return false
  }
}
