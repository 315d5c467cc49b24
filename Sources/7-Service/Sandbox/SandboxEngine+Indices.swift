// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON
import Synchronization

/// Index administration.
extension SandboxEngine {
  private static let timeouts: Set<String> = ["timeout", "master_timeout", "cluster_manager_timeout"]
  private static let targets: Set<String> = [
    "ignore_unavailable", "allow_no_indices", "expand_wildcards", "local", "flat_settings", "include_defaults",
    "master_timeout", "cluster_manager_timeout",
  ]

  private func names(
    _ request: EngineRequest, _ expression: String?, _ state: inout EngineState
  ) throws(EngineFailure) -> [String] {
    try state.resolve(
      expression, ignoreUnavailable: request.flag("ignore_unavailable") ?? false,
      allowNone: request.flag("allow_no_indices") ?? true)
  }

  // MARK: the index itself

  func index(_ request: EngineRequest, _ name: String) throws(EngineFailure) -> EngineReply {
    switch request.method {
    case "PUT": return try createIndex(request, name)
    case "DELETE": return try deleteIndex(request, name)
    case "GET", "HEAD": return try getIndex(request, name)
    default:
      let allowed = dialect == .opensearch ? "HEAD, GET, DELETE, PUT" : "GET, PUT, DELETE, HEAD"
      throw EngineFailure(
        status: 405, type: "",
        reason:
          "Incorrect HTTP method for uri [\(request.target)] and method [\(request.method)], allowed: [\(allowed)]",
        shape: .text(withStatus: true))
    }
  }

  private func createIndex(_ request: EngineRequest, _ name: String) throws(EngineFailure) -> EngineReply {
    try check(request, SandboxEngine.timeouts.union(["wait_for_active_shards"]))
    let body: JSONValue
    do {
      body = request.body.isEmpty ? .object(JSONObject()) : try JSONValue(parsing: request.body)
    } catch {
      guard dialect == .opensearch else { throw SearchRequestParser.malformed(error, dialect) }
      throw EngineFailure(
        status: 400, type: "parse_exception", reason: "Failed to parse content to map",
        causedBy: ["type": "json_parse_exception", "reason": .string(error.message)])
    }
    for member in body.objectValue?.members ?? [] where !["settings", "mappings", "aliases"].contains(member.name) {
      throw .parse("unknown key [\(member.name)] for create index")
    }
    try state.withLock { (state: inout EngineState) throws(EngineFailure) in
      try state.create(
        name, settings: body["settings"], mappings: body["mappings"], aliases: body["aliases"], dialect: self.dialect)
    }
    return EngineReply(200, ["acknowledged": true, "shards_acknowledged": true, "index": .string(name)])
  }

  private func deleteIndex(_ request: EngineRequest, _ expression: String) throws(EngineFailure) -> EngineReply {
    try check(request, SandboxEngine.timeouts.union(["ignore_unavailable", "allow_no_indices", "expand_wildcards"]))
    if dialect == .elasticsearch, Wildcard.isPattern(expression) || expression == "_all" {
      throw .illegalArgument("Wildcard expressions or all indices are not allowed")
    }
    try state.withLock { (state: inout EngineState) throws(EngineFailure) in
      for part in expression.split(separator: ",").map(String.init)
      where state.indices[part] == nil && !state.targets(ofAlias: part).isEmpty {
        throw .illegalArgument(
          "The provided expression [\(part)] matches an alias, specify the corresponding concrete indices instead.")
      }
      for name in try self.names(request, expression, &state) { state.indices[name] = nil }
    }
    return .acknowledged
  }

  private func getIndex(_ request: EngineRequest, _ expression: String) throws(EngineFailure) -> EngineReply {
    try check(request, SandboxEngine.targets.union(["features"]))
    return try state.withLock { (state: inout EngineState) throws(EngineFailure) -> EngineReply in
      var body = JSONObject()
      for name in try self.names(request, expression, &state) {
        guard let index = state.indices[name] else { continue }
        body[name] = [
          "aliases": SandboxEngine.aliases(of: index), "mappings": index.mapping.shown,
          "settings": IndexSettings.shown(index),
        ]
      }
      return EngineReply(200, .object(body))
    }
  }

