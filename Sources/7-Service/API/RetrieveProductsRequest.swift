// SPDX-License-Identifier: Apache-2.0
import JSON
import Retrieval

/// The body of `POST /api/v1/actions/retrieve_products`.
struct RetrieveProductsRequest: Sendable {
  var query: String
  var topK: Int
  var store: String?
  var filters: ProductFilters
  /// The caller asks how the answer came about, for which it needs the scope `explain`.
  var wantsExplanation: Bool

  /// The forms in which the products are answered.
  var fields = Set(Field.allCases)

  static let defaultTopK = 5

  /// A form of the products in the answer.
  enum Field: String, CaseIterable {
    case products
    case context
  }

  /// Unknown members are ignored, as callers and proxies add some; unknown filters are refused, as an answer that
  /// silently did without one would be wrong.
  init(parsing body: [UInt8]) throws(APIError) {
    let members = try RequestMembers(parsing: body)
    guard let query = try members.string("query") else { throw members.invalid("query", "is required") }
    self.query = query
    topK = try members.integer("top_k", in: RetrievalRequest.topKRange) ?? Self.defaultTopK
    store = try members.string("store")
    wantsExplanation = try members.flag("explain") ?? false
    filters = try members.members("filters").map(Self.filters) ?? ProductFilters()
    if let names = try members.array("fields") { fields = try Self.fields(names, members) }
    do {
      try RetrievalRequest.check(question: query, topK: topK, filters: filters)
    } catch {
      throw APIError(error)
    }
  }

  private static func fields(_ names: [JSONValue], _ members: RequestMembers) throws(APIError) -> Set<Field> {
    var fields: Set<Field> = []
    for name in names {
      guard let field = name.stringValue.flatMap(Field.init(rawValue:)) else {
        throw members.invalid("fields", "must be an array of 'products', 'context' or both")
      }
      fields.insert(field)
    }
    guard !fields.isEmpty else { throw members.invalid("fields", "must name 'products', 'context' or both") }
    return fields
  }

  /// The search that is asked for.
  func retrieval(of store: StoreHandle) -> RetrievalRequest {
    RetrievalRequest(question: query, store: store, topK: topK, filters: filters)
  }

  private static func filters(_ members: RequestMembers) throws(APIError) -> ProductFilters {
    let known: Set = ["price_min", "price_max", "in_stock", "categories", "attributes"]
    for name in members.object.names where !known.contains(name) {
      throw members.invalid(
        String(name.prefix(64)), "is not a filter; there are price_min, price_max, in_stock, categories and attributes")
    }
    var filters = ProductFilters()
    filters.priceMin = try members.number("price_min")
    filters.priceMax = try members.number("price_max")
    filters.inStock = try members.flag("in_stock")
    filters.categories = try members.strings("categories")
    guard let attributes = try members.members("attributes") else { return filters }
    for code in attributes.object.names {
      let values = try attributes.strings(code)
      if !values.isEmpty { filters.attributes.append((code, values)) }
    }
    return filters
  }
}
