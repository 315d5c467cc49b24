// SPDX-License-Identifier: Apache-2.0
import HTTPClient
package import Observability

/// Why the model API did not give what was asked for. Messages never hold the API key.
package struct OpenAIError: Error, Sendable, CustomStringConvertible {
  /// The kind of failure, whatever status and wording the service chose for it.
  package enum Code: String, Sendable {
    /// The key is missing, wrong or expired (401).
    case authentication
    /// The key may not do this (403).
    case permission
    /// No such model, or no such address (404).
    case notFound
    /// The request is refused as it stands.
    case invalidRequest
    /// A text is longer than the model takes.
    case contextLength
    /// The texts of one embeddings request have more tokens together than allowed.
    case tokensPerRequest
    /// Too many requests or tokens per minute.
    case rateLimited
    /// The account has nothing left: to call again does not help.
    case insufficientQuota
    /// The service failed (500).
    case server
    /// The service cannot be reached or is overloaded.
    case unavailable
    case timeout
    case cancelled
    /// The answer is not what the protocol says.
    case protocolViolation
  }

  /// The kind of failure.
  package var code: Code
  /// The answer's HTTP status; nil where there was no answer, or the fault is in its content.
  package var status: Int?
  /// The service's own `error.code` and `error.param`.
  var serverCode: String?
  /// The member of the request that the service blames; nil: none.
  package var param: String?
  /// The service's own message where it sent one.
  package var message: String
  /// The service's name for the call, for its support team: `x-request-id` of its answer.
  package var requestID: String?
  /// Members of the request that the refusal points at, beside `param`.
  package var fields: [String] = []
  /// `param` names a value that the caller sent, under the caller's name.
  package var isOfCaller = false
  /// Tokens that the model takes, prompt and answer together, where a refusal says so.
  package var contextTokens: Int?
  /// Tokens of the prompt, as the service counts them, where a refusal says so in a member of its own.
  package var promptTokens: Int?
  /// All that an error answer said, in lower case, for code that reads its wording. Not for logs: nothing in it is masked.
  package var wording: String { answer ?? message.lowercased() }
  var answer: String?
  /// The same call may succeed later.
  package var isRetryable: Bool
  /// The pause that the service asked for.
  package var retryAfter: Duration?
  /// The transport's error; nil where the service answered.
  package var cause: (any Error)?

  package init(
    _ code: Code, _ message: String, status: Int? = nil, serverCode: String? = nil, param: String? = nil,
    isRetryable: Bool? = nil, retryAfter: Duration? = nil, cause: (any Error)? = nil
  ) {
    self.code = code
    self.status = status
    self.serverCode = serverCode
    self.param = param
    self.message = message
    self.isRetryable = isRetryable ?? Self.isRetryable(code)
    self.retryAfter = retryAfter
    self.cause = cause
  }

  private static func isRetryable(_ code: Code) -> Bool {
    switch code {
    case .rateLimited, .server, .unavailable, .timeout: true
    case .authentication, .permission, .notFound, .invalidRequest, .contextLength, .tokensPerRequest,
      .insufficientQuota, .cancelled, .protocolViolation:
      false
    }
  }

  package var description: String {
    var text = code.rawValue
    if let status { text += " (\(status))" }
    return text + ": " + message
  }

  /// The failure's fields in a log line.
  package var logMetadata: LogMetadata {
    var metadata: LogMetadata = ["code": .string(code.rawValue), "reason": .string(message)]
    if let status { metadata["status"] = .int(status) }
    if let serverCode { metadata["upstream_code"] = .string(serverCode) }
    if let requestID { metadata["upstream_request_id"] = .string(requestID) }
    return metadata
  }

  /// An error of the transport.
  init(_ error: HTTPClientError) {
    let code: Code =
      switch error.code {
      case .connect, .resolve, .tls, .connectionLost: .unavailable
      case .timeout: .timeout
      case .cancelled: .cancelled
      case .tooLarge, .protocolViolation: .protocolViolation
      case .invalidURL, .invalidRequest, .internalError: .invalidRequest
      }
    self.init(code, error.message, isRetryable: error.isRetryable, cause: error)
  }
}
