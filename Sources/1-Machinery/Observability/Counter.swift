// SPDX-License-Identifier: Apache-2.0

/// A number that only goes up. A handle: keep it.
package struct Counter: Sendable {
  let series: MetricSeries

  /// Adds to the counter; ignores a negative amount and NaN.
  package func increment(by amount: Double = 1) {
    guard amount >= 0 else { return }
    series.add(amount)
  }

  /// The sum so far.
  package var value: Double { series.value }
}
