// SPDX-License-Identifier: Apache-2.0
import JSON

/// The mapping of one index.
struct Mapping: Sendable {
  var properties: [String: FieldMapping] = [:]
  var dynamic: DynamicMapping?
  var meta: JSONValue?
  var templates: [DynamicTemplate] = []
  private var templatesAsGiven: JSONValue?
  private var others = JSONObject()

  init() {}

  /// Adds what a put-mapping request brings; a changed type is refused.
  mutating func merge(
    _ value: JSONValue, dialect: SandboxDialect, analyzers: AnalyzerSet
  ) throws(EngineFailure) {
    do {
      try mergeUnwrapped(value, dialect: dialect, analyzers: analyzers)
    } catch {
      throw Mapping.wrapped(error, dialect: dialect)
    }
  }

  /// The engines put "Failed to parse mapping" around what a definition refuses.
  private static func wrapped(_ failure: EngineFailure, dialect: SandboxDialect) -> EngineFailure {
    guard failure.type == "mapper_parsing_exception" || failure.reason.contains("has not been configured in mappings")
    else { return failure }
    let outer = dialect == .opensearch ? "Failed to parse mapping [_doc]: " : "Failed to parse mapping: "
    let isParsing = failure.type == "mapper_parsing_exception"
    return EngineFailure(
      type: "mapper_parsing_exception", reason: outer + failure.reason, causedBy: (failure.type, failure.reason),
      root: isParsing ? (failure.type, failure.reason) : nil)
  }

  private mutating func mergeUnwrapped(
    _ value: JSONValue, dialect: SandboxDialect, analyzers: AnalyzerSet
  ) throws(EngineFailure) {
    guard let object = value.objectValue else { throw .unsupported("a mapping that is no object") }
    for member in object.members {
      switch member.name {
      case "properties": break
      case "dynamic": dynamic = try DynamicMapping.parse(member.value)
      case "_meta": meta = member.value
      case "dynamic_templates":
        templatesAsGiven = member.value
        templates = try DynamicTemplate.list(member.value)
      case "date_detection", "numeric_detection", "_source", "_routing": others[member.name] = member.value
      default:
        throw FieldMapping.parse(
          "Root mapping definition has unsupported parameters:  [\(member.name) : \(member.value.text)]")
      }
    }
    for member in object["properties"]?.objectValue?.members ?? [] {
      let field = try FieldMapping(member.name, member.value, dialect: dialect, analyzers: analyzers)
      try Mapping.merge(field, into: &properties, name: member.name, path: member.name)
    }
  }

  private static func merge(
    _ field: FieldMapping, into properties: inout [String: FieldMapping], name: String, path: String
  ) throws(EngineFailure) {
    guard var present = properties[name] else {
      properties[name] = field
      return
    }
    guard present.type == field.type else {
      throw .illegalArgument(
        "mapper [\(path)] cannot be changed from type [\(present.type.rawValue)] to [\(field.type.rawValue)]")
    }
    for (child, mapping) in field.properties {
      try merge(mapping, into: &present.properties, name: child, path: "\(path).\(child)")
    }
    for (child, mapping) in field.fields { present.fields[child] = mapping }
    if !field.type.isObject { present.definition = field.definition }
    properties[name] = present
  }

  /// The field of a full path, multi-fields included; nil when there is none.
  func field(_ path: String) -> FieldMapping? {
    if let field = properties[path], !field.type.isObject { return field }
    var level = properties
    let parts = path.split(separator: ".").map(String.init)
    for (index, part) in parts.enumerated() {
      guard let field = level[part] else { return nil }
      let isLast = index == parts.count - 1
      if isLast { return field }
      guard field.type.isObject else {
        return index == parts.count - 2 ? field.fields[parts[index + 1]] : nil
      }
      level = field.properties
    }
    return nil
  }

  /// The path whose values a field is made of: its own, or that of the field it is a sub-field of.
  func valuePath(_ path: String) -> String {
    guard let dot = path.lastIndex(of: ".") else { return path }
    let parent = String(path[..<dot])
    guard let field = field(parent), !field.type.isObject else { return path }
    return parent
  }

  /// Every leaf with its path, multi-fields included, sorted.
  var leaves: [(path: String, field: FieldMapping)] { fields.filter { !$0.field.type.isObject } }

  /// Every field with its path, objects and multi-fields included, sorted.
  var fields: [(path: String, field: FieldMapping)] {
    var fields: [(String, FieldMapping)] = []
    func walk(_ properties: [String: FieldMapping], _ prefix: String) {
      for (name, field) in properties {
        fields.append((prefix + name, field))
        walk(field.properties, "\(prefix)\(name).")
        for (sub, mapping) in field.fields { fields.append(("\(prefix)\(name).\(sub)", mapping)) }
      }
    }
    walk(properties, "")
    return fields.sorted { $0.0 < $1.0 }
  }

  /// As `GET _mapping` shows it.
  var shown: JSONValue {
    var object = JSONObject()
    if let dynamic { object["dynamic"] = .string(dynamic.rawValue) }
    if let meta { object["_meta"] = meta }
    for member in others.members { object[member.name] = member.value }
    if let templatesAsGiven { object["dynamic_templates"] = templatesAsGiven }
    if !properties.isEmpty { object["properties"] = FieldMapping.shown(properties) }
    return .object(object)
  }
}
