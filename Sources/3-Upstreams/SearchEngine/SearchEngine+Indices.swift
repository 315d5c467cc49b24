// SPDX-License-Identifier: Apache-2.0
package import Calls
import EventLoop
import HTTPClient
import HTTPSemantics
package import JSON

extension SearchEngine {
  /// Creates an index. Answered when its primaries have started, or after 30 s all the same.
  /// - Throws: `conflict` when it is there already or the name is an alias.
  package func createIndex(
    _ name: String, body: [UInt8], context: CallContext
  ) async throws(SearchEngineError) {
    let path = EnginePath("/", segment: name, "?wait_for_active_shards=1&timeout=30s")
    do throws(SearchEngineError) {
      // A repeated creation whose first answer was lost says "already exists", and the caller has to decide anyway.
      _ = try await administer("create index", .put, path, body: body, context: context)
    } catch {
      var error = error
      if error.type == "resource_already_exists_exception" || error.type == "index_already_exists_exception"
        || error.reason?.contains("already exists as alias") == true
      {
        error.code = .conflict
      }
      throw error
    }
  }

  /// Deletes one concrete index.
  /// - Returns: false when it was not there.
  /// - Throws: `badRequest` without a word to the engine for a pattern, a list or an empty name.
  @discardableResult
  package func deleteIndex(_ name: String, context: CallContext) async throws(SearchEngineError) -> Bool {
    guard SearchEngine.isConcreteName(name) else {
      throw SearchEngineError(.badRequest, "refused to delete \(name.debugDescription): not the name of one index")
    }
    let answer = try await administer(
      "delete index", .delete, EnginePath("/", segment: name), accepted: [404], context: context)
    return answer.status != 404
  }

