// SPDX-License-Identifier: Apache-2.0

/// The measures of judged queries at one store.
package struct EvaluationReport: Sendable, Equatable {
  package struct Query: Sendable, Equatable {
    package var query: String
    package var measures: QueryMeasures
    /// Products found, 50 at most.
    package var found: Int
    package var milliseconds: Double
    /// Searched by words alone: the model API gave no vector.
    package var isDegraded: Bool

    package init(query: String, measures: QueryMeasures, found: Int, milliseconds: Double, isDegraded: Bool = false) {
      self.query = query
      self.measures = measures
      self.found = found
      self.milliseconds = milliseconds
      self.isDegraded = isDegraded
    }
  }

  /// From which rating on a product was relevant.
  package var relevant: Double
  package var queries: [Query] = []
  /// Products that judgements name and the index does not have.
  package var missing: [String] = []

  package init(relevant: Double = 1) { self.relevant = relevant }

  package var ndcg: Mean? { mean(\.ndcg) }
  package var judgedNDCG: Mean? { mean(\.judgedNDCG) }
  package var recall: Mean? { mean(\.recall) }
  package var reciprocalRank: Mean? { mean(\.reciprocalRank) }
  package var unjudged: Mean? { Mean(of: queries.map(\.measures.unjudged)) }

  package var zeroResults: Int { queries.count { $0.found == 0 } }
  package var degraded: Int { queries.count(where: \.isDegraded) }
  /// Queries for which no product has a gain: nDCG is not defined for them.
  package var withoutGain: Int { queries.count { $0.measures.ndcg == nil } }

  /// The time that a share of the queries does not exceed (nearest rank).
  package func milliseconds(_ share: Double) -> Double? {
    let sorted = queries.map(\.milliseconds).sorted()
    guard !sorted.isEmpty else { return nil }
    return sorted[min(sorted.count - 1, max(0, Int((share * Double(sorted.count)).rounded(.up)) - 1))]
  }

  /// The queries that are answered worst, worst first.
  package func worst(_ count: Int) -> [Query] {
    let sorted = queries.filter { ($0.measures.ndcg ?? 1) < 0.999 }
      .sorted { ($0.measures.ndcg ?? 1, $0.query) < ($1.measures.ndcg ?? 1, $1.query) }
    return Array(sorted.prefix(count))
  }

  private func mean(_ measure: KeyPath<QueryMeasures, Double?>) -> Mean? {
    Mean(of: queries.compactMap { $0.measures[keyPath: measure] })
  }
}
