// SPDX-License-Identifier: Apache-2.0
import JSON

/// A native `_source`, each field read whatever shape it has: scalar or array, string or number, absent or null.
struct NativeDocument {
  /// One field's values in their order; nulls and nested objects are left out.
  struct Value {
    var texts: [String] = []
    /// True when a value was a JSON string: bare numbers are option ids and flags.
    var hasString = false
    /// True when something was neither text nor number: `true`, or an object, which is left out.
    var hasOther = false

    var first: String? { texts.first }

    /// The value of a yes/no field, as `1`, `"1"` or `true`; nil for anything else and for values that contradict each
    /// other.
    var flag: Bool? {
      let flags = Set(texts.map(Self.flag))
      return flags.count == 1 ? flags.first ?? nil : nil
    }

    private static func flag(_ text: String) -> Bool? {
      switch text.lowercased() {
      case "true": true
      case "false": false
      default: Money.canonical(text).flatMap { ["0.00": false, "1.00": true][$0.text] }
      }
    }
  }

  private(set) var fields: [String: Value] = [:]
  /// `name_category_<id>` by ascending id.
  private(set) var categories: [(id: Int, name: String)] = []
  private(set) var price: Value?

  /// `priceField`: the only price that is read.
  init(source: [UInt8], range: Range<Int>?, priceField: String?) throws(CatalogError) {
    do {
      var reader = JSONReader(source, in: range)
      try reader.beginObject()
      while try reader.nextMember() {
        let name = reader.memberName
        if name.hasPrefix("position_category_") {
          _ = try reader.skipValue()
        } else if name.hasPrefix("price_"), name != "price_view", name != "price_type" {
          if name == priceField { price = try Self.value(&reader) } else { _ = try reader.skipValue() }
        } else if name.hasPrefix("name_category_"), let id = Int(name.dropFirst("name_category_".count)) {
          if let text = try Self.value(&reader).first { categories.append((id, text)) }
        } else {
          fields[name] = try Self.value(&reader)
        }
      }
      try reader.finish()
    } catch {
      throw CatalogError(
        .malformed, "a native document could not be read: \(error.message)", sku: fields["sku"]?.first, cause: error)
    }
    categories.sort { $0.id < $1.id }
  }

  subscript(_ name: String) -> Value? { fields[name] }

  private static func value(_ reader: inout JSONReader) throws(JSONError) -> Value {
    var value = Value()
    if try reader.peek() == .array {
      try reader.beginArray()
      while try reader.nextElement() { try append(&reader, to: &value) }
    } else {
      try append(&reader, to: &value)
    }
    return value
  }

  private static func append(_ reader: inout JSONReader, to value: inout Value) throws(JSONError) {
    switch try reader.peek() {
    case .string:
      value.texts.append(try reader.readString())
      value.hasString = true
    case .number: value.texts.append(try reader.readNumber().text)
    case .bool:
      value.texts.append(try reader.readBool() ? "1" : "0")
      value.hasOther = true
    case .object, .array:
      _ = try reader.skipValue()
      value.hasOther = true
    case .null: _ = try reader.skipValue()
    }
  }
}
