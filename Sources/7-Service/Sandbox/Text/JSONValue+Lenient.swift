// SPDX-License-Identifier: Apache-2.0
import JSON

/// The liberties that the engines take in reading JSON.
extension JSONValue {
  /// A boolean, also one in quotes.
  var flag: Bool? {
    switch self {
    case .bool(let flag): flag
    case .string("true"): true
    case .string("false"): false
    default: nil
    }
  }

  /// A whole number, also one in quotes.
  var wholeNumber: Int? { intValue ?? stringValue.flatMap { Int($0) } }

  /// The strings of an array; a string counts as an array of itself.
  var stringList: [String] { arrayValue?.compactMap(\.stringValue) ?? stringValue.map { [$0] } ?? [] }

  /// A string, number or boolean as text; empty for anything else.
  var scalarText: String { stringValue ?? numberValue?.text ?? boolValue.map { $0 ? "true" : "false" } ?? "" }

  /// A string itself, anything else as JSON text.
  var text: String { stringValue ?? String(decoding: serialized(), as: UTF8.self) }

  /// The engines' word for how a value begins.
  var token: String {
    switch self {
    case .object: "START_OBJECT"
    case .array: "START_ARRAY"
    case .string: "VALUE_STRING"
    case .bool: "VALUE_BOOLEAN"
    case .null: "VALUE_NULL"
    case .number: "VALUE_NUMBER"
    }
  }
}
