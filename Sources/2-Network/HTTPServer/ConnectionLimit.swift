// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// How many connections a server holds, all loops together. A slot is taken before a connection is accepted and given
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
    // One that came free before the flag was up has woken nobody.
    guard count.load(ordering: .sequentiallyConsistent) < maximum else { return }
    if let own = waiters.withLock({ $0.removeValue(forKey: index) }) { own() }
  }
}

/// How many connections each address holds. Not for addresses behind which many clients may be: believed proxies,
/// loopback (a proxy or mesh on the same machine), Unix sockets.
final class AddressLimit: Sendable {
  private let maximum: Int
  private let trusted: [AddressRange]
  private let counts = Mutex<[PeerAddress: Int]>([:])

  init(maximum: Int, trusted: [AddressRange]) {
    self.maximum = maximum
    self.trusted = trusted
  }

  /// False: the address holds as many as it may.
  func take(_ peer: PeerAddress) -> Bool {
    guard let key = key(peer) else { return true }
    return counts.withLock { counts in
      let held = counts[key] ?? 0
      guard held < maximum else { return false }
      counts[key] = held + 1
      return true
    }
  }

  func giveBack(_ peer: PeerAddress) {
    guard let key = key(peer) else { return }
    counts.withLock { counts in
      guard let held = counts[key] else { return }
      counts[key] = held > 1 ? held - 1 : nil
    }
  }

  /// Addresses that hold connections.
  var addresses: Int { counts.withLock { $0.count } }

  private func key(_ peer: PeerAddress) -> PeerAddress? {
    guard !peer.isLocal, !trusted.contains(where: { $0.contains(peer) }) else { return nil }
    return peer.networkAddress
  }
}
