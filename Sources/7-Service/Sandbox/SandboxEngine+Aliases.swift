// SPDX-License-Identifier: Apache-2.0
import JSON
import Synchronization

/// `_aliases`: all actions or none.
extension SandboxEngine {
  private struct AliasAction {
    var kind: String
    var indices: [String]
    var aliases: [String]
    var mustExist: Bool?
    var options = JSONObject()
  }

  func updateAliases(_ request: EngineRequest) throws(EngineFailure) -> EngineReply {
    try check(request, ["timeout", "master_timeout", "cluster_manager_timeout"])
    let body = try json(request, required: true)
    for name in body.objectValue?.names ?? [] where name != "actions" {
      throw .contentParse("[aliases] unknown field [\(name)]")
    }
    var actions: [AliasAction] = []
    for value in body["actions"]?.arrayValue ?? [] {
      do throws(EngineFailure) {
        actions.append(try action(value))
      } catch {
        guard error.type == "x_content_parse_exception" else { throw error }
        var failure = EngineFailure.contentParse("[aliases] failed to parse field [actions]")
        failure.causedBy = ["type": .string(error.type), "reason": .string(error.reason)]
        failure.root = (error.type, error.reason)
        throw failure
      }
    }
    guard !actions.isEmpty else { throw .illegalArgument("No action specified") }
    return try state.withLock { (state: inout EngineState) throws(EngineFailure) -> EngineReply in
      var copy = state
      let reply = try self.apply(actions, to: &copy)
      state = copy
      return reply
    }
  }

  private func action(_ value: JSONValue) throws(EngineFailure) -> AliasAction {
    guard let (kind, body) = value.objectValue?.members.first else { throw .illegalArgument("No action specified") }
    guard ["add", "remove", "remove_index"].contains(kind) else {
      throw .contentParse("[alias_action] unknown field [\(kind)]")
    }
    var action = AliasAction(kind: kind, indices: [], aliases: [])
    for member in body.objectValue?.members ?? [] {
      let list = member.value.arrayValue?.compactMap(\.stringValue) ?? member.value.stringValue.map { [$0] } ?? []
      switch (member.name, kind) {
      case ("index", _), ("indices", _): action.indices += list
      case ("alias", "add"), ("alias", "remove"), ("aliases", "add"), ("aliases", "remove"): action.aliases += list
      case ("must_exist", "remove") where dialect == .elasticsearch || version >= AnnouncedVersion(2, 12):
        action.mustExist = FieldMapping.flag(member.value)
      case ("must_exist", "add"): action.mustExist = FieldMapping.flag(member.value)
      case ("filter", "add") where member.value.objectValue == nil:
        throw .contentParse("[add] filter doesn't support values of type: \(SearchRequestParser.token(member.value))")
      case (_, "add") where AliasOptions.names.contains(member.name): action.options[member.name] = member.value
      default: throw .contentParse("[\(kind)] unknown field [\(member.name)]")
      }
    }
    guard !action.indices.isEmpty else { throw .illegalArgument("One of [index] or [indices] is required") }
    if action.aliases.isEmpty, kind != "remove_index" {
      throw .illegalArgument("One of [alias] or [aliases] is required")
    }
    return action
  }

  private func apply(_ actions: [AliasAction], to state: inout EngineState) throws(EngineFailure) -> EngineReply {
    var results: [JSONValue] = []
    var changes = 0
    var missing: String?
    var excused = false
    let removedIndices = Set(actions.filter { $0.kind == "remove_index" }.flatMap(\.indices))
    for action in actions {
      let names = try concrete(action, state)
      var failure: EngineFailure?
      switch action.kind {
      case "add":
        for name in names {
          for alias in action.aliases {
            if state.indices[alias] != nil, !removedIndices.contains(alias) {
              throw EngineState.invalidAlias(alias, state.indices[alias], dialect)
            }
            let shards = state.indices[name]?.shards ?? 1
            state.indices[name]?.aliases[alias] = try AliasOptions.normalized(
              alias, action.options, dialect: dialect, shards: shards)
          }
        }
        changes += 1
      case "remove":
        var removed = 0
        for name in names {
          for pattern in action.aliases {
            for alias in state.indices[name]?.aliases.keys.filter({ Wildcard.matches(pattern, $0) }) ?? [] {
              state.indices[name]?.aliases[alias] = nil
              removed += 1
            }
          }
        }
        if removed == 0 {
          let list = action.aliases.joined(separator: ",")
          failure = .aliasesNotFound(list)
          if action.mustExist == true { throw EngineFailure.aliasesNotFound(list) }
          if action.mustExist == false, dialect == .opensearch { excused = true }
          missing = missing ?? list
        } else {
          changes += 1
        }
      default: changes += 1
      }
      results.append(result(action, failure))
    }
    if changes == 0, let missing, !excused { throw .aliasesNotFound(missing) }
    for name in removedIndices { state.indices[name] = nil }
    try checkWriters(actions, state)
    guard dialect == .elasticsearch, version >= AnnouncedVersion(8, 14) else { return .acknowledged }
    guard missing != nil else { return EngineReply(200, ["acknowledged": true, "errors": false]) }
    return EngineReply(200, ["acknowledged": true, "errors": true, "action_results": .array(results)])
  }

  private func concrete(_ action: AliasAction, _ state: EngineState) throws(EngineFailure) -> [String] {
    var names: [String] = []
    for index in action.indices {
      if Wildcard.isPattern(index) {
        names += state.indices.keys.filter { Wildcard.matches(index, $0) }.sorted()
      } else if state.indices[index] != nil {
        names.append(index)
      } else if !state.targets(ofAlias: index).isEmpty {
        throw .illegalArgument(
          "The provided expression [\(index)] matches an alias, specify the corresponding concrete indices instead.")
      } else {
        throw .indexNotFound(index)
      }
    }
    return names
  }

  private func result(_ action: AliasAction, _ failure: EngineFailure?) -> JSONValue {
    var object: JSONObject = [
      "action": [
        "type": .string(action.kind), "indices": .array(action.indices.map { .string($0) }),
        "aliases": .array(action.aliases.map { .string($0) }),
      ],
      "status": .int(failure?.status ?? 200),
    ]
    if let failure { object["error"] = failure.object(dialect) }
    return .object(object)
  }

  private func checkWriters(_ actions: [AliasAction], _ state: EngineState) throws(EngineFailure) {
    for alias in Set(actions.flatMap(\.aliases)) {
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
