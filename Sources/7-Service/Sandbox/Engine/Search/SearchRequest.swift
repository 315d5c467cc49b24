// SPDX-License-Identifier: Apache-2.0
import JSON

/// A search body, parsed.
struct SearchRequest: Sendable {
  var query: Query?
  var nearest: [NearestQuery] = []
  var from = 0
  var size = 10
  var sort: [SortKey] = []
  var searchAfter: [JSONValue]?
  var slice: (id: Int, count: Int)?
  var pit: (id: String, keepAlive: String?)?
  var source = SourceFilter()
  /// Keyword fields whose values each hit shows.
  var docValueFields: [String] = []
  /// Nil: exact; 0: no total at all.
  var totalLimit: Int? = 10_000
  var minimumScore: Float?
  var tracksScores = false
  var aggregations: [TermsAggregation] = []

  /// A value of JSON that the engines take as a total limit.
  mutating func trackTotal(_ value: JSONValue) throws(EngineFailure) {
    if let flag = value.flag {
      totalLimit = flag ? nil : 0
    } else if let limit = value.wholeNumber, limit >= 0 {
      totalLimit = limit
    } else {
      throw .unsupported("this value of [track_total_hits]")
    }
  }
}
