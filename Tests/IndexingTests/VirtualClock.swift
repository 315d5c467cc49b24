// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Indexing
import Synchronization

/// A clock that stands still until a test moves it; who sleeps by it wakes when its time has come.
final class VirtualClock: Sendable {
  private struct State {
    var now = MonotonicInstant(nanoseconds: 1_000_000_000_000)
    var sleepers: [Int: (until: MonotonicInstant, continuation: CheckedContinuation<Void, Never>)] = [:]
    var nextNumber = 0
  }
  private let state = Mutex(State())

  var now: MonotonicInstant { state.withLock { $0.now } }
  var work: WorkClock { WorkClock(now: { self.now }, sleep: { await self.sleep(until: $0) }) }
  /// How many sleep now.
  var sleepers: Int { state.withLock { $0.sleepers.count } }

  func advance(by duration: Duration) {
    let woken = state.withLock { state in
      state.now = state.now.advanced(by: duration)
      let due = state.sleepers.filter { $0.value.until <= state.now }
      for number in due.keys { state.sleepers[number] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in woken { continuation.resume() }
  }

  private func sleep(until deadline: MonotonicInstant) async {
    let number = state.withLock { state in
      state.nextNumber += 1
      return state.nextNumber
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if Task.isCancelled || deadline <= state.now { return true }
          state.sleepers[number] = (deadline, continuation)
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.sleepers.removeValue(forKey: number)?.continuation }?.resume()
    }
  }
}

/// Waits until something is so; the test's own time limit ends it.
func wait(until isSo: () async throws -> Bool) async rethrows {
  while try await !isSo() { await sleepOnLoop(until: .after(.milliseconds(2))) }
}
