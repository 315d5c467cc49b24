// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import SearchEngine

extension Shop {
  /// Fills a native index of a store with documents of the test's own, mapped as Magento maps them, and sets its alias.
  func fill(
    _ store: Int, documents: [JSONObject], fields: JSONObject = [:], shards: Int = 1, version: Int = 1
  ) async throws {
    let index = native(store, version: version)
    var properties: JSONObject = [
      "store_id": ["type": "text", "index": false], "status": ["type": "integer"], "visibility": ["type": "integer"],
      "sku": ["type": "text", "fields": ["keyword": ["type": "keyword"]]], "price_0_1": ["type": "double"],
      "category_ids": ["type": "integer"], "weight": ["type": "double"],
    ]
    for member in fields.members { properties[member.name] = member.value }
    let templates: JSONValue = [
      ["position_mapping": ["match": "position_*", "match_mapping_type": "string", "mapping": ["type": "integer"]]],
      ["string_mapping": ["match": "*", "match_mapping_type": "string", "mapping": ["type": "text"]]],
      ["integer_mapping": ["match_mapping_type": "long", "mapping": ["type": "integer"]]],
    ]
    let body: JSONValue = [
      "settings": ["number_of_shards": .int(shards), "number_of_replicas": 0],
      "mappings": ["dynamic_templates": templates, "properties": .object(properties)],
    ]
    try await engine.createIndex(index, body: body.serialized(), context: .soon)
    var lines: [UInt8] = []
    for (number, document) in documents.enumerated() {
      lines += Array(#"{"index":{"_id":"\#(number + 1)"}}"#.utf8) + [10]
      lines += JSONValue.object(document).serialized() + [10]
    }
    if !documents.isEmpty {
      let answer = try await engine.bulk(index, body: lines, context: .soon)
      guard answer.items.allSatisfy(\.succeeded) else {
        throw TestFailure(message: "not loaded: \(answer.items.first { !$0.succeeded }?.reason ?? "")")
      }
    }
    try await engine.refresh(index, context: .soon)
    try await engine.updateAliases([.add(index: index, alias: alias(store))], context: .soon)
  }

  /// `count` documents in Magento's shape, numbered from 1 in SKU and name, each changed by `change`.
  static func documents(_ count: Int, _ change: (Int, inout JSONObject) -> Void = { _, _ in }) -> [JSONObject] {
    (1...count).map { number in
      var document: JSONObject = [
        "store_id": "1", "sku": .string("CASE-\(number)"), "status": 1, "visibility": 4,
        "name": .string("sample product \(number)"), "price_0_1": .string("\(number).000000"), "category_ids": [2, 3],
        "name_category_2": "Default Category", "name_category_3": "Gear",
      ]
      change(number, &document)
      return document
    }
  }

  /// Sends what the product never does.
  func send(_ method: String, _ path: String, _ body: JSONValue) async throws {
    let response = try await http.send(
      ClientRequest(
        method: HTTPMethod(rawValue: method), url: url + path, fields: [("Content-Type", "application/json")],
        body: body.serialized(), deadline: .after(.seconds(60))))
    guard response.status < 300 else { throw TestFailure(message: String(decoding: response.body, as: UTF8.self)) }
  }

  /// The RAG documents behind a store's alias, by SKU.
  func liveDocuments(_ store: Int) async throws -> [String: JSONValue] {
    let body = Array(#"{"size":1000,"_source":{"excludes":["product_vector"]}}"#.utf8)
    let response = try await engine.search(names(store).alias, body: body, context: .soon)
    var documents: [String: JSONValue] = [:]
    for hit in response.hits {
      guard let source = response.source(of: hit) else { continue }
      let document = try JSONValue(parsing: Array(source))
      documents[document["sku"]?.stringValue ?? ""] = document
    }
    return documents
  }
}
