// SPDX-License-Identifier: Apache-2.0
package import Observability
package import OpenAI

/// Why there are no vectors. Callers know this error alone: `Retrieval` and `Indexing` never see the
/// model API, and a call has been repeated as often as it may be.
package struct EmbeddingError: Error, Sendable, CustomStringConvertible {
  /// The kinds that callers treat differently; finer ones are in `cause`.
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
    /// Nothing may be spent: the service was not asked.
    case overBudget
    /// The model's vectors have another length than the one configured, or than the index's.
    case wrongDimensions
  }

  /// The kind of failure.
  package var code: Code
  /// Says to a person what failed, without secrets.
  package var message: String
  /// The model API's own error, where there is one.
  package var cause: OpenAIError? { boxedCause as? OpenAIError }
  /// In a box: errors are thrown often, and the API's own is large.
  private let boxedCause: (any Error)?

  package init(_ code: Code, _ message: String, cause: OpenAIError? = nil) {
    self.code = code
    self.message = message
    boxedCause = cause
  }

  /// The model API's refusal, with the code of its kind.
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
    self.init(code, error.message, cause: error)
  }

  /// The failure's fields in a log line: the service's own reason, where it gave one.
  package var logMetadata: LogMetadata {
    cause?.logMetadata ?? ["code": .string(code.rawValue), "reason": .string(message)]
  }

  package var description: String { "\(code.rawValue): \(message)" }
}
