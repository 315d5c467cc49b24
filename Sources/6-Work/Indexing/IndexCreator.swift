// SPDX-License-Identifier: Apache-2.0
import Catalog
import Embedding
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
  private var engine: EngineCapabilities { context.capabilities }

  /// Creates an index under a free name, named in the lock before it is there.
  /// - Parameter dimensions: nil where the length of the vectors is not known yet; then `addVectors` comes later.
  func create(dimensions: Int?, source: SurveyedSource) async throws(IndexingError) -> TargetIndex.Created {
    var seconds = Int64(WallClock.seconds)
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
    let body = RAGIndexSchema.vectorMapping(
      vectorField: engine.vectorField(dimensions: dimensions),
      meta: meta(source: source, dimensions: dimensions, stemmer: created.stemmer))
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
      let body = RAGIndexSchema.indexBody(
        vectorField: dimensions.map { engine.vectorField(dimensions: $0) },
        vectorSettings: engine.vectorIndexSettings, stemmer: stemmer,
        meta: meta(source: source, dimensions: dimensions, stemmer: stemmer), shards: context.options.shards,
        alias: StoreNames.loadAlias(of: index))
      do throws(SearchEngineError) {
        try await context.target.createIndex(index, body: body, context: context.call)
        _ = lock.claim(index)
        note(stemmer, position: position)
        return TargetIndex.Created(index: index, stemmer: stemmer, dimensions: dimensions)
      } catch {
        if error.code == .conflict {
          // A creation of ours whose answer was lost is made twice.
          guard let own = try await ownMetadata(of: index) else { return nil }
          return TargetIndex.Created(index: index, stemmer: own.stemmer, dimensions: dimensions)
        }
        // What was refused may be the stemmer: the next one, and none at the end.
        if error.code == .badRequest, position + 1 < alternatives.count { continue }
        throw refusal(error, "creating \(index)")
      }
    }
    return nil
  }

  /// The metadata of an index that this run has created and not used yet; nil: it is another one.
  private func ownMetadata(of index: String) async throws(IndexingError) -> RAGIndexMeta? {
    let meta = try await context.engine("looking at \(index)", store: name) { () throws(SearchEngineError) in
      RAGIndexMeta(try await context.target.indexMetadata(index, context: context.call))
    }
    return meta.run == lock.run && meta.state == .building && lock.claim(index) ? meta : nil
  }

  /// The metadata of an index while it is loaded.
  func meta(source: SurveyedSource, dimensions: Int?, stemmer: String?) -> RAGIndexMeta {
    var meta = RAGIndexMeta(prefix: context.options.prefix, store: name, run: lock.run, state: .building)
    meta.model = context.embedder.model
    meta.dimensions = dimensions
    meta.template = profile.template
    meta.sourceAlias = profile.sourceIndex
    meta.sourceIndex = source.source.index
    meta.language = profile.language
    meta.stemmer = stemmer
    meta.stockFlag = source.stock.value
    meta.rootCategories = source.facts.rootCategories.sorted()
    meta.currency = profile.currency
    meta.skippedGates = context.options.skippedGates.map(\.rawValue).sorted()
    meta.updatedAt = CivilTime(epochSeconds: Int64(WallClock.seconds)).rfc3339
    return meta
  }

  /// Elasticsearch lacks some of OpenSearch's stemmers; the next one does as well. That the engine refuses all of them is
  /// worth a warning.
  private func note(_ stemmer: String?, position: Int) {
    var data: LogMetadata = ["store": .string(name), "language": .string(profile.language)]
    if let stemmer {
      data["stemmer"] = .string(stemmer)
      if position > 0 { context.logger.info("the engine lacks the language's lightest stemmer", data) }
    } else if position == 0 {
      context.logger.info("no stemmer for this language", data)
    } else {
      context.logger.warning("the engine refuses every stemmer of this language", data)
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
