// SPDX-License-Identifier: Apache-2.0
package import Calls
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
      "rag_relaxed_total", help: "Constraints read from questions that were given up, by name.", labels: ["what"])
  }

  /// The products that answer a question, under all filters of the request.
  package func products(
    for request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    let result = try await retriever.retrieve(request, context: context)
    if result.products.isEmpty { nothingFound.increment() }
    for constraint in result.relaxed { relaxed.with(constraint.name).increment() }
    return result
  }
}
