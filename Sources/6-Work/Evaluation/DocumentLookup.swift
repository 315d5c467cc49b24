// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import SearchEngine

/// Finds the products that judgements name by SKU or product id. A SKU goes before an id; case is looked past where
/// nothing is exact.
struct DocumentLookup: Sendable {
  let engine: SearchEngine
  let alias: String

  private static let chunk = 100

  /// Product ids by what names them; what the index does not have is missing.
  func products(
    named names: Set<String>, context: () -> CallContext
  ) async throws(SearchEngineError) -> [String: String] {
    var found: [String: String] = [:]
    let sorted = names.sorted()
    var start = 0
    while start < sorted.count {
      let part = Array(sorted[start..<min(start + Self.chunk, sorted.count)])
      let response = try await engine.search(alias, body: Self.query(part), context: context())
      let known = response.hits.compactMap { hit -> (id: String, sku: String)? in
        guard let source = response.source(of: hit), let document = try? JSONValue(parsing: Array(source)) else {
          return nil
        }
        return (document[RAGField.productID]?.stringValue ?? hit.id, document[RAGField.sku]?.stringValue ?? "")
      }
      for name in part { found[name] = Self.product(name, in: known) }
      start += Self.chunk
    }
    return found
  }

  private static func product(_ name: String, in known: [(id: String, sku: String)]) -> String? {
    let folded = name.lowercased()
    return
      (known.first { $0.sku == name } ?? known.first { $0.id == name } ?? known.first { $0.sku.lowercased() == folded })?
      .id
  }

  private static func query(_ names: [String]) -> [UInt8] {
    let forms = Set(names.flatMap(IdentifierNormalizer.forms)).sorted()
    func terms(_ field: String, _ values: [String]) -> JSONValue {
      let members: JSONObject = [field: .array(values.map { .string($0) })]
      return ["terms": .object(members)]
    }
    let should: JSONValue = [
      terms(RAGField.sku, names), terms(RAGField.productID, names), terms(RAGField.identifiers, forms),
    ]
    let body: JSONValue = [
      "size": 1_000, "track_total_hits": false, "_source": [.string(RAGField.productID), .string(RAGField.sku)],
      "query": ["bool": ["should": should, "minimum_should_match": 1]],
    ]
    return body.serialized()
  }
}
