// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import SearchEngine

extension SearchEngine {
  /// Reads ids and content hashes of all documents of a RAG index from its columns; by `_source` where the engine, or a
  /// gateway before it, does not give them so.
  /// - Returns: the number of documents.
  func readHashes(
    of index: String, context: CallContext, _ take: (_ id: String, _ contentHash: String?) -> Void
  ) async throws(SearchEngineError) -> Int {
    var options = ScanOptions(index: index, slices: 1, pageSize: 5_000)
    options.docValues = RAGDocValues.hashFields
    var (count, isComplete) = (0, true)
    do throws(SearchEngineError) {
      try await readAll(options, context: context) { page in
        for hit in page.hits {
          guard let range = hit.fields, let values = RAGDocValues(page.body, in: range), let id = values.id else {
            isComplete = false
            continue
          }
          count += 1
          take(id, values.contentHash)
        }
      }
      if isComplete { return count }
    } catch {
      guard error.code == .badRequest else { throw error }
    }
    options.docValues = []
    options.sourceIncludes = [RAGField.contentHash]
    count = 0
    try await readAll(options, context: context) { page in
      for hit in page.hits {
        count += 1
        take(hit.id, hit.source.flatMap { RAGVector.contentHash(page.body, in: $0) })
      }
    }
    return count
  }
}
