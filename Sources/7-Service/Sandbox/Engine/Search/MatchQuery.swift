// SPDX-License-Identifier: Apache-2.0
import JSON

enum MultiMatchKind: String, Sendable {
  case bestFields = "best_fields"
  case mostFields = "most_fields"
  case crossFields = "cross_fields"
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
