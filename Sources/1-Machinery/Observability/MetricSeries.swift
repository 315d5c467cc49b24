// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// One series of a metric: a number, or the counts of a histogram.
final class MetricSeries: Sendable {
  /// The bits of a `Double`.
  private let bits = Atomic<UInt64>(0)
  /// The sum of all whole amounts; adding one takes a single instruction.
  private let whole = Atomic<Int>(0)
  private let buckets: [Double]
  /// Without counts where it is no histogram. Not optional: the thread sanitizer saw `histogram?.withLock` read the
  /// mutex and what it guards outside of the lock.
  let histogram: Mutex<HistogramState>

  init(buckets: [Double]?) {
    self.buckets = buckets ?? []
    let counts: [UInt64] = buckets.map { Array(repeating: 0, count: $0.count + 1) } ?? []
    self.histogram = Mutex(HistogramState(counts: counts))
  }

  var value: Double {
    Double(bitPattern: bits.load(ordering: .relaxed)) + Double(whole.load(ordering: .relaxed))
  }

  func add(_ amount: Double) {
    if let exact = Int(exactly: amount), exact.magnitude < 1 << 40 {
      whole.wrappingAdd(exact, ordering: .relaxed)
      return
    }
    guard amount.isFinite else { return }
    var old = bits.load(ordering: .relaxed)
    while true {
      let new = (Double(bitPattern: old) + amount).bitPattern
      let result = bits.weakCompareExchange(expected: old, desired: new, ordering: .relaxed)
      if result.exchanged { return }
      old = result.original
    }
  }

  /// Sets the number. An `add` on another thread at the same moment may be lost.
  func set(_ value: Double) {
    whole.store(0, ordering: .relaxed)
    bits.store(value.bitPattern, ordering: .relaxed)
  }

  func observe(_ value: Double) {
    guard value.isFinite else { return }
    var index = 0
    while index < buckets.count, value > buckets[index] { index += 1 }
    histogram.withLock { state in
      guard index < state.counts.count else { return }
      state.counts[index] += 1
      state.sum += value
    }
  }
}
