// SPDX-License-Identifier: Apache-2.0
import Indexing
import Retrieval
import SearchEngine

extension IndexingError {
  /// A search of the runtime's that could not be made. `what` says what was being done.
  init(_ error: RetrievalError, _ what: String, store: String) {
    if let cause = error.cause as? SearchEngineError {
      self.init(cause, what, store: store)
    } else {
      let code: Code = [.unavailable, .timeout].contains(error.code) ? .unavailable : .internalError
      self.init(code, "\(what): \(error.message)", store: store, cause: error)
    }
  }
}
