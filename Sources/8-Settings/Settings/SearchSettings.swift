// SPDX-License-Identifier: Apache-2.0
import Configuration
package import Embedding
import HTTPClient
package import OpenAI
package import Reranking
package import Retrieval

/// The settings of a search, for a program that searches as the runtime does.
package struct SearchSettings: Sendable {
  /// The service for questions' vectors.
  package var embeddingAPI: OpenAIClient.Options
  package var embedder: Embedder.Options
  package var retrieval: Retriever.Options
  /// Nil: none.
  package var reranker: Reranker.Options?
  /// In the order of the configured ones.
  package var stores: [StoreHandle]

  init(_ reader: SettingReader, _ profiles: StoreProfiles) throws(ConfigurationError) {
    embeddingAPI = try OpenAIClient.Options.embeddings(reader)
    embedder = try Embedder.Options(reader)
    retrieval = try Retriever.Options(reader)
    reranker = try Reranker.Options(reader)
    stores = try profiles.handles(reader)
  }
}
