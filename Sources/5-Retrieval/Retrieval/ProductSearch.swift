// SPDX-License-Identifier: Apache-2.0
package import Calls
import Language
package import Observability

/// The search for products as everything outside uses it: arguments in, products out. The Action endpoint, chat and the
/// protocols for agents share it, so that each of them counts and fails alike.
package struct ProductSearch: Sendable {
  private let retriever: Retriever
  private let nothingFound: Counter
  private let relaxed: CounterFamily

  /// Searches through `retriever`, and counts in `metrics`.
  package init(_ retriever: Retriever, metrics: MetricsRegistry) {
    self.retriever = retriever
    nothingFound = metrics.counter("rag_zero_results_total", help: "Searches that found no product.").with()
    relaxed = metrics.counter(
      "rag_relaxed_total", help: "Constraints of questions that were relaxed, by name.", labels: ["what"])
    for constraint in [RelaxedConstraint.priceMin, .priceMax] { _ = relaxed.with(constraint.name) }
  }

  /// Whether a product of the store has one of some words.
  package func knows(
    _ words: [String], in store: StoreHandle, context: CallContext
  ) async throws(RetrievalError) -> Bool {
    try await retriever.knows(words, in: store, context: context)
  }

  /// The products that answer a question, under all filters of the request. "Hello" alone asks for none, and finds the
  /// answer to it in place of products.
  package func products(
    for request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    if request.turns.isEmpty, request.earlier.isEmpty, request.context.isEmpty, request.filters.isEmpty,
      let talk = SmallTalk.answer(to: request.question, store: request.store.language)
    {
      var result = RetrievalResult()
      result.nothing = talk
      return result
    }
    let part = context.part("retrieval " + request.store.alias)
    var result: RetrievalResult
    do throws(RetrievalError) {
      result = try await retriever.retrieve(request, context: part)
    } catch {
      if part.span !== context.span { part.span?.fail(error.code.rawValue, error.message) }
      throw error
    }
    describe(result, request, part.span === context.span ? nil : part.span)
    if result.products.isEmpty {
      nothingFound.increment()
      result.hints = await hints(for: request.filters, of: request.store, context: context)
    }
    if !result.hasEvidence, !result.products.isEmpty {
      result.nothing = (result.language ?? request.store.language).phrases.nothing
    }
    for constraint in result.relaxed { relaxed.with(constraint.name).increment() }
    return result
  }

  /// By OpenTelemetry's conventions for generative AI.
  private func describe(_ result: RetrievalResult, _ request: RetrievalRequest, _ span: Span?) {
    guard let span else { return }
    span.set("gen_ai.operation.name", "retrieval")
    span.set("gen_ai.data_source.id", request.store.alias)
    span.set("rag.products", result.products.count)
    if !result.relaxed.isEmpty { span.set("rag.relaxed", .strings(result.relaxed.map(\.name))) }
    if !result.degraded.isEmpty { span.set("rag.degraded", .strings(result.degraded.map(\.rawValue))) }
    span.finish()
  }

  /// Why the caller's own filters found nothing, where their names are the reason.
  private func hints(for filters: ProductFilters, of store: StoreHandle, context: CallContext) async -> [String] {
    guard !filters.attributes.isEmpty || !filters.categories.isEmpty else { return [] }
    return await retriever.facets(of: store, context: context)?.hints(for: filters) ?? []
  }

  /// The products under the filters without a question, the newest first. No model takes part.
  package func browse(
    _ store: StoreHandle, filters: ProductFilters, topK: Int, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    var result = try await retriever.browse(store, filters: filters, topK: topK, context: context)
    if result.products.isEmpty {
      nothingFound.increment()
      result.hints = await hints(for: filters, of: store, context: context)
    }
    return result
  }

  /// Identifiers that one look-up takes.
  package static let lookupLimit = Retriever.lookupLimit

  /// The products that are called so, by entity id or SKU: under the filters, in the order in which they were asked for.
  package func products(
    named identifiers: [String], of store: StoreHandle, filters: ProductFilters = ProductFilters(),
    context: CallContext
  ) async throws(RetrievalError) -> [LookedUpProduct] {
    try await retriever.products(named: identifiers, of: store, filters: filters, context: context)
  }

  /// The store with the currency of its live index's prices, where they name one: what a bound of price is in.
  package func withCurrency(_ store: StoreHandle, context: CallContext) async -> StoreHandle {
    await retriever.withCurrency(store, context: context)
  }

  /// The filters that the store's products offer; nil where they cannot be read at present.
  package func facets(of store: StoreHandle, context: CallContext) async -> FacetDirectory? {
    await retriever.facets(of: store, context: context)
  }
}
