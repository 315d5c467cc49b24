// SPDX-License-Identifier: Apache-2.0
package import Catalog
package import JSON
package import Observability
import Primitives
package import SearchEngine

/// A store's indices, and the run that is at work on it, for `rag-indexer status`.
package struct IndexStatus: Sendable {
  /// One RAG index, by its own metadata.
  package struct Index: Sendable, Equatable {
    /// The index's name.
    package var name: String
    /// As the engine counts them now.
    package var documents: Int
    /// The embedding model of its vectors; nil where the metadata does not say.
    package var model: String?
    /// Numbers of each vector; nil where the metadata does not say.
    package var dimensions: Int?
    /// `complete`, `building`; nil where the metadata is not ours.
    package var state: String?
    /// The native index that it was made from.
    package var sourceIndex: String?
    /// RFC 3339: when its run began, by its name.
    package var createdAt: String?
    /// RFC 3339: when its metadata was written last.
    package var updatedAt: String?
  }
  /// The run that holds the store's lock.
  package struct Lock: Sendable, Equatable {
    /// For a person: process number, host, start and last heartbeat.
    package var holder: String
    /// The index being built.
    package var index: String?
    /// No heartbeat for long, or its process is gone: the next run takes it over.
    package var isStale: Bool
  }
  /// One change of the store and its time, as `<prefix>-runs` has it.
  package struct Record: Sendable {
    /// The record as it is stored.
    package var value: JSONValue

    /// `run`, `refresh`, `rollback`.
    package var kind: String { value["kind"]?.stringValue ?? "?" }
    /// The index that the record is about.
    package var index: String? { value["index"]?.stringValue }
    /// RFC 3339.
    package var completedAt: String? { value["completed_at"]?.stringValue }
  }

  /// The store's name: its ID, or `default`.
  package var store: String
  /// The alias that the runtime reads.
  package var alias: String
  /// The indices that the alias points to: one, or none yet. More than one is an operator's mistake.
  package var live: [Index]
  /// This store's other indices, newest first: former generations and leftovers.
  package var others: [Index]
  /// Nil: no run holds it.
  package var lock: Lock?
  /// The last changes, newest first.
  package var recent: [Record] = []

  /// Reads the state of one store. Only reads.
  package static func read(
    _ profile: StoreProfile, options: IndexingOptions, engine: SearchEngine, logger: Logger = .disabled
  ) async throws(IndexingError) -> IndexStatus {
    let context = StoreContext(profile, options: options, engine: engine, logger: logger)
    let names = context.names
    // An engine that is too old is named as such, as in a run.
    _ = try await context.ask("reading the status") { () throws(SearchEngineError) in
      try await engine.identity(context: context.call)
    }
    let generations = try await context.generations()
    var status = IndexStatus(store: profile.storeKey, alias: names.alias, live: [], others: [])
    for generation in generations.live { status.live.append(try await describe(generation, context)) }
    for generation in generations.others { status.others.append(try await describe(generation, context)) }
    let document = try await context.ask("reading the lock") { () throws(SearchEngineError) in
      try await engine.getDocument(names.runsIndex, id: RunLock.documentID(names), context: context.call)
    }
    if let document {
      let holder = LockOwner.Holder(document.source)
      status.lock = Lock(
        holder: holder.text, index: holder.index,
        isStale: holder.seemsGone(now: Int64(WallClock.seconds), staleness: IndexingOptions.lockStaleness))
    }
    status.recent = try await context.ask("reading what was done last") { () throws(SearchEngineError) in
      try await RunsIndex(prefix: options.prefix, engine: engine, options: options, logger: logger)
        .recent(of: context.name, count: 5)
    }
    .map(Record.init(value:))
    return status
  }

  private static func describe(
    _ generation: Generations.Generation, _ context: StoreContext
  ) async throws(IndexingError) -> Index {
    let meta = generation.meta
    return Index(
      name: generation.index, documents: try await context.count(generation.index), model: meta.model,
      dimensions: meta.dimensions, state: meta.isOfThisProduct ? meta.state?.rawValue : nil,
      sourceIndex: meta.sourceIndex,
      createdAt: context.names.createdAt(of: generation.index), updatedAt: meta.updatedAt)
  }

  /// A sentence for a person when no index is live, with what to do. Nil when one is.
  package var note: String? {
    guard live.isEmpty else { return nil }
    let begin = "nothing is live: the alias \(alias) points to no index"
    if let lock, !lock.isStale { return begin + " yet; a run is under way" }
    return begin + (others.isEmpty ? " yet; run `rag-indexer run`" : "; run `rag-indexer run` to make a new one")
  }
}
