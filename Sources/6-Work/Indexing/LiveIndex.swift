// SPDX-License-Identifier: Apache-2.0
package import Catalog
import SearchEngine

/// The index that answers a store's questions, and which vectors it has.
package struct LiveIndex: Sendable, Equatable {
  package var index: String
  /// Nil where its metadata do not say.
  package var model: String?
  package var dimensions: Int?
}

extension StoreMaintenance {
  /// Reads what is live; no lock is needed for it.
  /// - Throws: `dataRefused` where nothing is, or where the alias points to two indices.
  package func live(_ profile: StoreProfile) async throws(IndexingError) -> LiveIndex {
    let context = context(profile)
    _ = try await context.ask("asking the engine for its version") { () throws(SearchEngineError) in
      try await engine.identity(context: context.call)
    }
    let live = try await context.generations().theLiveOne(of: context)
    return LiveIndex(index: live.index, model: live.meta.model, dimensions: live.meta.dimensions)
  }
}
