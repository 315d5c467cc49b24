// SPDX-License-Identifier: Apache-2.0
package import JSON

/// Which of the two families an index is created on; they differ in the vector field alone.
package enum CatalogDialect: String, Sendable {
  case elasticsearch, opensearch
}

/// The RAG index's settings and mapping.
package enum RAGIndexSchema {
  /// Counts up whenever the chunk text of an unchanged product would come out otherwise.
  package static let templateVersion = 1
  /// The product's name in `_meta`: an index without it is not ours.
  package static let productName = "magento-rag"

  /// The body of an index creation: strict mapping, no refresh and no replicas while it is loaded.
  ///
  /// - Parameters:
  ///   - dimensions: nil where the length of the vectors is not known yet: `vectorMapping` adds their field.
  ///   - stemmer: one that the store's language has, nil for none; an engine may refuse a name, then the next is
  ///     tried.
  ///   - keepsVectorInSource: for Elasticsearch from 9.2 on, which would hide vectors from `_source`; older versions
  ///     refuse the setting.
  ///   - alias: points to the index from its first moment on.
  package static func indexBody(
    dialect: CatalogDialect, dimensions: Int?, stemmer: String?, meta: JSONValue, shards: Int = 1,
    keepsVectorInSource: Bool = false, alias: String? = nil
  ) -> [UInt8] {
    var writer = JSONWriter(reserving: 4096)
    writer.beginObject()
    if let alias { writer.member("aliases", .object([alias: [:]])) }
    writer.key("settings")
    writeSettings(
      dialect: dialect, stemmer: stemmer, shards: shards, keepsVectorInSource: keepsVectorInSource, to: &writer)
    writer.key("mappings")
    writer.beginObject()
    writer.member("dynamic", "strict")
    writer.member("_meta", meta)
    writer.key("properties")
    writer.beginObject()
    writeFields(to: &writer)
    if let dimensions {
      writer.key("product_vector")
      writeVector(dialect: dialect, dimensions: dimensions, to: &writer)
    }
    writer.endObject()
    writer.endObject()
    writer.endObject()
    return writer.bytes
  }

  /// The body of a change of the mapping that adds the vectors' field to an index which was created without it.
  package static func vectorMapping(dialect: CatalogDialect, dimensions: Int, meta: JSONValue) -> [UInt8] {
    var writer = JSONWriter(reserving: 1024)
    writer.beginObject()
    writer.member("_meta", meta)
    writer.key("properties")
    writer.beginObject()
    writer.key("product_vector")
    writeVector(dialect: dialect, dimensions: dimensions, to: &writer)
    writer.endObject()
    writer.endObject()
    return writer.bytes
  }

  private static func writeSettings(
    dialect: CatalogDialect, stemmer: String?, shards: Int, keepsVectorInSource: Bool, to writer: inout JSONWriter
  ) {
    var filters: [JSONValue] = ["lowercase", "asciifolding"]
    var analysis: JSONObject = [:]
    if let stemmer {
      filters.append("product_stemmer")
      analysis["filter"] = ["product_stemmer": ["type": "stemmer", "language": .string(stemmer)]]
    }
    analysis["analyzer"] = [
      "product": ["type": "custom", "tokenizer": "standard", "filter": .array(filters)]
    ]
    var index: JSONObject = [
      "number_of_shards": .int(shards), "number_of_replicas": 0, "refresh_interval": "-1",
    ]
    if dialect == .opensearch { index["knn"] = true }
    if keepsVectorInSource { index["mapping.exclude_source_vectors"] = false }
    writer.value(["index": .object(index), "analysis": .object(analysis)])
  }

  private static func writeFields(to writer: inout JSONWriter) {
    let text: JSONValue = ["type": "text", "analyzer": "product"]
    let keyword: JSONValue = ["type": "keyword", "ignore_above": 1024]
    let stored: JSONValue = ["type": "keyword", "index": false, "doc_values": false]
    for name in ["name", "brand", "description", "attributes_text"] {
      writer.key(name)
      writer.value(text)
    }
    writer.member(
      "categories",
      [
        "type": "text", "analyzer": "product",
        "fields": ["keyword": ["type": "keyword", "ignore_above": 1024, "normalizer": "lowercase"]],
      ])
    writer.member(
      "sku",
      ["type": "keyword", "ignore_above": 1024, "fields": ["text": text]])
    for name in ["product_id", "store_id", "identifiers", "facets", "content_hash"] {
      writer.key(name)
      writer.value(keyword)
    }
    writer.member("price", ["type": "double"])
    writer.member("price_from", ["type": "boolean"])
    writer.member("in_stock", ["type": "boolean"])
    writer.member("visibility", ["type": "byte"])
    for name in ["url", "image_url", "currency"] {
      writer.key(name)
      writer.value(stored)
    }
    writer.member("chunk_text", ["type": "text", "index": false])
    writer.member("attributes", ["type": "object", "enabled": false])
  }

  private static func writeVector(dialect: CatalogDialect, dimensions: Int, to writer: inout JSONWriter) {
    switch dialect {
    case .elasticsearch:
      writer.value([
        "type": "dense_vector", "dims": .int(dimensions), "index": true, "similarity": "cosine",
        "index_options": ["type": "hnsw", "m": 16, "ef_construction": 100],
      ])
    case .opensearch:
      writer.value([
        "type": "knn_vector", "dimension": .int(dimensions),
        "method": [
          "name": "hnsw", "engine": "lucene", "space_type": "cosinesimil",
          "parameters": ["m": 16, "ef_construction": 100],
        ],
      ])
    }
  }
}
