// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import JSON
import Observability
import SearchEngine

/// Finds the one concrete index behind a store's native alias, and what of it the alias shows.
struct SourceResolver: Sendable {
  let context: RunContext
  let profile: StoreProfile

  private var name: String { profile.storeKey }

  /// - Throws: `configuration` when there is none (naming those that are there), `dataRefused` when there are two.
  func resolve() async throws(IndexingError) -> NativeSource {
    let alias = profile.sourceIndex
    let targets = try await asking { () throws(SearchEngineError) in
      try await context.source.aliasDetails(alias, context: context.call)
    }
    if targets.count > 1 {
      throw IndexingError(
        .dataRefused,
        "the alias \(alias) points to \(targets.count) indices (\(targets.map(\.index).joined(separator: ", "))): every "
          + "product would come twice; let Magento's reindex finish, or remove the alias from the older one",
        store: name, party: .sourceEngine)
    }
    if let target = targets.first { return source(target) }
    let indices = try await asking { () throws(SearchEngineError) in
      try await context.source.indices(matching: alias, context: context.call)
    }
    if indices.contains(alias) { return NativeSource(index: alias, readName: alias) }
    throw IndexingError(
      .configuration, "there is no index or alias \(alias); \(await whatIsThere())", store: name, party: .sourceEngine)
  }

  /// Decides whether to read the alias or its index: what an alias hides with a filter or a routing is not in the shop,
  /// and a search of the index itself would show it.
  private func source(_ target: AliasTarget) -> NativeSource {
    guard target.filter != nil || target.searchRouting != nil else {
      return NativeSource(index: target.index, readName: target.index)
    }
    let filter = target.filter.map { String(String(decoding: $0.serialized(), as: UTF8.self).prefix(500)) }
    context.logger.info(
      "the alias shows a part of its index: only that part is read",
      [
        "store": .string(name), "alias": .string(profile.sourceIndex), "index": .string(target.index),
        "filter": .string(filter ?? "none"), "routing": .string(target.searchRouting ?? "none"),
      ])
    return NativeSource(
      index: target.index, readName: profile.sourceIndex, isRouted: target.searchRouting != nil)
  }

  private func asking<Value>(
    _ body: () async throws(SearchEngineError) -> Value
  ) async throws(IndexingError) -> Value {
    try await context.engine("resolving \(profile.sourceIndex)", store: name, party: .sourceEngine, body)
  }

  /// The aliases, or else indices, that may have been meant.
  private func whatIsThere() async -> String {
    var found: [IndexAliases] = []
    for pattern in ["*_product_*", "*"] where found.isEmpty {
      found = (try? await context.source.indexAliases(matching: pattern, context: context.call)) ?? []
      found.removeAll { $0.index.hasPrefix(".") || $0.index.hasPrefix(context.options.prefix + "-") }
    }
    let names = Set(found.flatMap { $0.aliases.isEmpty ? [$0.index] : $0.aliases }).sorted()
    if names.isEmpty { return "no native index is there at all: has Magento's reindex been run?" }
    let rest = names.count > 20 ? " and \(names.count - 20) more" : ""
    return "there are: \(names.prefix(20).joined(separator: ", "))\(rest)"
  }
}
