// SPDX-License-Identifier: Apache-2.0

extension EngineCapabilities {
  /// The party that fuses, by engine, version and primary shards: the engine only where its ranks are right.
  ///
  /// OpenSearch before 3.5 ranks per shard, and 3.1–3.4 lose documents of large segments; Elasticsearch has retrievers
  /// since 8.14.
  func hybridPlan(shards: Int) -> HybridPlan {
    if isElasticsearch { return isElasticsearch(from: EngineVersion(8, 14)) ? .retriever : .client }
    if isOpenSearch(from: EngineVersion(3, 5)) { return .pipeline(rankConstantInParameters: false) }
    let ranksPerShard = isOpenSearch(from: EngineVersion(2, 19)) && !isOpenSearch(from: EngineVersion(3, 1))
    return ranksPerShard && shards == 1 ? .pipeline(rankConstantInParameters: true) : .client
  }
}
