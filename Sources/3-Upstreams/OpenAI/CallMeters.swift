// SPDX-License-Identifier: Apache-2.0
import Calls
import Observability

/// The metrics of calls to one model API.
struct CallMeters: Sendable {
  private let requests: CounterFamily
  private let retries: CounterFamily
  private let upstream: UpstreamMetrics
  private let durations: HistogramFamily

  /// - Parameter name: what the service is used for: `chat`, `embeddings`.
  init(_ registry: MetricsRegistry, name: String) {
    requests = registry.counter(
      "rag_openai_requests_total", help: "Calls to the model API by operation and outcome.",
      labels: ["operation", "outcome"])
    retries = registry.counter(
      "rag_openai_retries_total", help: "Calls to the model API that were repeated.", labels: ["operation"])
    upstream = UpstreamMetrics(registry, upstream: name)
    durations = registry.conventionalHistogram(
      "gen_ai.client.operation.duration", help: "GenAI operation duration.", unit: "s",
      labels: ["gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "error.type"],
      buckets: (0...13).map { 0.01 * Double(1 << $0) })
  }

  /// A call that was answered whole, or failed for good.
  func record(_ operation: OpenAIClient.Operation, model: String, _ error: OpenAIError?, _ duration: Duration) {
    requests.with(operation.rawValue, error?.code.rawValue ?? "ok").increment()
    upstream.record(operation.rawValue, status: error?.outcome ?? "200", duration)
    durations.with(operation.rawValue, GenAI.provider, model, error?.outcome ?? "").observe(duration)
  }

  func recordRetry(_ operation: OpenAIClient.Operation) { retries.with(operation.rawValue).increment() }
}
