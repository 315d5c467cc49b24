// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Measures of one answer's ranking against judgements.
package struct QueryMeasures: Sendable, Equatable {
  /// Ranked products that recall and MRR look at.
  package static let depth = 50
  /// Ranked products that nDCG looks at.
  package static let top = 10

  /// Nil where no judged product has a gain: there is nothing to rank.
  package var ndcg: Double?
  /// The same without the products that nobody has judged.
  package var judgedNDCG: Double?
  /// Nil where no judged product is relevant.
  package var recall: Double?
  /// 1 by the rank of the first relevant product, 0 where there is none.
  package var reciprocalRank: Double?
  /// Share of the top 10 that nobody has judged.
  package var unjudged: Double

  /// - Parameters:
  ///   - ranking: the products found, best first.
  ///   - ratings: by product; those that the index does not have count as not found.
  ///   - relevant: from which rating on a product is relevant.
  package init(ranking: [String], ratings: [String: Double], relevant: Double) {
    let ranking = Array(ranking.prefix(Self.depth))
    let ideal = Self.gain(ratings.values.sorted(by: >))
    if ideal > 0 {
      ndcg = Self.gain(ranking.map { ratings[$0] ?? 0 }) / ideal
      judgedNDCG = Self.gain(ranking.compactMap { ratings[$0] }) / ideal
    }
    let wanted = ratings.values.count { $0 >= relevant }
    if wanted > 0 {
      let places = ranking.indices.filter { (ratings[ranking[$0]] ?? -1) >= relevant }
      recall = Double(places.count) / Double(wanted)
      reciprocalRank = places.first.map { 1 / Double($0 + 1) } ?? 0
    }
    let shown = ranking.prefix(Self.top)
    unjudged = shown.isEmpty ? 0 : Double(shown.count { ratings[$0] == nil }) / Double(shown.count)
  }

  /// Discounted cumulative gain of the first ten.
  private static func gain(_ ratings: [Double]) -> Double {
    ratings.prefix(top).enumerated().reduce(0) { sum, entry in
      sum + (exp2(entry.element) - 1) / log2(Double(entry.offset + 2))
    }
  }
}
