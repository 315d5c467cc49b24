// SPDX-License-Identifier: Apache-2.0
package import Catalog
import JSON
import SearchEngine

/// Deletes a store's unneeded indices: former generations beyond those to keep, and what dead runs left.
package struct Prune: Sendable {
  /// The indices that were deleted and kept for one store, or would be.
  package struct Outcome: Sendable, Equatable {
    /// The store's name: its ID, or `default`.
    package var store: String
    /// The alias that the runtime reads.
    package var alias: String
    /// Names of indices; after a dry run those that would be deleted.
    package var deleted: [String]
    /// The live one included.
    package var kept: [String]
  }

  private let maintenance: StoreMaintenance
  private let isDryRun: Bool

  /// - Parameter isDryRun: only says what would be deleted; takes no lock.
  package init(_ maintenance: StoreMaintenance, isDryRun: Bool) {
    self.maintenance = maintenance
    self.isDryRun = isDryRun
  }

  /// Looks at one store and deletes.
  /// - Throws: `locked` while another run works on the store; other codes where the engine refuses.
  package func run(_ profile: StoreProfile) async throws(IndexingError) -> Outcome {
    let context = maintenance.context(profile)
    if isDryRun {
      let generations = try await context.generations()
      let building = try await held(context)
      return outcome(generations, condemned(generations).filter { $0 != building }, context)
    }
    return try await maintenance.locked(context, as: .prune) { (lock) throws(IndexingError) in
      let generations = try await context.generations()
      let live = generations.live.map(\.index)
      do {
        let deleted = try await GenerationRemover(context: context, lock: lock).delete(
          condemned(generations), live: live)
        return outcome(generations, deleted, context)
      } catch {
        throw IndexingError(anyError: error, store: context.name)
      }
    }
  }

  /// Chooses the generations to delete. Where none is live, the newest former one is the only way back, and stays
  /// whatever is to be kept.
  private func condemned(_ generations: Generations) -> [String] {
    let kept = maintenance.options.keptGenerations
    return generations.condemned(keeping: generations.live.isEmpty ? max(1, kept) : kept).map(\.index)
  }

  /// The index that a run is building right now, as the lock says: no leftover.
  private func held(_ context: StoreContext) async throws(IndexingError) -> String? {
    let names = context.names
    let document = try await context.ask("reading the lock") { () throws(SearchEngineError) in
      try await context.engine.getDocument(names.runsIndex, id: RunLock.documentID(names), context: context.call)
    }
    return document.flatMap { LockOwner.Holder($0.source).index }
  }

  private func outcome(_ generations: Generations, _ deleted: [String], _ context: StoreContext) -> Outcome {
    Outcome(
      store: context.name, alias: context.names.alias, deleted: deleted,
      kept: (generations.live + generations.others).map(\.index).filter { !deleted.contains($0) })
  }
}
