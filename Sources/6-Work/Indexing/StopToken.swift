// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// A wish to stop that a run looks at between its steps. From any thread.
///
/// Not the task's cancellation: a bulk in flight is finished first, the lock is given back.
package final class StopToken: Sendable {
  private struct State {
    var error: IndexingError?
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var nextWaiter = 0
  }
  private let state = Mutex(State())

  package init() {}

  /// Asks the run to stop; the first reason stays. `interrupted` for SIGINT, `terminated` for SIGTERM.
  package func stop(_ reason: IndexingError.Code) {
    stop(
      IndexingError(
        reason, "stopped by a signal; the alias is untouched, and the next run uses what this one has paid for"))
  }

  /// Asks the run to stop with this error.
  func stop(_ error: IndexingError) {
    let waiters = state.withLock { state in
      if state.error == nil { state.error = error }
      defer { state.waiters = [:] }
      return state.waiters.values.map { $0 }
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Why to stop; nil: go on.
  package var error: IndexingError? { state.withLock { $0.error } }

  /// Throws when a stop was asked for.
  func check() throws(IndexingError) {
    if let error { throw error }
  }

  /// Returns when a stop was asked for, or when the task is cancelled.
  func wait() async {
    let number = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isDone = state.withLock { state in
          if state.error != nil || Task.isCancelled { return true }
          state.waiters[number] = continuation
          return false
        }
        if isDone { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiters.removeValue(forKey: number) }?.resume()
    }
  }
}
