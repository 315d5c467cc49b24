// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Retrieval

/// UCP's three catalogue operations, the same for MCP's tools and for REST: arguments in, a JSON object out.
struct CatalogService: Sendable {
  let stores: StoreDirectory

  private static let pageSize = 10
  private static let identifierLimit = 256
  /// Characters of the description of a single product.
  private static let detailLimit = 4_000

  /// The store that is asked, and the filters in its terms.
  private func scope(
    _ members: RequestMembers, _ call: SearchCall
  ) async throws(APIError) -> (StoreHandle, CatalogFilters) {
    let asked = try CatalogContext(members)
    var store = try stores.store(language: asked.language, for: call.principal)
    // Bounds of price are in minor units: how many make one of the currency depends on it.
    if try members.members("filters")?.members("price") != nil { store = await call.withCurrency(store) }
    return (store, try CatalogFilters(members, context: asked, store: store))
  }

  // MARK: Search

  func search(_ members: RequestMembers, _ call: SearchCall) async throws(APIError) -> ToolResult {
    let (store, given) = try await scope(members, call)
    try Self.checkPurpose(members)
    let query = try members.string("query")
    guard query != nil || !given.isEmpty else {
      throw members.invalid("query", "is required where nothing is filtered by")
    }
    let paging = try members.members("pagination")
    let wanted = try paging?.integer("limit", in: 1...RequestMembers.greatestInteger) ?? Self.pageSize
    var cursor = CatalogCursor(query: query, filters: given.filters, store: store)
    if let paging, let text = try paging.string("cursor"), !cursor.take(text) {
      throw paging.invalid("cursor", "is none of this search's")
    }
    let limit = min(wanted, CatalogCursor.mostProducts - cursor.shown.count)
    let count = cursor.shown.count + limit
    let result: RetrievalResult
    if let query {
      let request = RetrievalRequest(question: query, store: store, topK: count, filters: given.filters)
      try Self.check(request, members)
      result = try await call.products(for: request)
    } else {
      result = try await call.browse(store, filters: given.filters, topK: count)
    }
    let shown = Set(cursor.shown)
    let page = result.products.map(\.product).filter { !shown.contains($0.productID) }.prefix(limit)
    let next = cursor.after(page.map(\.productID), isFull: result.products.count >= count)
    let content = Self.content(
      of: Array(page), query: query ?? "", next: next, given.messages + CatalogMessage.messages(of: result), store)
    return ToolResult(structured: content, degraded: result.degraded)
  }

  private static func check(_ request: RetrievalRequest, _ members: RequestMembers) throws(APIError) {
    do throws(SearchArgumentError) {
      try RetrievalRequest.check(question: request.question, topK: request.topK, filters: request.filters)
    } catch {
      throw .invalid("'\(members.prefix)\(error.argument)' \(error.problem).", param: members.prefix + error.argument)
    }
  }

  /// A search refuses members that it does not know: an answer to something else would be taken for one to them.
  private static func checkPurpose(_ members: RequestMembers) throws(APIError) {
    if let purpose = try members.string("purpose"), purpose != "search" {
      throw members.invalid("purpose", "must be 'search': recommendations and swaps are not offered")
    }
    if members["reference_ids"] != nil {
      throw members.invalid("reference_ids", "is not offered: lookup_catalog finds products by their ids")
    }
  }

  private static func content(
    of page: [CatalogProduct], query: String, next: String?, _ messages: [CatalogMessage], _ store: StoreHandle
  ) -> [UInt8] {
    let form = CatalogProductWriter(store: store)
    let ranking = AttributeRanking(question: query)
    let priced = page.filter { form.price(of: $0) != nil }
    let messages = messages + Self.leftOut(page.filter { form.price(of: $0) == nil })
    var writer = JSONWriter(reserving: 1_024 + priced.count * 2_048)
    writer.object {
      UCP.write(.search, to: &$0)
      $0.array("products") {
        for var product in priced {
          product.attributes = ranking.ranked(product.attributes)
          form.write(product, to: &$0)
        }
      }
      $0.object("pagination") {
        $0.member("has_next_page", next != nil)
        if let next { $0.member("cursor", next) }
      }
      CatalogMessage.write(messages + fromPrices(priced) { "$.products[\($0)].price_range" }, to: &$0)
    }
    return writer.bytes
  }

  /// Says how many products UCP has no shape for, and why.
  private static func leftOut(_ products: [CatalogProduct]) -> [CatalogMessage] {
    let unpriced = products.count { $0.price == nil }
    let reasons = [
      (unpriced, "without a price for guests"),
      (products.count - unpriced, "with a price in no known currency or too great a one"),
    ]
    return reasons.filter { $0.0 > 0 }.map { count, reason in
      CatalogMessage("unpriced_left_out", "Products \(reason) are left out: \(count).")
    }
  }

  /// Says of which products the price is that of the cheapest form.
  private static func fromPrices(_ products: [CatalogProduct], path: (Int) -> String) -> [CatalogMessage] {
    products.enumerated().filter(\.element.priceFrom).map {
      CatalogMessage(
        "price_from", "The price is that of the cheapest form; others may cost more.", path: path($0.offset))
    }
  }

