// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPClient
import HTTPSemantics
import JSON

/// One step of an alias change. All steps of one call happen at once or not at all.
package enum AliasAction: Sendable, Equatable {
  case add(index: String, alias: String)
  case remove(index: String, alias: String)
}

/// An index with the aliases that point to it.
package struct IndexAliases: Sendable, Equatable {
  package var index: String
  package var aliases: [String]
}

extension SearchEngine {
  /// The concrete indices behind an alias, sorted; none when there is no such alias. An index of that name is no alias.
  package func aliasTargets(
    _ alias: String, deadline: MonotonicInstant
  ) async throws(SearchEngineError) -> [String] {
    let answer = try json(
      try await administer(
        "get alias", .get, EnginePath("/_alias/", segment: alias), accepted: [404], deadline: deadline), "get alias")
    return (answer.objectValue?.members ?? []).filter { $0.value["aliases"]?[alias] != nil }.map(\.name).sorted()
  }

  /// Every index that matches `pattern` (stars allowed) with its aliases, sorted by name.
  package func indexAliases(
    matching pattern: String, deadline: MonotonicInstant
  ) async throws(SearchEngineError) -> [IndexAliases] {
    let answer = try json(
      try await administer(
        "get aliases", .get, EnginePath("/", segment: pattern, "/_alias"), accepted: [404], deadline: deadline),
      "get aliases")
    return (answer.objectValue?.members ?? []).compactMap { member in
      guard let aliases = member.value["aliases"]?.objectValue else { return nil }
      return IndexAliases(index: member.name, aliases: aliases.names.sorted())
    }.sorted { $0.index < $1.index }
  }

  /// The aliases that point to one index.
  package func aliases(
    of index: String, deadline: MonotonicInstant
  ) async throws(SearchEngineError) -> [String] {
    try await indexAliases(matching: index, deadline: deadline).first { $0.index == index }?.aliases ?? []
  }

  /// Changes aliases in one atomic step. After an error of unknown outcome (`timeout`, `unavailable`) read the alias
  /// again before anything else.
  package func updateAliases(
    _ actions: [AliasAction], deadline: MonotonicInstant
  ) async throws(SearchEngineError) {
    var writer = JSONWriter(reserving: 256)
    writer.beginObject()
    writer.key("actions")
    writer.beginArray()
    for action in actions {
      let (index, alias): (String, String)
      writer.beginObject()
      switch action {
      case .add(let addedIndex, let addedAlias):
        (index, alias) = (addedIndex, addedAlias)
        writer.key("add")
      case .remove(let removedIndex, let removedAlias):
        (index, alias) = (removedIndex, removedAlias)
        writer.key("remove")
      }
      writer.beginObject()
      writer.member("index", index)
      writer.member("alias", alias)
      writer.endObject()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
    let answer = try await administer(
      "update aliases", .post, EnginePath("/_aliases"), body: writer.bytes, isIdempotent: false, deadline: deadline)
    try SearchEngine.checkAliasAnswer(try json(answer, "update aliases"))
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
