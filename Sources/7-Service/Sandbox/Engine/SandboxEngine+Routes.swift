// SPDX-License-Identifier: Apache-2.0
import JSON

/// From method and path to the API that answers.
extension SandboxEngine {
  func route(_ request: SandboxRequest) throws(EngineFailure) -> SandboxReply {
    let segments = request.segments
    guard let first = segments.first else { return try root(request) }
    if first.hasPrefix("_"), first != "_all" {
      if let reply = try routeGlobal(request, first, Array(segments.dropFirst())) { return reply }
      // both engines take what they do not know for an index name
      if segments.count == 1, request.method == "PUT" { return try index(request, first) }
      if segments.count == 1, ["GET", "DELETE", "HEAD"].contains(request.method) {
        throw EngineState.invalidName(first, "must not start with '_'.")
      }
      throw .noHandler(request)
    }
    guard segments.count > 1 else { return try index(request, first) }
    guard let reply = try routeIndex(request, first, Array(segments.dropFirst())) else { throw .noHandler(request) }
    return reply
  }

  /// Nil where there is no such API.
  private func routeGlobal(
    _ request: SandboxRequest, _ first: String, _ rest: [String]
  ) throws(EngineFailure) -> SandboxReply? {
    switch (request.method, first, rest.count) {
    case ("GET", "_cluster", 1...2) where rest[0] == "health":
      return try health(request, rest.count == 2 ? rest[1] : nil)
    case ("GET", "_cluster", 1) where rest[0] == "settings":
      return SandboxReply(["persistent": [:], "transient": [:]])
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
      return try closeAllPITs()
    case ("GET", "_search", 2) where dialect == .opensearch && rest == ["point_in_time", "_all"]: return try listPITs()
    default: return nil
    }
  }

  /// Nil where there is no such API.
  private func routeIndex(
    _ request: SandboxRequest, _ index: String, _ rest: [String]
  ) throws(EngineFailure) -> SandboxReply? {
    switch (request.method, rest[0], rest.count) {
    case ("GET", "_doc", 2), ("HEAD", "_doc", 2): return try getDocument(request, index, rest[1])
    case ("PUT", "_doc", 2), ("POST", "_doc", 2):
      return try putDocument(request, index, rest[1], mustBeNew: request.parameter("op_type") == "create")
    case ("POST", "_doc", 1):
      return try putDocument(request, index, withState { $0.identifier() }, mustBeNew: true)
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
      return try refresh(SandboxRequest("POST", request.path), index)
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
}
