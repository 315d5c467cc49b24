// SPDX-License-Identifier: Apache-2.0

/// The live generation, which a new one is compared with.
struct FormerGeneration: Sendable {
  var documents: Int
  var priced: PricedShare

  /// The fullest of the live ones; nil: nothing is live.
  static func read(
    _ generations: Generations, _ store: StoreContext
  ) async throws(IndexingError) -> FormerGeneration? {
    var former: FormerGeneration?
    for live in generations.live {
      let documents = try await store.count(live.index)
      guard documents >= former?.documents ?? 0 else { continue }
      let priced =
        store.options.skippedGates.contains(.prices) || documents == 0
        ? 0 : try await GateChecks.priced(live.index, store)
      former = FormerGeneration(documents: documents, priced: PricedShare(priced: priced, documents: documents))
    }
    return former
  }
}
