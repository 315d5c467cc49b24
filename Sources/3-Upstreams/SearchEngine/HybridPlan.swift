// SPDX-License-Identifier: Apache-2.0
package import Calls
import Observability

/// The party that fuses the lexical and the vector leg by reciprocal rank.
package enum HybridPlan: Sendable, Equatable {
  /// Elasticsearch's `retriever.rrf`.
  case retriever
  /// OpenSearch's `hybrid` query with a `score-ranker-processor` in the body. The place of `rank_constant` changed in
  /// 3.1, where the older one became an error and before which the newer one is silently ignored.
  case pipeline(rankConstantInParameters: Bool)
  /// We, over the two legs of one `_msearch`.
  case client
}

extension SearchEngine {
  /// The plan for an index or alias; asks for the engine's identity and the shard count when they are not known yet.
  package func hybridPlan(
    for index: String, context: CallContext
  ) async throws(SearchEngineError) -> HybridPlan {
    if shared.hybridRefused { return .client }
    let engine = try await capabilities(context: context)
    var plan = engine.hybridPlan(shards: 1)
    if case .pipeline(rankConstantInParameters: true) = plan {
      let shards = try await indexShards(index, context: context)
      plan = engine.hybridPlan(shards: shards)
    }
    return plan
  }

  /// Remembers for the cluster that it does not fuse: the licence forbids it, or it knows no such query.
  package func noteHybridRefused(_ reason: String, context: CallContext) {
    guard !shared.hybridRefused else { return }
    shared.hybridRefused = true
    context.logger.warning(
      "the engine refuses to fuse; results are fused here from now on", ["reason": .string(reason)])
  }
}
