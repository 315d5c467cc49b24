// SPDX-License-Identifier: Apache-2.0
package import JSON

extension EngineCapabilities {
  /// The mapping and the query of vectors that this engine understands.
  package var vectorForm: VectorForm { isElasticsearch ? .elasticsearch : .openSearch }

  /// Members of an index's `settings.index` that a field of vectors needs, so that `_source` gives them back.
  package var vectorIndexSettings: JSONObject {
    switch vectorForm {
    case .openSearch: ["knn": true]
    // From here on vectors are hidden from `_source` unless the index says otherwise; older versions refuse the setting.
    case .elasticsearch: isElasticsearch(from: EngineVersion(9, 2)) ? ["mapping.exclude_source_vectors": false] : [:]
    }
  }

  /// The mapping of a field of vectors: HNSW, cosine similarity.
  package func vectorField(dimensions: Int) -> JSONValue {
    switch vectorForm {
    case .elasticsearch:
      [
        "type": "dense_vector", "dims": .int(dimensions), "index": true, "similarity": "cosine",
        "index_options": ["type": "hnsw", "m": 16, "ef_construction": 100],
      ]
    case .openSearch:
      [
        "type": "knn_vector", "dimension": .int(dimensions),
        "method": [
          "name": "hnsw", "engine": "lucene", "space_type": "cosinesimil",
          "parameters": ["m": 16, "ef_construction": 100],
        ],
      ]
    }
  }
}
