// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Calls
import Catalog
import Embedding
import Evaluation
import EventLoop
import Indexing
import JSON
import Observability
import Reranking
import Retrieval
import SearchEngine
import Settings

/// `eval` at one store: looks at what is live, asks the queries, and says what came of them.
struct EvaluationCommand: Sendable {
  private let context: CommandContext
  private let settings: SearchSettings
  private let stop: StopToken
  private let queries: [JudgedQuery]
  private let earlier: EarlierReport?
  private let engine: SearchEngine
  private let embedder: Embedder
  private let reranker: Reranker?

  init(
    context: CommandContext, search: SearchSettings, stop: StopToken, queries: [JudgedQuery], earlier: EarlierReport?
  ) {
    self.context = context
    settings = search
    self.stop = stop
    self.queries = queries
    self.earlier = earlier
    let http = context.http()
    engine = context.engine(http)
    reranker = search.reranker.map { Reranker(options: $0, http: http, metrics: context.metrics) }
    embedder = context.embedder(search.embedder, search.embeddingAPI, http)
  }

  func run(_ profile: StoreProfile) async throws(IndexingError) -> StoreResult {
    let live = try await context.maintenance(stop).live(profile)
    try await checkModel(live, of: profile)
    guard let store = settings.stores.first(where: { $0.id == profile.storeKey }) else {
      throw IndexingError(.internalError, "the store is not configured", store: profile.storeKey)
    }
    let report = try await measure(store)
    var members: JSONObject = ["index": .string(live.index)]
    for member in report.members.members { members[member.name] = member.value }
    let text = EvaluationText(report, index: live.index)
    guard let earlier else {
      return StoreResult(members: members, text: text.text, failure: failure(report, nil))
    }
    guard let comparison = earlier.comparison(with: report, store: profile.storeKey) else {
      return StoreResult(members: members, text: text.text, failure: nothingToCompare(profile))
    }
    members["comparison"] = comparison.value
    return StoreResult(
      members: members, text: text.text + "\n" + text.line(comparison), failure: failure(report, comparison))
  }

  /// Questions' vectors must be those of the index: without them the figures would be of another search.
  private func checkModel(_ live: LiveIndex, of profile: StoreProfile) async throws(IndexingError) {
    if let model = live.model, model != embedder.model {
      throw IndexingError(
        .configuration,
        "\(live.index) was made with the embedding model \(model), set is \(embedder.model); set"
          + " EMBEDDING_MODEL to the index's, or index anew with `rag-indexer run`", store: profile.storeKey)
    }
    guard let first = queries.first else { return }
    do throws(EmbeddingError) {
      let call = CallContext(deadline: .after(.seconds(30)), logger: context.log.logger)
      _ = try await embedder.queryVector(first.query, expectedDimensions: live.dimensions, context: call)
    } catch {
      throw IndexingError(error, store: profile.storeKey)
    }
  }

  private func measure(_ store: StoreHandle) async throws(IndexingError) -> EvaluationReport {
    let search = ProductSearch(
      Retriever(
        options: settings.retrieval, engine: engine, embedder: embedder, reranker: reranker, metrics: context.metrics),
      metrics: context.metrics)
    let evaluation = Evaluation(
      options: Evaluation.Options(relevant: context.flags.relevant), search: search, engine: engine,
      logger: context.log.logger)
    do throws(RetrievalError) {
      return try await evaluation.run(queries, store: store) { stop.error != nil }
    } catch {
      if let stopped = stop.error { throw stopped }
      throw failure(error, of: store)
    }
  }

  private func failure(_ error: RetrievalError, of store: StoreHandle) -> IndexingError {
    // The alias went away while it was asked.
    if error.code == .indexMissing {
      return IndexingError(.dataRefused, "nothing is live any more: \(error.message)", store: store.id)
    }
    return IndexingError(error, "asking \(store.alias)", store: store.id)
  }

  private func nothingToCompare(_ profile: StoreProfile) -> IndexingError {
    IndexingError(
      .dataRefused,
      "\(context.flags.earlier?.path ?? "the earlier report") has no query of this store in common with the"
        + " judgements; compare with a report of the same queries", store: profile.storeKey)
  }

  private func failure(_ report: EvaluationReport, _ comparison: ReportComparison?) -> IndexingError? {
    if report.degraded > 0 {
      return IndexingError(
        .unavailable,
        "the model API gave no vector for \(report.degraded) of \(report.queries.count) queries, which were"
          + " searched by words alone: the figures are not those of the search; try again", party: .embeddings)
    }
    guard let comparison, comparison.isLower else { return nil }
    return IndexingError(
      .dataRefused,
      "nDCG@10 is significantly lower than in \(context.flags.earlier?.path ?? "the earlier report"): by "
        + EvaluationText.figure(-comparison.difference.mean) + "; look at the queries that got worse before this goes"
        + " into use")
  }
}
