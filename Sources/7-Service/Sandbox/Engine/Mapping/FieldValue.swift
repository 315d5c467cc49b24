// SPDX-License-Identifier: Apache-2.0
import JSON

/// One value of a field, after the mapping.
enum FieldValue: Sendable, Equatable {
  case string(String)
  case number(Double)
  case bool(Bool)

  /// The term that keyword and boolean fields keep.
  var term: String {
    switch self {
    case .string(let text): return text
    case .number(let number): return JSONNumber(number).text
    case .bool(let flag): return flag ? "true" : "false"
    }
  }

  /// The number that sorting and ranges compare.
  var number: Double? {
    switch self {
    case .number(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    case .string: return nil
    }
  }
}
