// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// The rewriting calls that were answered last. Bounded by number and by bytes; the one that was kept longest goes first.
/// Shared by all loops; nothing but the lock is waited for.
final class RewriteCache: Sendable {
  private struct Table {
    var texts: [String: String?] = [:]
    /// In the order in which they were kept.
    var keys: [String] = []
    var first = 0
    var bytes = 0
  }

  private let limit: Int
  private let byteLimit: Int
  private let table = Mutex(Table())

  init(limit: Int = 500, byteLimit: Int = 2 << 20) {
    self.limit = limit
    self.byteLimit = byteLimit
  }

  /// Nil: not known; a text of nil: the model has nothing to say to it.
  func text(of key: String) -> String?? { table.withLock { $0.texts[key] } }

  func keep(_ text: String?, of key: String) {
    let cost = Self.cost(key, text)
    guard cost <= byteLimit, limit > 0 else { return }
    table.withLock { table in
      guard table.texts[key] == nil else { return }
      table.texts[key] = .some(text)
      table.keys.append(key)
      table.bytes += cost
      while table.texts.count > limit || table.bytes > byteLimit {
        let oldest = table.keys[table.first]
        table.first += 1
        if let text = table.texts.removeValue(forKey: oldest) { table.bytes -= Self.cost(oldest, text) }
      }
      // What is gone is not held on to.
      if table.first > limit {
        table.keys.removeFirst(table.first)
        table.first = 0
      }
    }
  }

  private static func cost(_ key: String, _ text: String?) -> Int { key.utf8.count + (text?.utf8.count ?? 0) + 128 }

  var count: Int { table.withLock { $0.texts.count } }
}
