// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import JSON
import Observability
import Primitives
import SearchEngine
import Synchronization

/// One store's lock: a document in `<prefix>-runs` that only one run can create, with a heartbeat.
///
/// A dead process's lock is taken over: at once where it ran on this machine, else when the document has stood still
/// for `lockStaleness` of the newcomer's own clock. Every write is conditional on the version written last, and before
/// a run swaps or deletes anything the engine confirms that the lock is still its own.
final class RunLock: Sendable {
  let names: StoreNames
  private let engine: SearchEngine
  private let options: IndexingOptions
  private let logger: Logger
  private let owner: LockOwner
  private let startedAt: Int64
  private let state: Mutex<State>

  private struct State {
    var version: DocumentVersion
    var index: String?
    var confirmedAt: MonotonicInstant
    var isLost = false
    /// Indices that this run has created.
    var created: Set<String> = []
  }

  init(_ attempt: LockAttempt, version: DocumentVersion) {
    names = attempt.names
    engine = attempt.engine
    options = attempt.options
    logger = attempt.logger
    owner = attempt.owner
    startedAt = attempt.startedAt
    state = Mutex(State(version: version, confirmedAt: .now))
  }

  /// The run's name, in the lock and in the metadata of the indices that it creates.
  var run: String { owner.run }
  private var store: String { names.id ?? "default" }

  /// Notes that this run loads an index. False: it did so before, in an extraction that was thrown away.
  func claim(_ index: String) -> Bool { state.withLock { $0.created.insert(index).inserted } }

  static func documentID(_ names: StoreNames) -> String { "lock:\(names.alias)" }

  /// Has the engine confirm that the lock is this run's, with the index being built where it is known.
  /// - Throws: `locked` when it is another's, `unavailable` when the engine does not tell.
  func confirm(index: String? = nil) async throws(IndexingError) {
    if let error = try await write(index: index) { throw IndexingError(error, "confirming the lock", store: store) }
  }

  /// Writes a heartbeat.
  /// - Throws: `locked` when the lock is another's by now, `unavailable` when the engine has been away for too long.
  func beat() async throws(IndexingError) {
    guard let error = try await write(index: nil) else { return }
    logger.warning("heartbeat failed", ["store": .string(store), "error": .string(error.message)])
    let silence = state.withLock { $0.confirmedAt.duration(to: .now) }
    if silence > max(options.patience, IndexingOptions.lockStaleness * 0.75) {
      throw IndexingError(error, "renewing the lock", store: store)
    }
  }

  /// - Returns: why the engine did not say whose the lock is; nil: it is this run's.
  private func write(index: String?) async throws(IndexingError) -> SearchEngineError? {
    let (version, named) = state.withLock { state in
      if let index { state.index = index }
      return (state.version, state.index)
    }
    let body = owner.body(store: store, index: named, startedAt: startedAt, heartbeatAt: Int64(WallClock.seconds))
    do throws(SearchEngineError) {
      let new = try await engine.putDocument(
        names.runsIndex, id: Self.documentID(names), body: body, expected: version,
        context: options.call(logger))
      confirmed(new)
      return nil
    } catch {
      return try await settle(error)
    }
  }

  /// The write may have been made and its answer lost: the document tells. Another holder always ends the run.
  private func settle(_ failure: SearchEngineError) async throws(IndexingError) -> SearchEngineError? {
    let held: StoredDocument?
    do throws(SearchEngineError) {
      held = try await engine.getDocument(
        names.runsIndex, id: Self.documentID(names), context: options.call(logger))
    } catch {
      return error.code == .cancelled ? failure : error
    }
    guard let held, LockOwner.Holder(held.source).run == owner.run else {
      state.withLock { $0.isLost = true }
      let by = held.map { "another run took over: \(LockOwner.Holder($0.source).text)" } ?? "somebody deleted it"
      throw IndexingError(.locked, "the lock of this store is lost (\(by))", store: store, cause: failure)
    }
    confirmed(held.version)
    return nil
  }

  private func confirmed(_ version: DocumentVersion) {
    state.withLock { state in
      // A heartbeat and a confirmation may be under way at once: the newest version is the one to go on from.
      if version.sequence >= state.version.sequence { state.version = version }
      state.confirmedAt = .now
    }
  }

  /// Gives the lock back; a failure only means that the next run has to watch it.
  func release() async {
    let (version, isLost) = state.withLock { ($0.version, $0.isLost) }
    guard !isLost else { return }
    do throws(SearchEngineError) {
      try await engine.deleteDocument(
        names.runsIndex, id: Self.documentID(names), expected: version,
        context: CallContext(deadline: .after(.seconds(10)), logger: logger))
    } catch {
      logger.warning("lock not given back", ["store": .string(store), "error": .string(error.message)])
    }
  }
}
