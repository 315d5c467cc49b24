// SPDX-License-Identifier: Apache-2.0
import JSON
import Retrieval

/// A tool as clients see it. The order of the cases is that of the list.
enum AgentTool: String, CaseIterable {
  case searchCatalog = "search_catalog"
  case lookUpCatalog = "lookup_catalog"
  case getProduct = "get_product"
  case search
  case fetch

  private var title: String {
    switch self {
    case .searchCatalog: "Search the catalogue"
    case .lookUpCatalog: "Look products up"
    case .getProduct: "Get one product"
    case .search: "Search"
    case .fetch: "Fetch"
    }
  }

  private var summary: String {
    switch self {
    case .searchCatalog:
      """
      Finds the shop's products that fit a shopper's words best, with price, stock and link. The words may hold a price \
      limit, a property or a product number. Filters restrict further and are never relaxed; `messages` say what of the \
      words was, and which names of filters the shop does not have.
      """
    case .lookUpCatalog: "Gets up to \(ProductSearch.lookupLimit) products by product id, variant id or SKU."
    case .getProduct: "Gets all that the catalogue says of one product, by product id, variant id or SKU."
    case .search:
      "Finds the shop's products that fit a question best, as ids, titles and links; fetch gets the text of one."
    case .fetch: "Gets the text of one product, by an id that search gave, or by SKU."
    }
  }

  /// Attributes and categories in a definition, at most.
  private static let facetsShown = (attributes: 30, values: 8, categories: 40)
  /// Characters of all of them: clients refuse large definitions.
  private static let facetCharacters = 3_000

  /// Writes the definition.
  /// - Parameter facets: what the shop can be filtered by; nil: not known at present.
  func write(facets: FacetDirectory?, to writer: inout JSONWriter) {
    writer.object {
      $0.member("name", rawValue)
      $0.member("title", title)
      var description = summary
      if self == .searchCatalog, let facets { description += Self.text(of: facets) }
      $0.member("description", description)
      $0.member("inputSchema", raw: ToolSchemas.input(self))
      $0.member("outputSchema", raw: ToolSchemas.output(self))
      // Said one by one: hosts take what is left out for the worse.
      $0.object("annotations") {
        $0.member("title", title)
        $0.member("readOnlyHint", true)
        $0.member("destructiveHint", false)
        $0.member("idempotentHint", true)
        $0.member("openWorldHint", false)
      }
    }
  }

  private static func text(of facets: FacetDirectory) -> String {
    var text = ""
    var left = facetCharacters
    func add(_ line: String) {
      left -= line.count
      if left >= 0 { text += line }
    }
    if !facets.categories.isEmpty {
      add("\n\nCategories: \(FacetDirectory.list(facets.categories, atMost: facetsShown.categories)).")
    }
    if !facets.attributes.isEmpty { add("\n\nAttributes by code, with some of their values:") }
    for attribute in facets.attributes.prefix(facetsShown.attributes) {
      add("\n- \(attribute.code): \(FacetDirectory.list(attribute.values, atMost: facetsShown.values))")
    }
    return text
  }
}
