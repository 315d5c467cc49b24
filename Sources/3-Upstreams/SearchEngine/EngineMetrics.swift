// SPDX-License-Identifier: Apache-2.0
import Calls
import Observability

/// Metrics of the engine client.
final class EngineMetrics: Sendable {
  let calls: UpstreamMetrics
  private let retries: CounterFamily

  init(registry: MetricsRegistry) {
    calls = UpstreamMetrics(registry, upstream: "engine")
    retries = registry.counter(
      "rag_engine_retries_total", help: "Requests sent again to the search engine.", labels: ["reason"])
  }

  func recordRetry(_ reason: String) { retries.with(reason).increment() }
}
