// SPDX-License-Identifier: Apache-2.0

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
  var parameters: Set<String> {
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
