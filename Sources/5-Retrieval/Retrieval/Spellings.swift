// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Synchronization

/// The words of questions that were looked up in the live indices: each with the word that was meant, itself where
/// products have it. Bounded in memory and time, so that a question costs a look-up for words that are new alone.
final class Spellings: Sendable {
  private struct Store {
    var meant: [String: String] = [:]
    var findings: [String: ShopperWords.Finding] = [:]
    var until: MonotonicInstant
  }

  private let stores = Mutex<[String: Store]>([:])
  private static let maximumWords = 10_000
  private static let lifetime = Duration.seconds(600)

  /// The word that was meant by each of some words; those that nobody has looked up are missing.
  func meant(by words: [String], in alias: String) -> [String: String] {
    let now = MonotonicInstant.now
    return stores.withLock { stores in
      guard let store = stores[alias], store.until > now else { return [:] }
      return words.reduce(into: [:]) { $0[$1] = store.meant[$1] }
    }
  }

  func note(_ meant: [String: String], in alias: String) { change(alias) { $0.meant.merge(meant) { $1 } } }

  /// The catalogue's answers for words that name things, by the keys of their places.
  func findings(_ keys: [String], in alias: String) -> [String: ShopperWords.Finding] {
    let now = MonotonicInstant.now
    return stores.withLock { stores in
      guard let store = stores[alias], store.until > now else { return [:] }
      return keys.reduce(into: [:]) { $0[$1] = store.findings[$1] }
    }
  }

  func note(_ findings: [String: ShopperWords.Finding], in alias: String) {
    change(alias) { $0.findings.merge(findings) { $1 } }
  }

  private func change(_ alias: String, _ change: (inout Store) -> Void) {
    let now = MonotonicInstant.now
    stores.withLock { stores in
      var store = stores[alias] ?? Store(until: .after(Self.lifetime))
      if store.until <= now || store.meant.count + store.findings.count > Self.maximumWords {
        store = Store(until: .after(Self.lifetime))
      }
      change(&store)
      stores[alias] = store
    }
  }
}
