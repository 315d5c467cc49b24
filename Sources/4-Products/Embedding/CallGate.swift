// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Lets so many calls through at once; the number may change while calls wait. Any number of tasks, on any loop.
final class CallGate: Sendable {
  private struct State {
    var limit: Int
    var inUse = 0
    var waiting: [(number: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    var nextNumber = 0
  }

  private let state: Mutex<State>

  init(limit: Int) { state = Mutex(State(limit: max(1, limit))) }

  /// Waits for its turn. False when the task was cancelled: nothing was taken.
  func enter() async -> Bool {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer = state.withLock { state -> Bool? in
          if Task.isCancelled { return false }
          if state.waiting.isEmpty, state.inUse < state.limit {
            state.inUse += 1
            return true
          }
          state.waiting.append((number, continuation))
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let waiting = state.withLock { state -> CheckedContinuation<Bool, Never>? in
        guard let position = state.waiting.firstIndex(where: { $0.number == number }) else { return nil }
        return state.waiting.remove(at: position).continuation
      }
      waiting?.resume(returning: false)
    }
  }

  /// Gives the place back; from now on `limit` calls may be under way.
  func leave(limit: Int) {
    let ready = state.withLock { state in
      state.limit = max(1, limit)
      state.inUse -= 1
      var ready: [CheckedContinuation<Bool, Never>] = []
      while state.inUse < state.limit, !state.waiting.isEmpty {
        state.inUse += 1
        ready.append(state.waiting.removeFirst().continuation)
      }
      return ready
    }
    for continuation in ready { continuation.resume(returning: true) }
  }
}
