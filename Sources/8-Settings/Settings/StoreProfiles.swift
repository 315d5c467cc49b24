// SPDX-License-Identifier: Apache-2.0
package import Catalog
package import Configuration
import YAML

/// The stores of `STORES`, each with what the file says of it or else the `STORE_…` settings.
package struct StoreProfiles: Sendable {
  /// `INDEX_PREFIX`: the beginning of all names that the indexer writes.
  package var prefix: String
  /// At least one; the first is the default store.
  package var profiles: [StoreProfile]

  /// - Throws: where no store is named, one is named twice, or a detail of one is missing or out of bounds.
  package init(_ reader: SettingReader) throws(ConfigurationError) {
    prefix = try Self.prefix(reader)
    let common = try StoreDetails(common: reader)
    let described = try Self.described(reader)
    guard let value = try reader.value(.stores) else { throw reader.missing(.stores) }
    let entries =
      value.node == nil
      ? try value.texts.map { text throws(ConfigurationError) in
        // A store that is named elsewhere still has the details that the file gives of it.
        let entry = try Self.entry(text, value, reader)
        let details = described.first { $0.id == entry.id }?.details
        return Entry(id: entry.id, index: entry.index, details: details)
      } : described
    guard !entries.isEmpty else { throw reader.missing(.stores, "at least one store is needed") }
    var seen: Set<String> = []
    for entry in entries where !seen.insert(entry.id ?? "").inserted {
      throw reader.invalid(
        .stores, value, text: entry.id ?? entry.index,
        allowed: entry.id == nil ? "at most one store without an ID" : "each ID once")
    }
    let template = try reader.choice(.template).flatMap(ChunkTemplate.init(rawValue:)) ?? .full
    profiles = entries.map { entry in
      var profile = (entry.details ?? StoreDetails()).profile(id: entry.id, index: entry.index, over: common)
      profile.template = template
      return profile
    }
  }

  private struct Entry {
    var id: String?
    var index: String
    var details: StoreDetails?
  }

  private static func prefix(_ reader: SettingReader) throws(ConfigurationError) -> String {
    guard let value = try reader.value(.indexPrefix), let prefix = value.texts.last else {
      throw reader.missing(.indexPrefix)
    }
    guard StoreNames.isValidPrefix(prefix) else {
      throw reader.invalid(
        .indexPrefix, value, allowed: "1 to 128 of a-z, 0-9, -, _ and ., with a letter or digit first")
    }
    return prefix
  }

  /// `[ID=]INDEX`.
  private static func entry(
    _ text: String, _ value: SettingValue, _ reader: SettingReader
  ) throws(ConfigurationError) -> (id: String?, index: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let id = parts.count == 2 ? parts[0] : nil
    let index = parts[parts.count - 1]
    try check(id: id, index: index, text, value, reader)
    return (id, index)
  }

  private static func check(
    id: String?, index: String, _ text: String, _ value: SettingValue, _ reader: SettingReader
  ) throws(ConfigurationError) {
    if let id, !StoreNames.isValidID(id) {
      throw reader.invalid(
        .stores, value, text: text, allowed: "[ID=]INDEX with an ID of 1 to 32 of a-z, 0-9 and _, not `runs`")
    }
    guard isIndexName(index) else {
      throw reader.invalid(
        .stores, value, text: text, allowed: "[ID=]INDEX with the name of one index or alias, without patterns")
    }
  }

  /// True for names of an index or alias that both engines take: no pattern, no list, no exclusion.
  private static func isIndexName(_ name: String) -> Bool {
    guard (1...255).contains(name.utf8.count), let first = name.first, !"-_+".contains(first), name != ".", name != ".."
    else { return false }
    return name.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7f } && !name.contains { "*?\"<>|,#:/\\".contains($0) }
      && name == name.lowercased()
  }

  /// The file's list of mappings.
  private static func described(_ reader: SettingReader) throws(ConfigurationError) -> [Entry] {
    guard let value = try reader.fileValue(.stores), let nodes = value.node?.sequence else { return [] }
    var entries: [Entry] = []
    for node in nodes {
      let place = FileEntry(node, of: .stores, value, reader, keys: StoreDetails.fileKeys)
      if let text = node.text {
        let entry = try entry(text, place.value, reader)
        entries.append(Entry(id: entry.id, index: entry.index, details: nil))
        continue
      }
      guard node.mapping != nil else { throw reader.invalid(.stores, place.value, text: "", allowed: "a mapping") }
      try place.checkKeys()
      guard let index = try place.text("index") else {
        throw reader.invalid(.stores, place.value, text: "", allowed: "a mapping with `index`")
      }
      let id = try place.text("id")
      try check(id: id, index: index, (id.map { $0 + "=" } ?? "") + index, place.value, reader)
      entries.append(Entry(id: id, index: index, details: try StoreDetails(place)))
    }
    return entries
  }
}
