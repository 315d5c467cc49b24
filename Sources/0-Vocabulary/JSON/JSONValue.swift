// SPDX-License-Identifier: Apache-2.0

/// A JSON value as a tree, for small and irregular texts; large ones go through ``JSONReader`` and ``JSONWriter``.
package enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// Reads one whole text of RFC 8259; of a repeated name the last member wins.
  package init(
    parsing bytes: [UInt8], limits: JSONLimits = .standard, takesAnyBytes: Bool = false
  ) throws(JSONError) {
    var reader = JSONReader(bytes, limits: limits, takesAnyBytes: takesAnyBytes)
    self = try reader.readValue()
    try reader.finish()
  }

  /// The value as compact JSON text.
  package func serialized() -> [UInt8] {
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }

  /// A member of an object; nil if this is no object or has no such member.
  package subscript(_ name: String) -> JSONValue? { objectValue?[name] }

  /// An element of an array; nil if this is no array or is shorter.
  package subscript(_ index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a string, nil for every other kind.
  package var stringValue: String? {
    if case .string(let value) = self { value } else { nil }
  }
  /// The value of a whole number that fits, nil for everything else.
  package var intValue: Int? { numberValue?.int }
  /// The value of a number, nil for every other kind.
  package var doubleValue: Double? { numberValue?.double }
  /// The value of a boolean, nil for every other kind.
  package var boolValue: Bool? {
    if case .bool(let value) = self { value } else { nil }
  }
  /// The elements of an array, nil for every other kind.
  package var arrayValue: [JSONValue]? {
    if case .array(let value) = self { value } else { nil }
  }
  /// The object, nil for every other kind.
  package var objectValue: JSONObject? {
    if case .object(let value) = self { value } else { nil }
  }
  /// The number, nil for every other kind.
  package var numberValue: JSONNumber? {
    if case .number(let value) = self { value } else { nil }
  }
  /// Whether this is `null`.
  package var isNull: Bool { self == .null }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  package init(floatLiteral value: Double) { self = .number(JSONNumber(value)) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (name, value) in elements { object[name] = value }
    self = .object(object)
  }
}

extension JSONValue {
  /// A whole number.
  package static func int(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }
  /// A number; `null` for one that is not finite.
  package static func double(_ value: Double) -> JSONValue {
    value.isFinite ? .number(JSONNumber(value)) : .null
  }
}
