// SPDX-License-Identifier: Apache-2.0
import JSON

/// The options of an alias beside its name, in the form in which the engines show them.
enum AliasOptions {
  private static let routings: Set<String> = ["routing", "index_routing", "search_routing"]
  static let names = routings.union(["filter", "is_write_index", "is_hidden"])

  /// From the `aliases` of a create request.
  static func created(
    _ alias: String, _ value: JSONValue, dialect: SandboxDialect, shards: Int
  ) throws(EngineFailure) -> JSONObject {
    for name in value.objectValue?.names ?? [] where !names.contains(name) {
      // OpenSearch ignores what it does not know
      if dialect == .elasticsearch { throw .unsupported("[\(name)] in an alias") }
    }
    return try normalized(alias, value.objectValue ?? JSONObject(), dialect: dialect, shards: shards)
  }

  /// Checks the options of one alias on an index with so many shards.
  static func normalized(
    _ alias: String, _ given: JSONObject, dialect: SandboxDialect, shards: Int
  ) throws(EngineFailure) -> JSONObject {
    var options = JSONObject()
    for name in ["is_write_index", "is_hidden"] {
      if let value = given[name] { options[name] = value }
    }
    if let filter = given["filter"], filter.objectValue?.members.isEmpty == false {
      try check(filter, alias, dialect)
      options["filter"] = filter
    }
    for (name, own) in [("index_routing", given["index_routing"]), ("search_routing", given["search_routing"])] {
      guard let value = own ?? given["routing"] else { continue }
      // the sandbox does not spread documents over shards: over several, a routing would have to hide some of them
      guard shards == 1 else { throw .unsupported("the routing of an alias on an index of several shards") }
      let text = value.text
      guard name == "search_routing" || !text.contains(",") else {
        throw .illegalArgument("alias [\(alias)] has several index routing values associated with it")
      }
      options[name] = .string(text)
    }
    return options
  }

  private static func check(_ filter: JSONValue, _ alias: String, _ dialect: SandboxDialect) throws(EngineFailure) {
    do throws(EngineFailure) {
      _ = try QueryParser(dialect: dialect, hasKnnQuery: false).query(filter)
    } catch {
      guard error.type == "parsing_exception" else { throw error }
      var failure = EngineFailure.illegalArgument("failed to parse filter for alias [\(alias)]")
      failure.causedBy = (error.type, error.reason)
      throw failure
    }
  }
}
