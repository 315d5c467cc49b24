// SPDX-License-Identifier: Apache-2.0
package import Observability
package import SearchEngine

/// Why nothing could be retrieved. A model API that is down is no error: the answer is degraded.
package struct RetrievalError: Error, Sendable, CustomStringConvertible {
  /// The kinds of failure that callers treat differently.
  package enum Code: String, Sendable {
    /// The engine cannot be reached, is overloaded or answers what is no answer: 503.
    case unavailable
    /// The store's alias is not there: nothing was indexed yet.
    case indexMissing
    /// The engine refuses our credentials or our rights, or is too old: 503 to the caller, a matter for the operator.
    case accessRefused
    case timeout
    case cancelled
    /// The engine refused the query: a fault of ours.
    case internalFault
  }

  /// The kind of failure.
  package var code: Code
  /// Says to a person what failed, without secrets.
  package var message: String
  /// Time after which to ask again may help.
  package var retryAfter: Duration?
  /// The error below, where there is one.
  package var cause: (any Error)?

  package init(_ code: Code, _ message: String, retryAfter: Duration? = nil, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
    self.cause = cause
  }

  /// Maps the engine's failure to the kind that callers go by.
  package init(_ error: SearchEngineError) {
    switch error.code {
    case .unavailable, .rejected, .blocked, .partialResults, .contextLost, .protocolViolation:
      self.init(.unavailable, error.message, retryAfter: .seconds(5), cause: error)
    case .timeout: self.init(.timeout, error.message, retryAfter: .seconds(5), cause: error)
    case .cancelled: self.init(.cancelled, error.message, cause: error)
    case .notFound: self.init(.indexMissing, error.message, retryAfter: .seconds(30), cause: error)
    case .authentication, .forbidden, .licence, .unsupported:
      self.init(.accessRefused, error.message, retryAfter: .seconds(60), cause: error)
    case .conflict, .badRequest, .tooLarge, .answerTooLarge, .limit:
      self.init(.internalFault, error.message, cause: error)
    }
  }

  /// The metadata of a log line about the failure: the engine's own reason, where it gave one.
  package var logMetadata: LogMetadata {
    (cause as? SearchEngineError)?.logMetadata ?? ["code": .string(code.rawValue), "reason": .string(message)]
  }

  package var description: String { "\(code.rawValue): \(message)" }
}
