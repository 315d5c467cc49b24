// SPDX-License-Identifier: Apache-2.0
import Catalog
package import Observability
package import SearchEngine

/// Work on a store's indices beside a run, each under the store's lock: going back, and clearing up.
package struct StoreMaintenance: Sendable {
  let options: IndexingOptions
  let engine: SearchEngine
  let stop: StopToken
  let logger: Logger

  package init(
    options: IndexingOptions, engine: SearchEngine, stop: StopToken = StopToken(), logger: Logger = .disabled
  ) {
    self.options = options
    self.engine = engine
    self.stop = stop
    self.logger = logger
  }

  func context(_ profile: StoreProfile) -> StoreContext {
    StoreContext(profile, options: options, engine: engine, logger: logger)
  }

  var runs: RunsIndex { RunsIndex(prefix: options.prefix, engine: engine, options: options, logger: logger) }

  /// Does `work` while no run and no other command works on the store, beside the heartbeat of its lock.
  /// - Throws: `locked` where another one does.
  func locked<Value: Sendable>(
    _ context: StoreContext, as command: LockOwner.Command,
    _ work: @escaping @Sendable (RunLock) async throws(IndexingError) -> Value
  ) async throws(IndexingError) -> Value {
    // An engine that is too old is named as such, as in a run.
    _ = try await context.ask("asking the engine for its version") { () throws(SearchEngineError) in
      try await engine.identity(context: context.call)
    }
    try await runs.prepare()
    let lock = try await LockAttempt(
      names: context.names, store: context.name, engine: engine, options: options, stop: stop, logger: logger,
      owner: LockOwner(command)
    ).acquire()
    do {
      let value = try await beside(lock, work)
      await lock.release()
      return value
    } catch {
      await lock.release()
      throw IndexingError(anyError: error, store: context.name)
    }
  }

  private func beside<Value: Sendable>(
    _ lock: RunLock, _ work: @escaping @Sendable (RunLock) async throws(IndexingError) -> Value
  ) async throws -> Value {
    let keeper = LockKeeper(options: options, stop: stop)
    let locks = HeldLocks()
    locks.add(lock)
    return try await withThrowingTaskGroup(of: Value?.self) { group in
      group.addTask {
        await keeper.keep(locks)
        return nil
      }
      group.addTask { try await work(lock) }
      defer { group.cancelAll() }
      while let ended = try await group.next() {
        if let value = ended { return value }
      }
      throw IndexingError(.internalError, "the work under a lock ended without a result")
    }
  }
}