  /// Whether `name` can only mean one index: no pattern, list, exclusion, date math or reserved word.
  static func isConcreteName(_ name: String) -> Bool {
    guard let first = name.utf8.first, name != "_all", name != ".", name != ".." else { return false }
    if first == UInt8(ascii: "-") || first == UInt8(ascii: "_") || first == UInt8(ascii: "+") { return false }
    return !name.utf8.contains { byte in
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "<"), UInt8(ascii: ">"),
        UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "|"), UInt8(ascii: "#"),
        UInt8(ascii: ":"), 0...0x20, 0x7F:
        true
      default: false
      }
    }
  }

  /// Makes what was written visible to searches.
  package func refresh(_ index: String, context: CallContext) async throws(SearchEngineError) {
    let answer = try await administer(
      "refresh", .post, EnginePath("/", segment: index, "/_refresh"), attemptTimeout: .seconds(120),
      context: context)
    let shards = try json(answer, "refresh")["_shards"]
    if let failed = shards?["failed"]?.intValue, failed > 0 {
      throw SearchEngineError(.partialResults, "refresh of \(index): \(failed) shards failed", status: 200)
    }
  }

  /// Visible documents.
  package func count(_ index: String, context: CallContext) async throws(SearchEngineError) -> Int {
    let answer = try json(
      try await administer("count", .get, EnginePath("/", segment: index, "/_count"), context: context), "count")
    if let failed = answer["_shards"]?["failed"]?.intValue, failed > 0 {
      throw SearchEngineError(.partialResults, "count of \(index): \(failed) shards failed", status: 200)
    }
    guard let count = answer["count"]?.intValue else {
      throw SearchEngineError(.protocolViolation, "count of \(index) answered no number")
    }
    return count
  }

  /// Changes dynamic settings.
  package func putSettings(
    _ index: String, body: [UInt8], context: CallContext
  ) async throws(SearchEngineError) {
    _ = try await administer(
      "put settings", .put, EnginePath("/", segment: index, "/_settings"), body: body, context: context)
  }

  /// Waits until the index has `status` (`yellow` or `green`) or `timeout` passed; both answer.
  package func health(
    _ index: String, waitFor status: String, timeout: Duration, context: CallContext
  ) async throws(SearchEngineError) -> IndexHealth {
    let seconds = max(1, Int(timeout.seconds))
    let path = EnginePath(
      "/_cluster/health/", segment: index,
      "?wait_for_status=\(status)&wait_for_no_relocating_shards=true&timeout=\(seconds)s")
    let answer = try json(
      try await administer(
        "health", .get, path, accepted: [408], attemptTimeout: timeout + .seconds(5), context: context), "health")
    return IndexHealth(
      status: answer["status"]?.stringValue ?? "red", timedOut: answer["timed_out"]?.boolValue ?? false,
      dataNodes: answer["number_of_data_nodes"]?.intValue ?? 1)
  }

  /// The mapping's `_meta` of one concrete index; `null` when it has none, or when the answer is about another.
  package func indexMetadata(
    _ index: String, context: CallContext
  ) async throws(SearchEngineError) -> JSONValue {
    try await metadata(index, context: context)[index]?["mappings"]?["_meta"] ?? .null
  }

  /// The mapping's `_meta` of the one index behind an alias; `null` when it has none.
  package func aliasMetadata(
    _ alias: String, context: CallContext
  ) async throws(SearchEngineError) -> JSONValue {
    let members = try await metadata(alias, context: context).objectValue?.members ?? []
    guard members.count <= 1 else {
      throw SearchEngineError(.badRequest, "\(alias) stands for \(members.count) indices")
    }
    return members.first?.value["mappings"]?["_meta"] ?? .null
  }

  private func metadata(_ name: String, context: CallContext) async throws(SearchEngineError) -> JSONValue {
    let answer = try await administer(
      "get mapping", .get, EnginePath("/", segment: name, "/_mapping?filter_path=*.mappings._meta"),
      context: context)
    return try json(answer, "get mapping")
  }

  /// Adds fields to the mapping, or replaces its `_meta`; `body` is the request's JSON.
  package func putMapping(_ index: String, body: [UInt8], context: CallContext) async throws(SearchEngineError) {
    _ = try await administer(
      "put mapping", .put, EnginePath("/", segment: index, "/_mapping"), body: body, context: context)
  }

  /// Replaces the mapping's `_meta`.
  /// - Parameter properties: fields that the mapping is to have; those that it has stay as they are.
  package func putMetadata(
    _ index: String, _ metadata: JSONValue, properties: JSONObject = [:], context: CallContext
  ) async throws(SearchEngineError) {
    var body: JSONObject = ["_meta": metadata]
    if properties.count > 0 { body["properties"] = .object(properties) }
    try await putMapping(index, body: JSONValue.object(body).serialized(), context: context)
  }

  /// The names of indices that match `pattern` (stars allowed), sorted; aliases are not expanded.
  package func indices(
    matching pattern: String, context: CallContext
  ) async throws(SearchEngineError) -> [String] {
    try await indexAliases(matching: pattern, context: context).map(\.index)
  }

  /// Primary shards of an index, or of all behind an alias. Needs no more than the right to search.
  package func indexShards(_ index: String, context: CallContext) async throws(SearchEngineError) -> Int {
    if let known = shared.shardCount(of: index) { return known }
    let response = try await search(
      index, body: Array(#"{"size":0,"track_total_hits":false}"#.utf8), context: context)
    return response.shards
  }

  /// Sends an administrative request; its answer is small.
  func administer(
    _ operation: String, _ method: HTTPMethod, _ path: EnginePath, body: [UInt8]? = nil, accepted: [Int] = [],
    isIdempotent: Bool = true, attemptTimeout: Duration? = nil, context: CallContext
  ) async throws(SearchEngineError) -> ClientResponse {
    var request = EngineRequest(
      operation: operation, method: method, path: path.text, body: body, isIdempotent: isIdempotent,
      context: context)
    request.accepted = accepted
    // Changes of the cluster's state take their time; the engine's own limit for them is 30 s.
    request.attemptTimeout = attemptTimeout ?? max(options.requestTimeout, .seconds(35))
    return try await perform(request)
  }

  func json(_ answer: ClientResponse, _ operation: String) throws(SearchEngineError) -> JSONValue {
    do throws(JSONError) {
      return try JSONValue(parsing: answer.body)
    } catch {
      throw SearchEngineError(
        .protocolViolation, "\(operation) answered something that is not JSON", status: answer.status, cause: error)
    }
  }
}
