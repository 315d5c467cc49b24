// SPDX-License-Identifier: Apache-2.0
import JSON

/// A query of the languages' common part, parsed and not yet met with a mapping.
indirect enum Query: Sendable {
  case matchAll(boost: Float)
  case matchNone
  case term(field: String, value: JSONValue, boost: Float, ignoresCase: Bool)
  case terms(field: String, values: [JSONValue], boost: Float)
  case ids(Set<String>, boost: Float)
  case exists(field: String, boost: Float)
  case range(RangeQuery)
  case bool(BoolQuery)
  case match(field: String, MatchQuery)
  case multiMatch(fields: [(pattern: String, boost: Float)], MultiMatchKind, tieBreaker: Float?, MatchQuery)
  case disMax([Query], tieBreaker: Float, boost: Float)
  case constantScore(Query, boost: Float)
  case nearest(NearestQuery)
}

enum MultiMatchKind: String, Sendable {
  case bestFields = "best_fields"
  case mostFields = "most_fields"
  case crossFields = "cross_fields"
}

struct RangeQuery: Sendable {
  var field: String
  var lower: (value: JSONValue, isInclusive: Bool)?
  var upper: (value: JSONValue, isInclusive: Bool)?
  var boost: Float = 1
}

struct BoolQuery: Sendable {
  var must: [Query] = []
  var filter: [Query] = []
  var should: [Query] = []
  var mustNot: [Query] = []
  var minimumShouldMatch: MinimumShouldMatch?
  var boost: Float = 1
}

struct MatchQuery: Sendable {
  var text: JSONValue
  var requiresAll = false
  var minimumShouldMatch: MinimumShouldMatch?
  var analyzer: String?
  var isLenient = false
  var zeroTermsMatchAll = false
  var boost: Float = 1
}

/// The vector search of either dialect.
struct NearestQuery: Sendable {
  var field: String
  var vector: [Float]
  var count: Int
  var filter: Query?
  /// Elasticsearch's `similarity`: the raw measure, not the score.
  var minimumSimilarity: Float?
  /// OpenSearch's `min_score`.
  var minimumScore: Float?
  var boost: Float = 1
}

/// `minimum_should_match`: `2`, `-1`, `75%`, `-25%` and `3<90%`, several of the last separated by blanks.
struct MinimumShouldMatch: Sendable {
  private enum Amount: Sendable { case count(Int), share(Int) }
  private var plain: Amount?
  private var conditions: [(above: Int, Amount)] = []

  init?(_ value: JSONValue) {
    if let number = value.intValue {
      plain = .count(number)
      return
    }
    guard let text = value.stringValue else { return nil }
    for part in text.split(separator: " ") {
      let sides = part.split(separator: "<", maxSplits: 1)
      guard let last = sides.last, let amount = MinimumShouldMatch.amount(last) else { return nil }
      if sides.count == 2 {
        guard let above = Int(sides[0]) else { return nil }
        conditions.append((above, amount))
      } else {
        plain = amount
      }
    }
    if plain == nil, conditions.isEmpty { return nil }
  }

  private static func amount(_ text: Substring) -> Amount? {
    if text.hasSuffix("%") { return Int(text.dropLast()).map { .share($0) } }
    return Int(text).map { .count($0) }
  }

  /// How many of `clauses` have to match.
  func required(of clauses: Int) -> Int {
    var amount = plain
    if !conditions.isEmpty {
      amount = nil
      for condition in conditions where clauses > condition.above { amount = condition.1 }
      if amount == nil { return clauses }
    }
    let wanted: Int
    switch amount {
    case .count(let count): wanted = count < 0 ? clauses + count : count
    case .share(let share):
      let part = clauses * abs(share) / 100
      wanted = share < 0 ? clauses - part : part
    case nil: wanted = 0
    }
    return max(0, min(wanted, clauses))
  }
}
