// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import Observability
import SearchEngine

/// Finds the one concrete index behind a store's native alias, and the website whose prices it has.
struct SourceResolver: Sendable {
  let context: RunContext
  let profile: StoreProfile

  private var name: String { profile.storeKey }

  /// - Throws: `configuration` when there is none (naming those that are there), `dataRefused` when there are two.
  func concreteIndex() async throws(IndexingError) -> String {
    let alias = profile.sourceIndex
    let targets = try await context.engine("resolving \(alias)", store: name, party: .sourceEngine) {
      () throws(SearchEngineError) in
      try await context.source.aliasTargets(alias, deadline: context.deadline)
    }
    if targets.count > 1 {
      throw IndexingError(
        .dataRefused,
        "the alias \(alias) points to \(targets.count) indices (\(targets.joined(separator: ", "))): every product "
          + "would come twice; let Magento's reindex finish, or remove the alias from the older one",
        store: name, party: .sourceEngine)
    }
    if let target = targets.first { return target }
    let indices = try await context.engine("resolving \(alias)", store: name, party: .sourceEngine) {
      () throws(SearchEngineError) in
      try await context.source.indices(matching: alias, deadline: context.deadline)
    }
    if indices.contains(alias) { return alias }
    throw IndexingError(
      .configuration, "there is no index or alias \(alias); \(await whatIsThere())", store: name, party: .sourceEngine)
  }

  /// The aliases, or else indices, that may have been meant.
  private func whatIsThere() async -> String {
    var found: [IndexAliases] = []
    for pattern in ["*_product_*", "*"] where found.isEmpty {
      found = (try? await context.source.indexAliases(matching: pattern, deadline: context.deadline)) ?? []
      found.removeAll { $0.index.hasPrefix(".") || $0.index.hasPrefix(context.options.prefix + "-") }
    }
    let names = Set(found.flatMap { $0.aliases.isEmpty ? [$0.index] : $0.aliases }).sorted()
    if names.isEmpty { return "no native index is there at all: has Magento's reindex been run?" }
    let rest = names.count > 20 ? " and \(names.count - 20) more" : ""
    return "there are: \(names.prefix(20).joined(separator: ", "))\(rest)"
  }

  /// The configured website, or the only one that the price fields name; nil: no prices.
  func website(of index: String) async throws(IndexingError) -> Int? {
    let prefix = "price_\(profile.customerGroup)_"
    let fields = try await context.engine("asking \(index) for its price fields", store: name, party: .sourceEngine) {
      () throws(SearchEngineError) in
      try await context.source.fieldNames(index, beginningWith: prefix, deadline: context.deadline)
    }
    let websites = fields.compactMap { $0.hasPrefix(prefix) ? Int($0.dropFirst(prefix.count)) : nil }.sorted()
    let list = websites.map(String.init).joined(separator: ", ")
    if let wanted = profile.websiteID {
      guard websites.isEmpty || websites.contains(wanted) else {
        throw IndexingError(
          .configuration,
          "\(index) has no prices of website \(wanted) for customer group \(profile.customerGroup); it has those of "
            + "website \(list)", store: name, party: .sourceEngine)
      }
      return wanted
    }
    if websites.count > 1 {
      throw IndexingError(
        .configuration, "\(index) has prices of websites \(list): set the store's website id", store: name,
        party: .sourceEngine)
    }
    if websites.isEmpty {
      context.logger.warning(
        "the native index has no prices for this customer group",
        ["store": .string(name), "index": .string(index), "customer_group": .int(profile.customerGroup)])
    }
    return websites.first
  }

  /// Whether the alias moved while its index was read: the data are whole, but one rebuild old.
  func compare(with index: String) async {
    let targets = try? await context.source.aliasTargets(profile.sourceIndex, deadline: context.deadline)
    guard let targets, !targets.isEmpty, targets != [index] else { return }
    context.logger.warning(
      "the native index was rebuilt meanwhile; what was read is one rebuild old",
      ["store": .string(name), "read": .string(index), "now": .string(targets.joined(separator: ", "))])
  }
}
