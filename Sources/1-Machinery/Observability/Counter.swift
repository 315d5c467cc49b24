// SPDX-License-Identifier: Apache-2.0

/// A number that only goes up. A handle: keep it.
package struct Counter: Sendable {
  let series: MetricSeries

  /// Adds to the counter. What is negative or no number is left out.
  package func increment(by amount: Double = 1) {
    guard amount >= 0 else { return }
    series.add(amount)
  }

  /// What has been counted.
  package var value: Double { series.value }
}
