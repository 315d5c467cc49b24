// SPDX-License-Identifier: Apache-2.0

/// From method and path to the API that answers.
extension SandboxEngine {
  func route(_ request: SandboxRequest) throws(EngineFailure) -> SandboxReply {
    let segments = request.segments
    guard let first = segments.first else { return try root(request) }
    let isIndex = !first.hasPrefix("_") || first == "_all"
    if isIndex, segments.count == 1 { return try index(request, first) }
    let api = isIndex ? Array(segments.dropFirst()) : segments
    if let reply = try either(request, isIndex ? first : nil, api) { return reply }
    if let reply = try isIndex ? ofIndex(request, first, api) : ofCluster(request, api) { return reply }
    // both engines take what they do not know for an index name
    if segments.count == 1, request.method == "PUT" { return try index(request, first) }
    if segments.count == 1, ["GET", "DELETE", "HEAD"].contains(request.method) {
      throw EngineState.invalidName(first, "must not start with '_'.")
    }
    throw .noHandler(request)
  }

  /// APIs of one index that are there for all indices too. Nil: no such API; likewise below.
  private func either(
    _ request: SandboxRequest, _ index: String?, _ api: [String]
  ) throws(EngineFailure) -> SandboxReply? {
    switch (request.method, api[0], api.count) {
    case ("GET", "_alias", 1...2), ("HEAD", "_alias", 1...2):
      return try getAliases(request, index: index, alias: api.dropFirst().first)
    case ("POST", "_bulk", 1), ("PUT", "_bulk", 1): return try bulk(request, index: index)
    case ("GET", "_search", 1), ("POST", "_search", 1): return try search(request, index: index)
    case ("GET", "_msearch", 1), ("POST", "_msearch", 1): return try multiSearch(request, index: index)
    case ("GET", "_count", 1), ("POST", "_count", 1): return try count(request, index: index)
    case ("GET", "_field_caps", 1), ("POST", "_field_caps", 1): return try fieldCapabilities(request, index: index)
    case ("GET", "_mapping", 1): return try mapping(request, index)
    case ("GET", "_settings", 1...2): return try settings(request, index)
    case ("GET", "_refresh", 1), ("POST", "_refresh", 1): return try refresh(request, index)
    default: return nil
    }
  }

  private func ofCluster(_ request: SandboxRequest, _ api: [String]) throws(EngineFailure) -> SandboxReply? {
    let second = api.dropFirst().first
    switch (request.method, api[0], api.count) {
    case ("GET", "_cluster", 2...3) where second == "health": return try health(request, api.dropFirst(2).first)
    case ("GET", "_cat", 2...3) where second == "indices": return try catIndices(request, api.dropFirst(2).first)
    case ("GET", "_license", 1) where dialect == .elasticsearch: return license
    case ("GET", "_nodes", 1...3): return nodes
    case ("GET", "_resolve", 3) where second == "index": return try resolveIndex(request, api[2])
    case ("POST", "_aliases", 1): return try updateAliases(request)
    case ("DELETE", "_pit", 1) where dialect == .elasticsearch: return try closePIT(request)
    case ("DELETE", "_search", 2) where dialect == .opensearch && second == "point_in_time":
      return try closePITs(request)
    default: return nil
    }
  }

  private func ofIndex(
    _ request: SandboxRequest, _ index: String, _ api: [String]
  ) throws(EngineFailure) -> SandboxReply? {
    switch (request.method, api[0], api.count) {
    case ("GET", "_doc", 2), ("HEAD", "_doc", 2): return try getDocument(request, index, api[1])
    case ("PUT", "_doc", 2), ("POST", "_doc", 2):
      return try putDocument(request, index, api[1], mustBeNew: request.parameter("op_type") == "create")
    case ("POST", "_doc", 1):
      return try putDocument(request, index, withState { $0.identifier() }, mustBeNew: true)
    case ("PUT", "_create", 2), ("POST", "_create", 2):
      return try putDocument(request, index, api[1], mustBeNew: true)
    case ("DELETE", "_doc", 2): return try deleteDocument(request, index, api[1])
    case ("GET", "_mget", 1), ("POST", "_mget", 1): return try multiGet(request, index)
    // nothing to merge: the engine's parameters and answer are those of a refresh
    case ("POST", "_forcemerge", 1): return try refresh(SandboxRequest("POST", request.path), index)
    case ("PUT", "_mapping", 1), ("POST", "_mapping", 1): return try putMapping(request, index)
    case ("PUT", "_settings", 1): return try putSettings(request, index)
    case ("POST", "_pit", 1) where dialect == .elasticsearch: return try openPIT(request, index)
    case ("POST", "_search", 2) where dialect == .opensearch && api[1] == "point_in_time":
      return try openPIT(request, index)
    default: return nil
    }
  }
}
