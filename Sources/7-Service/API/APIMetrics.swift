// SPDX-License-Identifier: Apache-2.0
import Observability
import Retrieval

/// Metrics of the API beside the server's own.
struct APIMetrics: Sendable {
  private let degraded: CounterFamily
  private let callers: CounterFamily

  init(_ registry: MetricsRegistry) {
    degraded = registry.counter(
      "rag_degraded_total", help: "Degraded answers, by what was missing.", labels: ["what"])
    // At zero from the start: a series that begins at one has no rise that an alert could see.
    for what in Degradation.allCases { _ = degraded.with(what.rawValue) }
    callers = registry.counter(
      "rag_caller_requests_total",
      help: "Requests that were admitted, by the caller's means of authentication and its key.",
      labels: ["means", "key"])
  }

  /// Only keys of the configuration are named: what tokens call their clients is without bound.
  func admitted(_ principal: Principal) {
    callers.with(principal.means.rawValue, principal.means == .key ? principal.name ?? "" : "").increment()
  }

  /// - Parameter record: of the request that was answered so.
  func degraded(_ what: [Degradation], _ record: RequestRecord?) {
    guard !what.isEmpty else { return }
    record?.note(degraded: what.map(\.rawValue))
    for lack in what { degraded.with(lack.rawValue).increment() }
  }
}
