// SPDX-License-Identifier: Apache-2.0
package import Observability
import Synchronization

/// Durations and outcomes of calls to one upstream, as the caller sees them: a call that timed out, and an answer that
/// broke off, count as failures whatever their status was.
package final class UpstreamMetrics: Sendable {
  private struct Key: Hashable {
    var operation: String
    var status: String
  }

  private let upstream: String
  private let family: HistogramFamily
  /// Kept: a look-up by labels costs more than counting.
  private let histograms = Mutex<[Key: Histogram]>([:])

  /// - Parameter upstream: `engine`, or what a model API is used for: `chat`, `embeddings`.
  package init(_ registry: MetricsRegistry, upstream: String) {
    self.upstream = upstream
    family = registry.histogram(
      registry.namespace + "upstream_request_duration_seconds",
      help: "Calls to upstreams until their answer was complete, by HTTP status or kind of failure.",
      labels: ["upstream", "operation", "status"])
  }

  /// - Parameters:
  ///   - operation: out of few.
  ///   - status: an HTTP status, or a word out of few such as `timeout`.
  package func record(_ operation: String, status: String, _ duration: Duration) {
    let key = Key(operation: operation, status: status)
    let histogram = histograms.withLock { histograms in
      if let known = histograms[key] { return known }
      let new = family.with(upstream, operation, status)
      histograms[key] = new
      return new
    }
    histogram.observe(duration)
  }
}
