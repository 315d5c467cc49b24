// SPDX-License-Identifier: Apache-2.0
package import JSON

/// In which words an engine is asked for the nearest vectors.
package enum VectorForm: Sendable, Equatable {
  /// OpenSearch's `knn` query.
  case openSearch
  /// Elasticsearch's `knn` beside the query.
  case elasticsearch

  /// The cosine that a score of either form stands for.
  package func cosine(score: Double) -> Double { score * 2 - 1 }

  /// Writes the object that stands for the search where legs are fused.
  package func write(_ nearest: NearestVectors, to writer: inout JSONWriter) {
    switch self {
    case .elasticsearch:
      writer.object {
        $0.member("field", nearest.field)
        $0.member("query_vector", raw: nearest.vector)
        $0.member("k", nearest.count)
        $0.member("num_candidates", max(nearest.candidates, nearest.count))
        if let filter = nearest.filter { $0.member("filter", raw: filter) }
      }
    case .openSearch:
      writer.object {
        $0.object("knn") {
          $0.object(nearest.field) {
            $0.member("vector", raw: nearest.vector)
            $0.member("k", nearest.count)
            if let filter = nearest.filter { $0.member("filter", raw: filter) }
          }
        }
      }
    }
  }

  /// Writes the member that makes a search of it alone.
  package func writeMember(_ nearest: NearestVectors, to writer: inout JSONWriter) {
    switch self {
    case .elasticsearch: writer.key("knn")
    case .openSearch: writer.key("query")
    }
    write(nearest, to: &writer)
  }
}
