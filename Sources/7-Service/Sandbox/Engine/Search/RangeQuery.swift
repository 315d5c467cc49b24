// SPDX-License-Identifier: Apache-2.0
import JSON

struct RangeQuery: Sendable {
  var field: String
  var lower: (value: JSONValue, isInclusive: Bool)?
  var upper: (value: JSONValue, isInclusive: Bool)?
  var boost: Float = 1
}
