// SPDX-License-Identifier: Apache-2.0
import Crypto
import Observability
import Primitives
import Synchronization

/// The accepted keys with their holders, which may be replaced while requests are served.
final class APIKeyRing: Sendable {
  private struct Entry: Sendable {
    let key: APIKey
    let holder: Principal
  }

  private let entries: Mutex<[Entry]>

  init(_ keys: [APIKey]) { entries = Mutex(Self.entries(keys)) }

  var keys: [APIKey] { entries.withLock { $0 }.map(\.key) }

  func replace(_ keys: [APIKey]) {
    let new = Self.entries(keys)
    entries.withLock { $0 = new }
  }

  /// The holder of the key with this SHA-256. Any key takes as long as any other.
  func holder(of digest: [UInt8]) -> Principal? {
    let entries = entries.withLock { $0 }
    var found: Principal?
    for entry in entries where ConstantTime.equal(entry.key.hash.digest, digest) { found = entry.holder }
    return found
  }

  /// Keys of one name are one holder, whose use is counted together: while a key is exchanged both are accepted, and that
  /// does not double what the holder may do.
  private static func entries(_ keys: [APIKey]) -> [Entry] {
    keys.map { key in
      let account = key.name.map { "key:name:" + $0 } ?? "key:" + Hexadecimal.encode(key.hash.digest)
      return Entry(
        key: key,
        holder: Principal(
          means: .key, name: key.name, account: account, scopes: key.scopes, stores: key.stores,
          rateLimit: key.rateLimit, dailyBudgetUSD: key.dailyBudgetUSD))
    }
  }
}
