// SPDX-License-Identifier: Apache-2.0
package import OpenAI
package import Retrieval

/// Why there is no answer. What can be answered in a lesser way (model down, embeddings down) is not an error.
package enum ChatError: Error, Sendable {
  /// Products could not be searched for; a repetition may help where the error says when.
  case search(RetrievalError)
  /// The client has left, or the server ends what is in flight.
  case cancelled
  /// The model API refuses a value that the caller sent; repeating the request does not help.
  case badRequest(message: String, parameter: String?)
  /// The model's answer ended before it was complete; another attempt may succeed.
  case generationBroken(OpenAIError)
  /// An answer without an end: a fault of ours.
  case endless

  /// The failures of the model API that a list of products would only hide: nil for all others. That the account is
  /// empty or the key refused is none of the shopper's business.
  init?(fatal error: OpenAIError) {
    if error.code == .cancelled {
      self = .cancelled
    } else if error.isOfCaller {
      self = .badRequest(message: error.messageForCallers, parameter: error.param)
    } else {
      return nil
    }
  }

  /// The client waits for the answer no longer.
  package var isCancellation: Bool {
    switch self {
    case .cancelled: true
    case .search(let error): error.code == .cancelled
    default: false
    }
  }
}
