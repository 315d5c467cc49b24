// SPDX-License-Identifier: Apache-2.0

/// Why there is no answer. What can be answered in a lesser way (model down, embeddings down) is not an error.
package struct ChatError: Error, Sendable {
  package enum Code: String, Sendable {
    /// The shopper left.
    case cancelled
    /// The deadline passed before there was anything to say.
    case timeout
    /// The search engine does not answer.
    case searchUnavailable
    /// The store has no index yet.
    case indexMissing
    /// The model API refuses a value that the caller sent; `parameter` names it.
    case badRequest
    /// The model broke off in mid-answer.
    case generationBroken
    /// A fault of ours.
    case internalFault
  }

  package var code: Code
  package var message: String
  /// The request member that `badRequest` is about.
  package var parameter: String?
  /// When asking again may help.
  package var retryAfter: Duration?
  package var cause: (any Error)?

  package init(
    _ code: Code, _ message: String, parameter: String? = nil, retryAfter: Duration? = nil, cause: (any Error)? = nil
  ) {
    self.code = code
    self.message = message
    self.parameter = parameter
    self.retryAfter = retryAfter
    self.cause = cause
  }

  /// Whether the same request may succeed later.
  package var isRetryable: Bool {
    switch code {
    case .timeout, .searchUnavailable, .indexMissing, .generationBroken: true
    case .cancelled, .badRequest, .internalFault: false
    }
  }
}
