// SPDX-License-Identifier: Apache-2.0
import JSON

/// Reads one document by a mapping, which may grow on the way.
struct DocumentReader {
  let id: String
  let dialect: SandboxDialect
  let analyzers: AnalyzerSet
  var mapping: Mapping
  private(set) var values: [String: [FieldValue]] = [:]
  private(set) var vectors: [String: [Float]] = [:]
  /// Whether the document brought fields that the mapping did not have.
  private(set) var hasGrown = false

  init(id: String, dialect: SandboxDialect, analyzers: AnalyzerSet, mapping: Mapping) {
    self.id = id
    self.dialect = dialect
    self.analyzers = analyzers
    self.mapping = mapping
  }

  mutating func read(_ source: [UInt8]) throws(EngineFailure) {
    let value: JSONValue
    do {
      value = try JSONValue(parsing: source)
    } catch {
      throw failure("failed to parse", cause: "json_parse_exception", error.message)
    }
    guard let object = value.objectValue else {
      throw failure("failed to parse", cause: "not_x_content_exception", "a document has to be an object")
    }
    try read(object, prefix: "", dynamic: mapping.dynamic ?? .yes)
  }

  private mutating func read(
    _ object: JSONObject, prefix: String, dynamic: DynamicMapping
  ) throws(EngineFailure) {
    for member in object.members {
      let path = prefix + member.name
      if mapping.field(path) == nil { try introduce(path, member.value, dynamic: dynamic, prefix: prefix) }
      guard let field = mapping.field(path) else { continue }
      try read(member.value, path: path, field: field, dynamic: dynamic)
    }
  }

  private mutating func read(
    _ value: JSONValue, path: String, field: FieldMapping, dynamic: DynamicMapping
  ) throws(EngineFailure) {
    if field.type.isObject {
      guard field.isEnabled else { return }
      // What is nested is checked and mapped, but no plain query finds it.
      let before = values
      defer { if field.type == .nested { values = before } }
      switch value {
      case .null: return
      case .object(let object):
        try read(object, prefix: path + ".", dynamic: field.dynamic ?? dynamic)
      case .array(let elements):
        for element in elements { try read(element, path: path, field: field, dynamic: dynamic) }
      default:
        throw failure(
          "object mapping for [\(path)] tried to parse field [\(path)] as object, but found a concrete value")
      }
      return
    }
    if field.type.isVector { return try readVector(value, path: path, field: field) }
    switch value {
    case .array(let elements):
      for element in elements { try read(element, path: path, field: field, dynamic: dynamic) }
    case .null:
      if let nullValue = field.nullValue { try add(nullValue, path: path, field: field) }
    default: try add(value, path: path, field: field)
    }
  }

  private mutating func add(
    _ value: JSONValue, path: String, field: FieldMapping
  ) throws(EngineFailure) {
    values[path, default: []].append(try parsed(value, path: path, field: field))
    for target in field.copyTo {
      if let targetField = mapping.field(target) { try add(value, path: target, field: targetField) }
    }
  }

  private func parsed(_ value: JSONValue, path: String, field: FieldMapping) throws(EngineFailure) -> FieldValue {
    switch (field.type, value) {
    case (.text, .object), (.keyword, .object): break
    case (.text, _), (.keyword, _):
      let text = value.scalarText
      if field.type == .keyword, field.ignoreAbove == nil, field.isSearchable, text.utf8.count > 32_766 {
        throw .illegalArgument("Document contains at least one immense term in field=\"\(path)\"")
      }
      return .string(text)
    case (.boolean, .string("")): return .bool(false)
    case (.boolean, _): if let flag = value.flag { return .bool(flag) }
    case (.date, _):
      if let time = value.doubleValue ?? value.stringValue.flatMap(Dates.milliseconds) { return .number(time) }
    default: return .number(try number(value, path: path, field: field))
    }
    throw cannotParse(value, path, field)
  }

  private func number(_ value: JSONValue, path: String, field: FieldMapping) throws(EngineFailure) -> Double {
    guard let number = value.doubleValue ?? value.stringValue.flatMap(Double.init), number.isFinite else {
      throw cannotParse(
        value, path, field, cause: value.stringValue == nil ? "illegal_argument_exception" : "number_format_exception",
        "For input string: \"\(value.text)\"")
    }
    let ranges: [FieldType: ClosedRange<Double>] = [
      .byte: -128...127, .short: -32_768...32_767, .integer: -2_147_483_648...2_147_483_647, .long: -9.3e18...9.3e18,
    ]
    guard let range = ranges[field.type] else { return number }
    guard range.contains(number) else { throw cannotParse(value, path, field) }
    return number.rounded(.towardZero)
  }

