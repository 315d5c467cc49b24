// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON
import Synchronization

/// A request to the engine, off the wire.
package struct EngineRequest: Sendable {
  package var method: String
  /// Path and query as they came, for messages.
  package var target: String
  /// The decoded segments of the path.
  package var segments: [String]
  package var query: [(name: String, value: String)]
  /// Decompressed.
  package var body: [UInt8]
  /// For tests: every n-th item of a bulk request is refused with this status.
  package var rejection: (every: Int, status: Int)?

  package init(
    method: String, target: String, segments: [String], query: [(name: String, value: String)] = [], body: [UInt8] = []
  ) {
    self.method = method
    self.target = target
    self.segments = segments
    self.query = query
    self.body = body
  }

  func parameter(_ name: String) -> String? { query.last { $0.name == name }?.value }

  /// `?refresh` and `?refresh=true` alike.
  func flag(_ name: String) -> Bool? {
    guard let value = parameter(name) else { return nil }
    return value != "false"
  }
}

/// The engine's answer.
package struct EngineReply: Sendable {
  package var status: Int
  package var fields: [(name: String, value: String)]
  package var body: [UInt8]

  init(_ status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
    fields = []
  }

  init(_ status: Int, _ value: JSONValue) { self.init(status, body: value.serialized()) }

  static let acknowledged = EngineReply(200, ["acknowledged": true])
}

