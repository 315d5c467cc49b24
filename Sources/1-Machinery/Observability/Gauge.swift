// SPDX-License-Identifier: Apache-2.0

/// A number that goes up and down. A handle: keep it.
package struct Gauge: Sendable {
  let series: MetricSeries

  /// Sets the gauge.
  package func set(_ value: Double) { series.set(value) }
  /// Adds to the gauge.
  package func increment(by amount: Double = 1) { series.add(amount) }
  /// The present value.
  package var value: Double { series.value }
}
