// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Observability

/// Metrics of the engine client. The handles of searches are kept: looking one up by labels costs more than counting.
final class EngineMetrics: Sendable {
  private let requests: CounterFamily
  private let retries: CounterFamily
  private let seconds: HistogramFamily
  private let searches: Counter
  private let searchSeconds: Histogram
  private let multiSearches: Counter
  private let multiSearchSeconds: Histogram

  init(registry: MetricsRegistry) {
    requests = registry.counter(
      "rag_engine_requests_total", help: "Requests sent to the search engine.", labels: ["operation", "status"])
    retries = registry.counter(
      "rag_engine_retries_total", help: "Requests sent again to the search engine.", labels: ["reason"])
    seconds = registry.histogram(
      "rag_engine_request_duration_seconds", help: "Time of one request to the search engine.",
      labels: ["operation"], buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60])
    searches = requests.with("search", "200")
    searchSeconds = seconds.with("search")
    multiSearches = requests.with("multi search", "200")
    multiSearchSeconds = seconds.with("multi search")
  }

  /// `status` 0: no answer.
  func record(operation: String, status: Int, seconds elapsed: Double) {
    if operation == "search", status == 200 {
      searches.increment()
      searchSeconds.observe(elapsed)
    } else if operation == "multi search", status == 200 {
      multiSearches.increment()
      multiSearchSeconds.observe(elapsed)
    } else {
      requests.with(operation, status == 0 ? "none" : String(status)).increment()
      seconds.with(operation).observe(elapsed)
    }
  }

  func recordRetry(_ reason: String) { retries.with(reason).increment() }
}
