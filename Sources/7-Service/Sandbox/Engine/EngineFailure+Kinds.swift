// SPDX-License-Identifier: Apache-2.0
import JSON

extension EngineFailure {
  /// A request that the sandbox does not serve: it lacks what the engines have, or they would refuse it too.
  static func unsupported(_ what: String) -> EngineFailure {
    illegalArgument("rag-sandbox, an offline stand-in for a search engine, does not support \(what)")
  }

  static func illegalArgument(_ reason: String) -> EngineFailure {
    EngineFailure(type: "illegal_argument_exception", reason: reason)
  }

  /// A query or body that does not parse.
  static func parsing(_ reason: String) -> EngineFailure { EngineFailure(type: "parsing_exception", reason: reason) }

  static func contentParse(_ reason: String) -> EngineFailure {
    EngineFailure(type: "x_content_parse_exception", reason: "[1:1] \(reason)")
  }

  static func parse(_ reason: String) -> EngineFailure { EngineFailure(type: "parse_exception", reason: reason) }

  /// A body that is no JSON.
  static func malformed(_ error: JSONError, _ dialect: SandboxDialect) -> EngineFailure {
    EngineFailure(
      type: dialect == .opensearch ? "json_parse_exception" : "x_content_parse_exception",
      reason: "[1:\(error.offset + 1)] \(error.message)")
  }

  static func validation(_ reason: String) -> EngineFailure {
    EngineFailure(type: "action_request_validation_exception", reason: "Validation Failed: 1: \(reason);")
  }

  static func indexNotFound(
    _ name: String, kind: String = "index_or_alias", uuid: String = "_na_", suffix: String = ""
  ) -> EngineFailure {
    EngineFailure(
      status: 404, type: "index_not_found_exception", reason: "no such index [\(name)]\(suffix)",
      details: [("resource.type", kind), ("resource.id", name), ("index_uuid", uuid), ("index", name)])
  }

  static func aliasesNotFound(_ name: String) -> EngineFailure {
    EngineFailure(
      status: 404, type: "aliases_not_found_exception", reason: "aliases [\(name)] missing",
      details: [("resource.type", "aliases"), ("resource.id", name)])
  }

  /// An alias stands where an index has to.
  static func isAlias(_ name: String) -> EngineFailure {
    illegalArgument(
      "The provided expression [\(name)] matches an alias, specify the corresponding concrete indices instead.")
  }

  /// A failure of a query against the mapping of an index.
  static func queryShard(
    _ reason: String, _ snapshot: Snapshot, causedBy: (type: String, reason: String?)? = nil
  ) -> EngineFailure {
    EngineFailure(
      type: "query_shard_exception", reason: reason,
      details: [("index_uuid", snapshot.uuid), ("index", snapshot.index)], causedBy: causedBy,
      shape: .shard(index: snapshot.index, phase: "query"))
  }

  static func noHandler(_ request: SandboxRequest) -> EngineFailure {
    EngineFailure(
      type: "", reason: "no handler found for uri [\(request.target)] and method [\(request.method)]",
      shape: .text(withStatus: false))
  }
}
