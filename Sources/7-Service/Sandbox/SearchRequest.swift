// SPDX-License-Identifier: Apache-2.0
import JSON

/// What a hit is sorted by.
struct SortKey: Sendable {
  enum Kind: Sendable { case score, document, shardDocument, identifier, field(String) }
  var kind: Kind
  var isAscending: Bool
  var missingFirst = false
  var missingValue: JSONValue?
  var unmappedType: String?
}

/// One value of a hit's `sort`.
enum SortValue: Sendable, Equatable {
  case integer(Int)
  case number(Double)
  case string(String)
  case missing

  var json: JSONValue {
    switch self {
    case .integer(let value): return .int(value)
    case .number(let value):
      return value.isFinite ? .double(value) : .string(value < 0 ? "-Infinity" : "Infinity")
    case .string(let value): return .string(value)
    case .missing: return .null
    }
  }

  /// Negative: before `other` in ascending order; nil where one is missing.
  func compare(_ other: SortValue) -> Int? {
    switch (self, other) {
    case (.string(let a), .string(let b)): return a == b ? 0 : a < b ? -1 : 1
    case (.missing, _), (_, .missing): return nil
    default:
      guard let a = double, let b = other.double else { return nil }
      return a == b ? 0 : a < b ? -1 : 1
    }
  }

  private var double: Double? {
    switch self {
    case .integer(let value): return Double(value)
    case .number(let value): return value
    default: return nil
    }
  }
}

/// Which members of the sources come back.
struct SourceFilter: Sendable {
  var isEnabled = true
  var includes: [String] = []
  var excludes: [String] = []

  var isPlain: Bool { includes.isEmpty && excludes.isEmpty }
}

/// A search body, parsed.
struct SearchRequest: Sendable {
  var query: Query?
  var nearest: [NearestQuery] = []
  var from = 0
  var size = 10
  var sort: [SortKey] = []
  var searchAfter: [JSONValue]?
  var slice: (id: Int, count: Int)?
  var pit: (id: String, keepAlive: String?)?
  var source = SourceFilter()
  /// Nil: exact; 0: no total at all.
  var totalLimit: Int? = 10_000
  var minimumScore: Float?
  var tracksScores = false

  /// A value of JSON that the engines take as a total limit.
  mutating func trackTotal(_ value: JSONValue) throws(EngineFailure) {
    if let flag = FieldMapping.flag(value) {
      totalLimit = flag ? nil : 0
    } else if let limit = value.intValue ?? value.stringValue.flatMap({ Int($0) }), limit >= 0 {
      totalLimit = limit
    } else {
      throw .illegalArgument("[track_total_hits] parameter must be positive or equals to -1")
    }
  }
}

/// JSON to `SearchRequest`.
struct SearchRequestParser {
  let dialect: SandboxDialect
  let version: AnnouncedVersion
  var queries: QueryParser {
    QueryParser(dialect: dialect, hasKnnQuery: version >= AnnouncedVersion(8, 12))
  }

  func parse(_ body: [UInt8]) throws(EngineFailure) -> SearchRequest {
    guard !body.isEmpty else { return SearchRequest() }
    let value: JSONValue
    do {
      value = try JSONValue(parsing: body)
    } catch {
      throw SearchRequestParser.malformed(error, dialect)
    }
    return try parse(value)
  }

  static func malformed(_ error: JSONError, _ dialect: SandboxDialect) -> EngineFailure {
    let type = dialect == .opensearch ? "json_parse_exception" : "x_content_parse_exception"
    return EngineFailure(status: 400, type: type, reason: "[1:\(error.offset + 1)] \(error.message)")
  }

  func parse(_ value: JSONValue) throws(EngineFailure) -> SearchRequest {
    guard let object = value.objectValue else {
      throw .parsing("Expected [START_OBJECT] but found something else")
    }
    var request = SearchRequest()
    for member in object.members { try read(member.name, member.value, &request) }
    guard request.from >= 0 else {
      let found = dialect == .opensearch ? ", found" : " but was"
      throw .illegalArgument("[from] parameter cannot be negative\(found) [\(request.from)]")
    }
    guard request.size >= 0 else {
      throw .illegalArgument("[size] parameter cannot be negative, found [\(request.size)]")
    }
    return request
  }

  private func read(
    _ name: String, _ value: JSONValue, _ request: inout SearchRequest
  ) throws(EngineFailure) {
    switch name {
    case "query": request.query = try queries.query(value)
    case "knn" where dialect == .elasticsearch:
      for element in value.arrayValue ?? [value] {
        request.nearest.append(try queries.nearestElasticsearch(element))
      }
    case "retriever" where dialect == .elasticsearch && version >= AnnouncedVersion(8, 14):
      guard value["rrf"] != nil else { throw .notHere("the retriever [\(value.objectValue?.names.first ?? "")]") }
      throw SearchRequestParser.unlicensed
    case "rank" where dialect == .elasticsearch && version >= AnnouncedVersion(8, 8):
      throw SearchRequestParser.unlicensed
    case "from": request.from = try integer(name, value)
    case "size": request.size = try integer(name, value)
    case "sort": request.sort = try sort(value)
    case "search_after": request.searchAfter = value.arrayValue ?? []
    case "slice": request.slice = try slice(value)
    case "pit":
      guard let id = value["id"]?.stringValue else { throw .illegalArgument("Required [id]") }
      request.pit = (id, value["keep_alive"]?.stringValue)
    case "_source": request.source = try source(value)
    case "track_total_hits": try request.trackTotal(value)
    case "track_scores": request.tracksScores = FieldMapping.flag(value) ?? false
    case "min_score": request.minimumScore = (value.doubleValue).map { Float($0) }
    case "timeout": return
    case "aggs", "aggregations", "highlight", "suggest", "rescore", "collapse", "post_filter", "script_fields",
      "stored_fields", "docvalue_fields", "fields", "explain", "version", "seq_no_primary_term", "indices_boost",
      "profile", "stats", "ext", "runtime_mappings", "search_pipeline", "terminate_after", "derived", "sub_searches",
      "retriever", "rank":
      let foreign =
        dialect == .opensearch
        ? ["retriever", "rank", "sub_searches", "runtime_mappings"] : ["search_pipeline", "derived"]
      throw foreign.contains(name) ? unknownKey(name, value) : .notHere("[\(name)] in a search")
    default: throw unknownKey(name, value)
    }
  }