  func refresh(_ request: EngineRequest, _ expression: String?) throws(EngineFailure) -> EngineReply {
    try check(request, ["ignore_unavailable", "allow_no_indices", "expand_wildcards", "max_num_segments", "force"])
    let count = try state.withLock { (state: inout EngineState) throws(EngineFailure) -> Int in
      let names = try self.names(request, expression, &state)
      for name in names { state.indices[name]?.refresh() }
      return names.reduce(0) { $0 + (state.indices[$1]?.shards ?? 1) * (1 + (state.indices[$1]?.replicas ?? 0)) }
    }
    return EngineReply(200, ["_shards": ["total": .int(count), "successful": .int(count), "failed": 0]])
  }

  // MARK: mapping and settings

  func mapping(_ request: EngineRequest, _ expression: String?) throws(EngineFailure) -> EngineReply {
    try check(request, SandboxEngine.targets)
    return try state.withLock { (state: inout EngineState) throws(EngineFailure) -> EngineReply in
      var body = JSONObject()
      for name in try self.names(request, expression, &state) {
        guard let index = state.indices[name] else { continue }
        body[name] = ["mappings": index.mapping.shown]
      }
      return EngineReply(200, .object(body))
    }
  }

  func putMapping(_ request: EngineRequest, _ expression: String) throws(EngineFailure) -> EngineReply {
    try check(
      request,
      SandboxEngine.timeouts.union(["ignore_unavailable", "allow_no_indices", "expand_wildcards", "write_index_only"]))
    let body = try json(request, required: true)
    try state.withLock { (state: inout EngineState) throws(EngineFailure) in
      for name in try self.names(request, expression, &state) {
        guard var index = state.indices.removeValue(forKey: name) else { continue }
        defer { state.indices[name] = index }
        var mapping = index.mapping
        try mapping.merge(body, dialect: self.dialect, analyzers: index.analyzers)
        index.mapping = mapping
        index.mappingChanged()
      }
    }
    return .acknowledged
  }

  func settings(_ request: EngineRequest, _ expression: String?) throws(EngineFailure) -> EngineReply {
    try check(request, SandboxEngine.targets)
    return try state.withLock { (state: inout EngineState) throws(EngineFailure) -> EngineReply in
      var body = JSONObject()
      for name in try self.names(request, expression, &state) {
        guard let index = state.indices[name] else { continue }
        body[name] = ["settings": IndexSettings.shown(index)]
      }
      return EngineReply(200, .object(body))
    }
  }

  func putSettings(_ request: EngineRequest, _ expression: String) throws(EngineFailure) -> EngineReply {
    try check(
      request,
      SandboxEngine.timeouts.union([
        "ignore_unavailable", "allow_no_indices", "expand_wildcards", "preserve_existing", "flat_settings",
      ]))
    let body = try json(request, required: true)
    let settings = try IndexSettings.flat(body["settings"] ?? body, dialect: dialect)
    try state.withLock { (state: inout EngineState) throws(EngineFailure) in
      let names = try self.names(request, expression, &state)
      for name in names {
        if let index = state.indices[name] {
          try IndexSettings.checkUpdate(settings, index: index, dialect: self.dialect)
        }
      }
      for name in names {
        for (setting, value) in settings { state.indices[name]?.settings[setting] = value.isNull ? nil : value }
      }
    }
    return .acknowledged
  }

  func fieldCapabilities(_ request: EngineRequest, index: String?) throws(EngineFailure) -> EngineReply {
    try check(
      request,
      [
        "fields", "ignore_unavailable", "allow_no_indices", "expand_wildcards", "include_unmapped", "filters", "types",
        "include_empty_fields",
      ])
    let body = try json(request)
    let patterns =
      request.parameter("fields")?.split(separator: ",").map(String.init)
      ?? body["fields"]?.arrayValue?.compactMap(\.stringValue) ?? []
    guard !patterns.isEmpty else { throw .validation("no fields specified") }
    return try state.withLock { (state: inout EngineState) throws(EngineFailure) -> EngineReply in
      var fields: [String: [String: JSONObject]] = [:]
      let names = try self.names(request, index, &state)
      for name in names {
        for (path, field) in state.indices[name]?.mapping.fields ?? []
        where patterns.contains(where: { Wildcard.matches($0, path) }) {
          var entry = JSONObject()
          entry["type"] = .string(field.type.rawValue)
          if self.dialect == .elasticsearch { entry["metadata_field"] = false }
          entry["searchable"] = .bool(field.isSearchable && field.type != .knnVector && !field.type.isObject)
          entry["aggregatable"] = .bool(
            field.hasDocValues && field.type != .text && field.type != .denseVector && !field.type.isObject)
          fields[path, default: [:]][field.type.rawValue] = entry
        }
      }
      var shown = JSONObject()
      for path in fields.keys.sorted() {
        var types = JSONObject()
        for (type, entry) in fields[path]?.sorted(by: { $0.key < $1.key }) ?? [] { types[type] = .object(entry) }
        shown[path] = .object(types)
      }
      return EngineReply(200, ["indices": .array(names.map { .string($0) }), "fields": .object(shown)])
    }
  }

