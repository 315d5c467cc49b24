// SPDX-License-Identifier: Apache-2.0
import JSON

enum FieldType: String, Sendable {
  case text, keyword, long, integer, short, byte, double, float, boolean, date, object, nested
  case halfFloat = "half_float"
  case denseVector = "dense_vector"
  case knnVector = "knn_vector"

  var isNumeric: Bool {
    switch self {
    case .long, .integer, .short, .byte, .double, .float, .halfFloat: return true
    default: return false
    }
  }
  /// Has fields below it and no value of its own. Those of a nested one belong to documents that plain queries do not
  /// see.
  var isObject: Bool { self == .object || self == .nested }
  var isVector: Bool { self == .denseVector || self == .knnVector }

  /// Parameters that a definition may carry beside `type`.
  fileprivate var parameters: Set<String> {
    let common: Set<String> = ["copy_to", "fields", "index", "store", "meta"]
    switch self {
    case .text:
      return common.union([
        "analyzer", "search_analyzer", "search_quote_analyzer", "norms", "boost", "index_options", "fielddata",
        "position_increment_gap", "similarity", "term_vector", "index_phrases", "index_prefixes",
        "eager_global_ordinals",
      ])
    case .keyword:
      return common.union([
        "ignore_above", "normalizer", "doc_values", "norms", "null_value", "boost", "index_options", "similarity",
        "split_queries_on_whitespace", "eager_global_ordinals",
      ])
    case .boolean: return common.union(["doc_values", "null_value", "boost"])
    case .date: return common.union(["doc_values", "null_value", "format", "locale", "ignore_malformed", "boost"])
    case .object: return ["properties", "dynamic", "enabled"]
    case .nested: return ["properties", "dynamic", "include_in_parent", "include_in_root"]
    case .denseVector: return ["dims", "index", "similarity", "index_options", "element_type", "meta"]
    case .knnVector:
      return [
        "dimension", "method", "space_type", "data_type", "mode", "compression_level", "model_id", "store",
        "doc_values", "meta",
      ]
    default: return common.union(["doc_values", "null_value", "coerce", "ignore_malformed", "boost"])
    }
  }
}

enum DynamicMapping: String, Sendable { case yes = "true", no = "false", strict }

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

  /// Parses one definition; `name` is the leaf's, for the engines' messages.
  init(
    _ name: String, _ value: JSONValue, dialect: SandboxDialect, analyzers: AnalyzerSet
  ) throws(EngineFailure) {
    guard var object = value.objectValue else {
      throw FieldMapping.parse("Expected map for property [fields] on field [\(name)] but got a class java.lang.String")
    }
    let typeName =
      object["type"]?.stringValue
      ?? (object["properties"] != nil || object["dynamic"] != nil || object["enabled"] != nil ? "object" : nil)
    guard let typeName else { throw FieldMapping.parse("No type specified for field [\(name)]") }
    guard let type = FieldType(rawValue: typeName),
      !(type == .denseVector && dialect == .opensearch), !(type == .knnVector && dialect == .elasticsearch)
    else {
      if FieldMapping.otherTypes.contains(typeName) { throw .notHere("fields of type [\(typeName)]") }
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

  private static let otherTypes: Set<String> = [
    "flattened", "flat_object", "geo_point", "geo_shape", "ip", "binary", "completion", "search_as_you_type",
    "scaled_float", "unsigned_long", "integer_range", "long_range", "date_range", "alias", "wildcard",
    "constant_keyword",
    "sparse_vector", "semantic_text", "date_nanos", "token_count", "rank_feature", "rank_features", "join",
    "percolator",
    "match_only_text", "version", "semantic",
  ]

  /// A failure inside a mapping; the caller wraps it.
  static func parse(_ reason: String) -> EngineFailure {
    EngineFailure(status: 400, type: "mapper_parsing_exception", reason: reason)
  }

  private mutating func read(_ object: JSONObject, name: String, analyzers: AnalyzerSet) throws(EngineFailure) {
    if let text = object["copy_to"]?.stringValue { copyTo = [text] }
    for option in ["include_in_parent", "include_in_root"] where FieldMapping.flag(object[option]) == true {
      throw .notHere("[\(option)] of a nested field")
    }
    if let list = object["copy_to"]?.arrayValue { copyTo = list.compactMap(\.stringValue) }
    isIndexed = FieldMapping.flag(object["index"]) ?? true
    hasDocValues = FieldMapping.flag(object["doc_values"]) ?? true
    isEnabled = FieldMapping.flag(object["enabled"]) ?? true
    dynamic = try DynamicMapping.parse(object["dynamic"])
    ignoreAbove = object["ignore_above"]?.intValue
    nullValue = object["null_value"].flatMap { $0.isNull ? nil : $0 }
    analyzer = object["analyzer"]?.stringValue
    searchAnalyzer = object["search_analyzer"]?.stringValue
    for analyzer in [analyzer, searchAnalyzer].compactMap({ $0 }) where analyzers.analyzer(analyzer) == nil {
      throw EngineFailure(
        status: 400, type: "illegal_argument_exception",
        reason: "analyzer [\(analyzer)] has not been configured in mappings")
    }
    normalizer = object["normalizer"]?.stringValue
    if let normalizer, analyzers.normalizers[normalizer] == nil {
      throw FieldMapping.parse("normalizer [\(normalizer)] not found for field [\(name)]")
    }
    if type.isVector { try readVector(object, name: name) }
  }

  private mutating func readVector(_ object: JSONObject, name: String) throws(EngineFailure) {
    if type == .denseVector {
      dimensions = object["dims"]?.intValue
      if let dimensions, !(1...4096).contains(dimensions) {
        throw FieldMapping.parse(
          "The number of dimensions should be in the range [1, 4096] but was [\(dimensions)]")
      }
      similarity = object["similarity"]?.stringValue ?? "cosine"
      guard ["cosine", "dot_product", "l2_norm"].contains(similarity) else {
        throw .notHere("the similarity [\(similarity)] of a dense_vector")
      }
      return
    }
    guard let dimension = object["dimension"]?.intValue else {
      throw FieldMapping.parse("Dimension value missing for vector: \(name)")
    }
    guard (1...16_000).contains(dimension) else {
      throw FieldMapping.parse("Dimension value cannot be greater than 16000 for vector: \(name)")
    }
    dimensions = dimension
    let method = object["method"]
    similarity = (method?["space_type"] ?? object["space_type"])?.stringValue ?? "l2"
    guard ["cosinesimil", "innerproduct", "l2"].contains(similarity) else {
      throw .notHere("the space_type [\(similarity)] of a knn_vector")
    }
    if let engine = method?["engine"]?.stringValue, !["lucene", "faiss", "nmslib"].contains(engine) {
      throw FieldMapping.parse("Invalid engine type: \(engine)")
    }
  }

  static func flag(_ value: JSONValue?) -> Bool? {
    guard let value else { return nil }
    if let flag = value.boolValue { return flag }
    switch value.stringValue {
    case "true": return true
    case "false": return false
    default: return nil
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

extension DynamicMapping {
  static func parse(_ value: JSONValue?) throws(EngineFailure) -> DynamicMapping? {
    guard let value else { return nil }
    if let flag = value.boolValue { return flag ? .yes : .no }
    guard let text = value.stringValue, let dynamic = DynamicMapping(rawValue: text) else {
      throw .notHere("dynamic: \(value.stringValue ?? "of this form")")
    }
    return dynamic
  }
}
