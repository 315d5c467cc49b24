// SPDX-License-Identifier: Apache-2.0
import Catalog
import SearchEngine

/// The columns of one RAG index. To read a document an engine unpacks it with its vector, which takes thirty times as
/// long.
struct IndexColumns: Sendable {
  let engine: SearchEngine
  let store: StoreContext
  let index: String

  /// The columns of these documents, by id; none of a document where the engine does not give columns: then it is
  /// read itself.
  func values(of ids: [String]) async throws(IndexingError) -> [String: RAGDocValues] {
    try await store.ask("comparing documents of \(index)") { () throws(SearchEngineError) in
      let response: SearchResponse
      do throws(SearchEngineError) {
        response = try await engine.docValues(
          index, ids: ids, fields: RAGDocValues.shownFields, context: store.call)
      } catch {
        guard error.code == .badRequest else { throw error }
        return [:]
      }
      var values: [String: RAGDocValues] = [:]
      for hit in response.hits {
        guard let range = hit.fields, let found = RAGDocValues(response.body, in: range), let id = found.id else {
          continue
        }
        values[id] = found
      }
      return values
    }
  }
}
