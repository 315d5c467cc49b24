// SPDX-License-Identifier: Apache-2.0
import JSON

/// One action of a bulk request.
struct BulkAction: Sendable {
  enum Kind: String, Sendable { case index, create, update, delete }

  var kind: Kind
  var index: String
  /// Empty: the engine makes one up.
  var id = ""
  /// The document, or what an update says; empty in a deletion.
  var source: [UInt8] = []
  var condition: IndexState.WriteCondition
  var requireAlias: Bool

  /// All actions of a request over `index`, where its path names one.
  static func all(
    _ request: SandboxRequest, index: String?, dialect: SandboxDialect
  ) throws(EngineFailure) -> [BulkAction] {
    guard !request.body.isEmpty else {
      var failure = EngineFailure.parse("request body is required")
      if dialect == .elasticsearch {
        failure.root = (failure.type, failure.reason)
        failure.causedBy = (failure.type, failure.reason)
        failure.reason = "could not parse bulk request body"
      }
      throw failure
    }
    guard request.body.last == UInt8(ascii: "\n") else {
      throw .unsupported("a bulk request that does not end in a newline")
    }
    var actions: [BulkAction] = []
    var lines = request.body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...].dropLast()
    var number = 0
    while let line = lines.popFirst() {
      number += 1
      if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D }) { continue }
      var action = try BulkAction(
        Array(line), number, index: index, requireAlias: request.flag("require_alias") ?? false, dialect: dialect)
      if action.kind != .delete {
        guard let source = lines.popFirst() else { throw .unsupported("a bulk action without its document") }
        number += 1
        action.source = Array(source)
      }
      actions.append(action)
    }
    guard !actions.isEmpty else { throw .unsupported("a bulk request without actions") }
    return actions
  }

  /// From line `number`, counted from 1.
  private init(
    _ line: [UInt8], _ number: Int, index: String?, requireAlias: Bool, dialect: SandboxDialect
  ) throws(EngineFailure) {
    guard let object = try? JSONValue(parsing: line).objectValue, let (name, metadata) = object.members.first else {
      throw .unsupported("the action in line \(number)")
    }
    guard let kind = Kind(rawValue: name) else {
      let expected =
        dialect == .opensearch
        ? "one of [create, delete, index, update]" : "field [create], [delete], [index] or [update]"
      throw .illegalArgument("Malformed action/metadata line [\(number)], expected \(expected) but found [\(name)]")
    }
    self.kind = kind
    self.index = index ?? ""
    self.requireAlias = requireAlias
    condition = IndexState.WriteCondition(mustBeNew: kind == .create)
    for member in metadata.objectValue?.members ?? [] {
      switch member.name {
      case "_index": self.index = member.value.stringValue ?? ""
      case "_id": id = member.value.scalarText
      case "if_seq_no": condition.sequence = member.value.intValue
      case "if_primary_term": condition.primaryTerm = member.value.intValue
      case "require_alias": self.requireAlias = member.value.flag ?? false
      case "routing", "version", "version_type", "pipeline", "dynamic_templates":
        throw .unsupported("[\(member.name)] in a bulk action")
      default:
        throw .illegalArgument("Action/metadata line [\(number)] contains an unknown parameter [\(member.name)]")
      }
    }
    guard !self.index.isEmpty else { throw .unsupported("a bulk action without an index") }
  }
}
