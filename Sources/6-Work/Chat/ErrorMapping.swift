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

  /// The failures of the model API that a list of products would only hide; nil for all others.
  init?(fatal error: OpenAIError) {
    switch error.code {
    case .cancelled: self.init(.cancelled, "cancelled", cause: error)
    case .insufficientQuota: self.init(.quotaExhausted, "the model API's quota is used up", cause: error)
    case .invalidRequest:
      guard let parameter = error.param, Self.isCallers(parameter) else { return nil }
      self.init(.badRequest, error.message, parameter: parameter, cause: error)
    default: return nil
    }
  }

  /// Members of the caller's request that are handed on to the model API.
  private static func isCallers(_ parameter: String) -> Bool {
    ["response_format", "stop"].contains { parameter == $0 || parameter.hasPrefix($0 + ".") }
  }
}
