// SPDX-License-Identifier: Apache-2.0
import Catalog
import Observability

/// Plans all stores before the first text is paid for.
struct SpendingCheck: Sendable {
  let context: RunContext

  /// - Parameter countsRefused: counts stores too that a gate of a run refuses: not all of these gates hold up a refresh.
  /// - Throws: `limitReached` where the stores together would exceed what may be spent.
  func check(_ stores: [StoreProfile], countsRefused: Bool = false) async throws(IndexingError) {
    let plan = CataloguePlan(before: context)
    let spending = context.options.spending
    var texts = 0
    var tokens = 0
    for profile in stores {
      context.progress(.step(store: profile.storeKey, name: "plan"))
      do throws(IndexingError) {
        let store = try await plan.plan(profile)
        // A store that is refused pays nothing.
        guard countsRefused || store.refusal == nil else { continue }
        texts += store.toEmbed
        tokens += store.tokens
      } catch {
        // The same comes when it is its turn, before it pays.
        guard error.isOfOneStore, stores.count > 1 else { throw error }
      }
    }
    if let excess = spending.excess(texts: texts, tokens: tokens) {
      throw IndexingError(
        .limitReached,
        "\(excess); nothing was spent, the alias is untouched; raise the limit, or see `rag-indexer plan`")
    }
    context.logger.info("the limits are kept", ["to_embed": .int(texts), "tokens": .int(tokens)])
  }
}
