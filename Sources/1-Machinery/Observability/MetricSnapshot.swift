// SPDX-License-Identifier: Apache-2.0

/// A metric's values at one moment, for an exporter.
package struct MetricSnapshot: Sendable {
  package enum Value: Sendable {
    case number(Double)
    /// One count for each bound and one for what is above all.
    case histogram(counts: [UInt64], sum: Double)
  }

  package struct Point: Sendable {
    /// One for each of the metric's labels.
    package var labels: [String]
    package var value: Value
  }

  package var name: String
  package var kind: MetricKind
  package var help: String
  /// By UCUM, where the name does not say it.
  package var unit: String
  package var labels: [String]
  /// A histogram's upper bounds.
  package var bounds: [Double]
  package var points: [Point]
}
