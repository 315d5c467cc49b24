// SPDX-License-Identifier: Apache-2.0

/// Counts of values by ranges. A handle: keep it.
package struct Histogram: Sendable {
  let series: MetricSeries

  /// Takes a value in, seconds for durations.
  package func observe(_ value: Double) { series.observe(value) }
  /// Takes a duration in.
  package func observe(_ duration: Duration) { series.observe(duration / .seconds(1)) }
}
