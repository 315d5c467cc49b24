// SPDX-License-Identifier: Apache-2.0
import HTTPClient
package import Observability

/// Why there is no new order. Messages never hold the key.
package struct RerankError: Error, Sendable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// The service refuses the key (401, 403).
    case authentication
    /// The service refuses the request, or has no such address or model (any other 4xx).
    case refused
    /// Too many requests (429).
    case rateLimited
    /// The service fails (5xx), or cannot be reached.
    case unavailable
    /// There was no answer in time.
    case timeout
    case cancelled
    /// The answer is no order of the texts that were sent.
    case protocolViolation
  }

  package var code: Code
  package var message: String
  /// The answer's HTTP status; nil where there was none.
  package var status: Int?
  package var cause: (any Error)?

  package init(_ code: Code, _ message: String, status: Int? = nil, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.status = status
    self.cause = cause
  }

  package var description: String { "\(code.rawValue): \(message)" }

  /// The failure's fields in a log line.
  package var logMetadata: LogMetadata {
    var metadata: LogMetadata = ["code": .string(code.rawValue), "reason": .string(message)]
    if let status { metadata["status"] = .int(status) }
    return metadata
  }

  /// The error of an answer that is no success. The service's own text may quote the request and the key: it stays out.
  init(status: Int) {
    let code: Code =
      switch status {
      case 401, 403: .authentication
      case 429: .rateLimited
      case 400..<500: .refused
      default: .unavailable
      }
    self.init(code, "the reranking service answered with status \(status)", status: status)
  }

  /// An error of the transport.
  init(_ error: HTTPClientError) {
    let code: Code =
      switch error.code {
      case .connect, .resolve, .tls, .connectionLost: .unavailable
      case .timeout: .timeout
      case .cancelled: .cancelled
      case .tooLarge, .protocolViolation: .protocolViolation
      case .invalidURL, .invalidRequest, .internalError: .refused
      }
    self.init(code, error.message, cause: error)
  }
}
