// SPDX-License-Identifier: Apache-2.0
import JSON

/// One field of a mapping, with what lies below it.
struct FieldMapping: Sendable {
  var type: FieldType
  /// The definition as it was given, without `properties`.
  var definition: JSONObject
  var properties: [String: FieldMapping] = [:]
  var fields: [String: FieldMapping] = [:]
  var copyTo: [String] = []
  var isIndexed = true
  var hasDocValues = true
  var isEnabled = true
  var dynamic: DynamicMapping?
  var analyzer: String?
  var searchAnalyzer: String?
  var normalizer: String?
  var ignoreAbove: Int?
  var nullValue: JSONValue?
  var dimensions: Int?
  /// `cosine`, `cosinesimil`, `dot_product`, `l2_norm`, `l2`, `innerproduct`.
  var similarity = "cosine"

  /// Whether a query may name it.
  var isSearchable: Bool { isIndexed || (hasDocValues && type != .text) }
  /// Whether a search may sort by it.
  var isSortable: Bool { hasDocValues && type != .text && !type.isVector && !type.isObject }

  /// Parses one definition; `name` is the leaf's, for the engines' messages.
  init(
    _ name: String, _ value: JSONValue, dialect: SandboxDialect, analyzers: AnalyzerSet
  ) throws(EngineFailure) {
    guard var object = value.objectValue else {
      throw .unsupported("a definition of [\(name)] that is no object")
    }
    let typeName =
      object["type"]?.stringValue
      ?? (object["properties"] != nil || object["dynamic"] != nil || object["enabled"] != nil ? "object" : nil)
    guard let typeName else { throw .unsupported("a field [\(name)] without a type") }
    guard let type = FieldType(rawValue: typeName),
      !(type == .denseVector && dialect == .opensearch), !(type == .knnVector && dialect == .elasticsearch)
    else {
      throw FieldMapping.parse("No handler for type [\(typeName)] declared on field [\(name)]")
    }
    self.type = type
    for member in object.members where member.name != "type" {
      guard type.parameters.contains(member.name) else {
        throw FieldMapping.parse("unknown parameter [\(member.name)] on mapper [\(name)] of type [\(typeName)]")
      }
    }
    let children = object["properties"]
    object["properties"] = nil
    definition = object
    try read(object, name: name, analyzers: analyzers)
    for member in children?.objectValue?.members ?? [] {
      properties[member.name] = try FieldMapping(member.name, member.value, dialect: dialect, analyzers: analyzers)
    }
    for member in object["fields"]?.objectValue?.members ?? [] {
      fields[member.name] = try FieldMapping(member.name, member.value, dialect: dialect, analyzers: analyzers)
    }
  }

  /// A failure inside a mapping; the caller wraps it.
  static func parse(_ reason: String) -> EngineFailure {
    EngineFailure(type: "mapper_parsing_exception", reason: reason)
  }

  private mutating func read(_ object: JSONObject, name: String, analyzers: AnalyzerSet) throws(EngineFailure) {
    copyTo = object["copy_to"]?.stringList ?? []
    for option in ["include_in_parent", "include_in_root"] where object[option]?.flag == true {
      throw .unsupported("[\(option)] of a nested field")
    }
    isIndexed = object["index"]?.flag ?? true
    hasDocValues = object["doc_values"]?.flag ?? true
    isEnabled = object["enabled"]?.flag ?? true
    dynamic = try DynamicMapping.parse(object["dynamic"])
    ignoreAbove = object["ignore_above"]?.intValue
    nullValue = object["null_value"].flatMap { $0.isNull ? nil : $0 }
    analyzer = object["analyzer"]?.stringValue
    searchAnalyzer = object["search_analyzer"]?.stringValue
    for analyzer in [analyzer, searchAnalyzer].compactMap({ $0 }) where analyzers.analyzer(analyzer) == nil {
      throw .illegalArgument("analyzer [\(analyzer)] has not been configured in mappings")
    }
    normalizer = object["normalizer"]?.stringValue
    if let normalizer, analyzers.normalizers[normalizer] == nil {
      throw .unsupported("the normalizer [\(normalizer)]")
    }
    if type.isVector { try readVector(object) }
  }

  private mutating func readVector(_ object: JSONObject) throws(EngineFailure) {
    if type == .denseVector {
      dimensions = object["dims"]?.intValue
      if let dimensions, !(1...4096).contains(dimensions) {
        throw .unsupported("vectors of \(dimensions) dimensions")
      }
      similarity = object["similarity"]?.stringValue ?? "cosine"
      guard ["cosine", "dot_product", "l2_norm"].contains(similarity) else {
        throw .unsupported("the similarity [\(similarity)] of a dense_vector")
      }
      return
    }
    guard let dimension = object["dimension"]?.intValue, (1...16_000).contains(dimension) else {
      throw .unsupported("this [dimension] of a knn_vector")
    }
    dimensions = dimension
    let method = object["method"]
    similarity = (method?["space_type"] ?? object["space_type"])?.stringValue ?? "l2"
    guard ["cosinesimil", "innerproduct", "l2"].contains(similarity) else {
      throw .unsupported("the space_type [\(similarity)] of a knn_vector")
    }
    if let engine = method?["engine"]?.stringValue, !["lucene", "faiss", "nmslib"].contains(engine) {
      throw .unsupported("the engine [\(engine)] of a knn_vector")
    }
  }

  /// The mapping as `GET _mapping` shows it.
  var shown: JSONValue {
    var object = definition
    if type == .object, definition["enabled"] == nil { object["type"] = nil }
    // what Elasticsearch adds by itself
    if type == .denseVector, object["index"] == nil { object["index"] = true }
    if !properties.isEmpty { object["properties"] = FieldMapping.shown(properties) }
    return .object(object)
  }

  static func shown(_ properties: [String: FieldMapping]) -> JSONValue {
    var object = JSONObject()
    for name in properties.keys.sorted() { object[name] = properties[name]?.shown }
    return .object(object)
  }
}
