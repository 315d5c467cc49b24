// SPDX-License-Identifier: Apache-2.0
import JSON

/// Index settings, flat: every leaf under its dotted name with `index.` in front, as text.
enum IndexSettings {
  private static let known: Set<String> = [
    "index.number_of_shards", "index.number_of_replicas", "index.refresh_interval", "index.max_result_window",
    "index.auto_expand_replicas", "index.hidden", "index.codec", "index.knn", "index.max_slices_per_pit",
    "index.max_slices_per_scroll", "index.number_of_routing_shards", "index.priority", "index.mode",
    "index.search.default_pipeline", "index.default_pipeline", "index.final_pipeline", "index.max_ngram_diff",
    "index.max_shingle_diff", "index.max_terms_count", "index.query.default_field", "index.gc_deletes",
  ]
  private static let prefixes = [
    "index.analysis.", "index.mapping.", "index.translog.", "index.merge.", "index.routing.", "index.blocks.",
    "index.knn.algo_param.", "index.unassigned.", "index.search.slowlog.", "index.indexing.slowlog.", "index.sort.",
    "index.similarity.", "index.lifecycle.", "index.soft_deletes.", "index.write.",
  ]
  /// Cannot be changed on an open index.
  private static let fixed: Set<String> = [
    "index.number_of_shards", "index.knn", "index.codec", "index.number_of_routing_shards", "index.mode",
  ]

  static func flat(_ value: JSONValue?, dialect: SandboxDialect) throws(EngineFailure) -> [String: JSONValue] {
    var flat: [String: JSONValue] = [:]
    walk(value, "", &flat)
    var settings: [String: JSONValue] = [:]
    for (name, value) in flat { settings[name.hasPrefix("index.") ? name : "index." + name] = value }
    for name in settings.keys.sorted() {
      let isForeign = dialect == .elasticsearch && (name == "index.knn" || name.hasPrefix("index.knn."))
      guard !isForeign, known.contains(name) || prefixes.contains(where: { name.hasPrefix($0) }) else {
        throw .illegalArgument("unknown setting [\(name)]")
      }
    }
    for (name, least) in [("index.number_of_shards", 1), ("index.number_of_replicas", 0)] {
      guard let value = settings[name], !value.isNull else { continue }
      guard let number = value.wholeNumber, number >= least else {
        throw .unsupported("this value of [\(name)]")
      }
    }
    return settings
  }

  private static func walk(_ value: JSONValue?, _ path: String, _ flat: inout [String: JSONValue]) {
    switch value {
    case .object(let object):
      for member in object.members { walk(member.value, path.isEmpty ? member.name : "\(path).\(member.name)", &flat) }
    case .number(let number): flat[path] = .string(number.text)
    case .bool(let flag): flat[path] = .string(flag ? "true" : "false")
    case .some(let other): flat[path] = other
    case nil: break
    }
  }

  /// Refuses settings that an open index does not take.
  static func checkUpdate(
    _ settings: [String: JSONValue], index: IndexState, dialect: SandboxDialect
  ) throws(EngineFailure) {
    let refused = settings.keys.filter { fixed.contains($0) || $0.hasPrefix("index.analysis.") }.sorted()
    guard !refused.isEmpty else { return }
    let rest =
      dialect == .elasticsearch
      ? " unless the `reopen` query parameter is set to true. Alternatively, close the indices, "
        + "apply the settings changes, and reopen the indices"
      : ""
    throw .illegalArgument(
      "Can't update non dynamic settings [[\(refused.joined(separator: ", "))]] for open indices "
        + "[[\(index.name)/\(index.uuid)]]\(rest)")
  }

  /// As `GET _settings` nests it.
  static func shown(_ index: IndexState) -> JSONValue {
    var settings = index.settings
    settings["index.number_of_shards"] = .string("\(index.shards)")
    settings["index.number_of_replicas"] = .string("\(index.replicas)")
    settings["index.provided_name"] = .string(index.name)
    settings["index.creation_date"] = .string("\(index.created)")
    settings["index.uuid"] = .string(index.uuid)
    var root = JSONObject()
    for name in settings.keys.sorted() {
      guard let value = settings[name], !value.isNull else { continue }
      insert(value, name.split(separator: ".").map(String.init)[...], into: &root)
    }
    return .object(root)
  }

  private static func insert(_ value: JSONValue, _ path: ArraySlice<String>, into object: inout JSONObject) {
    guard let first = path.first else { return }
    if path.count == 1 {
      object[first] = value
      return
    }
    var child = object[first]?.objectValue ?? JSONObject()
    insert(value, path.dropFirst(), into: &child)
    object[first] = .object(child)
  }
}
