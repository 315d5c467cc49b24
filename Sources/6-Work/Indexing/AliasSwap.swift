// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import Observability
import SearchEngine

/// Points a store's alias to one index and to nothing else, in one step.
struct AliasSwap: Sendable {
  let context: StoreContext
  let lock: RunLock
  let stop: StopToken

  /// Swaps, and reads the alias back. Where the engine is away, again for as long as there is patience; each time the
  /// engine has to confirm the lock before.
  /// - Parameter isNew: the index was loaded by this run: its `-load` alias must be there, and goes with the same step.
  /// - Returns: what the alias pointed to before.
  func swap(to index: String, isNew: Bool) async throws(IndexingError) -> [String] {
    var attempt = 0
    var firstFailure: MonotonicInstant?
    while true {
      try await lock.confirm()
      let before = try await context.aliasTargets()
      let failure = await change(from: before, to: index, isNew: isNew)
      // Its outcome may be unknown: what counts is what the alias says.
      let after = try await context.aliasTargets()
      if after == [index] { return before }
      attempt += 1
      let since = firstFailure ?? .now
      firstFailure = since
      guard let failure, failure.isRetryable, after == before,
        let pause = context.engine.pause(afterAttempt: attempt, failingFor: since.duration(to: .now))
      else { throw refusal(index, failure, after: after) }
      context.logger.warning("alias not swapped; trying again", ["reason": .string(failure.message)])
      await sleepOnLoop(until: .after(pause))
      try stop.check()
    }
  }

  private func change(from before: [String], to index: String, isNew: Bool) async -> SearchEngineError? {
    let alias = context.names.alias
    var actions = before.filter { $0 != index }.map { AliasAction.remove(index: $0, alias: alias) }
    actions.append(.add(index: index, alias: alias))
    // Refuses all of it where this is not the index that was loaded, but another of its name.
    if isNew { actions.append(.remove(index: index, alias: StoreNames.loadAlias(of: index), mustExist: true)) }
    do throws(SearchEngineError) {
      try await context.engine.updateAliases(actions, context: context.call)
      return nil
    } catch {
      return error
    }
  }

  private func refusal(_ index: String, _ failure: SearchEngineError?, after: [String]) -> IndexingError {
    let alias = context.names.alias
    if let failure, failure.code == .notFound {
      return IndexingError(
        .dataRefused,
        "\(index) is not the index that this run has loaded: somebody deleted or changed it "
          + "(\(failure.message)); \(alias) is untouched", store: context.name, party: .engine, cause: failure)
    }
    if let failure { return IndexingError(failure, "swapping \(alias)", store: context.name) }
    return IndexingError(
      .dataRefused, "\(alias) points to \(after.joined(separator: ", ")) after the swap, not to \(index) alone",
      store: context.name, party: .engine)
  }
}
