// SPDX-License-Identifier: Apache-2.0
import JSON

/// Writes the answer of a search.
struct SearchAnswer {
  let executor: SearchExecutor
  /// The PIT's id to hand back.
  let pitID: String?

  func write(to writer: inout JSONWriter, withStatus: Bool = false) throws(EngineFailure) {
    let request = executor.request
    let (hits, total, highest) = try executor.page()
    writer.beginObject()
    if let pitID { writer.member("pit_id", pitID) }
    writer.member("took", 1)
    writer.member("timed_out", false)
    let shards = executor.snapshots.count
    writer.member("_shards", ["total": .int(shards), "successful": .int(shards), "skipped": 0, "failed": 0])
    writer.key("hits")
    writer.beginObject()
    if let limit = request.totalLimit {
      if limit > 0 {
        writer.member(
          "total", ["value": .int(min(total, limit)), "relation": total > limit ? "gte" : "eq"])
      }
    } else {
      writer.member("total", ["value": .int(total), "relation": "eq"])
    }
    let showsScore =
      request.sort.isEmpty || request.tracksScores
      || request.sort.contains { if case .score = $0.kind { true } else { false } }
    writer.key("max_score")
    if executor.snapshots.isEmpty {
      writer.float(0)
    } else if let highest, request.sort.isEmpty || request.tracksScores, request.size > 0 {
      writer.float(highest)
    } else {
      writer.null()
    }
    writer.key("hits")
    writer.beginArray()
    for hit in hits { write(hit, showsScore: showsScore, to: &writer) }
    writer.endArray()
    writer.endObject()
    if withStatus { writer.member("status", 200) }
    writer.endObject()
  }

  private func write(_ hit: Hit, showsScore: Bool, to writer: inout JSONWriter) {
    let snapshot = executor.snapshots[hit.shard]
    let document = snapshot.documents[hit.document]
    writer.beginObject()
    writer.member("_index", snapshot.index)
    writer.member("_id", document.id)
    writer.key("_score")
    if showsScore { writer.float(hit.score) } else { writer.null() }
    if executor.dialect == .elasticsearch {
      let ignored = snapshot.ignored(document)
      if !ignored.isEmpty { writer.member("_ignored", .array(ignored.map { .string($0) })) }
    }
    if executor.request.source.isEnabled {
      writer.key("_source")
      writer.raw(SearchAnswer.source(document.source, executor.request.source))
    }
    if !executor.request.sort.isEmpty { writer.member("sort", .array(hit.sort.map(\.json))) }
    writer.endObject()
  }

  /// The stored bytes as they are where nothing is filtered, as in the engines.
  static func source(_ bytes: [UInt8], _ filter: SourceFilter) -> [UInt8] {
    guard !filter.isPlain, let value = try? JSONValue(parsing: bytes), let object = value.objectValue else {
      return bytes
    }
    return JSONValue.object(PathFilter.filtered(object, filter, prefix: "")).serialized()
  }
}

/// `_source` filters and `filter_path`.
enum PathFilter {
  static func filtered(_ object: JSONObject, _ filter: SourceFilter, prefix: String) -> JSONObject {
    var result = JSONObject()
    for member in object.members {
      let path = prefix + member.name
      if filter.excludes.contains(where: { Wildcard.matches($0, path) }) { continue }
      let isIncluded =
        filter.includes.isEmpty
        || filter.includes.contains { Wildcard.matches($0, path) || Wildcard.matches($0 + ".*", path) }
      if let child = member.value.objectValue {
        let kept = filtered(child, isIncluded ? SourceFilter(excludes: filter.excludes) : filter, prefix: path + ".")
        if isIncluded || !kept.members.isEmpty { result.members.append((member.name, .object(kept))) }
      } else if isIncluded {
        result.members.append(member)
      }
    }
    return result
  }

  /// The engines' `filter_path`: dotted patterns with `*` and `**`, excluded ones with a leading minus.
  static func apply(_ text: String, to value: JSONValue) -> JSONValue {
    let patterns = text.split(separator: ",").map(String.init)
    let included = patterns.filter { !$0.hasPrefix("-") }.map { $0.split(separator: ".").map(String.init) }
    let excluded = patterns.filter { $0.hasPrefix("-") }.map { $0.dropFirst().split(separator: ".").map(String.init) }
    var result = value
    if !included.isEmpty { result = kept(result, included) ?? .object(JSONObject()) }
    if !excluded.isEmpty { result = without(result, excluded) }
    return result
  }

  /// What remains of `patterns` below a member.
  private static func below(_ name: String, _ patterns: [[String]]) -> [[String]] {
    var rest: [[String]] = []
    for pattern in patterns {
      guard let first = pattern.first else { continue }
      if first == "**" {
        rest.append(pattern)
        if pattern.count > 1, Wildcard.matches(pattern[1], name) { rest.append(Array(pattern.dropFirst(2))) }
      } else if Wildcard.matches(first, name) {
        rest.append(Array(pattern.dropFirst()))
      }
    }
    return rest
  }

  private static func kept(_ value: JSONValue, _ patterns: [[String]]) -> JSONValue? {
    if patterns.contains(where: \.isEmpty) { return value }
    if let elements = value.arrayValue {
      let list = elements.compactMap { kept($0, patterns) }
      return list.isEmpty ? nil : .array(list)
    }
    guard let object = value.objectValue else { return nil }
    var result = JSONObject()
    for member in object.members {
      let rest = below(member.name, patterns)
      if !rest.isEmpty, let value = kept(member.value, rest) { result.members.append((member.name, value)) }
    }
    return result.members.isEmpty ? nil : .object(result)
  }

  private static func without(_ value: JSONValue, _ patterns: [[String]]) -> JSONValue {
    if let elements = value.arrayValue { return .array(elements.map { without($0, patterns) }) }
    guard let object = value.objectValue else { return value }
    var result = JSONObject()
    for member in object.members {
      let rest = below(member.name, patterns)
      if rest.contains(where: \.isEmpty) { continue }
      result.members.append((member.name, rest.isEmpty ? member.value : without(member.value, rest)))
    }
    return .object(result)
  }
}
