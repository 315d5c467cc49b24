// SPDX-License-Identifier: Apache-2.0
import Observability
import Retrieval

/// What the API counts beside the server's own metrics.
struct APIMetrics: Sendable {
  private let degraded: CounterFamily

  init(_ registry: MetricsRegistry) {
    degraded = registry.counter(
      "rag_degraded_total", help: "Answers given in a lesser way, by what was missing.", labels: ["what"])
  }

  func degraded(_ what: [Degradation]) {
    for lack in what { degraded.with(lack.rawValue).increment() }
  }
}
