// SPDX-License-Identifier: Apache-2.0
import API
import Catalog
import Configuration
import Observability
import YAML

/// `API_KEYS`: keys or their hashes, and in the file also mappings that say more of their holders.
enum APIKeyList {
  /// The keys in their order.
  static func read(_ reader: SettingReader) throws(ConfigurationError) -> [APIKey] {
    guard let value = try reader.value(.apiKeys) else { return [] }
    var keys: [APIKey] = []
    for text in value.texts {
      guard let key = key(text) else { throw reader.invalid(.apiKeys, value, allowed: allowed) }
      keys.append(key)
    }
    guard let nodes = value.node?.sequence else { return keys }
    let stores = Set(try StoreProfiles(reader).profiles.map(\.storeKey))
    var seen: Set<APIKeyHash> = []
    for node in nodes {
      let entry = FileEntry(node, of: .apiKeys, value, reader, keys: fileKeys)
      let key = try key(node, entry, stores: stores)
      guard seen.insert(key.hash).inserted else { throw entry.invalid(key.name ?? "", allowed: "each key once") }
      keys.append(key)
    }
    if keys.contains(where: { $0.dailyBudgetUSD != nil }) {
      try Budgets.Options.checkPrices(reader, for: "daily_budget_usd of a key")
    }
    return keys
  }

  private static let fileKeys = ["name", "sha256", "scopes", "stores", "rate_limit", "daily_budget_usd"]
  private static let allowed =
    "keys of visible ASCII characters without blanks and commas, or sha256: and 64 hexadecimal digits"

  /// A key, or its hash.
  private static func key(_ text: String) -> APIKey? {
    guard AccessText.isVisible(text) else { return nil }
    let hash = text.hasPrefix("sha256:") ? APIKeyHash(hexadecimal: text) : APIKeyHash(key: text)
    return hash.map { APIKey(hash: $0) }
  }

  /// - Parameter stores: the IDs that there are.
  private static func key(
    _ node: YAMLNode, _ entry: FileEntry, stores: Set<String>
  ) throws(ConfigurationError) -> APIKey {
    if let text = node.text {
      guard let key = key(text) else { throw entry.invalid(text, allowed: allowed, isSecret: true) }
      return key
    }
    guard node.mapping != nil else { throw entry.invalid(allowed: "a mapping with `sha256`") }
    try entry.checkKeys()
    guard let text = try entry.text("sha256"), let hash = APIKeyHash(hexadecimal: text) else {
      throw entry.invalid(
        key: "sha256", allowed: "64 hexadecimal digits for sha256, as `rag-runtime keygen` prints them", isSecret: true)
    }
    var key = APIKey(hash: hash, name: try entry.text("name", KeyText.name))
    if let scopes = try entry.texts("scopes", KeyText.scope) { key.scopes = Set(scopes) }
    let store = TextForm(
      allowed: "IDs of stores (there are " + stores.sorted().joined(separator: ", ") + ")",
      read: { stores.contains($0) ? $0 : nil })
    if let own = try entry.texts("stores", store) {
      guard !own.isEmpty else { throw entry.invalid(key: "stores", allowed: "at least one store for stores") }
      key.stores = Set(own)
    }
    if let rate = try entry.text("rate_limit", KeyText.rate) { key.rateLimit = RateLimit(text: rate) ?? .unlimited }
    if let budget = try entry.text("daily_budget_usd", KeyText.budget) {
      key.dailyBudgetUSD = SettingReader.decimal(budget)
    }
    return key
  }
}
