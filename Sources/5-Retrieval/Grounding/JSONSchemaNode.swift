// SPDX-License-Identifier: Apache-2.0
import JSON

/// A place in a JSON Schema, as far as it says which empty value a removed one may become.
struct JSONSchemaNode: Sendable {
  private let schema: JSONValue
  private let root: JSONValue

  init(schema: JSONValue, root: JSONValue) {
    self.root = root
    self.schema = Self.resolved(schema, root)
  }

  func member(_ name: String) -> JSONSchemaNode? {
    for option in options {
      if let found = option["properties"]?[name] { return JSONSchemaNode(schema: found, root: root) }
    }
    return nil
  }

  var element: JSONSchemaNode? {
    for option in options {
      if let found = option["items"] { return JSONSchemaNode(schema: found, root: root) }
    }
    return nil
  }

  /// `null` where it may be, else the type's empty value.
  var emptyText: String {
    let types = options.flatMap(Self.types)
    if types.isEmpty || types.contains("null") { return "null" }
    switch types[0] {
    case "string": return "\"\""
    case "number", "integer": return "0"
    case "array": return "[]"
    case "object": return "{}"
    case "boolean": return "false"
    default: return "null"
    }
  }

  private var options: [JSONValue] {
    let inner = (schema["anyOf"]?.arrayValue ?? []) + (schema["oneOf"]?.arrayValue ?? [])
    return [schema] + inner.map { Self.resolved($0, root) }
  }

  private static func types(_ schema: JSONValue) -> [String] {
    if let type = schema["type"]?.stringValue { return [type] }
    return schema["type"]?.arrayValue?.compactMap(\.stringValue) ?? []
  }

  /// `#/$defs/product`
  private static func resolved(_ schema: JSONValue, _ root: JSONValue) -> JSONValue {
    var schema = schema
    for _ in 0..<8 {
      guard let reference = schema["$ref"]?.stringValue, reference.hasPrefix("#") else { return schema }
      var place = root
      for part in reference.dropFirst().split(separator: "/") {
        guard let next = place[String(part)] else { return schema }
        place = next
      }
      schema = place
    }
    return schema
  }
}
