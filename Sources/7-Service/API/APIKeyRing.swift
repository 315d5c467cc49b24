// SPDX-License-Identifier: Apache-2.0
import Crypto
import Observability
import Primitives
import Synchronization

/// The accepted keys with their holders, which may be replaced while requests are served.
final class APIKeyRing: Sendable {
  private struct Entry: Sendable {
    let hash: APIKeyHash
    let holder: Principal
  }

  private let entries: Mutex<[Entry]>

  init(_ keys: [APIKeyHash]) { entries = Mutex(Self.entries(keys)) }

  var keys: [APIKeyHash] { entries.withLock { $0 }.map(\.hash) }

  func replace(_ keys: [APIKeyHash]) {
    let new = Self.entries(keys)
    entries.withLock { $0 = new }
  }

  /// The holder of the first of these keys that is one of ours. Each key is hashed once, and takes as long as any other.
  func holder(of keys: [String]) -> Principal? {
    guard !keys.isEmpty else { return nil }
    let entries = entries.withLock { $0 }
    for key in keys {
      let digest = SHA256.hash(key)
      var found: Principal?
      for entry in entries where ConstantTime.equal(entry.hash.digest, digest) { found = entry.holder }
      if let found { return found }
    }
    return nil
  }

  private static func entries(_ keys: [APIKeyHash]) -> [Entry] {
    keys.map { hash in
      let account = "key:" + Hexadecimal.encode(hash.digest)
      return Entry(hash: hash, holder: Principal(means: .key, account: account, scopes: AccessScope.ofKeys))
    }
  }
}
