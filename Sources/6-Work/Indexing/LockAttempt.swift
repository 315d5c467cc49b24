// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import JSON
import Observability
import Primitives
import SearchEngine

/// A run that wants a store's lock.
struct LockAttempt: Sendable {
  let names: StoreNames
  let store: String
  let engine: SearchEngine
  let options: IndexingOptions
  let stop: StopToken
  let logger: Logger
  let owner: LockOwner
  /// Time to wait for the end of a refresh.
  var refreshPatience: Duration = .zero
  let startedAt = Int64(WallClock.seconds)

  private var id: String { RunLock.documentID(names) }
  private var body: [UInt8] {
    owner.body(store: store, index: nil, startedAt: startedAt, heartbeatAt: Int64(WallClock.seconds))
  }

  /// Takes the lock.
  /// - Throws: `locked` when another run holds it.
  func acquire() async throws(IndexingError) -> RunLock {
    do throws(SearchEngineError) {
      // A lock that is given back between two calls is tried for again.
      var attempts = 0
      let patientUntil = options.lockClock.now().advanced(by: refreshPatience)
      while attempts < 5 {
        attempts += 1
        if let version = try await create() { return RunLock(self, version: version) }
        guard let held = try await read() else { continue }
        let holder = LockOwner.Holder(held.source)
        // Our own creation, whose first answer was lost.
        if holder.run == owner.run { return RunLock(self, version: held.version) }
        if !holder.hasDied {
          switch try await watch(held, holder: holder) {
          case .givenBack: continue
          case .moved:
            guard holder.command == .refresh, options.lockClock.now() < patientUntil else {
              throw SearchEngineError(.conflict, holder.text)
            }
            attempts = 0
            continue
          case .stopped(let error): throw error
          case .stoodStill: break
          }
        }
        logger.warning("a dead run's lock is taken over", ["store": .string(store), "holder": .string(holder.text)])
        return RunLock(self, version: try await takeOver(held.version))
      }
    } catch {
      if let stop = error.cause as? IndexingError { throw stop }
      guard error.code == .conflict else { throw IndexingError(error, "taking the lock", store: store) }
      throw IndexingError(
        .locked, "another run or command works on this store (\(error.message)); try again when it is done",
        store: store,
        cause: error)
    }
    throw IndexingError(.locked, "the lock could not be taken: other runs take it in turn; try again", store: store)
  }

  /// nil: it is there already.
  private func create() async throws(SearchEngineError) -> DocumentVersion? {
    do throws(SearchEngineError) {
      return try await engine.createDocument(
        names.runsIndex, id: id, body: body, context: options.call(logger))
    } catch {
      // Whether it was created before its answer was lost shows when it is read.
      guard error.code == .conflict || error.status == nil && error.isRetryable else { throw error }
      return nil
    }
  }

  private func read() async throws(SearchEngineError) -> StoredDocument? {
    try await engine.getDocument(names.runsIndex, id: id, context: options.call(logger))
  }

  private func takeOver(_ version: DocumentVersion) async throws(SearchEngineError) -> DocumentVersion {
    do throws(SearchEngineError) {
      return try await engine.putDocument(
        names.runsIndex, id: id, body: body, expected: version, context: options.call(logger))
    } catch {
      // Somebody was quicker, or it was us and the answer was lost.
      guard let held = try await read() else { throw error }
      let holder = LockOwner.Holder(held.source)
      guard holder.run == owner.run else { throw SearchEngineError(.conflict, holder.text, cause: error) }
      return held.version
    }
  }

  // MARK: Watching

  private enum Watched {
    case moved, givenBack, stoodStill
    case stopped(SearchEngineError)
  }

  /// Watches a lock until it moves, or has stood still for `lockStaleness`. Only our own clock counts, and only while
  /// the engine answers: when it is away its holder cannot move the lock either.
  private func watch(_ held: StoredDocument, holder: LockOwner.Holder) async throws(SearchEngineError) -> Watched {
    let clock = options.lockClock
    logger.info("watching a lock, whether its run is alive", ["store": .string(store), "holder": .string(holder.text)])
    var stoodStill: Duration = .zero
    var lastLook = clock.now()
    while stoodStill < IndexingOptions.lockStaleness {
      await clock.sleep(clock.now().advanced(by: options.lockPoll))
      if let error = stop.error { return .stopped(SearchEngineError(.cancelled, error.message, cause: error)) }
      if Task.isCancelled { throw SearchEngineError(.cancelled, "the watch over the lock was cancelled") }
      guard let now = try await read() else { return .givenBack }
      guard now.version == held.version else { return .moved }
      if holder.hasDied { return .stoodStill }
      let look = clock.now()
      stoodStill += min(lastLook.duration(to: look), options.lockPoll * 2)
      lastLook = look
    }
    return .stoodStill
  }
}
