// SPDX-License-Identifier: Apache-2.0
import Evaluation

/// An evaluation as a table for people.
struct EvaluationText {
  private let report: EvaluationReport
  private let index: String

  init(_ report: EvaluationReport, index: String) {
    self.report = report
    self.index = index
  }

  var text: String {
    var lines = ["\(report.queries.count) queries against \(index)", "  measure        mean   95 % interval"]
    lines += [
      row("nDCG@10", report.ndcg), row("recall@50", report.recall), row("MRR", report.reciprocalRank),
      row("judged nDCG@10", report.judgedNDCG), row("unjudged@10", report.unjudged),
    ]
    lines.append(
      "  answered with nothing: \(report.zeroResults); a query took \(time(0.5)) (half of them), \(time(0.95)) (95 %)")
    if report.withoutGain > 0 {
      lines.append("  \(report.withoutGain) queries have no product that fits: nDCG@10 leaves them out")
    }
    if !report.missing.isEmpty {
      let more = report.missing.count > 5 ? ", …" : ""
      lines.append(
        "  \(report.missing.count) judged products are not in the index and count as not found: "
          + report.missing.prefix(5).joined(separator: ", ") + more)
    }
    let worst = report.worst(5)
    if !worst.isEmpty { lines.append("  answered worst:") }
    lines += worst.map { query in
      "    \(query.measures.ndcg.map(Self.figure) ?? "  –  ")  \(query.query)"
    }
    return lines.joined(separator: "\n")
  }

  func line(_ comparison: ReportComparison) -> String {
    let scope =
      comparison.queries > 0
      ? "over \(comparison.queries) queries, \(comparison.better) better, \(comparison.worse) worse"
      : "by the means alone"
    let difference = comparison.difference
    return "  nDCG@10 against the earlier report: \(Self.signed(difference.mean))"
      + " (\(Self.signed(difference.low)) … \(Self.signed(difference.high))), \(scope)"
      + (comparison.isLower ? ": significantly lower" : "")
  }

  /// With three decimals.
  static func figure(_ value: Double) -> String {
    let thousandths = Int((abs(value) * 1_000).rounded())
    let decimals = String(1_000 + thousandths % 1_000).dropFirst()
    return (value < 0 && thousandths > 0 ? "-" : "") + "\(thousandths / 1_000).\(decimals)"
  }

  private static func signed(_ value: Double) -> String { (value >= 0.0005 ? "+" : "") + figure(value) }

  private func row(_ name: String, _ mean: Mean?) -> String {
    let label = "  " + name + String(repeating: " ", count: max(1, 15 - name.count))
    guard let mean else { return label + "–" }
    return label + "\(Self.figure(mean.mean))  \(Self.figure(mean.low)) … \(Self.figure(mean.high))"
  }

  private func time(_ share: Double) -> String {
    guard let milliseconds = report.milliseconds(share) else { return "–" }
    return milliseconds < 10 ? "\(Double(Int(milliseconds * 10)) / 10) ms" : "\(Int(milliseconds.rounded())) ms"
  }
}
