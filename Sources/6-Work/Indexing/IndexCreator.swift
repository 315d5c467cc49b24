// SPDX-License-Identifier: Apache-2.0
import Catalog
import Embedding
import EventLoop
import JSON
import Language
import Observability
import Primitives
import SearchEngine

/// Creates the index of one extraction.
struct IndexCreator: Sendable {
  let context: RunContext
  let profile: StoreProfile
  let lock: RunLock

  private var name: String { profile.storeKey }
  private var dialect: CatalogDialect { context.identity.dialect == .elasticsearch ? .elasticsearch : .opensearch }

  /// Creates an index under a free name, named in the lock before it is there.
  /// - Parameter dimensions: nil where the length of the vectors is not known yet; then `addVectors` comes later.
  func create(dimensions: Int?, source: SurveyedSource) async throws(IndexingError) -> TargetIndex.Created {
    var seconds = wallClockSeconds()
    let names = context.options.names(of: profile)
    // A name may be taken by a run of this very second: extraction begun again, or a clock set back.
    for _ in 0..<5 {
      let index = names.generation(at: seconds)
      try await lock.confirm(index: index)
      if let created = try await create(index, dimensions: dimensions, source: source) { return created }
      seconds += 1
    }
    throw IndexingError(.internalError, "no free name for a new index of \(names.alias)", store: name)
  }

  /// Adds the vectors' field to an index that was created without it.
  func addVectors(
    to created: TargetIndex.Created, dimensions: Int, source: SurveyedSource
  ) async throws(IndexingError) {
    let meta = IndexMeta(
      context: context, profile: profile, run: lock.run, source: source, dimensions: dimensions,
      stemmer: created.stemmer)
    let body = RAGIndexSchema.vectorMapping(
      dialect: dialect, dimensions: dimensions, meta: meta.value(state: .building, counts: [:], gates: [:]))
    do throws(SearchEngineError) {
      try await context.target.putMapping(created.index, body: body, context: context.call)
    } catch {
      throw refusal(error, "preparing \(created.index) for vectors of \(dimensions) dimensions")
    }
  }

  /// nil: the name is taken.
  private func create(
    _ index: String, dimensions: Int?, source: SurveyedSource
  ) async throws(IndexingError) -> TargetIndex.Created? {
    let alternatives = StoreLanguage.named(profile.language).stemmerAlternatives
    for (position, stemmer) in alternatives.enumerated() {
      let meta = IndexMeta(
        context: context, profile: profile, run: lock.run, source: source, dimensions: dimensions, stemmer: stemmer)
      let body = RAGIndexSchema.indexBody(
        dialect: dialect, dimensions: dimensions, stemmer: stemmer,
        meta: meta.value(state: .building, counts: [:], gates: [:]), shards: context.options.shards,
        keepsVectorInSource: context.identity.isElasticsearch(EngineVersion(9, 2)),
        alias: StoreNames.loadAlias(of: index))
      do throws(SearchEngineError) {
        try await context.target.createIndex(index, body: body, context: context.call)
        _ = lock.claim(index)
        note(stemmer, position: position)
        return TargetIndex.Created(index: index, stemmer: stemmer, dimensions: dimensions)
      } catch {
        if error.code == .conflict {
          // A creation of ours whose answer was lost is made twice.
          guard let own = try await ownStemmer(index) else { return nil }
          return TargetIndex.Created(index: index, stemmer: own == "none" ? nil : own, dimensions: dimensions)
        }
        // What was refused may be the stemmer: the next one, and none at the end.
        if error.code == .badRequest, position + 1 < alternatives.count { continue }
        throw refusal(error, "creating \(index)")
      }
    }
    return nil
  }

  /// The stemmer of an index that this run has created and not used yet; nil: it is another one.
  private func ownStemmer(_ index: String) async throws(IndexingError) -> String? {
    let meta = try await context.engine("looking at \(index)", store: name) { () throws(SearchEngineError) in
      try await context.target.indexMetadata(index, context: context.call)
    }
    guard meta["run"]?.stringValue == lock.run, meta["state"]?.stringValue == IndexMeta.State.building.rawValue,
      lock.claim(index)
    else { return nil }
    return meta["stemmer"]?.stringValue ?? "none"
  }

  private func note(_ stemmer: String?, position: Int) {
    let data: LogMetadata = [
      "store": .string(name), "language": .string(profile.language), "stemmer": .string(stemmer ?? "none"),
    ]
    if position > 0 {
      context.logger.warning("the engine refuses the language's light stemmer", data)
    } else if stemmer == nil {
      context.logger.info("no stemmer for this language", data)
    }
  }

  private func refusal(_ error: SearchEngineError, _ what: String) -> IndexingError {
    var refused = IndexingError(error, what, store: name)
    let reason = error.reason ?? ""
    // Without the plugin the engine knows neither the setting nor the type of field.
    if reason.contains("No handler for type [knn_vector]") || reason.contains("unknown setting [index.knn]") {
      refused.code = .configuration
      refused.message = "the engine has no vector support: install OpenSearch's k-NN plugin"
    } else if error.code == .badRequest {
      refused.code = .configuration
    }
    return refused
  }
}

/// The `_meta` of a RAG index: whose it is, and how it came to be.
struct IndexMeta: Sendable {
  enum State: String {
    /// Being loaded, or left behind by a run that died.
    case building
    /// Its gates were passed.
    case complete
  }

  let context: RunContext
  let profile: StoreProfile
  /// Which run created the index: no other index of the same name has it.
  let run: String
  let source: SurveyedSource
  let dimensions: Int?
  let stemmer: String?

  func value(state: State, counts: JSONObject, gates: JSONValue) -> JSONValue {
    var meta: JSONObject = [
      "product": .string(RAGIndexSchema.productName), "prefix": .string(context.options.prefix),
      "store": .string(profile.storeKey), "run": .string(run), "state": .string(state.rawValue),
      "model": .string(context.embedder.model),
      "template_version": .int(RAGIndexSchema.templateVersion), "source_alias": .string(profile.sourceIndex),
      "source_index": .string(source.source.index), "language": .string(profile.language),
      "stemmer": .string(stemmer ?? "none"),
      "stock_flag": source.stock.value,
      "root_categories": .array(source.facts.rootCategories.sorted().map { .int($0) }),
      "updated_at": .string(CivilTime(epochSeconds: wallClockSeconds()).rfc3339),
    ]
    if let dimensions { meta["dimensions"] = .int(dimensions) }
    let skipped = context.options.skippedGates
    if !skipped.isEmpty { meta["skipped_gates"] = .array(skipped.map(\.rawValue).sorted().map { .string($0) }) }
    if let currency = profile.currency { meta["currency"] = .string(currency) }
    if counts.count > 0 { meta["counts"] = .object(counts) }
    if gates.objectValue?.count ?? 0 > 0 { meta["gates"] = gates }
    return .object(meta)
  }

  /// True when `metadata` says that an index is this product's, of this prefix and store.
  static func isOurs(_ metadata: JSONValue, prefix: String, store: String) -> Bool {
    metadata["product"]?.stringValue == RAGIndexSchema.productName
      && metadata["prefix"]?.stringValue == prefix && metadata["store"]?.stringValue == store
  }
}
