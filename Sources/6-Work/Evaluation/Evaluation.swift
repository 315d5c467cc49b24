// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
package import Observability
package import Retrieval
package import SearchEngine

/// Asks judged queries as the runtime asks shoppers' questions, one after the other, and measures the answers.
package struct Evaluation: Sendable {
  package struct Options: Sendable {
    /// From which rating on a product is relevant.
    package var relevant: Double
    /// For one query, its vector included.
    package var timeout: Duration = .seconds(30)

    package init(relevant: Double = 1) { self.relevant = relevant }
  }

  private let options: Options
  private let search: ProductSearch
  private let engine: SearchEngine
  private let logger: Logger

  package init(options: Options, search: ProductSearch, engine: SearchEngine, logger: Logger = .disabled) {
    self.options = options
    self.search = search
    self.engine = engine
    self.logger = logger
  }

  private var context: CallContext { CallContext(deadline: .after(options.timeout), logger: logger) }

  /// - Parameter isStopped: looked at between two queries.
  /// - Throws: `cancelled` when it was stopped; else what kept a query from being answered.
  package func run(
    _ queries: [JudgedQuery], store: StoreHandle, isStopped: () -> Bool = { false }
  ) async throws(RetrievalError) -> EvaluationReport {
    let names = Set(queries.flatMap { $0.judgements.map(\.document) })
    let products: [String: String]
    do throws(SearchEngineError) {
      products = try await DocumentLookup(engine: engine, alias: store.alias)
        .products(named: names) { context }
    } catch {
      throw RetrievalError(error)
    }
    // What the search reads once of an index is no query's time.
    if let first = queries.first { _ = try await answer(first.query, store) }
    var report = EvaluationReport(relevant: options.relevant)
    report.missing = names.filter { products[$0] == nil }.sorted()
    for judged in queries {
      guard !isStopped() else { throw RetrievalError(.cancelled, "the evaluation was stopped") }
      let began = MonotonicInstant.now
      let answer = try await answer(judged.query, store)
      let milliseconds = began.duration(to: .now).seconds * 1_000
      report.queries.append(
        EvaluationReport.Query(
          query: judged.query,
          measures: QueryMeasures(
            ranking: answer.products.map(\.product.productID),
            ratings: ratings(judged, products), relevant: options.relevant),
          found: answer.products.count, milliseconds: milliseconds,
          isDegraded: answer.degraded.contains(.embeddings)))
    }
    return report
  }

  private func answer(_ query: String, _ store: StoreHandle) async throws(RetrievalError) -> RetrievalResult {
    try await search.products(
      for: RetrievalRequest(question: query, store: store, topK: QueryMeasures.depth), context: context)
  }

  /// By product id. A document that the index does not have keeps a name that no product has.
  private func ratings(_ judged: JudgedQuery, _ products: [String: String]) -> [String: Double] {
    var ratings: [String: Double] = [:]
    for judgement in judged.judgements {
      let key = products[judgement.document] ?? "missing " + judgement.document
      ratings[key] = max(ratings[key] ?? 0, judgement.rating)
    }
    return ratings
  }
}
