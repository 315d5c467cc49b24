// SPDX-License-Identifier: Apache-2.0
import JSON

/// The treatment of fields that the mapping does not have.
enum DynamicMapping: String, Sendable {
  case yes = "true"
  case no = "false"
  case strict

  /// Nil where the mapping does not say.
  static func parse(_ value: JSONValue?) throws(EngineFailure) -> DynamicMapping? {
    guard let value else { return nil }
    if let flag = value.boolValue { return flag ? .yes : .no }
    guard let dynamic = DynamicMapping(rawValue: value.text) else { throw .unsupported("this value of [dynamic]") }
    return dynamic
  }
}
