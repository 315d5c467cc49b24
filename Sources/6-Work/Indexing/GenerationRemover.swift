// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Observability
import SearchEngine

/// Deletes indices of a store, each only where the engine says right before that it may go.
struct GenerationRemover: Sendable {
  let context: StoreContext
  let lock: RunLock

  /// Deletes those of `indices` that no alias but their own `-load` points to, while the alias points to `live`.
  /// - Returns: the names of those that were deleted.
  func delete(_ indices: [String], live: [String]) async throws -> [String] {
    var deleted: [String] = []
    for index in indices {
      // Looked at once more, right before. What an answer does not say is "no".
      guard try await isLeftAlone(index), try await context.aliasTargets() == live else { continue }
      try await lock.confirm()
      if try await context.engine.deleteIndex(index, context: context.call) { deleted.append(index) }
    }
    if !deleted.isEmpty {
      context.logger.info("old indices deleted", ["indices": .string(deleted.joined(separator: ", "))])
    }
    return deleted
  }

  /// Whether the engine says of this very index that no alias but its own `-load` points to it.
  private func isLeftAlone(_ index: String) async throws -> Bool {
    guard let aliases = try await context.engine.aliases(of: index, context: context.call) else { return false }
    return Generations.Generation(index: index, meta: RAGIndexMeta(.null), aliases: aliases).isLeftAlone
  }
}
