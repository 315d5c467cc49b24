// SPDX-License-Identifier: Apache-2.0
package import Catalog
package import Embedding
package import EventLoop
package import JSON
import Observability
import Primitives
import SearchEngine

/// Brings the live index of a store up to its source by parts of documents: no swap, and nothing embedded unless that is
/// asked for.
package struct Refresh: Sendable {
  /// The result for one store.
  package struct Outcome: Sendable, Equatable {
    /// The store's name: its ID, or `default`.
    package var store: String
    /// The live index.
    package var index: String
    /// The concrete index that was read.
    package var sourceIndex: String
    /// Documents that were written because something of theirs had changed.
    package var updated: Int
    /// Products of the live index that already say what the source says.
    package var unchanged: Int
    /// Documents of vanished products.
    package var deleted: Int
    /// Products whose texts are new or others, left to the next run.
    package var pending: Int
    /// Texts sent to the model API.
    package var embedded: Int
    /// Documents of products that had none.
    package var added: Int
    /// Documents of the source that cannot be indexed.
    package var rejected: Int
    /// Time that the store's refresh took.
    package var duration: Duration
  }

  private let maintenance: StoreMaintenance
  private let context: RunContext
  private let embeds: Bool

  private var options: IndexingOptions { maintenance.options }

  /// - Parameter embeds: embeds new texts too.
  package init(
    _ maintenance: StoreMaintenance, embedder: Embedder, loops: [EventLoop], embeds: Bool
  ) async throws(IndexingError) {
    self.maintenance = maintenance
    self.embeds = embeds
    context = try await RunContext(
      options: maintenance.options, engine: maintenance.engine, embedder: embedder, loops: loops,
      stop: maintenance.stop, logger: maintenance.logger)
  }

  /// Plans all stores before the first text is paid for, where a limit is set.
  /// - Throws: `limitReached` where all stores together would exceed it.
  package func checkSpending() async throws(IndexingError) {
    guard embeds, options.spending.isAny else { return }
    try await SpendingCheck(context: context).check(options.stores, countsRefused: true)
  }

  /// - Throws: `dataRefused` where nothing is live or a gate refuses the source: then nothing was written.
  package func run(_ profile: StoreProfile) async throws(IndexingError) -> Outcome {
    let store = maintenance.context(profile)
    return try await maintenance.locked(store, as: .refresh) { (lock) throws(IndexingError) in
      let began = MonotonicInstant.now
      let generations = try await store.generations()
      let live = try self.live(generations, store)
      var update = try await self.update(live, generations, profile, lock)
      let documents = try await store.count(live.index)
      if !options.skippedGates.contains(.prices) {
        update.priced = PricedShare(priced: try await GateChecks.priced(live.index, store), documents: documents)
      }
      let outcome = try await update.run(former: documents)
      try await update.confirm()
      try await note(outcome, of: live, store)
      let result = Outcome(
        store: store.name, index: live.index, sourceIndex: outcome.source.source.index,
        updated: outcome.counts.updated, unchanged: outcome.counts.unchanged, deleted: outcome.counts.deleted,
        pending: outcome.counts.pending, embedded: outcome.counts.embedded, added: outcome.counts.added,
        rejected: outcome.counts.rejected, duration: began.duration(to: .now))
      store.logger.info("refreshed", result.logMetadata)
      await maintenance.runs.record("refresh", of: live.index, result.record)
      return result
    }
  }

  private func live(_ generations: Generations, _ store: StoreContext) throws(IndexingError) -> Generations.Generation {
    let live = try generations.theLiveOne(of: store)
    let meta = live.meta
    func refused(_ reason: String) -> IndexingError {
      IndexingError(
        .dataRefused, "\(live.index) was not refreshed: \(reason); run `rag-indexer run`", store: store.name,
        party: .engine)
    }
    guard meta.isOurs(prefix: store.names.prefix, store: store.name) else {
      throw refused("its metadata does not say that it is this store's")
    }
    guard embeds else { return live }
    let dimensions = context.configuredDimensions
    guard meta.model == context.embedder.model, dimensions == nil || meta.dimensions == dimensions,
      meta.isMade(by: store.profile.template)
    else { throw refused("its vectors are of another model, length or template than the settings name") }
    return live
  }

  private func update(
    _ live: Generations.Generation, _ generations: Generations, _ profile: StoreProfile, _ lock: RunLock
  ) async throws(IndexingError) -> CatalogueUpdate {
    let store = maintenance.context(profile)
    var update = CatalogueUpdate(
      context: context, profile: profile,
      destination: IndexDestination(store: store.name, index: live.index, name: live.index, requiresAlias: false))
    if embeds {
      try await PaidVectors(context: context, store: store).note(generations)
      update.texts = TextUpdate(
        context: context, store: store.name, index: live.index, dimensions: live.meta.dimensions)
    }
    update.confirm = { () throws(IndexingError) in
      try await lock.confirm()
      let targets = try await store.aliasTargets()
      guard targets == [live.index] else {
        throw IndexingError(
          .locked,
          "\(store.names.alias) was pointed to \(targets.joined(separator: ", ")) while \(live.index) was refreshed: "
            + "nothing more was written; try again", store: store.name, party: .engine)
      }
    }
    let confirm = update.confirm
    update.willWrite = { (found) throws(IndexingError) in
      try await confirm()
      try await announce(found, of: live, store)
    }
    return update
  }

  // MARK: What the index says of itself

  /// Notes in the index how many documents it may have, for the case that this process dies half-way.
  private func announce(
    _ found: CatalogueUpdate.Outcome, of live: Generations.Generation, _ store: StoreContext
  ) async throws(IndexingError) {
    var meta = live.meta
    let counts = found.counts
    meta.counts["documents"] = .int(counts.former - counts.deleted)
    meta.counts["documents_at_most"] = .int(counts.former + (embeds ? counts.pending : 0))
    try await put(meta, found.source, live, store)
  }

  private func note(
    _ outcome: CatalogueUpdate.Outcome, of live: Generations.Generation, _ store: StoreContext
  ) async throws(IndexingError) {
    var meta = live.meta
    let documents = try await store.count(live.index)
    meta.counts["documents"] = .int(documents)
    meta.counts["documents_at_most"] = nil
    try await put(meta, outcome.source, live, store)
  }

  private func put(
    _ meta: RAGIndexMeta, _ source: SurveyedSource, _ live: Generations.Generation, _ store: StoreContext
  ) async throws(IndexingError) {
    var meta = meta
    meta.sourceIndex = source.source.index
    meta.stockFlag = source.stock.value
    meta.rootCategories = source.facts.rootCategories.sorted()
    meta.refreshedAt = CivilTime(epochSeconds: Int64(WallClock.seconds)).rfc3339
    try await store.ask("writing the metadata of \(live.index)") { () throws(SearchEngineError) in
      try await store.engine.putMetadata(
        live.index, meta.value, properties: RAGIndexSchema.newerFields, context: store.call)
    }
  }
}

extension Refresh.Outcome {
  fileprivate var logMetadata: LogMetadata {
    [
      "index": .string(index), "updated": .int(updated), "unchanged": .int(unchanged), "deleted": .int(deleted),
      "pending": .int(pending), "embedded": .int(embedded), "added": .int(added), "rejected": .int(rejected),
      "seconds": LogValue(duration),
    ]
  }

  /// The record kept in `<prefix>-runs`.
  package var record: JSONValue {
    [
      "kind": "refresh", "store": .string(store), "index": .string(index), "state": "live",
      "source": .string(sourceIndex), "updated": .int(updated), "unchanged": .int(unchanged), "deleted": .int(deleted),
      "pending": .int(pending), "embedded": .int(embedded), "added": .int(added), "rejected": .int(rejected),
      "seconds": .double(duration.seconds),
      "completed_at": .string(CivilTime(epochSeconds: Int64(WallClock.seconds)).rfc3339),
    ]
  }
}
