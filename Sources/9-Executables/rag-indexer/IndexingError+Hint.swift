// SPDX-License-Identifier: Apache-2.0
import Embedding
import HTTPClient
import Indexing
import OpenAI

extension IndexingError {
  /// The last line of a command that failed: what was wrong, in which store, and what to do.
  var lastLine: String {
    let place = store.map { "store \($0): " } ?? ""
    return place + message + (hint.map { "; " + $0 } ?? "")
  }

  /// The settings to look at; nil where none helps.
  var hint: String? {
    switch limit {
    case .minimumRatio: return "if the catalogue did shrink, lower MIN_DOCUMENT_RATIO for one run"
    case .pricedRatio: return "if it is right, set SKIP_GATES=prices for this once"
    case .rejectLimit: return "mend them in Magento, or raise MAX_REJECTED_RATIO"
    case .cluster: return nil
    case .standIn: return "if it is a stand-in for tests, set SKIP_GATES=vectors,retrieval"
    case nil: break
    }
    return switch (code, party) {
    case (.system, _): "check DEAD_LETTER_FILE"
    case (.credentials, .embeddings): "check OPENAI_API_KEY, or EMBEDDING_API_KEY where that is set"
    case (.configuration, .embeddings): "check EMBEDDING_MODEL, EMBEDDING_DIMENSIONS and the base URL"
    case (.unavailable, .embeddings) where isUntrusted:
      "name the certificate of its authority in OPENAI_CA_FILE, or in EMBEDDING_CA_FILE"
    case (.credentials, _): "check ENGINE_USERNAME and ENGINE_PASSWORD, ENGINE_API_KEY or ENGINE_BEARER_TOKEN"
    case (.unavailable, .embeddings): "check OPENAI_BASE_URL, or EMBEDDING_BASE_URL where that is set"
    case (.unavailable, _): "check ENGINE_URL"
    default: nil
    }
  }

  private var isUntrusted: Bool {
    ((cause as? EmbeddingError)?.cause?.cause as? HTTPClientError)?.code == .tls
  }
}