/// An in-memory search engine that speaks the protocol of Elasticsearch or OpenSearch: the offline stand-in for one.
/// Thread-safe; searches run outside of the lock, over immutable snapshots.
package final class SandboxEngine: Sendable {
  let options: SandboxOptions
  let version: AnnouncedVersion
  let state: Mutex<EngineState> = Mutex(EngineState())
  let identity: String
  var dialect: SandboxDialect { options.dialect }

  /// Refuses a version that promises what the sandbox lacks.
  package init(options: SandboxOptions) throws(SandboxOptionError) {
    self.options = options
    version = try AnnouncedVersion(options.engineVersion, dialect: options.dialect)
    identity = state.withLock { $0.identifier() }
  }

  /// PITs that are open now.
  package var openPITs: Int {
    state.withLock { state in
      state.dropExpired(.now)
      return state.pits.values.filter { pit in
        pit.views.contains { state.indices[$0.snapshot.index]?.uuid == $0.snapshot.uuid }
      }.count
    }
  }

  /// Answers one request.
  package func handle(_ request: EngineRequest) -> EngineReply {
    var reply: EngineReply
    do {
      reply = try route(request)
    } catch {
      reply = EngineReply(error.status, error.body(dialect))
    }
    if let filter = request.parameter("filter_path"), let value = try? JSONValue(parsing: reply.body) {
      reply.body = PathFilter.apply(filter, to: value).serialized()
    }
    let type = reply.body.isEmpty ? [] : [(name: "content-type", value: "application/json; charset=UTF-8")]
    let product = dialect == .elasticsearch ? [(name: "x-elastic-product", value: "Elasticsearch")] : []
    reply.fields = type + product + reply.fields
    return reply
  }

  /// Refuses parameters that the API has not.
  func check(_ request: EngineRequest, _ allowed: Set<String>) throws(EngineFailure) {
    let common: Set<String> = ["pretty", "human", "error_trace", "filter_path", "format"]
    let unknown = request.query.map(\.name).filter { !allowed.contains($0) && !common.contains($0) }
    guard let first = unknown.first else { return }
    let path = request.target.prefix { $0 != "?" }
    if unknown.count == 1 {
      throw .illegalArgument("request [\(path)] contains unrecognized parameter: [\(first)]")
    }
    let list = unknown.sorted().map { "[\($0)]" }.joined(separator: ", ")
    throw .illegalArgument("request [\(path)] contains unrecognized parameters: \(list)")
  }

  /// The body as JSON; `required` bodies may not be empty.
  func json(_ request: EngineRequest, required: Bool = false) throws(EngineFailure) -> JSONValue {
    if request.body.isEmpty {
      if required { throw .parse("request body is required") }
      return .object(JSONObject())
    }
    do {
      return try JSONValue(parsing: request.body)
    } catch {
      throw SearchRequestParser.malformed(error, dialect)
    }
  }

  // MARK: routes

  private func route(_ request: EngineRequest) throws(EngineFailure) -> EngineReply {
    let segments = request.segments
    guard let first = segments.first else { return try root(request) }
    if first.hasPrefix("_"), first != "_all" {
      if let reply = try routeGlobal(request, first, Array(segments.dropFirst())) { return reply }
      // both engines take what they do not know for an index name
      if segments.count == 1, request.method == "PUT" { return try index(request, first) }
      if segments.count == 1, ["GET", "DELETE", "HEAD"].contains(request.method) {
        throw EngineState.invalidName(first, "must not start with '_'.")
      }
      throw .noHandler(request.method, request.target)
    }
    guard segments.count > 1 else { return try index(request, first) }
    guard let reply = try routeIndex(request, first, Array(segments.dropFirst())) else {
      throw .noHandler(request.method, request.target)
    }
    return reply
  }

  private func routeGlobal(
    _ request: EngineRequest, _ first: String, _ rest: [String]
  ) throws(EngineFailure) -> EngineReply? {
    switch (request.method, first, rest.count) {
    case ("GET", "_cluster", 1...2) where rest[0] == "health":
      return try health(request, rest.count == 2 ? rest[1] : nil)
    case ("GET", "_cluster", 1) where rest[0] == "settings":
      return EngineReply(200, ["persistent": [:], "transient": [:]])
    case ("GET", "_cat", 1...2): return try cat(request, rest)
    case ("GET", "_license", 0) where dialect == .elasticsearch: return license
    case ("GET", "_nodes", 0...2): return nodes
    case ("GET", "_resolve", 2) where rest[0] == "index": return try resolveIndex(request, rest[1])
    case ("GET", "_alias", 0...1), ("HEAD", "_alias", 0...1):
      return try getAliases(request, index: nil, alias: rest.first)
    case ("POST", "_aliases", 0): return try updateAliases(request)
    case ("POST", "_bulk", 0), ("PUT", "_bulk", 0): return try bulk(request, index: nil)
    case ("GET", "_search", 0), ("POST", "_search", 0): return try search(request, index: nil)
    case ("GET", "_msearch", 0), ("POST", "_msearch", 0): return try multiSearch(request, index: nil)
    case ("GET", "_count", 0), ("POST", "_count", 0): return try count(request, index: nil)
    case ("GET", "_field_caps", 0), ("POST", "_field_caps", 0): return try fieldCapabilities(request, index: nil)
    case ("GET", "_mapping", 0): return try mapping(request, nil)
    case ("GET", "_settings", 0): return try settings(request, nil)
    case ("POST", "_refresh", 0), ("GET", "_refresh", 0): return try refresh(request, nil)
    case ("DELETE", "_pit", 0) where dialect == .elasticsearch: return try closePIT(request)
    case ("DELETE", "_search", 1) where dialect == .opensearch && rest[0] == "point_in_time":
      return try closePITs(request)
    case ("DELETE", "_search", 2) where dialect == .opensearch && rest == ["point_in_time", "_all"]:
      return closeAllPITs()
    case ("GET", "_search", 2) where dialect == .opensearch && rest == ["point_in_time", "_all"]: return listPITs()
    default: return nil
    }
  }

  private func routeIndex(
    _ request: EngineRequest, _ index: String, _ rest: [String]
  ) throws(EngineFailure) -> EngineReply? {
    switch (request.method, rest[0], rest.count) {
    case ("GET", "_doc", 2), ("HEAD", "_doc", 2): return try getDocument(request, index, rest[1])
    case ("PUT", "_doc", 2), ("POST", "_doc", 2):
      return try putDocument(request, index, rest[1], mustBeNew: request.parameter("op_type") == "create")
    case ("POST", "_doc", 1):
      return try putDocument(request, index, state.withLock { $0.identifier() }, mustBeNew: true)
    case ("PUT", "_create", 2), ("POST", "_create", 2):
      return try putDocument(request, index, rest[1], mustBeNew: true)
    case ("DELETE", "_doc", 2): return try deleteDocument(request, index, rest[1])
    case ("GET", "_mget", 1), ("POST", "_mget", 1): return try multiGet(request, index)
    case ("POST", "_bulk", 1), ("PUT", "_bulk", 1): return try bulk(request, index: index)
    case ("GET", "_search", 1), ("POST", "_search", 1): return try search(request, index: index)
    case ("GET", "_msearch", 1), ("POST", "_msearch", 1): return try multiSearch(request, index: index)
    case ("GET", "_count", 1), ("POST", "_count", 1): return try count(request, index: index)
    case ("GET", "_field_caps", 1), ("POST", "_field_caps", 1): return try fieldCapabilities(request, index: index)
    case ("POST", "_refresh", 1), ("GET", "_refresh", 1): return try refresh(request, index)
    case ("POST", "_flush", 1), ("POST", "_forcemerge", 1):
      return try refresh(EngineRequest(method: "POST", target: request.target, segments: []), index)
    case ("GET", "_mapping", 1): return try mapping(request, index)
    case ("PUT", "_mapping", 1), ("POST", "_mapping", 1): return try putMapping(request, index)
    case ("GET", "_settings", 1...2): return try settings(request, index)
    case ("PUT", "_settings", 1): return try putSettings(request, index)
    case ("GET", "_alias", 1...2), ("HEAD", "_alias", 1...2):
      return try getAliases(request, index: index, alias: rest.count == 2 ? rest[1] : nil)
    case ("POST", "_pit", 1) where dialect == .elasticsearch: return try openPIT(request, index)
    case ("POST", "_search", 2) where dialect == .opensearch && rest[1] == "point_in_time":
      return try openPIT(request, index)
    default: return nil
    }
  }

  // MARK: the cluster

  private func root(_ request: EngineRequest) throws(EngineFailure) -> EngineReply {
    guard ["GET", "HEAD"].contains(request.method) else { throw .noHandler(request.method, request.target) }
    try check(request, [])
    var numbers = JSONObject()
    if dialect == .opensearch { numbers["distribution"] = "opensearch" }
    numbers["number"] = .string(version.text)
    if dialect == .elasticsearch { numbers["build_flavor"] = "default" }
    numbers["build_type"] = "tar"
    numbers["build_hash"] = "rag-sandbox"
    numbers["build_date"] = "2026-01-01T00:00:00.000000Z"
    numbers["build_snapshot"] = false
    numbers["lucene_version"] = dialect == .opensearch ? "9.11.1" : "9.12.0"
    numbers["minimum_wire_compatibility_version"] = dialect == .opensearch ? "7.10.0" : "7.17.0"
    numbers["minimum_index_compatibility_version"] = "7.0.0"
    return EngineReply(
      200,
      [
        "name": "rag-sandbox", "cluster_name": "rag-sandbox", "cluster_uuid": .string(identity),
        "version": .object(numbers),
        "tagline": dialect == .opensearch ? "The OpenSearch Project: https://opensearch.org/" : "You Know, for Search",
      ])
  }

  private var license: EngineReply {
    EngineReply(
      200,
      [
        "license": [
          "status": "active", "uid": .string(identity), "type": "basic", "issue_date": "2026-01-01T00:00:00.000Z",
          "issue_date_in_millis": 1_767_225_600_000, "max_nodes": 1000, "max_resource_units": nil,
          "issued_to": "rag-sandbox", "issuer": "elasticsearch", "start_date_in_millis": -1,
        ]
      ])
  }

  private var nodes: EngineReply {
    EngineReply(
      200,
      [
        "_nodes": ["total": 1, "successful": 1, "failed": 0], "cluster_name": "rag-sandbox",
        "nodes": ["rag-sandbox": ["name": "rag-sandbox", "version": .string(version.text), "roles": ["data"]]],
      ])
  }

  /// A missing index makes the engines wait, and then say 408; the sandbox says it at once.
  private func health(_ request: EngineRequest, _ expression: String?) throws(EngineFailure) -> EngineReply {
    try check(
      request,
      [
        "wait_for_status", "timeout", "master_timeout", "cluster_manager_timeout", "local", "level",
        "wait_for_no_relocating_shards", "wait_for_no_initializing_shards", "wait_for_active_shards", "wait_for_nodes",
        "wait_for_events", "expand_wildcards",
      ])
    let found = state.withLock { state -> [(health: String, shards: Int, replicas: Int)]? in
      guard let names = try? state.resolve(expression) else { return nil }
      return names.compactMap { name in state.indices[name].map { ($0.health, $0.shards, $0.replicas) } }
    }
    let status = found.map { $0.contains { $0.health == "yellow" } ? "yellow" : "green" } ?? "red"
    let primaries = (found ?? []).reduce(0) { $0 + $1.shards }
    let unassigned = (found ?? []).reduce(0) { $0 + $1.shards * $1.replicas }
    let order = ["red", "yellow", "green"]
    let wanted = request.parameter("wait_for_status") ?? "red"
    guard let wantedRank = order.firstIndex(of: wanted) else {
      throw .illegalArgument("unknown cluster health status [\(wanted)]")
    }
    let timedOut = found == nil || (order.firstIndex(of: status) ?? 0) < wantedRank
    var body = JSONObject()
    body["cluster_name"] = "rag-sandbox"
    body["status"] = .string(status)
    body["timed_out"] = .bool(timedOut)
    body["number_of_nodes"] = 1
    body["number_of_data_nodes"] = 1
    if dialect == .opensearch {
      body["discovered_master"] = true
      body["discovered_cluster_manager"] = true
    }
    body["active_primary_shards"] = .int(primaries)
    body["active_shards"] = .int(primaries)
    body["relocating_shards"] = 0
    body["initializing_shards"] = 0
    body["unassigned_shards"] = .int(unassigned)
    if dialect == .elasticsearch, version >= AnnouncedVersion(8, 16) { body["unassigned_primary_shards"] = 0 }
    for name in [
      "delayed_unassigned_shards", "number_of_pending_tasks", "number_of_in_flight_fetch",
      "task_max_waiting_in_queue_millis",
    ] { body[name] = 0 }
    let share = primaries + unassigned == 0 ? 100 : Double(primaries) * 100 / Double(primaries + unassigned)
    body["active_shards_percent_as_number"] = .double(share)
    return EngineReply(timedOut ? 408 : 200, .object(body))
  }

  private func cat(_ request: EngineRequest, _ rest: [String]) throws(EngineFailure) -> EngineReply {
    guard request.parameter("format") == "json" else { throw .notHere("_cat without format=json") }
    try check(
      request, ["h", "s", "v", "bytes", "expand_wildcards", "health", "pri", "local", "include_unloaded_segments"])
    switch rest[0] {
    case "plugins":
      let vectors: JSONValue = [
        "name": "rag-sandbox", "component": "opensearch-knn", "version": .string(version.text + ".0"),
      ]
      return EngineReply(200, .array(dialect == .opensearch ? [vectors] : []))
    case "indices":
      let rows = try state.withLock { (state: inout EngineState) throws(EngineFailure) -> [JSONValue] in
        var rows: [JSONValue] = []
        for name in try state.resolve(rest.count == 2 ? rest[1] : nil) {
          guard let index = state.indices[name] else { continue }
          let bytes = index.documents.values.reduce(0) { $0 + $1.source.count }
          rows.append([
            "health": .string(index.health), "status": "open", "index": .string(name), "uuid": .string(index.uuid),
            "pri": .string("\(index.shards)"), "rep": .string("\(index.replicas)"),
            "docs.count": .string("\(index.snapshot.documents.count)"), "docs.deleted": .string("\(index.deletions)"),
            "store.size": .string("\(bytes)b"), "pri.store.size": .string("\(bytes)b"),
          ])
        }
        return rows
      }
      guard let columns = request.parameter("h")?.split(separator: ",").map(String.init) else {
        return EngineReply(200, .array(rows))
      }
      return EngineReply(
        200,
        .array(
          rows.map { row in
            var kept = JSONObject()
            for column in columns { kept[column] = row[column] }
            return .object(kept)
          }))
    default: throw .noHandler(request.method, request.target)
    }
  }
}
