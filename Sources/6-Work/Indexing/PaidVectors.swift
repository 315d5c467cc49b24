// SPDX-License-Identifier: Apache-2.0
import Catalog
import Embedding
import Observability
import SearchEngine

/// Finds the vectors that earlier runs have paid for: in the live generation, and in what runs that died left behind.
struct PaidVectors: Sendable {
  let context: RunContext
  let store: StoreContext

  /// Tells the registry where the vector of each text is that some generation holds. A vector is read when a product
  /// wants it, and is held against the hash again. An index that cannot be read costs money, not the run.
  /// - Parameter live: takes the products of the live index, of whatever model.
  func note(_ generations: Generations, live: SeenProducts? = nil) async throws(IndexingError) {
    for generation in generations.live + generations.leftovers {
      let seen = generations.live.contains { $0.index == generation.index } ? live : nil
      let isUsable = isUsable(generation)
      guard isUsable || seen != nil else { continue }
      try context.stop.check()
      do throws(SearchEngineError) {
        // What a dead run loaded was never made visible to searches.
        if generation.meta.state == .building { try await store.engine.refresh(generation.index, context: store.call) }
        let count = try await read(generation.index, notesVectors: isUsable, seen)
        if !isUsable { continue }
        store.logger.info(
          "vectors of an earlier run are used again where the text is the same",
          ["index": .string(generation.index), "documents": .int(count)])
      } catch {
        store.logger.warning(
          "an earlier run's vectors cannot be read; their texts are embedded again",
          ["index": .string(generation.index), "error": .string(error.message)])
      }
    }
  }

  /// The hash holds model, dimensions and template already; this spares the reading of an index of other ones.
  private func isUsable(_ generation: Generations.Generation) -> Bool {
    let meta = generation.meta
    guard meta.isOurs(prefix: context.options.prefix, store: store.name), meta.model == context.embedder.model,
      meta.isMade(by: store.profile.template), let dimensions = meta.dimensions
    else { return false }
    return context.configuredDimensions == nil || context.configuredDimensions == dimensions
  }

  private func read(
    _ index: String, notesVectors: Bool, _ seen: SeenProducts?
  ) async throws(SearchEngineError) -> Int {
    let (registry, engine) = (context.registry, store.engine)
    return try await engine.readHashes(of: index, context: store.call) { (id, hash) in
      seen?.isLive(id)
      if notesVectors, let hash { registry.note(hash: hash, in: index, id: id) }
    }
  }
}
