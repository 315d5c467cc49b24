// SPDX-License-Identifier: Apache-2.0
import Chat
import Retrieval

extension APIError {
  /// The error that a client sees of a failed search.
  init(_ error: RetrievalError) {
    switch error.code {
    case .cancelled: self = .cancelled
    case .timeout:
      self = .unavailable("The answer took too long.", code: "deadline_exceeded", retryAfter: error.retryAfter)
    // The engine's refusal concerns the operator; the shopper learns only that search is unavailable.
    case .unavailable, .accessRefused:
      self = .unavailable(
        "The search engine is not available.", code: "search_unavailable", retryAfter: error.retryAfter)
    case .indexMissing:
      self = .unavailable(
        "The store's products are not indexed yet.", code: "index_not_ready", retryAfter: error.retryAfter)
    case .internalFault: self = .internalFault
    }
  }

  /// The error that a client sees of a failed answer.
  init(_ error: ChatError) {
    switch error {
    case .search(let error): self.init(error)
    case .cancelled: self = .cancelled
    case .badRequest(let message, let parameter): self = .invalid(message, param: parameter)
    case .generationBroken:
      self = .unavailable(
        "The model's answer ended before it was complete.", code: "generation_interrupted", retryAfter: nil)
    case .endless: self = .internalFault
    }
  }

  /// The error that a client sees of a search's argument that is out of bounds.
  init(_ error: SearchArgumentError) {
    self = .invalid("'\(error.argument)' \(error.problem).", param: error.argument)
  }
}
