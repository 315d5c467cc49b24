// SPDX-License-Identifier: Apache-2.0
import Indexing
import JSON

/// Writes a status as text.
enum StatusText {
  /// For people.
  static func text(_ status: IndexStatus) -> String {
    var lines = ["store \(status.store)", "  alias   \(status.alias)"]
    if let note = status.note { lines.append("  live    \(note)") }
    lines += status.live.map { "  live    \(describe($0))" }
    lines += status.others.map { "  former  \(describe($0))" }
    if let lock = status.lock {
      let index = lock.index.map { ", building \($0)" } ?? ""
      lines.append("  lock    \(lock.holder)\(index)\(lock.isStale ? " (stale: the next run takes it over)" : "")")
    }
    lines += status.recent.map { "  last    \(describe($0))" }
    return lines.joined(separator: "\n") + "\n"
  }

  /// One store of the document that `--format json` asks for.
  static func document(_ status: IndexStatus) -> JSONValue {
    let live = status.live.first
    let all = (status.live + status.others).sorted { $0.name > $1.name }
    let names = Set(status.live.map(\.name))
    return [
      "id": .string(status.store), "index_alias": .string(status.alias), "live_index": optional(live?.name),
      "documents": live.map { .int($0.documents) } ?? .null, "model": optional(live?.model),
      "dimensions": live?.dimensions.map { .int($0) } ?? .null, "created_at": optional(live?.createdAt),
      "generations": .array(
        all.map { index -> JSONValue in
          [
            "index": .string(index.name), "documents": .int(index.documents), "created_at": optional(index.createdAt),
            "live": .bool(names.contains(index.name)),
          ]
        }),
      "run": status.lock.map { lock -> JSONValue in
        ["holder": .string(lock.holder), "index": optional(lock.index), "stale": .bool(lock.isStale)]
      } ?? .null,
      "recent": .array(status.recent.map(\.value)),
    ]
  }

  private static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  private static func describe(_ record: IndexStatus.Record) -> String {
    var text = "\(record.completedAt ?? "at an unknown time"): \(record.kind)"
    if let index = record.index { text += (record.kind == "refresh" ? " of " : " to ") + index }
    if let from = record.value["from"]?.stringValue { text += " from \(from)" }
    if let documents = record.value["documents"]?.intValue { text += ", \(documents) documents" }
    if record.kind == "refresh" {
      for name in ["updated", "deleted", "pending"] {
        if let count = record.value[name]?.intValue { text += ", \(count) \(name)" }
      }
    }
    if let embedded = record.value["embedded"]?.intValue { text += ", \(embedded) texts embedded" }
    return text
  }

  private static func describe(_ index: IndexStatus.Index) -> String {
    var parts = ["\(index.name): \(index.documents) documents"]
    if let model = index.model { parts.append(model + (index.dimensions.map { " (\($0) dimensions)" } ?? "")) }
    if let state = index.state { parts.append(state) }
    if let source = index.sourceIndex { parts.append("from \(source)") }
    if let time = index.updatedAt { parts.append(time) }
    return parts.joined(separator: ", ")
  }
}
