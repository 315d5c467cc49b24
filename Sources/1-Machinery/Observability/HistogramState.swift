// SPDX-License-Identifier: Apache-2.0

/// The counts of a histogram.
struct HistogramState: Sendable {
  /// One for each bound and one for what is above all.
  var counts: [UInt64]
  var sum = 0.0

  mutating func add(_ other: HistogramState) {
    for index in counts.indices where index < other.counts.count { counts[index] += other.counts[index] }
    sum += other.sum
  }
}
