// SPDX-License-Identifier: Apache-2.0

/// The metrics of one name, one for each set of label values.
package struct HistogramFamily: Sendable {
  let core: MetricFamily

  /// The histogram of these label values, in the order of the family's labels.
  package func with(_ labelValues: String...) -> Histogram { Histogram(series: core.series(labelValues)) }

  /// A histogram of one writer's own, which is part of the one of these label values: see `CounterFamily.part`.
  package func part(of labelValues: String...) -> Histogram { Histogram(series: core.part(labelValues)) }
}
