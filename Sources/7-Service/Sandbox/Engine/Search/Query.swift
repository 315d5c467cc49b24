// SPDX-License-Identifier: Apache-2.0
import JSON

/// A query of the languages' common part, parsed and not yet met with a mapping.
indirect enum Query: Sendable {
  case matchAll(boost: Float)
  case matchNone
  case term(field: String, value: JSONValue, boost: Float, ignoresCase: Bool)
  case terms(field: String, values: [JSONValue], boost: Float)
  case fuzzy(FuzzyQuery)
  case prefix(field: String, beginning: String, boost: Float)
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
