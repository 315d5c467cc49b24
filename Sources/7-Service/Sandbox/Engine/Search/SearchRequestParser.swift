// SPDX-License-Identifier: Apache-2.0
import JSON

/// JSON to `SearchRequest`.
struct SearchRequestParser {
  let dialect: SandboxDialect
  let version: AnnouncedVersion
  var queries: QueryParser {
    QueryParser(dialect: dialect, hasKnnQuery: version >= AnnouncedVersion(8, 12))
  }

  /// An empty body asks for everything.
  func parse(_ body: [UInt8]) throws(EngineFailure) -> SearchRequest {
    guard !body.isEmpty else { return SearchRequest() }
    let value: JSONValue
    do {
      value = try JSONValue(parsing: body)
    } catch {
      throw .malformed(error, dialect)
    }
    return try parse(value)
  }

  func parse(_ value: JSONValue) throws(EngineFailure) -> SearchRequest {
    guard let object = value.objectValue else { throw .unsupported("a search that is no object") }
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
      throw value["rrf"] == nil ? .unsupported("[retriever] other than [rrf]") : SearchRequestParser.unlicensed
    case "rank" where dialect == .elasticsearch && version >= AnnouncedVersion(8, 8):
      throw SearchRequestParser.unlicensed
    case "from": request.from = try integer(name, value)
    case "size": request.size = try integer(name, value)
    case "sort": request.sort = try sort(value)
    case "search_after": request.searchAfter = value.arrayValue ?? []
    case "slice": request.slice = try slice(value)
    case "pit":
      guard let id = value["id"]?.stringValue else { throw .unsupported("[pit] without [id]") }
      request.pit = (id, value["keep_alive"]?.stringValue)
    case "_source": request.source = try SourceFilter(value)
    case "docvalue_fields":
      guard let names = value.arrayValue?.map(\.stringValue), names.allSatisfy({ $0 != nil }) else {
        throw .unsupported("[docvalue_fields] other than a list of names")
      }
      request.docValueFields = names.compactMap { $0 }
    case "track_total_hits": try request.trackTotal(value)
    case "track_scores": request.tracksScores = value.flag ?? false
    case "min_score": request.minimumScore = (value.doubleValue).map { Float($0) }
    case "timeout": return
    case "aggs", "aggregations": request.aggregations = try TermsAggregation.list(value)
    case "highlight", "suggest", "rescore", "collapse", "post_filter", "script_fields",
      "stored_fields", "fields", "explain", "version", "seq_no_primary_term", "indices_boost",
      "profile", "stats", "ext", "runtime_mappings", "search_pipeline", "terminate_after", "derived", "sub_searches",
      "retriever", "rank":
      throw .unsupported("[\(name)] in a search")
    default: throw .parsing("Unknown key for a \(value.token) in [\(name)].")
    }
  }

  /// The answer of a Basic licence to reciprocal rank fusion.
  static var unlicensed: EngineFailure {
    EngineFailure(
      status: 403, type: "security_exception",
      reason: "current license is non-compliant for [Reciprocal Rank Fusion (RRF)]",
      details: [("license.expired.feature", "Reciprocal Rank Fusion (RRF)")])
  }

  private func integer(_ name: String, _ value: JSONValue) throws(EngineFailure) -> Int {
    guard let number = value.wholeNumber else { throw .unsupported("this value of [\(name)]") }
    return number
  }

  private func slice(_ value: JSONValue) throws(EngineFailure) -> (Int, Int) {
    guard let id = value["id"]?.intValue, let count = value["max"]?.intValue, value.objectValue?.count == 2 else {
      throw .unsupported("a slice of other members than [id] and [max]")
    }
    guard id >= 0, count > 1, count > id else {
      throw .contentParse("[slice] failed to parse field [\(id < 0 ? "id" : "max")]")
    }
    return (id, count)
  }

  func sort(_ value: JSONValue) throws(EngineFailure) -> [SortKey] {
    var keys: [SortKey] = []
    for element in value.arrayValue ?? [value] {
      if let name = element.stringValue {
        keys.append(key(name))
        continue
      }
      for member in element.objectValue?.members ?? [] {
        if let order = member.value.stringValue {
          keys.append(try ordered(key(member.name), order))
          continue
        }
        var sortKey = key(member.name)
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
          default: throw .unsupported("[\(option.name)] in a sort")
          }
        }
        keys.append(sortKey)
      }
    }
    return keys
  }

  private func key(_ name: String) -> SortKey {
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
