// SPDX-License-Identifier: Apache-2.0

/// The vector search of either dialect.
struct NearestQuery: Sendable {
  var field: String
  var vector: [Float]
  var count: Int
  var filter: Query?
  /// Elasticsearch's `similarity`: the raw measure, not the score.
  var minimumSimilarity: Float?
  /// OpenSearch's `min_score`.
  var minimumScore: Float?
  var boost: Float = 1
}
