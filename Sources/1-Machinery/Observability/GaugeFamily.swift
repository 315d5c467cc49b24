// SPDX-License-Identifier: Apache-2.0

/// The metrics of one name, one for each set of label values.
package struct GaugeFamily: Sendable {
  let core: MetricFamily

  /// The gauge of these label values, in the order of the family's labels.
  package func with(_ labelValues: String...) -> Gauge { Gauge(series: core.series(labelValues)) }

  /// A gauge of one writer's own, whose value is added to the one of these label values: see `CounterFamily.part`.
  package func part(of labelValues: String...) -> Gauge { Gauge(series: core.part(labelValues)) }
}
