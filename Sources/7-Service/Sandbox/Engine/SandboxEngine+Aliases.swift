// SPDX-License-Identifier: Apache-2.0
import JSON

/// Aliases: shown, resolved, and changed by `_aliases`, which does all of its actions or none.
extension SandboxEngine {
  func getAliases(
    _ request: SandboxRequest, index expression: String?, alias: String?
  ) throws(EngineFailure) -> SandboxReply {
    try check(request, Self.targets)
    let indices = try withState { state throws(EngineFailure) in try self.indices(request, expression, state) }
    guard let alias else {
      return SandboxReply {
        for index in indices { $0.object(index.name) { $0.member("aliases", index.shownAliases { _ in true }) } }
      }
    }
    let patterns = alias.split(separator: ",").map(String.init)
    func isAsked(_ name: String) -> Bool { patterns.contains { $0 == "_all" || Wildcard.matches($0, name) } }
    let present = Set(indices.flatMap(\.aliases.keys))
    let missing = patterns.filter { !Wildcard.isPattern($0) && $0 != "_all" && !present.contains($0) }.sorted()
    return SandboxReply(missing.isEmpty ? 200 : 404) {
      if !missing.isEmpty {
        $0.member(
          "error", "alias\(missing.count == 1 ? "" : "es") [\(missing.joined(separator: ","))] missing")
        $0.member("status", 404)
      }
      for index in indices where index.aliases.keys.contains(where: isAsked) {
        $0.object(index.name) { $0.member("aliases", index.shownAliases(isAsked)) }
      }
    }
  }

  func resolveIndex(_ request: SandboxRequest, _ expression: String) throws(EngineFailure) -> SandboxReply {
    try check(request, ["expand_wildcards", "ignore_unavailable", "allow_no_indices"])
    let all = try withState { state throws(EngineFailure) in
      state.indices.values.sorted { $0.name < $1.name }
    }
    let patterns = expression.split(separator: ",").map(String.init)
    func isAsked(_ name: String) -> Bool { patterns.contains { Wildcard.matches($0, name) } }
    let names = Set(all.map(\.name) + all.flatMap(\.aliases.keys))
    for part in patterns where dialect == .elasticsearch && !Wildcard.isPattern(part) && !names.contains(part) {
      throw .indexNotFound(part)
    }
    return SandboxReply {
      $0.array("indices") {
        for index in all where isAsked(index.name) {
          $0.object {
            $0.member("name", index.name)
            if !index.aliases.isEmpty { $0.member("aliases", index.aliases.keys.sorted()) }
            $0.member("attributes", ["open"])
          }
        }
      }
      $0.array("aliases") {
        for alias in Set(all.flatMap(\.aliases.keys)).filter(isAsked).sorted() {
          $0.object {
            $0.member("name", alias)
            $0.member("indices", all.filter { $0.aliases[alias] != nil }.map(\.name))
          }
        }
      }
      $0.array("data_streams") { _ in }
    }
  }

  // MARK: changes

  func updateAliases(_ request: SandboxRequest) throws(EngineFailure) -> SandboxReply {
    try check(request, ["timeout", "master_timeout", "cluster_manager_timeout"])
    let body = try json(request, required: true)
    for name in body.objectValue?.names ?? [] where name != "actions" {
      throw .unsupported("[\(name)] beside [actions]")
    }
    var changes: [AliasChange] = []
    for value in body["actions"]?.arrayValue ?? [] {
      do throws(EngineFailure) {
        changes.append(try AliasChange(value, dialect: dialect, version: version))
      } catch {
        guard error.type == "x_content_parse_exception" else { throw error }
        var failure = EngineFailure.contentParse("[aliases] failed to parse field [actions]")
        failure.causedBy = (error.type, error.reason)
        failure.root = (error.type, error.reason)
        throw failure
      }
    }
    guard !changes.isEmpty else { throw .illegalArgument("No action specified") }
    return try withState { state throws(EngineFailure) in
      var copy = state
      let reply = try apply(changes, to: &copy)
      state = copy
      return reply
    }
  }

