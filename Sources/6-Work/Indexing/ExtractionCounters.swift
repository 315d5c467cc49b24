// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// Counts of one extraction's work so far.
final class ExtractionCounters: Sendable {
  private struct State {
    var read = 0
    var handed = 0
    var settled = 0
    var embedded = 0
    var shared = 0
    var unchanged = 0
    var withoutCurrency = 0
    var unreadablePrices = 0
    var passedOver = 0
  }
  private let state = Mutex(State())

  /// Documents read from the source.
  var read: Int { state.withLock { $0.read } }
  /// Distinct texts embedded.
  var embedded: Int { state.withLock { $0.embedded } }
  /// Products whose vector came with another's.
  var shared: Int { state.withLock { $0.shared } }
  /// Products whose vector an earlier run has paid for.
  var unchanged: Int { state.withLock { $0.unchanged } }
  /// Products with a price and no currency.
  var pricesWithoutCurrency: Int { state.withLock { $0.withoutCurrency } }

  /// Products whose price is no amount.
  var unreadablePrices: Int { state.withLock { $0.unreadablePrices } }

  /// Documents read that are as they were.
  var passedOver: Int { state.withLock { $0.passedOver } }

  func read(_ count: Int) { state.withLock { $0.read += count } }
  func embedded(_ count: Int) { state.withLock { $0.embedded += count } }
  func unchanged(_ count: Int) { state.withLock { $0.unchanged += count } }
  func shared(_ count: Int) { state.withLock { $0.shared += count } }
  func known() { state.withLock { $0.passedOver += 1 } }
  func withoutCurrency() { state.withLock { $0.withoutCurrency += 1 } }
  func unreadablePrice() -> Int {
    state.withLock {
      $0.unreadablePrices += 1
      return $0.unreadablePrices
    }
  }
  func handed(_ count: Int) -> Int {
    state.withLock {
      $0.handed += count
      return $0.handed
    }
  }
  func settled(_ count: Int) -> Int {
    state.withLock {
      $0.settled += count
      return $0.settled
    }
  }
}
