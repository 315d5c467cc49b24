// SPDX-License-Identifier: Apache-2.0
import JSON

/// One action of an `_aliases` request.
struct AliasChange: Sendable {
  enum Kind: String, Sendable {
    case add, remove
    case removeIndex = "remove_index"
  }

  var kind: Kind
  var indices: [String] = []
  /// Names, or patterns where aliases are removed.
  var aliases: [String] = []
  var mustExist: Bool?
  var options = JSONObject()

  init(_ value: JSONValue, dialect: SandboxDialect, version: AnnouncedVersion) throws(EngineFailure) {
    guard let (name, body) = value.objectValue?.members.first else { throw .illegalArgument("No action specified") }
    guard let kind = Kind(rawValue: name) else { throw .contentParse("[alias_action] unknown field [\(name)]") }
    self.kind = kind
    for member in body.objectValue?.members ?? [] {
      switch (member.name, kind) {
      case ("index", _), ("indices", _): indices += member.value.stringList
      case ("alias", .add), ("alias", .remove), ("aliases", .add), ("aliases", .remove):
        aliases += member.value.stringList
      case ("must_exist", .remove) where dialect == .elasticsearch || version >= AnnouncedVersion(2, 12):
        mustExist = member.value.flag
      case ("must_exist", .add): mustExist = member.value.flag
      case ("filter", .add) where member.value.objectValue == nil:
        throw .contentParse("[add] filter doesn't support values of type: \(member.value.token)")
      case (_, .add) where AliasOptions.names.contains(member.name): options[member.name] = member.value
      default: throw .contentParse("[\(name)] unknown field [\(member.name)]")
      }
    }
    guard !indices.isEmpty, kind == .removeIndex || !aliases.isEmpty else {
      throw .unsupported("an alias action without [index] or [alias]")
    }
  }
}
