// SPDX-License-Identifier: Apache-2.0
import JSON

/// One value of a hit's `sort`.
enum SortValue: Sendable, Equatable {
  case integer(Int)
  case number(Double)
  case string(String)
  case missing

  var json: JSONValue {
    switch self {
    case .integer(let value): return .int(value)
    case .number(let value):
      return value.isFinite ? .double(value) : .string(value < 0 ? "-Infinity" : "Infinity")
    case .string(let value): return .string(value)
    case .missing: return .null
    }
  }

  /// Negative: before `other` in ascending order; nil where one is missing.
  func compare(_ other: SortValue) -> Int? {
    switch (self, other) {
    case (.string(let a), .string(let b)): return a == b ? 0 : a < b ? -1 : 1
    case (.missing, _), (_, .missing): return nil
    default:
      guard let a = double, let b = other.double else { return nil }
      return a == b ? 0 : a < b ? -1 : 1
    }
  }

  private var double: Double? {
    switch self {
    case .integer(let value): return Double(value)
    case .number(let value): return value
    default: return nil
    }
  }
}
