// SPDX-License-Identifier: Apache-2.0
import Catalog
import Embedding
import EventLoop
import JSON
import Observability
import SearchEngine
import Synchronization

/// What all stores of a run share.
struct RunContext: Sendable {
  let options: IndexingOptions
  let source: SearchEngine
  let target: SearchEngine
  let embedder: Embedder
  let identity: EngineIdentity
  /// The embedding dimensions asked for; nil: the model's own.
  let configuredDimensions: Int?
  let registry: TextRegistry
  let bodyLimit: BodyLimit
  let stop: StopToken
  let logger: Logger
  let progress: ProgressHandler
  let loops: [EventLoop]

  /// Work is spread over the loops by number.
  func loop(_ number: Int) -> EventLoop { loops[number % loops.count] }

  func advance(_ store: StoreWork, _ stage: ProgressEvent.Stage, _ done: Int, _ total: Int) {
    progress(.advanced(store: store.name, stage: stage, done: done, total: total))
  }

  /// Deadline of one call to the target engine.
  var deadline: MonotonicInstant { .after(options.callTimeout) }

  /// Runs one engine call, its error told in the run's words.
  func engine<Value>(
    _ what: String, store: String?, party: IndexingError.Party = .engine,
    _ body: () async throws(SearchEngineError) -> Value
  ) async throws(IndexingError) -> Value {
    do throws(SearchEngineError) {
      return try await body()
    } catch {
      throw IndexingError(error, what, store: store, party: party)
    }
  }
}

/// One store of a run, and the index being built for it.
struct StoreWork: Sendable {
  let profile: StoreProfile
  let names: StoreNames
  let lock: RunLock
  let target: TargetIndex

  var name: String { profile.storeKey }
}

/// The new index of one extraction: created with the first vector, for its dimensions.
final class TargetIndex: Sendable {
  private struct State {
    var index: String?
    var stemmer: String?
    var dimensions = 0
  }
  private let state = Mutex(State())
  private let create: @Sendable (_ dimensions: Int) async throws(IndexingError) -> (index: String, stemmer: String?)

  init(
    create: @escaping @Sendable (_ dimensions: Int) async throws(IndexingError) -> (index: String, stemmer: String?)
  ) {
    self.create = create
  }

  /// nil: not created yet.
  var index: String? { state.withLock { $0.index } }
  var stemmer: String? { state.withLock { $0.stemmer } }
  var dimensions: Int { state.withLock { $0.dimensions } }

  /// The index, created now where it was not. The first call must have returned before a second one comes: the planner
  /// makes it alone.
  func ensure(dimensions: Int) async throws(IndexingError) -> String {
    let (index, known) = state.withLock { ($0.index, $0.dimensions) }
    if let index {
      guard known == dimensions else {
        throw IndexingError(
          .unavailable, "the model API changed the length of its vectors from \(known) to \(dimensions)",
          party: .embeddings)
      }
      return index
    }
    let created = try await create(dimensions)
    state.withLock { state in
      state.index = created.index
      state.stemmer = created.stemmer
      state.dimensions = dimensions
    }
    return created.index
  }
}
