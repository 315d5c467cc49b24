// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import Observability
import SearchEngine

/// Products by what they are called, without a question.
extension Retriever {
  /// Identifiers that one look-up takes.
  static let lookupLimit = 50
  private static let documentLimit = 100

  /// The products that have one of `identifiers` as their entity id or SKU, under the filters and the store's visibility,
  /// in the order in which they were asked for. An SKU that several products share finds all of them.
  func products(
    named identifiers: [String], of store: StoreHandle, filters: ProductFilters, context: CallContext
  ) async throws(RetrievalError) -> [LookedUpProduct] {
    var filters = filters
    if options.stockPolicy == .hide { filters.inStock = true }
    let forms = identifiers.map(IdentifierNormalizer.forms)
    let terms = forms.flatMap(\.self)
    let response = try await lookUp(in: store, atMost: Self.documentLimit, context: context) { size in
      SearchBodies.lookup(
        ids: identifiers, forms: terms, filters: filters, visibility: store.searchVisibility, size: size)
    }
    let found = products(of: response, context: context)
    guard !found.isEmpty || response.hits.isEmpty else { throw RetrievalError(.unreadable(response.hits.count)) }
    let named = found.compactMap { product in
      let skus = Set(IdentifierNormalizer.forms(product.sku))
      let matches: [(identifier: String, match: LookedUpProduct.Match)] = zip(identifiers, forms).compactMap {
        identifier, forms in
        if product.productID == identifier { return (identifier, .productID) }
        return skus.isDisjoint(with: forms) ? nil : (identifier, .sku)
      }
      return matches.isEmpty ? nil : LookedUpProduct(product: product, matches: matches)
    }
    return named.map { (place(of: $0, in: identifiers), $0) }
      .sorted { ($0.0, $0.1.product.productID) < ($1.0, $1.1.product.productID) }.map(\.1)
  }

  /// Where a product comes among those that were asked for: by its first identifier, an entity id before an SKU.
  private func place(of found: LookedUpProduct, in identifiers: [String]) -> Int {
    guard let first = found.matches.first, let place = identifiers.firstIndex(of: first.identifier) else { return 0 }
    return 2 * place + (first.match == .sku ? 1 : 0)
  }

  /// The products under the filters, the newest first, those out of stock behind the others.
  func browse(
    _ store: StoreHandle, filters: ProductFilters, topK: Int, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    let asked = filters
    var filters = filters
    if options.stockPolicy == .hide { filters.inStock = true }
    let response = try await lookUp(in: store, atMost: topK, context: context) { [filters] size in
      SearchBodies.browse(filters: filters, visibility: store.searchVisibility, size: size)
    }
    var found = products(of: response, context: context).enumerated().map {
      RetrievedProduct(product: $0.element, score: 1 / Double($0.offset + 1))
    }
    guard !found.isEmpty || response.hits.isEmpty else { throw RetrievalError(.unreadable(response.hits.count)) }
    if options.stockPolicy == .demote { found.demoteSoldOut() }
    return RetrievalResult(products: found, applied: asked, hasEvidence: !found.isEmpty)
  }

  private func lookUp(
    in store: StoreHandle, atMost limit: Int, context: CallContext, body: (Int) -> [UInt8]
  ) async throws(RetrievalError) -> SearchResponse {
    var isSecond = false
    while true {
      let size = indices.window(of: store.alias, wanted: limit)
      do throws(SearchEngineError) {
        return try await engine.search(store.alias, body: body(size), context: context)
      } catch {
        // A swap may have removed the index between the alias and the search: the alias has a new target by now.
        if error.code == .notFound, !isSecond {
          isSecond = true
          continue
        }
        guard indices.lowerWindow(of: store.alias, after: error, asked: size, context: context) else {
          if error.code != .cancelled {
            context.logger.warning(
              "products could not be looked up", error.logMetadata.merging(["alias": .string(store.alias)]))
          }
          throw RetrievalError(error)
        }
      }
    }
  }

  /// The filters that the store's index offers; nil where they cannot be read at present.
  func facets(of store: StoreHandle, context: CallContext) async -> FacetDirectory? {
    await vocabulary(of: store, context: context)?.directory
  }

  /// The store with the currency of its live index's prices, where they name one.
  func withCurrency(_ store: StoreHandle, context: CallContext) async -> StoreHandle {
    store.selling(in: await vocabulary(of: store, context: context)?.currency)
  }

  private func vocabulary(of store: StoreHandle, context: CallContext) async -> Vocabulary? {
    let known = await vocabularies.vocabulary(of: store, engine: engine, context: context)
    guard known.isDue else { return known.vocabulary }
    let limit = min(context.deadline, .after(Vocabularies.firstPatience))
    await vocabularies.refresh(store, engine: engine, context: context.until(limit))
    return await vocabularies.vocabulary(of: store, engine: engine, context: context).vocabulary
  }
}
