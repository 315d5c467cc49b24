// SPDX-License-Identifier: Apache-2.0
import Observability
import Synchronization

/// Tokens that were found right, by their SHA-256, so that each is checked once. Bounded: when there are too many, those
/// that have not been used for longest go, half of them at once.
final class VerifiedTokens: Sendable {
  private struct Entry: Sendable {
    var principal: Principal
    var expiry: Int
    var generation: Int
  }

  private struct State {
    var recent: [[UInt8]: Entry] = [:]
    var older: [[UInt8]: Entry] = [:]
  }

  private let half: Int
  private let state = Mutex(State())

  init(capacity: Int) { half = max(1, capacity / 2) }

  var count: Int { state.withLock { $0.recent.count + $0.older.count } }

  /// - Parameters:
  ///   - generation: of the issuer's keys; with others it has to be checked again.
  ///   - now: seconds since 1970.
  func principal(of digest: [UInt8], generation: Int, now: Int) -> Principal? {
    state.withLock { state in
      guard let entry = state.recent[digest] ?? state.older[digest] else { return nil }
      guard entry.generation == generation, now < entry.expiry else {
        state.recent[digest] = nil
        state.older[digest] = nil
        return nil
      }
      if state.older.removeValue(forKey: digest) != nil { add(digest, entry, to: &state) }
      return entry.principal
    }
  }

  func remember(_ digest: [UInt8], _ principal: Principal, until expiry: Int, generation: Int) {
    let entry = Entry(principal: principal, expiry: expiry, generation: generation)
    state.withLock { add(digest, entry, to: &$0) }
  }

  private func add(_ digest: [UInt8], _ entry: Entry, to state: inout State) {
    if state.recent.count >= half {
      state.older = state.recent
      state.recent = [:]
    }
    state.recent[digest] = entry
  }
}
