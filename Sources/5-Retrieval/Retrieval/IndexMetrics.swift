// SPDX-License-Identifier: Apache-2.0
import Observability

/// Size and age of the live indices, as their metadata said when it was read last.
struct IndexMetrics: Sendable {
  private let documents: GaugeFamily
  private let updated: GaugeFamily

  init(_ registry: MetricsRegistry) {
    documents = registry.gauge(
      "rag_index_documents", help: "Products in the live index, as counted by the run that made it.", labels: ["store"])
    updated = registry.gauge(
      "rag_index_updated_timestamp_seconds", help: "When a run or a refresh wrote the live index last.",
      labels: ["store"])
  }

  func note(_ fact: IndexFact?, of store: StoreHandle) {
    if let count = fact?.documents { documents.with(store.id).set(Double(count)) }
    if let time = fact?.updatedAt { updated.with(store.id).set(Double(time)) }
  }
}
