// SPDX-License-Identifier: Apache-2.0
import JSON

/// Index administration.
extension SandboxEngine {
  private static let timeouts: Set<String> = ["timeout", "master_timeout", "cluster_manager_timeout"]
  private static let expansion: Set<String> = ["ignore_unavailable", "allow_no_indices", "expand_wildcards"]
  static let targets: Set<String> = expansion.union([
    "local", "flat_settings", "include_defaults", "master_timeout", "cluster_manager_timeout",
  ])

  /// The indices that an expression stands for, by the request's own rules for missing ones.
  func indices(
    _ request: SandboxRequest, _ expression: String?, _ state: EngineState
  ) throws(EngineFailure) -> [IndexState] {
    try state.resolve(
      expression, ignoreUnavailable: request.flag("ignore_unavailable") ?? false,
      allowNone: request.flag("allow_no_indices") ?? true
    ).compactMap { state.indices[$0] }
  }

  /// An answer with one object for each index of an expression.
  private func each(
    _ request: SandboxRequest, _ expression: String?, _ members: (IndexState, inout JSONWriter) -> Void
  ) throws(EngineFailure) -> SandboxReply {
    let indices = try withState { state throws(EngineFailure) in try self.indices(request, expression, state) }
    return SandboxReply {
      for index in indices { $0.object(index.name) { members(index, &$0) } }
    }
  }

  // MARK: the index itself

  func index(_ request: SandboxRequest, _ name: String) throws(EngineFailure) -> SandboxReply {
    switch request.method {
    case "PUT": return try createIndex(request, name)
    case "DELETE": return try deleteIndex(request, name)
    case "GET", "HEAD": return try getIndex(request, name)
    default:
      throw EngineFailure(
        status: 405, type: "",
        reason: "Incorrect HTTP method for uri [\(request.target)] and method [\(request.method)], allowed: "
          + "[GET, PUT, DELETE, HEAD]",
        shape: .text(withStatus: true))
    }
  }

  private func createIndex(_ request: SandboxRequest, _ name: String) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.timeouts.union(["wait_for_active_shards"]))
    let body = try json(request)
    for member in body.objectValue?.names ?? [] where !["settings", "mappings", "aliases"].contains(member) {
      throw .parse("unknown key [\(member)] for create index")
    }
    try withState { state throws(EngineFailure) in
      try state.create(name, settings: body["settings"], mappings: body["mappings"], aliases: body["aliases"])
    }
    return SandboxReply {
      $0.member("acknowledged", true)
      $0.member("shards_acknowledged", true)
      $0.member("index", name)
    }
  }

  private func deleteIndex(_ request: SandboxRequest, _ expression: String) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.timeouts.union(Self.expansion))
    if dialect == .elasticsearch, Wildcard.isPattern(expression) || expression == "_all" {
      throw .unsupported("wildcards in the deletion of indices")
    }
    try withState { state throws(EngineFailure) in
      for part in expression.split(separator: ",").map(String.init)
      where state.indices[part] == nil && !state.targets(ofAlias: part).isEmpty {
        throw .isAlias(part)
      }
      for index in try indices(request, expression, state) { state.indices[index.name] = nil }
    }
    return .acknowledged
  }

  private func getIndex(_ request: SandboxRequest, _ expression: String) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.targets.union(["features"]))
    return try each(request, expression) { index, writer in
      writer.member("aliases", index.shownAliases { _ in true })
      writer.member("mappings", index.mapping.shown)
      writer.member("settings", IndexSettings.shown(index))
    }
  }

  func refresh(_ request: SandboxRequest, _ expression: String?) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.expansion.union(["max_num_segments", "force"]))
    let count = try withState { state throws(EngineFailure) in
      let indices = try indices(request, expression, state)
      for index in indices { state.indices[index.name]?.refresh() }
      return indices.reduce(0) { $0 + $1.shards * (1 + $1.replicas) }
    }
    return SandboxReply {
      $0.object("_shards") {
        $0.member("total", count)
        $0.member("successful", count)
        $0.member("failed", 0)
      }
    }
  }

  // MARK: mapping and settings

  func mapping(_ request: SandboxRequest, _ expression: String?) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.targets)
    return try each(request, expression) { $1.member("mappings", $0.mapping.shown) }
  }

  func putMapping(_ request: SandboxRequest, _ expression: String) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.timeouts.union(Self.expansion).union(["write_index_only"]))
    let body = try json(request, required: true)
    try withState { state throws(EngineFailure) in
      for var index in try indices(request, expression, state) {
        try index.mapping.merge(body, dialect: dialect, analyzers: index.analyzers)
        index.mappingChanged()
        state.indices[index.name] = index
      }
    }
    return .acknowledged
  }

  func settings(_ request: SandboxRequest, _ expression: String?) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.targets)
    return try each(request, expression) { $1.member("settings", IndexSettings.shown($0)) }
  }

  func putSettings(_ request: SandboxRequest, _ expression: String) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.timeouts.union(Self.expansion).union(["preserve_existing", "flat_settings"]))
    let body = try json(request, required: true)
    let settings = try IndexSettings.flat(body["settings"] ?? body, dialect: dialect)
    try withState { state throws(EngineFailure) in
      let indices = try indices(request, expression, state)
      for index in indices { try IndexSettings.checkUpdate(settings, index: index, dialect: dialect) }
      for index in indices {
        for (setting, value) in settings { state.indices[index.name]?.settings[setting] = value.isNull ? nil : value }
      }
    }
    return .acknowledged
  }

  func fieldCapabilities(_ request: SandboxRequest, index: String?) throws(EngineFailure) -> SandboxReply {
    try check(
      request, Self.expansion.union(["fields", "include_unmapped", "filters", "types", "include_empty_fields"]))
    let body = try json(request)
    let patterns = request.list("fields") ?? body["fields"]?.arrayValue?.compactMap(\.stringValue) ?? []
    guard !patterns.isEmpty else { throw .unsupported("_field_caps without [fields]") }
    let indices = try withState { state throws(EngineFailure) in try self.indices(request, index, state) }
    var found: [String: [String: FieldMapping]] = [:]
    for (path, field) in indices.flatMap(\.mapping.fields)
    where patterns.contains(where: { Wildcard.matches($0, path) }) {
      found[path, default: [:]][field.type.rawValue] = field
    }
    return SandboxReply {
      $0.member("indices", indices.map(\.name))
      $0.object("fields") {
        for (path, types) in found.sorted(by: { $0.key < $1.key }) {
          $0.object(path) {
            for (type, field) in types.sorted(by: { $0.key < $1.key }) {
              $0.object(type) {
                $0.member("type", type)
                if dialect == .elasticsearch { $0.member("metadata_field", false) }
                $0.member("searchable", field.isSearchable && field.type != .knnVector && !field.type.isObject)
                $0.member("aggregatable", field.isSortable)
              }
            }
          }
        }
      }
    }
  }
}