  private mutating func readVector(_ value: JSONValue, path: String, field: FieldMapping) throws(EngineFailure) {
    if value.isNull { return }
    let elements = value.arrayValue ?? [value]
    if let wrong = elements.first(where: { !($0.doubleValue ?? .nan).isFinite }) {
      throw refused(
        path, field, preview: wrong.text,
        "Failed to parse object: expecting token of type [VALUE_NUMBER] but found [VALUE_STRING]")
    }
    let numbers = elements.map { Float($0.doubleValue ?? 0) }
    let wanted = field.dimensions ?? numbers.count
    guard numbers.count == wanted else {
      let what =
        numbers.count > wanted ? "more dimensions" : "a different number of dimensions [\(numbers.count)]"
      throw refused(
        path, field,
        dialect == .opensearch
          ? "Vector dimension mismatch. Expected: \(wanted), Given: \(numbers.count)"
          : "The [dense_vector] field [\(path)] in doc [document with id '\(id)'] has \(what) than "
            + "defined in the mapping [\(wanted)]"
      )
    }
    let norm = numbers.reduce(0) { $0 + $1 * $1 }
    if norm < 1e-24, field.similarity == "cosine" || field.similarity == "cosinesimil" {
      throw refused(
        path, field,
        dialect == .opensearch
          ? "zero vector is not supported when space type is [cosinesimil]"
          : "The [cosine] similarity does not support vectors with zero magnitude. Preview of "
            + "invalid vector: \(IndexedDocument.preview(numbers))"
      )
    }
    vectors[path] = numbers
  }

  private func refused(
    _ path: String, _ field: FieldMapping, preview: String = "null", _ reason: String
  ) -> EngineFailure {
    if dialect == .elasticsearch {
      return failure("failed to parse: \(reason)", cause: "illegal_argument_exception", reason)
    }
    return failure(
      "failed to parse field [\(path)] of type [\(field.type.rawValue)] in document with id '\(id)'. "
        + "Preview of field's value: '\(preview)'",
      cause: "illegal_argument_exception", reason)
  }

  // MARK: fields that come unannounced

  private mutating func introduce(
    _ path: String, _ value: JSONValue, dynamic: DynamicMapping, prefix: String
  ) throws(EngineFailure) {
    switch dynamic {
    case .no: return
    case .strict:
      let within = prefix.isEmpty ? "_doc" : String(prefix.dropLast())
      let name = String(path.dropFirst(prefix.count))
      let position = dialect == .elasticsearch ? "[1:1] " : ""
      throw EngineFailure(
        type: "strict_dynamic_mapping_exception",
        reason: "\(position)mapping set to strict, dynamic introduction of [\(name)] within [\(within)] is not allowed")
    case .yes:
      guard let jsonType = DocumentReader.jsonType(value) else { return }
      let name = String(path.split(separator: ".").last ?? "")
      let template = mapping.templates.first { $0.matches(name, jsonType: jsonType) }
      var parts = path.split(separator: ".").map(String.init)
      var nested =
        template?.definition(name, jsonType: jsonType) ?? DocumentReader.defaults[jsonType] ?? ["type": "object"]
      while let part = parts.popLast() {
        var around: JSONObject = ["properties": .object([part: nested])]
        if mapping.field(parts.joined(separator: "."))?.type == .nested { around["type"] = "nested" }
        nested = .object(around)
      }
      try mapping.merge(nested, dialect: dialect, analyzers: analyzers)
      hasGrown = true
    }
  }

  private static let defaults: [String: JSONValue] = [
    "string": ["type": "text", "fields": ["keyword": ["type": "keyword", "ignore_above": 256]]],
    "long": ["type": "long"], "double": ["type": "float"], "boolean": ["type": "boolean"], "date": ["type": "date"],
  ]

  /// The kind of a value, of an array's first one; nil where there is none but null.
  private static func jsonType(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): Dates.looksLikeDate(text) ? "date" : "string"
    case .bool: "boolean"
    case .number(let number): number.int == nil ? "double" : "long"
    case .object: "object"
    case .array(let elements): elements.lazy.compactMap(jsonType).first
    case .null: nil
    }
  }

  // MARK: failures

  /// As Java prints it.
  private func shown(_ value: JSONValue) -> String {
    guard let object = value.objectValue else { return value.text }
    return "{" + object.members.map { "\($0.name)=\(shown($0.value))" }.joined(separator: ", ") + "}"
  }

  private func cannotParse(
    _ value: JSONValue, _ path: String, _ field: FieldMapping, cause: String = "illegal_argument_exception",
    _ reason: String = "the value does not fit the field's type"
  ) -> EngineFailure {
    failure(
      "failed to parse field [\(path)] of type [\(field.type.rawValue)] in document with id '\(id)'. "
        + "Preview of field's value: '\(shown(value))'",
      cause: cause, reason)
  }

  private func failure(_ reason: String, cause: String? = nil, _ causeReason: String = "") -> EngineFailure {
    let type = dialect == .opensearch ? "mapper_parsing_exception" : "document_parsing_exception"
    let position = dialect == .elasticsearch ? "[1:1] " : ""
    return EngineFailure(type: type, reason: position + reason, causedBy: cause.map { ($0, causeReason) })
  }
}
