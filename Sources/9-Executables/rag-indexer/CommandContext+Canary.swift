// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Calls
import Catalog
import EventLoop
import Indexing
import Retrieval
import SearchEngine
import Settings

extension CommandContext {
  /// Options by which an index is made and checked, with the canaries where there are any: they are searched for as the
  /// runtime does.
  var checkedIndexing: IndexingOptions {
    var indexing = settings.indexing
    guard let search = settings.search, !flags.canaries.isEmpty else { return indexing }
    let http = http()
    let embedder = embedder(search.embedder, search.embeddingAPI, http)
    let retriever = Retriever(options: search.retrieval, engine: engine(http), embedder: embedder, metrics: metrics)
    let logger = log.logger
    indexing.canary = Canary(queries: flags.canaries) { (profile, index, question) throws(IndexingError) in
      guard var store = search.stores.first(where: { $0.id == profile.storeKey }) else {
        throw IndexingError(.internalError, "the store is not configured", store: profile.storeKey)
      }
      store.alias = index
      let result: RetrievalResult
      do throws(RetrievalError) {
        result = try await retriever.retrieve(
          RetrievalRequest(question: question, store: store, topK: 10),
          context: CallContext(deadline: .after(.seconds(60)), logger: logger))
      } catch {
        throw IndexingError(error, "asking the canary \"\(question)\"", store: profile.storeKey)
      }
      guard result.degraded.isEmpty else {
        throw IndexingError(
          .unavailable,
          "the canary \"\(question)\" could not be searched for as shoppers search (without: "
            + result.degraded.map(\.rawValue).joined(separator: ", ") + "); try again", store: profile.storeKey,
          party: .embeddings)
      }
      return result.products.map(\.product.sku)
    }
    return indexing
  }
}