  private func unknownKey(_ name: String, _ value: JSONValue) -> EngineFailure {
    .parsing("Unknown key for a \(SearchRequestParser.token(value)) in [\(name)].")
  }

  /// The engines' word for how a value begins.
  static func token(_ value: JSONValue) -> String {
    switch value {
    case .object: "START_OBJECT"
    case .array: "START_ARRAY"
    case .string: "VALUE_STRING"
    case .bool: "VALUE_BOOLEAN"
    case .null: "VALUE_NULL"
    case .number: "VALUE_NUMBER"
    }
  }

  /// What a Basic licence answers to reciprocal rank fusion.
  static var unlicensed: EngineFailure {
    EngineFailure(
      status: 403, type: "security_exception",
      reason: "current license is non-compliant for [Reciprocal Rank Fusion (RRF)]",
      details: [("license.expired.feature", "Reciprocal Rank Fusion (RRF)")])
  }

  private func integer(_ name: String, _ value: JSONValue) throws(EngineFailure) -> Int {
    guard let number = value.intValue ?? value.stringValue.flatMap({ Int($0) }) else {
      throw .illegalArgument("[\(name)] must be a number")
    }
    return number
  }

  private func slice(_ value: JSONValue) throws(EngineFailure) -> (Int, Int) {
    guard let id = value["id"]?.intValue, let count = value["max"]?.intValue else {
      throw .illegalArgument("slice needs [id] and [max]")
    }
    for name in value.objectValue?.names ?? [] where name != "id" && name != "max" {
      throw .notHere("[\(name)] in [slice]")
    }
    guard id >= 0 else { throw sliceRefused("id", "id must be greater than or equal to 0") }
    guard count > 1 else { throw sliceRefused("max", "max must be greater than 1") }
    guard count > id else { throw sliceRefused("max", "max must be greater than id") }
    return (id, count)
  }

  private func sliceRefused(_ field: String, _ reason: String) -> EngineFailure {
    var failure = EngineFailure.contentParse("[slice] failed to parse field [\(field)]")
    failure.causedBy = ["type": "illegal_argument_exception", "reason": .string(reason)]
    return failure
  }

  private func source(_ value: JSONValue) throws(EngineFailure) -> SourceFilter {
    var filter = SourceFilter()
    if let flag = value.boolValue {
      filter.isEnabled = flag
    } else if let text = value.stringValue {
      filter.includes = [text]
    } else if let list = value.arrayValue {
      filter.includes = list.compactMap(\.stringValue)
    } else {
      for member in value.objectValue?.members ?? [] {
        let list = member.value.arrayValue?.compactMap(\.stringValue) ?? member.value.stringValue.map { [$0] } ?? []
        switch member.name {
        case "includes", "include": filter.includes = list
        case "excludes", "exclude": filter.excludes = list
        default: throw .parsing("Unknown key for a START_ARRAY in [\(member.name)].")
        }
      }
    }
    return filter
  }

  func sort(_ value: JSONValue) throws(EngineFailure) -> [SortKey] {
    var keys: [SortKey] = []
    for element in value.arrayValue ?? [value] {
      if let name = element.stringValue {
        keys.append(key(name, nil))
        continue
      }
      for member in element.objectValue?.members ?? [] {
        if let order = member.value.stringValue {
          keys.append(try ordered(key(member.name, nil), order))
          continue
        }
        var sortKey = key(member.name, nil)
        for option in member.value.objectValue?.members ?? [] {
          switch option.name {
          case "order": sortKey = try ordered(sortKey, option.value.stringValue ?? "")
          case "missing":
            if option.value.stringValue == "_first" {
              sortKey.missingFirst = true
            } else if option.value.stringValue != "_last" {
              sortKey.missingValue = option.value
            }
          case "unmapped_type": sortKey.unmappedType = option.value.stringValue
          case "numeric_type", "format", "mode", "nested": throw .notHere("[\(option.name)] in a sort")
          default: throw .contentParse("[field_sort] unknown field [\(option.name)]")
          }
        }
        keys.append(sortKey)
      }
    }
    return keys
  }

  private func key(_ name: String, _ order: String?) -> SortKey {
    switch name {
    case "_score": return SortKey(kind: .score, isAscending: false)
    case "_doc": return SortKey(kind: .document, isAscending: true)
    case "_shard_doc" where dialect == .elasticsearch || version >= AnnouncedVersion(3, 3):
      return SortKey(kind: .shardDocument, isAscending: true)
    case "_id": return SortKey(kind: .identifier, isAscending: true)
    default: return SortKey(kind: .field(name), isAscending: true)
    }
  }

  private func ordered(_ key: SortKey, _ order: String) throws(EngineFailure) -> SortKey {
    var key = key
    switch order.lowercased() {
    case "asc": key.isAscending = true
    case "desc": key.isAscending = false
    default:
      throw .illegalArgument(
        "No enum constant org.\(dialect.rawValue).search.sort.SortOrder.\(order.uppercased())")
    }
    return key
  }
}
