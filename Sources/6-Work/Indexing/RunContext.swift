// SPDX-License-Identifier: Apache-2.0
import Calls
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

  /// The context of one call to an engine.
  var call: CallContext { options.call(logger) }

  /// The context of embedding: how long it may take is patience's to say.
  var endless: CallContext { CallContext(deadline: .distantFuture, logger: logger) }

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

/// The new index of one extraction. It is created before the first text is paid for; the vectors' field comes with the
/// first vector where their length was not known before.
final class TargetIndex: Sendable {
  struct Created: Sendable {
    let index: String
    let stemmer: String?
    /// nil: the vectors' field is not there yet.
    var dimensions: Int?
  }
  /// The two steps at the engine.
  struct Steps: Sendable {
    let create: @Sendable (_ dimensions: Int?) async throws(IndexingError) -> Created
    let addVectors: @Sendable (_ created: Created, _ dimensions: Int) async throws(IndexingError) -> Void
  }
  private let state = Mutex<Created?>(nil)
  private let steps: Steps

  init(_ steps: Steps) { self.steps = steps }

  /// nil: not created yet.
  var index: String? { state.withLock { $0?.index } }
  var stemmer: String? { state.withLock { $0?.stemmer } }
  var dimensions: Int? { state.withLock { $0?.dimensions } }

  /// Creates the index where it is not there. Like the first call of `ensure` the planner's alone.
  func prepare(dimensions: Int?) async throws(IndexingError) {
    guard index == nil else { return }
    let created = try await steps.create(dimensions)
    state.withLock { $0 = created }
  }

  /// The index, ready for vectors of this length. The first call must have returned before a second one comes: the
  /// planner makes it alone.
  func ensure(dimensions: Int) async throws(IndexingError) -> String {
    try await prepare(dimensions: dimensions)
    guard var created = state.withLock({ $0 }) else {
      throw IndexingError(.internalError, "an index was created and is not known")
    }
    guard let known = created.dimensions else {
      try await steps.addVectors(created, dimensions)
      created.dimensions = dimensions
      state.withLock { $0 = created }
      return created.index
    }
    guard known == dimensions else {
      throw IndexingError(
        .unavailable, "the model API changed the length of its vectors from \(known) to \(dimensions)",
        party: .embeddings)
    }
    return created.index
  }
}