  private func apply(_ changes: [AliasChange], to state: inout EngineState) throws(EngineFailure) -> SandboxReply {
    var missing: [EngineFailure?] = []
    var isExcused = false
    let removedIndices = Set(changes.filter { $0.kind == .removeIndex }.flatMap(\.indices))
    for change in changes {
      var failure: EngineFailure?
      let names = try concrete(change, state)
      switch change.kind {
      case .add:
        for alias in change.aliases {
          if state.indices[alias] != nil, !removedIndices.contains(alias) { throw state.invalidAlias(alias) }
          for name in names { try add(alias, to: name, change, &state) }
        }
      case .remove where !remove(change, from: names, &state):
        let absent = EngineFailure.aliasesNotFound(change.aliases.joined(separator: ","))
        if change.mustExist == true { throw absent }
        if change.mustExist == false, dialect == .opensearch { isExcused = true }
        failure = absent
      case .remove, .removeIndex: break
      }
      missing.append(failure)
    }
    if !isExcused, let first = missing.first, let first, missing.allSatisfy({ $0 != nil }) { throw first }
    for name in removedIndices { state.indices[name] = nil }
    try checkWriters(changes, state)
    guard dialect == .elasticsearch, version >= AnnouncedVersion(8, 14) else { return .acknowledged }
    return SandboxReply {
      $0.member("acknowledged", true)
      $0.member("errors", missing.contains { $0 != nil })
      guard missing.contains(where: { $0 != nil }) else { return }
      $0.array("action_results") {
        for (change, failure) in zip(changes, missing) { $0.object { write(change, failure, to: &$0) } }
      }
    }
  }

  private func add(
    _ alias: String, to name: String, _ change: AliasChange, _ state: inout EngineState
  ) throws(EngineFailure) {
    let shards = state.indices[name]?.shards ?? 1
    state.indices[name]?.aliases[alias] = try AliasOptions.normalized(
      alias, change.options, dialect: dialect, shards: shards)
  }

  /// Whether there was anything to remove.
  private func remove(_ change: AliasChange, from names: [String], _ state: inout EngineState) -> Bool {
    var isAny = false
    for name in names {
      for alias in state.indices[name]?.aliases.keys.map({ $0 }) ?? []
      where change.aliases.contains(where: { Wildcard.matches($0, alias) }) {
        state.indices[name]?.aliases[alias] = nil
        isAny = true
      }
    }
    return isAny
  }

  private func concrete(_ change: AliasChange, _ state: EngineState) throws(EngineFailure) -> [String] {
    var names: [String] = []
    for index in change.indices {
      if Wildcard.isPattern(index) {
        names += state.indices.keys.filter { Wildcard.matches(index, $0) }.sorted()
      } else if state.indices[index] != nil {
        names.append(index)
      } else {
        throw state.targets(ofAlias: index).isEmpty ? .indexNotFound(index) : .isAlias(index)
      }
    }
    return names
  }

  private func write(_ change: AliasChange, _ failure: EngineFailure?, to writer: inout JSONWriter) {
    writer.object("action") {
      $0.member("type", change.kind.rawValue)
      $0.member("indices", change.indices)
      $0.member("aliases", change.aliases)
    }
    writer.member("status", failure?.status ?? 200)
    if let failure { writer.object("error") { failure.writeMembers(to: &$0) } }
  }

  private func checkWriters(_ changes: [AliasChange], _ state: EngineState) throws(EngineFailure) {
    for alias in Set(changes.flatMap(\.aliases)) {
      let writers = state.targets(ofAlias: alias).filter {
        state.indices[$0]?.aliases[alias]?["is_write_index"]?.boolValue == true
      }
      guard writers.count > 1 else { continue }
      throw EngineFailure(
        status: 500, type: "illegal_state_exception",
        reason: "alias [\(alias)] has more than one write index [\(writers.joined(separator: ","))]")
    }
  }
}
