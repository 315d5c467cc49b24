// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import SearchEngine

/// One store's RAG indices by their use: the one that answers, those to go back to, and leftovers.
///
/// An index is the store's where name and metadata say so. What the alias points to counts as live, whatever it is.
struct Generations: Sendable {
  struct Generation: Sendable {
    let index: String
    let meta: RAGIndexMeta
    let aliases: [String]

    /// True where no alias but the index's own `-load` points to it: only then may it be deleted.
    var isLeftAlone: Bool { aliases.isEmpty || aliases == [StoreNames.loadAlias(of: index)] }
    /// The swap removes the alias that an index is loaded through, so an index that has it was never live.
    var hasServed: Bool { !aliases.contains(StoreNames.loadAlias(of: index)) }
  }

  let names: StoreNames
  /// The indices that the alias points to: one, or none yet. More than one is an operator's mistake.
  let live: [Generation]
  /// Complete, have served, and are older than the live one; newest first.
  let former: [Generation]
  /// Left by runs that died, rolled back from, or newer than the live one; newest first. Their vectors may be paid for.
  let leftovers: [Generation]

  /// Indices that are not live.
  var others: [Generation] { (former + leftovers).sorted { $0.index > $1.index } }

  /// Reads what is there.
  /// - Parameter store: what the metadata must call the store.
  static func read(
    names: StoreNames, store: String, engine: SearchEngine, context: () -> CallContext
  ) async throws(SearchEngineError) -> Generations {
    let targets = try await engine.aliasTargets(names.alias, context: context())
    var aliases: [String: [String]] = [:]
    for entry in try await engine.indexAliases(matching: names.readPattern, context: context()) {
      aliases[entry.index] = entry.aliases
    }
    var live: [Generation] = []
    for target in targets {
      let meta = RAGIndexMeta(try await engine.indexMetadata(target, context: context()))
      live.append(Generation(index: target, meta: meta, aliases: aliases[target] ?? [names.alias]))
    }
    let newest = targets.max()
    var former: [Generation] = []
    var leftovers: [Generation] = []
    for (index, aliases) in aliases.sorted(by: { $0.key > $1.key }) {
      guard names.isGeneration(index), !targets.contains(index) else { continue }
      guard let meta = try await metadata(of: index, engine, context()),
        meta.isOurs(prefix: names.prefix, store: store), let state = meta.state
      else { continue }
      let generation = Generation(index: index, meta: meta, aliases: aliases)
      let isOlder = newest.map { index < $0 } ?? true
      if state == .complete, generation.hasServed, isOlder {
        former.append(generation)
      } else {
        leftovers.append(generation)
      }
    }
    return Generations(names: names, live: live, former: former, leftovers: leftovers)
  }

  /// nil: it was deleted meanwhile.
  private static func metadata(
    of index: String, _ engine: SearchEngine, _ context: CallContext
  ) async throws(SearchEngineError) -> RAGIndexMeta? {
    do throws(SearchEngineError) {
      return RAGIndexMeta(try await engine.indexMetadata(index, context: context))
    } catch {
      if error.code == .notFound { return nil }
      throw error
    }
  }

  /// Indices that may go: leftovers, and former generations beyond the newest `kept`. Only for the holder of the
  /// store's lock: a leftover of a run that lives is its work.
  /// - Parameter served: what the alias has pointed to until now: the first way back, whatever the names say of time.
  func condemned(keeping kept: Int, served: [String] = []) -> [Generation] {
    let waysBack = others.filter { served.contains($0.index) } + former.filter { !served.contains($0.index) }
    return (leftovers.filter { !served.contains($0.index) } + waysBack.dropFirst(max(0, kept)))
      .filter(\.isLeftAlone).sorted { $0.index < $1.index }
  }

  /// The index that answers.
  /// - Throws: `dataRefused` where there is none, or more than one.
  func theLiveOne(of context: StoreContext) throws(IndexingError) -> Generation {
    if live.count > 1 {
      throw IndexingError(
        .dataRefused,
        "\(names.alias) points to \(live.count) indices: " + live.map(\.index).joined(separator: ", "),
        store: context.name, party: .engine)
    }
    if let live = live.first { return live }
    throw IndexingError(
      .dataRefused, "nothing is live: the alias \(names.alias) points to no index; run `rag-indexer run`",
      store: context.name, party: .engine)
  }

  /// The index of this name.
  /// - Throws: `configuration` where the store has no such index.
  func named(_ index: String, of context: StoreContext) throws(IndexingError) -> Generation {
    if let found = (live + others).first(where: { $0.index == index }) { return found }
    let there = (live + others).map(\.index)
    throw IndexingError(
      .configuration,
      "\(index) is no index of \(names.alias); "
        + (there.isEmpty ? "none is there" : "there are: \(there.joined(separator: ", "))"),
      store: context.name, party: .engine)
  }
}
