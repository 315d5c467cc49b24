// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Counts the connections of a server, all loops together. A slot is taken before a connection is accepted and given
/// back when its socket is closed, so there are never more connections than slots.
final class ConnectionLimit: Sendable {
  let maximum: Int
  private let count = Atomic(0)
  private let hasWaiters = Atomic(false)
  /// By the loop's index: what to do when a slot has come free.
  private let waiters = Mutex<[Int: @Sendable () -> Void]>([:])

  init(maximum: Int) { self.maximum = maximum }

  var held: Int { count.load(ordering: .relaxed) }
  var isFull: Bool { held >= maximum }

  /// False: all slots are taken.
  func take() -> Bool {
    var seen = count.load(ordering: .relaxed)
    while seen < maximum {
      let (isExchanged, original) = count.weakCompareExchange(
        expected: seen, desired: seen + 1, ordering: .sequentiallyConsistent)
      if isExchanged { return true }
      seen = original
    }
    return false
  }

  func giveBack() {
    count.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    guard hasWaiters.load(ordering: .sequentiallyConsistent) else { return }
    let woken = waiters.withLock { waiters in
      hasWaiters.store(false, ordering: .sequentiallyConsistent)
      defer { waiters = [:] }
      return waiters
    }
    for wake in woken.values { wake() }
  }

  /// Has `wake` called, from any thread, when a slot comes free; at once where one is free by now.
  func wait(_ index: Int, _ wake: @escaping @Sendable () -> Void) {
    waiters.withLock { waiters in
      waiters[index] = wake
      hasWaiters.store(true, ordering: .sequentiallyConsistent)
    }
    // A slot that was given back before the flag was set has woken no loop.
    guard count.load(ordering: .sequentiallyConsistent) < maximum else { return }
    if let own = waiters.withLock({ $0.removeValue(forKey: index) }) { own() }
  }
}
