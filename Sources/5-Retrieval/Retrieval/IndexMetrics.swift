// SPDX-License-Identifier: Apache-2.0
import Observability

/// Size and age of the live indices, as their metadata said when it was read last.
struct IndexMetrics: Sendable {
  private let documents: GaugeFamily
  private let updated: GaugeFamily
  private let ready: GaugeFamily

  init(_ registry: MetricsRegistry) {
    documents = registry.gauge(
      "rag_index_documents", help: "Products in the live index, as counted by the run that made it.", labels: ["store"])
    updated = registry.gauge(
      "rag_index_updated_timestamp_seconds", help: "When a run or a refresh wrote the live index last.",
      labels: ["store"])
    ready = registry.gauge(
      "rag_ready", help: "1 while engine, alias and model agree, as /readyz says.", labels: ["store"])
  }

  func note(isReady: Bool, _ store: StoreHandle) { ready.with(store.id).set(isReady ? 1 : 0) }

  func note(_ fact: IndexFact?, of store: StoreHandle) {
    if let count = fact?.documents { documents.with(store.id).set(Double(count)) }
    if let time = fact?.updatedAt { updated.with(store.id).set(Double(time)) }
  }
}
