// SPDX-License-Identifier: Apache-2.0
package import JSON

extension EvaluationReport {
  /// The members of a store's object in the document that `--format json` asks for.
  package var members: JSONObject {
    [
      "queries": .int(queries.count), "ndcg@10": Self.value(ndcg), "recall@50": Self.value(recall),
      "mrr": Self.value(reciprocalRank), "judged_ndcg@10": Self.value(judgedNDCG), "unjudged@10": Self.value(unjudged),
      "zero_results": .int(zeroResults), "p50_ms": Self.value(milliseconds(0.5)),
      "p95_ms": Self.value(milliseconds(0.95)), "relevant": Self.value(relevant),
      "queries_without_gain": .int(withoutGain), "degraded": .int(degraded),
      "missing": .array(missing.map { .string($0) }), "per_query": .array(queries.map(\.value)),
    ]
  }

  fileprivate static func value(_ mean: Mean?) -> JSONValue {
    guard let mean else { return .null }
    return ["mean": value(mean.mean), "low": value(mean.low), "high": value(mean.high)]
  }

  /// With six decimals.
  fileprivate static func value(_ number: Double?) -> JSONValue {
    number.map { .double(($0 * 1e6).rounded() / 1e6) } ?? .null
  }
}

extension EvaluationReport.Query {
  fileprivate var value: JSONValue {
    [
      "query": .string(query), "ndcg@10": EvaluationReport.value(measures.ndcg),
      "recall@50": EvaluationReport.value(measures.recall), "mrr": EvaluationReport.value(measures.reciprocalRank),
      "judged_ndcg@10": EvaluationReport.value(measures.judgedNDCG),
      "unjudged@10": EvaluationReport.value(measures.unjudged), "found": .int(found),
      "ms": EvaluationReport.value(milliseconds), "degraded": .bool(isDegraded),
    ]
  }
}
