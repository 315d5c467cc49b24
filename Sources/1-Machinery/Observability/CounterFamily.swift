// SPDX-License-Identifier: Apache-2.0

/// The metrics of one name, one for each set of label values.
package struct CounterFamily: Sendable {
  let core: MetricFamily

  /// The counter of these label values, in the order of the family's labels.
  package func with(_ labelValues: String...) -> Counter { Counter(series: core.series(labelValues)) }

  /// A counter of one writer's own, which is part of the one of these label values. Writers on several CPUs that share
  /// one would wait for its cache line at every step.
  package func part(of labelValues: String...) -> Counter { Counter(series: core.part(labelValues)) }
}