  // MARK: aliases

  static func aliases(of index: IndexState) -> JSONValue {
    var object = JSONObject()
    for alias in index.aliases.keys.sorted() { object[alias] = .object(index.aliases[alias] ?? JSONObject()) }
    return .object(object)
  }

  func getAliases(
    _ request: EngineRequest, index expression: String?, alias: String?
  ) throws(EngineFailure) -> EngineReply {
    try check(request, SandboxEngine.targets)
    return try state.withLock { (state: inout EngineState) throws(EngineFailure) -> EngineReply in
      let names = try self.names(request, expression, &state)
      var body = JSONObject()
      let patterns = alias.map { $0.split(separator: ",").map(String.init) }
      var missing = (patterns ?? []).filter { !Wildcard.isPattern($0) && $0 != "_all" }
      for name in names {
        guard let index = state.indices[name] else { continue }
        guard let patterns else {
          body[name] = ["aliases": SandboxEngine.aliases(of: index)]
          continue
        }
        var found = JSONObject()
        for present in index.aliases.keys.sorted()
        where patterns.contains(where: { $0 == "_all" || Wildcard.matches($0, present) }) {
          found[present] = .object(index.aliases[present] ?? JSONObject())
          missing.removeAll { $0 == present }
        }
        if found.count > 0 { body[name] = ["aliases": .object(found)] }
      }
      guard !missing.isEmpty else { return EngineReply(200, .object(body)) }
      var failure = JSONObject()
      let list = missing.sorted().joined(separator: ",")
      failure["error"] = .string(missing.count == 1 ? "alias [\(list)] missing" : "aliases [\(list)] missing")
      failure["status"] = 404
      for member in body.members { failure[member.name] = member.value }
      return EngineReply(404, .object(failure))
    }
  }

  func resolveIndex(_ request: EngineRequest, _ expression: String) throws(EngineFailure) -> EngineReply {
    try check(request, ["expand_wildcards", "ignore_unavailable", "allow_no_indices"])
    return try state.withLock { (state: inout EngineState) throws(EngineFailure) -> EngineReply in
      var indices: Set<String> = []
      var aliases: Set<String> = []
      for part in expression.split(separator: ",").map(String.init) {
        let matches = state.indices.keys.filter { Wildcard.matches(part, $0) }
        let aliased = state.indices.values.flatMap(\.aliases.keys).filter { Wildcard.matches(part, $0) }
        if matches.isEmpty, aliased.isEmpty, !Wildcard.isPattern(part), self.dialect == .elasticsearch {
          throw .indexNotFound(part)
        }
        indices.formUnion(matches)
        aliases.formUnion(aliased)
      }
      let shownIndices = indices.sorted().map { name -> JSONValue in
        var entry: JSONObject = ["name": .string(name)]
        let own = (state.indices[name]?.aliases.keys.sorted() ?? []).map { JSONValue.string($0) }
        if !own.isEmpty { entry["aliases"] = .array(own) }
        entry["attributes"] = ["open"]
        return .object(entry)
      }
      let shownAliases = aliases.sorted().map { alias -> JSONValue in
        ["name": .string(alias), "indices": .array(state.targets(ofAlias: alias).map { .string($0) })]
      }
      return EngineReply(
        200, ["indices": .array(shownIndices), "aliases": .array(shownAliases), "data_streams": []])
    }
  }
}
