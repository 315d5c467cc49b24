// SPDX-License-Identifier: Apache-2.0
package import JSON

/// The RAG index's settings and mapping. What an engine has words of its own for, the field of vectors, is handed in.
package enum RAGIndexSchema {
  /// The product's name in `_meta`: an index without it is not ours.
  package static let productName = "magento-rag"

  /// The body of an index creation: strict mapping, no refresh and no replicas while it is loaded.
  ///
  /// - Parameters:
  ///   - vectorField: the mapping of the vectors' field in the engine's words; nil where the length of the vectors is
  ///     not known yet: `vectorMapping` adds the field.
  ///   - vectorSettings: what the engine wants in `settings.index` for a field of vectors.
  ///   - stemmer: one that the store's language has, nil for none; an engine may refuse a name, then the next is
  ///     tried.
  ///   - alias: points to the index from its first moment on.
  package static func indexBody(
    vectorField: JSONValue?, vectorSettings: JSONObject, stemmer: String?, meta: RAGIndexMeta, shards: Int = 1,
    alias: String? = nil
  ) -> [UInt8] {
    var fields = Self.fields
    fields[RAGField.vector] = vectorField
    var body: JSONObject = [
      "settings": settings(vectorSettings, stemmer: stemmer, shards: shards),
      "mappings": ["dynamic": "strict", "_meta": meta.value, "properties": .object(fields)],
    ]
    if let alias { body["aliases"] = .object([alias: [:]]) }
    return JSONValue.object(body).serialized()
  }

  /// The body of a change of the mapping that adds the vectors' field to an index which was created without it.
  package static func vectorMapping(vectorField: JSONValue, meta: RAGIndexMeta) -> [UInt8] {
    let properties: JSONObject = [RAGField.vector: vectorField]
    return JSONValue.object(["_meta": meta.value, "properties": .object(properties)]).serialized()
  }

  /// Fields that indices of earlier versions do not have yet.
  package static var newerFields: JSONObject {
    var newer: JSONObject = [:]
    for field in [RAGField.shownHash, RAGField.created, RAGField.rating] { newer[field] = fields[field] }
    return newer
  }

  private static func settings(_ vectorSettings: JSONObject, stemmer: String?, shards: Int) -> JSONValue {
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
    for (name, value) in vectorSettings.members { index[name] = value }
    return ["index": .object(index), "analysis": .object(analysis)]
  }

  /// All fields but that of the vectors.
  private static let fields: JSONObject = {
    let text: JSONValue = ["type": "text", "analyzer": "product"]
    let keyword: JSONValue = ["type": "keyword", "ignore_above": 1024]
    let stored: JSONValue = ["type": "keyword", "index": false, "doc_values": false]
    let folded: JSONValue = ["type": "keyword", "ignore_above": 1024, "normalizer": "lowercase"]
    return [
      RAGField.name: text, RAGField.brand: text, RAGField.description: text, RAGField.attributesText: text,
      RAGField.categories: ["type": "text", "analyzer": "product", "fields": ["keyword": folded]],
      RAGField.sku: ["type": "keyword", "ignore_above": 1024, "fields": ["text": text]],
      RAGField.productID: keyword, RAGField.storeID: keyword, RAGField.identifiers: keyword,
      RAGField.facets: keyword, RAGField.contentHash: keyword,
      RAGField.shownHash: ["type": "keyword", "index": false],
      RAGField.price: ["type": "double"], RAGField.priceFrom: ["type": "boolean"],
      RAGField.inStock: ["type": "boolean"], RAGField.visibility: ["type": "byte"],
      RAGField.created: ["type": "long"], RAGField.rating: ["type": "float"],
      RAGField.url: stored, RAGField.imageURL: stored, RAGField.currency: stored,
      RAGField.chunkText: ["type": "text", "index": false],
      RAGField.attributes: ["type": "object", "enabled": false],
    ]
  }()
}
