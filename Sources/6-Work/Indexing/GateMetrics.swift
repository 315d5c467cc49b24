// SPDX-License-Identifier: Apache-2.0
import Observability

/// Metrics of the findings of a run's gates.
struct GateMetrics: Sendable {
  private let passed: GaugeFamily
  private let figures: GaugeFamily
  private let thresholds: GaugeFamily

  init(_ metrics: MetricsRegistry) {
    passed = metrics.gauge(
      "rag_gate_passed", help: "Whether the last generation passed the gate.", labels: ["store", "gate"])
    figures = metrics.gauge("rag_gate_figure", help: "What the gate measured.", labels: ["store", "gate"])
    thresholds = metrics.gauge("rag_gate_threshold", help: "What the gate asks for.", labels: ["store", "gate"])
  }

  func note(_ finding: GateFinding, of store: String) {
    let gate = finding.gate.rawValue
    passed.with(store, gate).set(finding.passed ? 1 : 0)
    if let figure = finding.figure { figures.with(store, gate).set(figure) }
    if let threshold = finding.threshold { thresholds.with(store, gate).set(threshold) }
  }
}
