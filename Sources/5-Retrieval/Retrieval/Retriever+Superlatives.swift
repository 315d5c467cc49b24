// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import SearchEngine

/// "The biggest tv", "the lightest laptop": of the products of the topic those first that have the most or the least of
/// what the superlative compares. The answer says no order: callers know those by price, date and rating alone.
extension Retriever {
  /// Nil without such a wish, and where no attribute of the topic's products measures it.
  func byMeasure(_ search: SearchAttempt, context: CallContext) async throws(RetrievalError) -> RetrievalResult? {
    guard let superlative = search.superlative, search.order == nil, search.words.hasContent else { return nil }
    let store = search.request.store
    guard let vocabulary = await vocabularies.vocabulary(of: store, engine: engine, context: context).vocabulary else {
      return nil
    }
    let isOfKind = search.kind.map { $0.saysAll || $0.isLifted } ?? false
    for match in isOfKind ? [TopicMatch.ofKind, .kindAlone] : [.allInTitles] {
      let found = try await withinWindow(of: search, context: context) {
        (bodies: SearchBodies, topK: Int) async throws(SearchEngineError) -> SearchResponse? in
        let counted = try await engine.search(store.alias, body: bodies.facets(of: match), context: context)
        guard let extremes = vocabulary.extremes(superlative, of: counted.facets, total: counted.total ?? 0) else {
          return nil
        }
        let body = bodies.byExtremes(extremes, match: match, size: topK)
        bodies.explanation?.note("measure", body: body)
        return try await engine.search(store.alias, body: body, context: context)
      }
      guard let found, !found.hits.isEmpty else { continue }
      let products = search.ofModel(self.products(of: found, context: context)).prefix(search.request.topK)
      guard !products.isEmpty else { continue }
      search.request.explanation?.begin(search)
      return search.result(
        products.enumerated().map { RetrievedProduct(product: $1, score: 1 / Double($0 + 1)) }, hasEvidence: true)
    }
    return nil
  }
}

extension SearchResponse {
  /// Documents by terms of attributes.
  fileprivate var facets: [String: Int] {
    let answer = aggregations.flatMap { try? JSONValue(parsing: Array(body[$0])) }
    return (answer?["facets"]?["buckets"]?.arrayValue ?? []).reduce(into: [:]) { counts, bucket in
      guard let term = bucket["key"]?.stringValue, let count = bucket["doc_count"]?.intValue else { return }
      counts[term] = count
    }
  }
}
