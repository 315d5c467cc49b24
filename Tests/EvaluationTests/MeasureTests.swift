// SPDX-License-Identifier: Apache-2.0
import Glibc
import JSON
import Testing

@testable import Evaluation

@Suite("ranking measures")
struct MeasureTests {
  private func near(_ a: Double?, _ b: Double) -> Bool { a.map { abs($0 - b) < 1e-9 } ?? false }

  @Test("gain 2^rating − 1, discounted by rank, against the best order of all that is judged")
  func ndcg() {
    let measures = QueryMeasures(
      ranking: ["x", "b", "a", "n"], ratings: ["a": 3, "b": 1, "c": 2, "n": 0], relevant: 1)
    let ideal = 7 + 3 / log2(3.0) + 1 / log2(4.0)
    #expect(near(measures.ndcg, (1 / log2(3.0) + 7 / log2(4.0)) / ideal))
    #expect(near(measures.judgedNDCG, (1 / log2(2.0) + 7 / log2(3.0)) / ideal))
    #expect(near(measures.recall, 2.0 / 3))
    #expect(near(measures.reciprocalRank, 0.5))
    #expect(near(measures.unjudged, 0.25))
  }

  @Test("recall and MRR take products from the rating on that counts as relevant, down to rank 50; nDCG ends at 10")
  func depth() {
    let ranking = (1...60).map { "p\($0)" }
    let measures = QueryMeasures(ranking: ranking, ratings: ["p11": 3, "p50": 2, "p51": 2, "p1": 1], relevant: 2)
    #expect(near(measures.recall, 2.0 / 3))
    #expect(near(measures.reciprocalRank, 1.0 / 11))
    #expect(near(measures.ndcg, 1 / (7 + 3 / log2(3.0) + 3 / log2(4.0) + 1 / log2(5.0))))
    // Without the unjudged ones the eleventh is the second.
    #expect(
      near(
        measures.judgedNDCG, (1 + 7 / log2(3.0) + 3 / log2(4.0)) / (7 + 3 / log2(3.0) + 3 / log2(4.0) + 1 / log2(5.0))))
    #expect(near(measures.unjudged, 0.9))
  }

  @Test("a query that no product fits has no nDCG, and nothing found is no unjudged product")
  func nothing() {
    let measures = QueryMeasures(ranking: [], ratings: ["a": 0], relevant: 1)
    #expect(measures.ndcg == nil && measures.recall == nil && measures.reciprocalRank == nil)
    #expect(measures.unjudged == 0)
  }

  @Test("a mean's interval holds it, is the same each time, and is narrower for more values")
  func interval() throws {
    let few = try #require(Mean(of: [0, 1, 1, 0.5]))
    let many = try #require(Mean(of: Array(repeating: [0, 1, 1, 0.5], count: 50).flatMap(\.self)))
    #expect(few.mean == 0.625 && few.low < few.mean && few.mean < few.high)
    #expect(few == Mean(of: [0, 1, 1, 0.5]))
    #expect(many.high - many.low < (few.high - few.low) / 4)
    #expect(Mean(of: [0.5]) == Mean(mean: 0.5, low: 0.5, high: 0.5))
    #expect(Mean(of: []) == nil)
  }

  @Test("half of the queries took no longer than p50, nineteen of twenty no longer than p95")
  func percentiles() {
    let report = report((1...20).map { ("q\($0)", 1) })
    #expect(report.milliseconds(0.5) == 10)
    #expect(report.milliseconds(0.95) == 19)
    #expect(EvaluationReport().milliseconds(0.5) == nil)
  }

  private func report(_ values: [(String, Double)]) -> EvaluationReport {
    var report = EvaluationReport()
    for (number, (query, ndcg)) in values.enumerated() {
      var measures = QueryMeasures(ranking: ["a"], ratings: ["a": 1], relevant: 1)
      measures.ndcg = ndcg
      report.queries.append(
        EvaluationReport.Query(query: query, measures: measures, found: 1, milliseconds: Double(number + 1)))
    }
    return report
  }

  private func earlier(_ report: EvaluationReport) -> EarlierReport? {
    var store = report.members
    store["id"] = "en"
    let document: JSONValue = ["stores": [.object(store)]]
    return EarlierReport(document.serialized())
  }

  @Test("a report is compared query by query: lower only where the whole interval is below zero")
  func comparison() throws {
    let old = report((1...30).map { ("q\($0)", 0.8) })
    let before = try #require(earlier(old))
    let same = try #require(before.comparison(with: old, store: "en"))
    #expect(!same.isLower && same.queries == 30 && same.better == 0 && same.worse == 0)
    let worse = report((1...30).map { ("q\($0)", $0 % 2 == 0 ? 0.8 : 0.5) })
    #expect(try #require(before.comparison(with: worse, store: "en")).isLower)
    // One of thirty got worse: that may be chance.
    let nearly = report((1...30).map { ("q\($0)", $0 == 1 ? 0.3 : 0.8) })
    let comparison = try #require(before.comparison(with: nearly, store: "en"))
    #expect(!comparison.isLower && comparison.worse == 1)
    let better = report((1...30).map { ("q\($0)", 0.9) })
    #expect(try #require(before.comparison(with: better, store: "en")).isLower == false)
  }

  @Test("only queries that both reports have are compared; none of them, or another store, is nothing to compare")
  func common() throws {
    let before = try #require(earlier(report([("a", 0.9), ("b", 0.9), ("c", 0.1)])))
    let now = report([("a", 0.9), ("b", 0.9), ("d", 0)])
    let comparison = try #require(before.comparison(with: now, store: "en"))
    #expect(comparison.queries == 2 && !comparison.isLower)
    #expect(before.comparison(with: now, store: "de") == nil)
    #expect(before.comparison(with: report([("x", 1)]), store: "en") == nil)
    #expect(EarlierReport(Array("{}".utf8)) == nil && EarlierReport(Array("no".utf8)) == nil)
  }

  @Test("a report without queries of its own is compared by its mean and interval")
  func meansAlone() throws {
    func earlier(_ mean: Double) throws -> EarlierReport {
      let text = #"{"stores":[{"id":"en","ndcg@10":{"mean":\#(mean),"low":\#(mean - 0.02),"high":\#(mean + 0.02)}}]}"#
      return try #require(EarlierReport(Array(text.utf8)))
    }
    let now = report((1...40).map { ("q\($0)", $0 % 2 == 0 ? 0.7 : 0.6) })
    #expect(try #require(earlier(0.9).comparison(with: now, store: "en")).isLower)
    #expect(try #require(earlier(0.66).comparison(with: now, store: "en")).isLower == false)
  }
}
