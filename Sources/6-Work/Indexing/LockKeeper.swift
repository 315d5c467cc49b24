// SPDX-License-Identifier: Apache-2.0
import EventLoop

/// Renews what is held while the work goes on.
struct LockKeeper: Sendable {
  let options: IndexingOptions
  let stop: StopToken

  /// Renews the locks until cancelled; a lost one stops the work.
  func keep(_ locks: HeldLocks) async {
    while !Task.isCancelled {
      await sleepOnLoop(until: .after(options.lockHeartbeat))
      if Task.isCancelled { return }
      for lock in locks.all {
        do throws(IndexingError) {
          try await lock.beat()
        } catch {
          if !Task.isCancelled { stop.stop(error) }
        }
      }
    }
  }
}
