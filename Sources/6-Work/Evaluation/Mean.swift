// SPDX-License-Identifier: Apache-2.0

/// A mean over queries with its 95 % interval: between the percentiles of means over queries drawn anew (bootstrap). The
/// same values give the same interval.
package struct Mean: Sendable, Equatable {
  package var mean: Double
  package var low: Double
  package var high: Double

  package init(mean: Double, low: Double, high: Double) {
    self.mean = mean
    self.low = low
    self.high = high
  }

  private static let samples = 2_000

  /// Nil without values.
  package init?(of values: [Double]) {
    guard !values.isEmpty else { return nil }
    mean = values.reduce(0, +) / Double(values.count)
    guard values.contains(where: { $0 != values[0] }) else {
      (low, high) = (mean, mean)
      return
    }
    var numbers = Numbers()
    var means: [Double] = []
    means.reserveCapacity(Self.samples)
    for _ in 0..<Self.samples {
      var sum = 0.0
      for _ in values.indices { sum += values[Int(numbers.next(upperBound: UInt64(values.count)))] }
      means.append(sum / Double(values.count))
    }
    means.sort()
    low = means[Self.samples / 40]
    high = means[Self.samples - 1 - Self.samples / 40]
  }
}

/// SplitMix64 from a fixed seed.
private struct Numbers: RandomNumberGenerator {
  private var state: UInt64 = 0x5851_F42D_4C95_7F2D

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
