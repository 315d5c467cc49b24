// SPDX-License-Identifier: Apache-2.0
package import JSON

/// nDCG@10 now and then, query by query where the earlier report has the queries.
package struct ReportComparison: Sendable, Equatable {
  /// Queries that both have; 0: the means alone were compared.
  package var queries: Int
  /// Now less then.
  package var difference: Mean
  /// The whole 95 % interval is below zero.
  package var isLower: Bool
  package var better: Int
  package var worse: Int

  init?(earlier: EarlierReport.Store, _ report: EvaluationReport) {
    var differences: [Double] = []
    for query in report.queries {
      guard let now = query.measures.ndcg, let then = earlier.values[query.query] else { continue }
      // The report has six decimals.
      let difference = now - then
      differences.append(abs(difference) < 1e-6 ? 0 : difference)
    }
    queries = differences.count
    better = differences.count { $0 > 0 }
    worse = differences.count { $0 < 0 }
    if let paired = Mean(of: differences) {
      difference = paired
      // One query alone shows nothing.
      isLower = queries > 1 && paired.high < 0
    } else {
      guard earlier.values.isEmpty, let now = report.ndcg, let then = earlier.ndcg else { return nil }
      difference = Mean(mean: now.mean - then.mean, low: now.low - then.high, high: now.high - then.low)
      isLower = difference.high < 0
    }
  }

  /// The member `comparison` of a store's object.
  package var value: JSONValue {
    func rounded(_ number: Double) -> JSONValue { .double((number * 1e6).rounded() / 1e6) }
    return [
      "queries": .int(queries), "better": .int(better), "worse": .int(worse),
      "difference": [
        "mean": rounded(difference.mean), "low": rounded(difference.low), "high": rounded(difference.high),
      ],
      "significantly_lower": .bool(isLower),
    ]
  }
}
