// SPDX-License-Identifier: Apache-2.0
import JSON

/// The part of an earlier `eval --format json` that a comparison needs.
package struct EarlierReport: Sendable {
  struct Store: Sendable {
    var ndcg: Mean?
    /// By query.
    var values: [String: Double] = [:]
  }
  private var stores: [String: Store] = [:]

  /// Nil where the text is no such document.
  package init?(_ bytes: [UInt8]) {
    guard let document = try? JSONValue(parsing: bytes), let entries = document["stores"]?.arrayValue else {
      return nil
    }
    for entry in entries {
      guard let id = entry["id"]?.stringValue else { return nil }
      var store = Store()
      if let mean = entry["ndcg@10"]?["mean"]?.doubleValue {
        store.ndcg = Mean(
          mean: mean, low: entry["ndcg@10"]?["low"]?.doubleValue ?? mean,
          high: entry["ndcg@10"]?["high"]?.doubleValue ?? mean)
      }
      for query in entry["per_query"]?.arrayValue ?? [] {
        guard let text = query["query"]?.stringValue, let value = query["ndcg@10"]?.doubleValue else { continue }
        store.values[text] = value
      }
      guard store.ndcg != nil || !store.values.isEmpty else { continue }
      stores[id] = store
    }
    guard !stores.isEmpty else { return nil }
  }

  /// The figures now beside those of then; nil where the earlier report has none of this store, or no query in common.
  package func comparison(with report: EvaluationReport, store: String) -> ReportComparison? {
    guard let earlier = stores[store] else { return nil }
    return ReportComparison(earlier: earlier, report)
  }
}
