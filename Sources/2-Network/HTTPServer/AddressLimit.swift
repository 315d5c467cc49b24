// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Counts the connections of each address. Exempt are addresses behind which many clients may be: believed proxies,
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
