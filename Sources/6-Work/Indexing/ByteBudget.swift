// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Lets a number of bytes be under way at once; tasks that want more wait in turn.
final class ByteBudget: Sendable {
  private struct State {
    var free: Int
    var waiting: [(number: Int, amount: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    var nextNumber = 0
  }
  private let state: Mutex<State>
  let capacity: Int

  init(_ capacity: Int) {
    self.capacity = capacity
    state = Mutex(State(free: capacity))
  }

  /// Takes `amount`, or all where it is more. False when the task was cancelled: nothing was taken.
  func acquire(_ amount: Int) async -> Bool {
    let amount = min(amount, capacity)
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer = state.withLock { state -> Bool? in
          if Task.isCancelled { return false }
          if state.waiting.isEmpty, state.free >= amount {
            state.free -= amount
            return true
          }
          state.waiting.append((number, amount, continuation))
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
      release(0)
    }
  }

  /// Gives back what `acquire(amount)` took.
  func release(_ amount: Int) {
    let amount = min(amount, capacity)
    let ready = state.withLock { state in
      state.free += amount
      var ready: [CheckedContinuation<Bool, Never>] = []
      while let first = state.waiting.first, state.free >= first.amount {
        state.free -= first.amount
        ready.append(first.continuation)
        state.waiting.removeFirst()
      }
      return ready
    }
    for continuation in ready { continuation.resume(returning: true) }
  }
}

extension ByteBudget {
  /// Makes the budget of one extraction: what loaders and planner hold while they fill a body or a batch must never be
  /// all there is.
  convenience init(for options: IndexingOptions) {
    self.init(max(IndexingOptions.inFlightBytes, 2 * options.bulkBytes * (IndexingOptions.bulkConcurrency + 1)))
  }
}
