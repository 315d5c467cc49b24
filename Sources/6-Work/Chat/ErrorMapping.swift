// SPDX-License-Identifier: Apache-2.0
import OpenAI
package import Retrieval

extension ChatError {
  /// What a failed retrieval means for an answer.
  package init(_ error: RetrievalError) {
    let code: Code =
      switch error.code {
      // That the engine refuses us is the operator's matter; the shopper is told no more than that it is not there.
      case .unavailable, .accessRefused: .searchUnavailable
      case .indexMissing: .indexMissing
      case .cancelled: .cancelled
      case .timeout: .timeout
      case .internalFault: .internalFault
      }
    self.init(code, error.message, retryAfter: error.retryAfter, cause: error)
  }

  /// The failures of the model API that a list of products would only hide: nil for all others. That the account is
  /// empty or the key refused is none of the shopper's business.
  init?(fatal error: OpenAIError) {
    if error.code == .cancelled {
      self.init(.cancelled, "cancelled", cause: error)
    } else if error.isOfCaller {
      self.init(.badRequest, error.messageForCallers, parameter: error.param, cause: error)
    } else {
      return nil
    }
  }
}
