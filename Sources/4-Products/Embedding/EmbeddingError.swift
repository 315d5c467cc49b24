// SPDX-License-Identifier: Apache-2.0
package import Observability
package import OpenAI

/// Why there are no vectors.
package struct EmbeddingError: Error, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// The key is missing, wrong or may not do this.
    case authentication
    case permission
    /// The model is not known.
    case modelNotFound
    /// The account has nothing left.
    case insufficientQuota
    case rateLimited
    case unavailable
    case timeout
    case cancelled
    /// The service refuses the request.
    case invalidRequest
    /// The answer is not what the protocol says.
    case protocolViolation
    /// A vector that is all zero, or of another length than the index's.
    case badVector
    /// The model's vectors have another length than the one configured.
    case wrongDimensions
  }

  package var code: Code
  package var message: String
  /// The same call may succeed later; it has been repeated already.
  package var isRetryable: Bool
  package var retryAfter: Duration?
  /// The model API's own error, where there is one.
  package var cause: OpenAIError? { boxedCause as? OpenAIError }
  /// In a box: errors are thrown often, and the API's own is large.
  private let boxedCause: (any Error)?

  package init(
    _ code: Code, _ message: String, isRetryable: Bool = false, retryAfter: Duration? = nil, cause: OpenAIError? = nil
  ) {
    self.code = code
    self.message = message
    self.isRetryable = isRetryable
    self.retryAfter = retryAfter
    boxedCause = cause
  }

  package init(_ error: OpenAIError) {
    let code: Code =
      switch error.code {
      case .authentication: .authentication
      case .permission: .permission
      case .notFound: .modelNotFound
      case .insufficientQuota: .insufficientQuota
      case .rateLimited: .rateLimited
      case .server, .unavailable: .unavailable
      case .timeout: .timeout
      case .cancelled: .cancelled
      case .invalidRequest, .contextLength, .tokensPerRequest: .invalidRequest
      case .protocolViolation: .protocolViolation
      }
    self.init(
      code, error.message, isRetryable: error.isRetryable, retryAfter: error.retryAfter, cause: error)
  }

  /// What a log line about the failure says of it: the service's own reason, where it gave one.
  package var logMetadata: LogMetadata {
    cause?.logMetadata ?? ["code": .string(code.rawValue), "reason": .string(message)]
  }

  package var description: String { "\(code.rawValue): \(message)" }
}
