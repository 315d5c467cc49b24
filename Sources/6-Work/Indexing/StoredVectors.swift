// SPDX-License-Identifier: Apache-2.0
import Catalog
import Observability
import SearchEngine

/// Reads vectors back out of RAG indices: those that a run has loaded and no longer keeps, and those of earlier runs.
struct StoredVectors: Sendable {
  /// A product, and the document that has its text's vector.
  struct Place: Sendable {
    let product: ReadProduct
    let id: String
  }

  let engine: SearchEngine
  let options: IndexingOptions
  let logger: Logger

  /// Documents of one request: an answer has about 20 KB for each.
  private static let requestSize = 200

  /// A vector counts as found only where its document has the product's content hash: an index may have changed since
  /// it was looked at. What cannot be read is missing.
  func read(
    _ places: [Place], from index: String
  ) async -> (found: [EmbeddedProduct], missing: [ReadProduct]) {
    var wanted: [String: String] = [:]
    for place in places { wanted[place.id] = place.product.hash }
    var vectors: [String: [Float]] = [:]
    let ids = wanted.keys.sorted()
    for start in stride(from: 0, to: ids.count, by: Self.requestSize) {
      let part = Array(ids[start..<min(start + Self.requestSize, ids.count)])
      do throws(SearchEngineError) {
        let response = try await engine.documents(
          index, ids: part, sourceIncludes: [RAGField.vector, RAGField.contentHash], context: options.call(logger))
        for hit in response.hits {
          guard let hash = wanted[hit.id], let range = hit.source, let stored = RAGVector(response.body, in: range),
            stored.contentHash == hash
          else { continue }
          vectors[hash] = stored.components
        }
      } catch {
        logger.warning(
          "vectors could not be read back; their texts are embedded again",
          ["index": .string(index), "texts": .int(part.count), "error": .string(error.message)])
      }
    }
    var found: [EmbeddedProduct] = []
    var missing: [ReadProduct] = []
    for product in places.map(\.product) {
      if let vector = vectors[product.hash] {
        found.append(EmbeddedProduct(product, vector: vector))
      } else {
        missing.append(product)
      }
    }
    return (found, missing)
  }
}
