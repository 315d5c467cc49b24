// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The locks that a run has taken so far.
final class HeldLocks: Sendable {
  private let locks = Mutex<[RunLock]>([])

  var all: [RunLock] { locks.withLock { $0 } }

  func add(_ lock: RunLock) { locks.withLock { $0.append(lock) } }

  func giveBack() async {
    for lock in all { await lock.release() }
  }
}
