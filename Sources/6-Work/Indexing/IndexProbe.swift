// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import SearchEngine

/// Looks sampled products up in an index again: whether their vectors are whole, and whether they are found.
struct IndexProbe: Sendable {
  /// A product that must be there.
  struct Sampled: Sendable {
    let id: String
    /// The SKU in the form that is searched for; empty where nothing of it is left.
    let identifier: String
    let vector: [Float]

    /// The fault of its vector; nil: none.
    func fault(dimensions: Int?) -> String? {
      if vector.isEmpty { return "the engine does not give back the vector of document \(id)" }
      let norm = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard dimensions == nil || vector.count == dimensions, abs(norm - 1) < 0.01 else {
        return "the vector of document \(id) has \(vector.count) dimensions and length \(norm)"
      }
      return nil
    }
  }

  /// The documents that were found, counted.
  struct Found: Sendable {
    var byVector = 0
    var bySKU = 0

    /// Why that is too few; nil: it is enough.
    func refusal(of sampled: Int) -> String? {
      if bySKU != sampled { return "\(bySKU) of \(sampled) sampled products were found by their SKU" }
      // HNSW is approximate: one in ten may be missed.
      if byVector * 10 < sampled * 9 {
        return "\(byVector) of \(sampled) sampled products were found by their own vector"
      }
      return nil
    }
  }

  /// The share that must be found by vector.
  static let vectorShare = 0.9

  let index: String
  let vectorForm: VectorForm
  let sample: [Sampled]
  let ask: @Sendable (_ what: String, _ body: [UInt8]) async throws(IndexingError) -> SearchResponse

  /// Searches for each by its own vector and by its own SKU.
  func retrieval() async throws(IndexingError) -> Found {
    var found = Found()
    for product in sample {
      if !product.vector.isEmpty, try await isFoundByVector(product) { found.byVector += 1 }
      let bySKU = try await ask("searching by SKU", identifierQuery(product.identifier, id: product.id))
      if bySKU.hits.contains(where: { $0.id == product.id }) || product.identifier.isEmpty { found.bySKU += 1 }
    }
    return found
  }

  /// The search is approximate: among products that are all about as much alike it misses some. One that more candidates
  /// find is there.
  private func isFoundByVector(_ product: Sampled) async throws(IndexingError) -> Bool {
    for candidates in [100, 1_000] {
      let response = try await ask("searching by vector", vectorQuery(product.vector, candidates: candidates))
      // Other products may have the very same text, and come first.
      let isSame = response.hits.first.map { ($0.score ?? 0) > 0.999 } ?? false
      if isSame || response.hits.contains(where: { $0.id == product.id }) { return true }
    }
    return false
  }

  private func vectorQuery(_ vector: [Float], candidates: Int) -> [UInt8] {
    // Some engines look at no more candidates than are asked for.
    let nearest = NearestVectors(
      field: RAGField.vector, vector: RAGVector.json(vector), count: candidates, candidates: candidates)
    var writer = JSONWriter(reserving: nearest.vector.count + 200)
    writer.object {
      $0.member("size", 20)
      $0.member("_source", false)
      vectorForm.writeMember(nearest, to: &$0)
    }
    return writer.bytes
  }

  /// By identifier and product: several products may share a normalised SKU.
  private func identifierQuery(_ identifier: String, id: String) -> [UInt8] {
    let words: JSONObject = [RAGField.identifiers: [.string(identifier)]]
    let product: JSONObject = [RAGField.productID: .string(id)]
    let query: JSONValue = [
      "size": 1, "_source": false,
      "query": ["bool": ["filter": [["terms": .object(words)], ["term": .object(product)]]]],
    ]
    return query.serialized()
  }
}