  // MARK: Look-up

  func lookUp(_ members: RequestMembers, _ call: SearchCall) async throws(APIError) -> ToolResult {
    let (store, given) = try await scope(members, call)
    var ids: [String] = []
    for id in try members.strings("ids") where !ids.contains(id) {
      ids.append(try Self.checked(id, "ids", members))
      guard ids.count <= ProductSearch.lookupLimit else {
        throw members.invalid(
          "ids", "must not have more than \(ProductSearch.lookupLimit) identifiers", code: "request_too_large")
      }
    }
    guard !ids.isEmpty else { throw members.invalid("ids", "must have at least one identifier") }
    let products = try await named(ids, of: store, given.filters, call)
    let form = CatalogProductWriter(store: store)
    let priced = products.filter { form.price(of: $0.product) != nil }
    var messages = given.messages
    let found = Set(priced.flatMap { $0.inputs.map(\.id) })
    for id in ids where !found.contains(id) { messages.append(CatalogMessage("not_found", id)) }
    messages += Self.fromPrices(priced.map(\.product)) { "$.products[\($0)].price_range" }
    var writer = JSONWriter(reserving: 1_024 + priced.count * 2_048)
    writer.object {
      UCP.write(.lookup, to: &$0)
      $0.array("products") { for found in priced { form.write(found.product, inputs: found.inputs, to: &$0) } }
      CatalogMessage.write(messages, to: &$0)
    }
    return ToolResult(structured: writer.bytes)
  }

  // MARK: One product

  func product(_ members: RequestMembers, _ call: SearchCall) async throws(APIError) -> ToolResult {
    let (store, given) = try await scope(members, call)
    guard let text = try members.string("id") else { throw members.invalid("id", "is required") }
    let id = try Self.checked(text, "id", members)
    let selected = try Self.selected(members)
    _ = try members.strings("preferences")
    let found = try await named([id], of: store, given.filters, call).first
    let form = CatalogProductWriter(store: store, descriptionLimit: Self.detailLimit, attributeLimit: .max)
    guard let product = found?.product, form.price(of: product) != nil else {
      return Self.missing(id)
    }
    // Each product of the index stands alone: the choice of a form is made on the shop's page.
    let messages =
      given.messages
      + selected.map { CatalogMessage("option_not_applied", "\($0.prefix(64)): the product has no such option here.") }
      + Self.fromPrices([product]) { _ in "$.product.price_range" }
    var writer = JSONWriter(reserving: 8_192)
    writer.object {
      UCP.write(.lookup, to: &$0)
      $0.key("product")
      form.write(product, { if !selected.isEmpty { $0.array("selected") { _ in } } }, to: &$0)
      CatalogMessage.write(messages, to: &$0)
    }
    return ToolResult(structured: writer.bytes)
  }

  private static func missing(_ id: String) -> ToolResult {
    var writer = JSONWriter()
    writer.object {
      UCP.write(.lookup, isError: true, to: &$0)
      CatalogMessage.write([CatalogMessage("not_found", "Product not found: \(id)", isError: true)], to: &$0)
    }
    return ToolResult(structured: writer.bytes)
  }

  /// The names of the options that are chosen.
  private static func selected(_ members: RequestMembers) throws(APIError) -> [String] {
    var names: [String] = []
    for option in try members.array("selected") ?? [] {
      guard let name = option["name"]?.stringValue, option["label"]?.stringValue != nil, !names.contains(name) else {
        throw members.invalid("selected", "must be objects with 'name' and 'label', each name once")
      }
      names.append(name)
    }
    return names
  }

  // MARK: Identifiers

  /// Products by product id, variant id or SKU, with what found them in UCP's words.
  private func named(
    _ ids: [String], of store: StoreHandle, _ filters: ProductFilters, _ call: SearchCall
  ) async throws(APIError) -> [(product: CatalogProduct, inputs: [(id: String, match: String)])] {
    var asked: [String] = []
    for id in ids {
      for name in [CatalogProductWriter.productID(ofVariant: id), id] {
        if let name, !asked.contains(name) { asked.append(name) }
      }
    }
    return try await call.products(named: asked, of: store, filters: filters).compactMap { found in
      let inputs = ids.compactMap { Self.match(of: $0, in: found) }
      return inputs.isEmpty ? nil : (found.product, inputs)
    }
  }

  private static func match(of id: String, in found: LookedUpProduct) -> (id: String, match: String)? {
    if CatalogProductWriter.variantID(found.product.productID) == id { return (id, "exact") }
    guard let match = found.matches.first(where: { $0.identifier == id })?.match else { return nil }
    return (id, match == .productID ? "featured" : "exact")
  }

  private static func checked(
    _ id: String, _ name: String, _ members: RequestMembers
  ) throws(APIError) -> String {
    guard !id.isEmpty, id.utf8.count <= identifierLimit, !id.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw members.invalid(name, "has an empty identifier, one with control characters or a too long one")
    }
    return id
  }
}
