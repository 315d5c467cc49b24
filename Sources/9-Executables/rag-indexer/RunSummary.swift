// SPDX-License-Identifier: Apache-2.0
import Indexing
import JSON
import Observability

/// The end of a run: its counts, tokens, money and times, for the log, for people and as JSON.
struct RunSummary {
  typealias Stage = (name: String, duration: Duration)

  let report: RunReport
  /// USD; nil where the model's price is unknown.
  let cost: Double?
  /// The times of each store's stages, in the report's order, the longest first.
  let stages: [[Stage]]

  /// The stage that took longest, of all stores.
  private var slowest: (store: String, stage: Stage)? {
    zip(report.stores, stages).compactMap { store, stages in stages.first.map { (store: store.store, stage: $0) } }
      .max { $0.stage.duration < $1.stage.duration }
  }

  private func sum(_ member: KeyPath<RunReport.Store, Int>) -> Int {
    report.stores.reduce(0) { $0 + $1[keyPath: member] }
  }

  /// The data of the last log line.
  var logMetadata: LogMetadata {
    var data: LogMetadata = [
      "stores": .int(report.stores.count), "documents": .int(report.documents), "embedded": .int(sum(\.embedded)),
      "unchanged": .int(sum(\.unchanged)), "shared": .int(sum(\.shared)), "rejected": .int(sum(\.rejected)),
      "updated": .int(sum(\.updated)), "vanished": .int(sum(\.vanished)), "pending": .int(sum(\.pending)),
      "unreadable_prices": .int(report.unreadablePrices), "tokens": .int(report.tokens),
      "seconds": .double(report.duration.thousandths),
    ]
    if let cost { data["cost_usd"] = .double(cost.millionths) }
    if let slowest {
      data["slowest_stage"] = .string(slowest.stage.name)
      data["slowest_stage_seconds"] = .double(slowest.stage.duration.thousandths)
      if report.stores.count > 1 { data["slowest_stage_store"] = .string(slowest.store) }
    }
    return data
  }

  /// A line for each store, and one for all.
  var text: String {
    var lines = zip(report.stores, stages).map { store, stages in
      var line =
        "\(store.store): \(store.documents) documents in \(store.index), now behind \(store.alias); "
        + "\(store.embedded) texts embedded, \(store.unchanged) unchanged, \(store.shared) with a text that another one has, "
        + "\(store.rejected) rejected; \(store.duration.tenths) s"
      if let longest = stages.first { line += ", of which \(longest.name) \(longest.duration.tenths) s" }
      return line
    }
    let money = cost.map { "\(SpendingLimits.text($0)) USD" } ?? "at an unknown price (set MODEL_PRICES)"
    lines.append("\(report.tokens) tokens, \(money); \(report.duration.tenths) s in all")
    return lines.joined(separator: "\n") + "\n"
  }

  /// The stores of the document that `--format json` asks for.
  var documents: [JSONValue] {
    zip(report.stores, stages).map { store, stages in
      var object: JSONObject = ["id": .string(store.store), "index_alias": .string(store.alias)]
      for member in store.record.objectValue?.members ?? [] where !["kind", "store", "state"].contains(member.name) {
        object[member.name] = member.value
      }
      var times: JSONObject = [:]
      for stage in stages { times[stage.name] = .double(stage.duration.thousandths) }
      object["stages"] = .object(times)
      return .object(object)
    }
  }

  /// The members of that document that are of all stores.
  var totals: JSONObject {
    [
      "tokens": .int(report.tokens), "cost_usd": cost.map { .double($0.millionths) } ?? .null,
      "seconds": .double(report.duration.thousandths),
    ]
  }
}

extension Duration {
  /// Seconds, to the millisecond.
  fileprivate var thousandths: Double { (self / .milliseconds(1)).rounded() / 1_000 }
  /// Seconds for people.
  fileprivate var tenths: Double { (self / .milliseconds(100)).rounded() / 10 }
}

extension Double {
  /// Without the digits that only the arithmetic has.
  fileprivate var millionths: Double { (self * 1_000_000).rounded(.up) / 1_000_000 }
}
