// SPDX-License-Identifier: Apache-2.0

/// Why a call failed before there was a complete response. A status such as 503 is a response, not an error.
package struct HTTPClientError: Error, Sendable, CustomStringConvertible {
  /// The kinds of failure that callers treat differently.
  package enum Code: String, Sendable {
    /// No connection: refused, unreachable, or not within the connect time. Nothing was sent.
    case connect
    /// The host name has no address. Nothing was sent.
    case resolve
    /// The handshake failed, or the peer's certificate is not trusted. Nothing was sent.
    case tls
    /// The deadline passed.
    case timeout
    /// The task was cancelled.
    case cancelled
    /// The connection ended before the response was complete.
    case connectionLost
    /// The response's content is larger than `ClientRequest.maximumBodyBytes`.
    case tooLarge
    /// The peer sent something other than an HTTP response.
    case protocolViolation
    /// The URL is not an absolute http or https URL in plain ASCII, or holds credentials.
    case invalidURL
    /// A method or field that would not be sent as it stands (line breaks, framing fields).
    case invalidRequest
    /// libcurl refused something it should not refuse.
    case internalError
  }

  /// The kind of failure.
  package var code: Code
  /// For logs: names the host, never the query, fields or content.
  package var message: String
  /// The error below, where there is one.
  package var cause: (any Error)?

  package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }

  /// The same request may succeed later. Whether it may be sent twice is for the caller to know: see `wasNotSent`.
  package var isRetryable: Bool {
    switch code {
    case .connect, .resolve, .timeout, .connectionLost: true
    case .tls, .cancelled, .tooLarge, .protocolViolation, .invalidURL, .invalidRequest, .internalError: false
    }
  }

  /// The peer has seen nothing of the request.
  package var wasNotSent: Bool {
    switch code {
    case .connect, .resolve, .tls, .invalidURL, .invalidRequest: true
    case .timeout, .cancelled, .connectionLost, .tooLarge, .protocolViolation, .internalError: false
    }
  }

  package var description: String { "\(code.rawValue): \(message)" }
}
