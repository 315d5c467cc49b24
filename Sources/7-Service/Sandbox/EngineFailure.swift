// SPDX-License-Identifier: Apache-2.0
import JSON

/// An answer of the engine that is no success: the status, and the body in the shape of the dialect.
struct EngineFailure: Error, Sendable {
  /// Where the error stands in the answer.
  enum Shape: Sendable {
    /// `{"error":{"root_cause":[…],"type","reason"},"status"}`
    case plain
    /// the same below `search_phase_execution_exception`, as a failure of the shards of `index`
    case shard(index: String, phase: String)
    /// `{"error":"text"}`, with the status inside where `withStatus`
    case text(withStatus: Bool)
  }

  var status: Int
  var type: String
  var reason: String
  /// Members after `reason`, in Elasticsearch's order; OpenSearch writes them the other way around.
  var details: [(name: String, value: JSONValue)] = []
  var causedBy: JSONValue?
  /// The type and reason that stand in `root_cause` where they differ from the outer ones.
  var root: (type: String, reason: String)?
  var shape: Shape = .plain

  static func illegalArgument(_ reason: String) -> EngineFailure {
    EngineFailure(status: 400, type: "illegal_argument_exception", reason: reason)
  }

  /// A query or body that does not parse.
  static func parsing(_ reason: String) -> EngineFailure {
    EngineFailure(
      status: 400, type: "parsing_exception", reason: reason, details: [("line", 1), ("col", 1)])
  }

  static func contentParse(_ reason: String) -> EngineFailure {
    EngineFailure(status: 400, type: "x_content_parse_exception", reason: "[1:1] \(reason)")
  }

  static func parse(_ reason: String) -> EngineFailure {
    EngineFailure(status: 400, type: "parse_exception", reason: reason)
  }

  static func validation(_ reasons: String...) -> EngineFailure {
    let text = reasons.enumerated().map { " \($0.offset + 1): \($0.element);" }.joined()
    return EngineFailure(
      status: 400, type: "action_request_validation_exception", reason: "Validation Failed:\(text)")
  }

  /// What the engines have and the sandbox does not: said, never ignored.
  static func notHere(_ what: String) -> EngineFailure {
    illegalArgument("rag-sandbox, an offline stand-in for a search engine, does not support \(what)")
  }

  static func indexNotFound(_ name: String, kind: String = "index_or_alias", suffix: String = "") -> EngineFailure {
    EngineFailure(
      status: 404, type: "index_not_found_exception", reason: "no such index [\(name)]\(suffix)",
      details: [
        ("resource.type", .string(kind)), ("resource.id", .string(name)), ("index_uuid", "_na_"),
        ("index", .string(name)),
      ])
  }

  static func aliasesNotFound(_ name: String) -> EngineFailure {
    EngineFailure(
      status: 404, type: "aliases_not_found_exception", reason: "aliases [\(name)] missing",
      details: [("resource.type", "aliases"), ("resource.id", .string(name))])
  }

  /// A failure of a query against the mapping of `index`.
  static func queryShard(_ reason: String, index: String, uuid: String, causedBy: JSONValue? = nil) -> EngineFailure {
    EngineFailure(
      status: 400, type: "query_shard_exception", reason: reason,
      details: [("index_uuid", .string(uuid)), ("index", .string(index))], causedBy: causedBy,
      shape: .shard(index: index, phase: "query"))
  }

  /// `queryShard` around an argument that the field refuses, in the engines' words.
  static func createQuery(
    _ reason: String, index: String, uuid: String, type: String = "illegal_argument_exception"
  ) -> EngineFailure {
    queryShard(
      "failed to create query: \(reason)", index: index, uuid: uuid,
      causedBy: ["type": .string(type), "reason": .string(reason)])
  }

  static func noHandler(_ method: String, _ target: String) -> EngineFailure {
    EngineFailure(
      status: 400, type: "", reason: "no handler found for uri [\(target)] and method [\(method)]",
      shape: .text(withStatus: false))
  }

  /// The error object as it stands in a bulk item or in `failed_shards`.
  func object(_ dialect: SandboxDialect) -> JSONValue {
    var object = JSONObject()
    object["type"] = .string(type)
    object["reason"] = reason.isEmpty ? .null : .string(reason)
    let ordered = type == "parsing_exception" || dialect == .elasticsearch ? details : details.reversed()
    for detail in ordered { object[detail.name] = detail.value }
    if let causedBy { object["caused_by"] = causedBy }
    return .object(object)
  }

  /// The `error` and `status` members of the body.
  func body(_ dialect: SandboxDialect) -> JSONValue {
    switch shape {
    case .text(let withStatus):
      return withStatus
        ? ["error": .string(reason), "status": .number(JSONNumber(status))] : ["error": .string(reason)]
    case .plain:
      var error = JSONObject()
      error["root_cause"] = .array([rootCause(dialect)])
      for member in object(dialect).objectValue?.members ?? [] { error[member.name] = member.value }
      return ["error": .object(error), "status": .number(JSONNumber(status))]
    case .shard(let index, let phase):
      let failed: JSONValue = [
        "shard": 0, "index": .string(index), "node": "rag-sandbox", "reason": object(dialect),
      ]
      var error = JSONObject()
      error["root_cause"] = .array([rootCause(dialect)])
      error["type"] = "search_phase_execution_exception"
      error["reason"] = "all shards failed"
      error["phase"] = .string(phase)
      error["grouped"] = true
      error["failed_shards"] = .array([failed])
      if type == "illegal_argument_exception" {
        error["caused_by"] = ["type": .string(type), "reason": .string(reason), "caused_by": object(dialect)]
      }
      return ["error": .object(error), "status": .number(JSONNumber(status))]
    }
  }

  private func rootCause(_ dialect: SandboxDialect) -> JSONValue {
    var copy = self
    copy.causedBy = nil
    if let root { (copy.type, copy.reason) = root }
    return copy.object(dialect)
  }
}
