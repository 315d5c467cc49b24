// SPDX-License-Identifier: Apache-2.0
import Catalog
import Chat
import HTTPSemantics
import JSON
import Retrieval

/// The tools of the MCP endpoint.
struct AgentTools: Sendable {
  let catalog: CatalogService

  static let instructions = """
    Searches the catalogue of one shop. Use search_catalog for what a shopper looks for, lookup_catalog and get_product \
    for ids or SKUs. Prices are in minor units of their currency (cents). Repeat prices, stock and links exactly as they \
    come, name no product that did not come, and tell the shopper what `messages` say.
    """

  private static let searchResults = 10
  /// Characters of a document's description.
  private static let documentLimit = 8_000

  /// The filters that the products of the caller's first store offer, where they are known.
  func facets(_ call: SearchCall) async -> FacetDirectory? {
    guard let store = try? catalog.stores.store(id: nil, for: call.principal) else { return nil }
    return await call.facets(of: store)
  }

  /// - Throws: for arguments that are wrong; what fails on the way is a result that says so.
  func call(
    _ tool: AgentTool, _ arguments: RequestMembers, _ search: SearchCall
  ) async throws(APIError) -> ToolResult {
    do throws(APIError) {
      switch tool {
      case .searchCatalog: return try await catalog.search(Self.catalogue(arguments), search)
      case .lookUpCatalog: return try await catalog.lookUp(Self.catalogue(arguments), search)
      case .getProduct: return try await catalog.product(Self.catalogue(arguments), search)
      case .search: return try await self.search(arguments, search)
      case .fetch: return try await fetch(arguments, search)
      }
    } catch {
      guard error.status.code >= 500, error.code != APIError.cancelled.code else { throw error }
      return ToolResult(failure: error.message)
    }
  }

  /// UCP's arguments stand under `catalog`. Who calls may be said in `meta`, and need not be.
  private static func catalogue(_ arguments: RequestMembers) throws(APIError) -> RequestMembers {
    if let agent = try arguments.members("meta")?.members("ucp-agent"), let profile = try agent.string("profile"),
      !AgentProfile.isAddress(profile)
    {
      throw agent.invalid("profile", "must be an http or https URL", code: AgentProfile.fault)
    }
    guard let catalog = try arguments.members("catalog") else { throw arguments.invalid("catalog", "is required") }
    return catalog
  }

  // MARK: As deep research wants them

  private func search(_ arguments: RequestMembers, _ call: SearchCall) async throws(APIError) -> ToolResult {
    guard let query = try arguments.string("query") else { throw arguments.invalid("query", "is required") }
    let store = try catalog.stores.store(id: nil, for: call.principal)
    do throws(SearchArgumentError) {
      try RetrievalRequest.check(question: query, topK: Self.searchResults, filters: ProductFilters())
    } catch {
      throw APIError(error)
    }
    let result = try await call.products(
      for: RetrievalRequest(question: query, store: store, topK: Self.searchResults))
    var writer = JSONWriter(reserving: 4_096)
    writer.object {
      $0.array("results") {
        for product in result.products.map(\.product) {
          $0.object {
            $0.member("id", product.productID)
            $0.member("title", product.name)
            $0.member("url", product.url ?? "")
          }
        }
      }
      CatalogMessage.write(CatalogMessage.messages(of: result), to: &$0)
    }
    return ToolResult(structured: writer.bytes, degraded: result.degraded)
  }

  private func fetch(_ arguments: RequestMembers, _ call: SearchCall) async throws(APIError) -> ToolResult {
    guard let id = try arguments.string("id", atMost: 256), !id.isEmpty else {
      throw arguments.invalid("id", "is required")
    }
    let store = try catalog.stores.store(id: nil, for: call.principal)
    guard let product = try await call.products(named: [id], of: store).first?.product else {
      return ToolResult(failure: "The shop has no product with the id '\(id.prefix(64))'. Use ids that search gave.")
    }
    var text = ProductContext(descriptionLimit: Self.documentLimit)
    text.append(product, number: 1)
    var writer = JSONWriter(reserving: 4_096)
    writer.object {
      $0.member("id", product.productID)
      $0.member("title", product.name)
      $0.member("text", text.text)
      $0.member("url", product.url ?? "")
      $0.object("metadata") { Self.writeMetadata(product, to: &$0) }
    }
    return ToolResult(structured: writer.bytes)
  }

  /// Texts alone: a client may show them as they are.
  private static func writeMetadata(_ product: CatalogProduct, to writer: inout JSONWriter) {
    writer.member("sku", product.sku)
    if let price = product.price {
      writer.member("price", (product.priceFrom ? "from " : "") + Money.format(price, currency: product.currency))
    }
    if let inStock = product.inStock { writer.member("in_stock", inStock ? "yes" : "no") }
    if let image = product.imageURL { writer.member("image_url", image) }
    if !product.categories.isEmpty { writer.member("categories", product.categories.joined(separator: ", ")) }
  }
}
