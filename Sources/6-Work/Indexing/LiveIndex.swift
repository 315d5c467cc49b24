// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import JSON
import Observability
import SearchEngine

/// One store's alias, and what stands and stood behind it.
struct LiveIndex: Sendable {
  let context: RunContext
  let names: StoreNames
  let profile: StoreProfile

  private var name: String { profile.storeKey }
  private var logger: Logger { context.logger.with(["store": .string(name)]) }

  /// Documents behind the alias now; nil where it is not there.
  func formerCount() async throws(IndexingError) -> Int? {
    let targets = try await targets()
    guard !targets.isEmpty else { return nil }
    var count = 0
    for target in targets {
      let documents = try await context.engine("counting \(target)", store: name) { () throws(SearchEngineError) in
        try await context.target.count(target, context: context.call)
      }
      count = max(count, documents)
    }
    return count
  }

  private func targets() async throws(IndexingError) -> [String] {
    try await context.engine("reading the alias \(names.alias)", store: name) { () throws(SearchEngineError) in
      try await context.target.aliasTargets(names.alias, context: context.call)
    }
  }

  // MARK: Swap

  /// Points the alias to `index` and to nothing else, in one step, and reads it back. Where the engine is away, again
  /// for as long as there is patience; each time the engine has to confirm the lock before.
  /// - Returns: what it pointed to before.
  func swap(to index: String, lock: RunLock) async throws(IndexingError) -> [String] {
    var attempt = 0
    var firstFailure: MonotonicInstant?
    while true {
      try await lock.confirm()
      let before = try await targets()
      let failure = await changeAlias(from: before, to: index)
      // Its outcome may be unknown: what counts is what the alias says.
      let after = try await targets()
      if after == [index] { return before }
      attempt += 1
      let since = firstFailure ?? .now
      firstFailure = since
      guard let failure, failure.isRetryable, after == before,
        let pause = context.target.pause(afterAttempt: attempt, failingFor: since.duration(to: .now))
      else { throw refusal(index, failure, after: after) }
      logger.warning("alias not swapped; trying again", ["reason": .string(failure.message)])
      await sleepOnLoop(until: .after(pause))
      try context.stop.check()
    }
  }

  private func changeAlias(from before: [String], to index: String) async -> SearchEngineError? {
    var actions = before.filter { $0 != index }.map { AliasAction.remove(index: $0, alias: names.alias) }
    actions.append(.add(index: index, alias: names.alias))
    // Refuses all of it where this is not the index that was loaded, but another of its name.
    actions.append(.remove(index: index, alias: StoreNames.loadAlias(of: index), mustExist: true))
    do throws(SearchEngineError) {
      try await context.target.updateAliases(actions, context: context.call)
      return nil
    } catch {
      return error
    }
  }

  private func refusal(_ index: String, _ failure: SearchEngineError?, after: [String]) -> IndexingError {
    if let failure, failure.code == .notFound {
      return IndexingError(
        .dataRefused,
        "\(index) is not the index that this run has loaded: somebody deleted or changed it "
          + "(\(failure.message)); \(names.alias) is untouched", store: name, party: .engine, cause: failure)
    }
    if let failure { return IndexingError(failure, "swapping \(names.alias)", store: name) }
    return IndexingError(
      .dataRefused, "\(names.alias) points to \(after.joined(separator: ", ")) after the swap, not to \(index) alone",
      store: name, party: .engine)
  }

  // MARK: Retire

  /// Deletes what nobody needs: former generations beyond those to keep, and what dead runs left behind. The swap is
  /// done, so no failure here is the run's.
  /// - Parameter former: what the alias pointed to until now. It has served: it is the way back before any index that
  ///   was finished later, but whose run died before its swap.
  /// - Returns: the names of deleted indices.
  func retire(keeping live: String, former: [String], lock: RunLock) async -> [String] {
    var deleted: [String] = []
    do {
      try await lock.confirm()
      for index in try await condemned(live: live, former: former) {
        // Looked at once more, right before. What an answer does not say is "no".
        guard try await isOursAlone(index), try await targets() == [live] else { continue }
        try await lock.confirm()
        if try await context.target.deleteIndex(index, context: context.call) { deleted.append(index) }
      }
    } catch {
      logger.warning("retiring old indices failed", ["error": .string(IndexingError(anyError: error).message)])
    }
    if !deleted.isEmpty { logger.info("old indices deleted", ["indices": .string(deleted.joined(separator: ", "))]) }
    return deleted
  }

  /// Whether the engine says of this very index that no alias but its own `-load` points to it.
  private func isOursAlone(_ index: String) async throws -> Bool {
    guard let aliases = try await context.target.aliases(of: index, context: context.call) else { return false }
    return Self.isLeftAlone(index, aliases)
  }

  private static func isLeftAlone(_ index: String, _ aliases: [String]) -> Bool {
    aliases.isEmpty || aliases == [StoreNames.loadAlias(of: index)]
  }

  /// This store's indices that may go: name, metadata, aliases and state all say so.
  private func condemned(live: String, former: [String]) async throws -> [String] {
    let all = try await context.target.indexAliases(matching: names.readPattern, context: context.call)
    var complete: [String] = []
    var condemned: [String] = []
    for entry in all where names.isGeneration(entry.index) && entry.index != live {
      guard Self.isLeftAlone(entry.index, entry.aliases) else { continue }
      let metadata: JSONValue
      do throws(SearchEngineError) {
        metadata = try await context.target.indexMetadata(entry.index, context: context.call)
      } catch {
        if error.code == .notFound { continue }
        throw error
      }
      guard IndexMeta.isOurs(metadata, prefix: context.options.prefix, store: name) else { continue }
      switch metadata["state"]?.stringValue.flatMap(IndexMeta.State.init(rawValue:)) {
      case .complete: complete.append(entry.index)
      // We hold this store's lock: whoever was building it is dead.
      case .building: condemned.append(entry.index)
      case nil: continue
      }
    }
    // Names sort by time; what has served goes last, and so is kept first.
    let byWorth = complete.filter { !former.contains($0) }.sorted() + complete.filter(former.contains).sorted()
    return (condemned + byWorth.dropLast(context.options.keptGenerations)).sorted()
  }
}
