// SPDX-License-Identifier: Apache-2.0
package import Calls
import HTTPClient
import HTTPSemantics
import JSON

extension SearchEngine {
  /// The concrete indices behind an alias, sorted; none when there is no such alias. An index of that name is no alias.
  package func aliasTargets(
    _ alias: String, context: CallContext
  ) async throws(SearchEngineError) -> [String] {
    try await aliasDetails(alias, context: context).map(\.index)
  }

  /// The same with the alias's filter and routing, which a search of the concrete index would not apply.
  package func aliasDetails(
    _ alias: String, context: CallContext
  ) async throws(SearchEngineError) -> [AliasTarget] {
    let response = try await administer(
      "get alias", .get, EnginePath("/_alias/", segment: alias), accepted: [404], context: context)
    let answer = try json(response, "get alias")
    try SearchEngine.checkMissing(response, answer, "get alias")
    return (answer.objectValue?.members ?? []).compactMap { member in
      guard let entry = member.value["aliases"]?[alias] else { return nil }
      return AliasTarget(
        index: member.name, filter: entry["filter"].flatMap { $0.isNull ? nil : $0 },
        searchRouting: entry["search_routing"]?.stringValue)
    }.sorted { $0.index < $1.index }
  }

  /// Every index that matches `pattern` (stars allowed) with its aliases, sorted by name.
  package func indexAliases(
    matching pattern: String, context: CallContext
  ) async throws(SearchEngineError) -> [IndexAliases] {
    let response = try await administer(
      "get aliases", .get, EnginePath("/", segment: pattern, "/_alias"), accepted: [404], context: context)
    let answer = try json(response, "get aliases")
    try SearchEngine.checkMissing(response, answer, "get aliases")
    return (answer.objectValue?.members ?? []).compactMap { member in
      guard let aliases = member.value["aliases"]?.objectValue else { return nil }
      return IndexAliases(index: member.name, aliases: aliases.names.sorted())
    }.sorted { $0.index < $1.index }
  }

  /// A 404 means that something is not there only when the engine says so: a gateway has its own.
  private static func checkMissing(
    _ response: ClientResponse, _ answer: JSONValue, _ operation: String
  ) throws(SearchEngineError) {
    guard response.status == 404 else { return }
    let error = answer["error"]
    let type = error?["type"]?.stringValue
    if type == "index_not_found_exception" || type == "aliases_not_found_exception" { return }
    if error?.stringValue?.contains("missing") == true { return }
    throw SearchEngineError(
      .protocolViolation, "\(operation) answered 404 without the engine's reason", status: 404)
  }

  /// The aliases that point to one index; nil when the answer does not mention the index, which says nothing about it.
  package func aliases(
    of index: String, context: CallContext
  ) async throws(SearchEngineError) -> [String]? {
    try await indexAliases(matching: index, context: context).first { $0.index == index }?.aliases
  }

  /// Changes aliases in one atomic step. After an error of unknown outcome (`timeout`, `unavailable`) read the alias
  /// again before anything else.
  package func updateAliases(
    _ actions: [AliasAction], context: CallContext
  ) async throws(SearchEngineError) {
    // Engines that do not know `must_exist` are asked before.
    let knowsMustExist = try await capabilities(context: context).knowsRequiredAliases
    if !knowsMustExist { try await checkRequired(actions, context: context) }
    var writer = JSONWriter(reserving: 256)
    writer.object {
      $0.array("actions") {
        for action in actions { $0.object { action.write(to: &$0, knowsMustExist: knowsMustExist) } }
      }
    }
    let answer = try await administer(
      "update aliases", .post, EnginePath("/_aliases"), body: writer.bytes, isIdempotent: false, context: context)
    try SearchEngine.checkAliasAnswer(try json(answer, "update aliases"))
  }

  private func checkRequired(
    _ actions: [AliasAction], context: CallContext
  ) async throws(SearchEngineError) {
    for case .remove(let index, let alias, mustExist: true) in actions {
      if try await aliases(of: index, context: context)?.contains(alias) == true { continue }
      throw SearchEngineError(.notFound, "update aliases: \(alias) does not point to \(index)", status: 404)
    }
  }

  /// Elasticsearch from 8.14 on reports single steps that failed with status 200 and `errors: true`. A step that
  /// removes what is not there is no failure.
  static func checkAliasAnswer(_ answer: JSONValue) throws(SearchEngineError) {
    if answer["errors"]?.boolValue == true {
      for result in answer["action_results"]?.arrayValue ?? [] {
        let status = result["status"]?.intValue ?? 200
        guard status >= 400 else { continue }
        if status == 404, result["action"]?["type"]?.stringValue == "remove" { continue }
        throw .leg(
          status: status, error: result["error"] ?? .string("an alias action failed"), operation: "update aliases",
          node: nil)
      }
    }
    guard answer["acknowledged"]?.boolValue == true else {
      throw SearchEngineError(.timeout, "the alias change was not acknowledged in time; its outcome is unknown")
    }
  }
}
