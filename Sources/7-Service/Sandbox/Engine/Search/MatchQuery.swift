// SPDX-License-Identifier: Apache-2.0
import JSON

struct MatchQuery: Sendable {
  var text: JSONValue
  var requiresAll = false
  var minimumShouldMatch: MinimumShouldMatch?
  var analyzer: String?
  var isLenient = false
  var zeroTermsMatchAll = false
  var boost: Float = 1
}
