// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Observability
import SearchEngine

/// Decides how a source's `is_out_of_stock` is read.
struct StockSurvey: Sendable {
  static let field = "is_out_of_stock"

  let survey: SourceSurvey
  let setting: StockFlag
  let types: [String: Set<String>]

  /// The reading of the flag, and the reason for it.
  struct Verdict: Sendable, Equatable {
    var setting: StockFlag
    var reading: StockReading
    /// Documents with the flag at all, at 0 and at 1; nil where nothing had to be counted.
    var counts: Counts?

    struct Counts: Sendable, Equatable {
      var all = 0
      var zeros = 0
      var ones = 0
    }

    /// The record in the index's `_meta`.
    var value: JSONValue {
      let verdict =
        switch reading {
        case .inverted: "inverted"
        case .plain: "plain"
        case .uniform: "in_stock"
        case .unknown: "unknown"
        }
      var object: JSONObject = ["setting": .string(setting.rawValue), "verdict": .string(verdict)]
      if let counts {
        object["documents"] = ["all": .int(counts.all), "0": .int(counts.zeros), "1": .int(counts.ones)]
      }
      return .object(object)
    }
  }

  func verdict() async throws -> Verdict {
    switch setting {
    case .inverted: Verdict(setting: setting, reading: .inverted)
    case .plain: Verdict(setting: setting, reading: .plain)
    case .ignore: Verdict(setting: setting, reading: .unknown)
    case .auto: try await decide()
    }
  }

  private func decide() async throws -> Verdict {
    var counts = Verdict.Counts()
    // A field that is not mapped is in no document.
    if let types = types[Self.field] {
      counts.all = try await survey.count(["exists": ["field": .string(Self.field)]])
      if counts.all > 0 {
        counts.zeros = try await survey.count(query(types, ["0", "false"]))
        counts.ones = try await survey.count(query(types, ["1", "true"]))
      }
    }
    let reading: StockReading =
      switch (counts.zeros, counts.ones) {
      case (counts.all, 0) where counts.all > 0: .uniform(false)
      case (0, counts.all) where counts.all > 0: .uniform(true)
      default: .unknown
      }
    let verdict = Verdict(setting: setting, reading: reading, counts: counts)
    tell(verdict, counts)
    return verdict
  }

  /// Documents whose flag is one of two words, as far as fields of these types can have them.
  private func query(_ types: Set<String>, _ words: [String]) -> JSONValue {
    let fitting =
      types.isSubset(of: ["boolean"])
      ? words.suffix(1) : types.isSubset(of: ["text", "keyword"]) ? words[...] : words.prefix(1)
    return ["terms": [Self.field: .array(fitting.map { .string($0) })]]
  }

  private func tell(_ verdict: Verdict, _ counts: Verdict.Counts) {
    let data: LogMetadata = [
      "documents": .int(survey.scan.expectedTotal), "with_0": .int(counts.zeros), "with_1": .int(counts.ones),
    ]
    if case .uniform = verdict.reading {
      survey.logger.info("all documents with is_out_of_stock have the same value: they count as in stock", data)
    } else if counts.all == 0 {
      survey.logger.info("no document has is_out_of_stock: stock is unknown", data)
    } else {
      survey.logger.warning(
        "stock is unknown: is_out_of_stock has different values, and Magento turned its meaning round in 2.4.8; set "
          + "STORE_STOCK_FLAG to inverted (Magento up to 2.4.7) or to plain (from 2.4.8 on)", data)
    }
  }
}
