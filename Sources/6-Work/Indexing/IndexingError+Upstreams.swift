// SPDX-License-Identifier: Apache-2.0
import Catalog
package import Embedding
package import SearchEngine

extension IndexingError {
  /// An engine's refusal as the run's end. `what` says what was being done.
  package init(_ error: SearchEngineError, _ what: String, store: String? = nil, party: Party = .engine) {
    let code: Code =
      switch error.code {
      case .authentication, .forbidden: .credentials
      case .unavailable, .timeout, .cancelled, .rejected, .blocked, .contextLost, .partialResults,
        .protocolViolation, .tooLarge, .answerTooLarge:
        .unavailable
      case .notFound, .licence, .limit, .unsupported: .configuration
      case .conflict, .badRequest: .internalError
      }
    let remedy = error.remedy.map { "; " + $0 } ?? ""
    self.init(code, "\(what): \(error.message)\(remedy)", store: store, party: party, cause: error)
    if error.remedy != nil { limit = .cluster }
  }

  /// Whatever a task group threw.
  init(anyError error: any Error, store: String? = nil) {
    switch error {
    case let error as IndexingError: self = error
    case let error as SearchEngineError: self.init(error, "the engine failed", store: store)
    case is CancellationError: self.init(.interrupted, "the run was cancelled", store: store)
    default: self.init(.internalError, "unexpected: \(error)", store: store, cause: error)
    }
    if self.store == nil { self.store = store }
  }
}

extension IndexingError {
  /// The model API's refusal as the run's end.
  package init(_ error: EmbeddingError, store: String?) {
    let (code, hint): (Code, String) =
      switch error.code {
      case .overBudget: (.limitReached, "")
      case .insufficientQuota: (.limitReached, "; the account's quota is used up, the alias is untouched")
      case .authentication, .permission: (.credentials, "")
      case .modelNotFound, .invalidRequest, .wrongDimensions: (.configuration, "")
      case .rateLimited, .unavailable, .timeout, .cancelled, .protocolViolation: (.unavailable, "")
      }
    self.init(code, "embedding failed: \(error.message)\(hint)", store: store, party: .embeddings, cause: error)
  }
}
