// SPDX-License-Identifier: Apache-2.0
import HTTP1
package import HTTPSemantics

/// A failure between a handler and its client, or while the server starts.
package struct HTTPServerError: Error, Sendable, CustomStringConvertible {
  /// The kinds of failure that handlers and programs treat differently.
  package enum Code: String, Sendable {
    /// The client has left, or the connection broke.
    case connectionLost
    /// The handler's task was cancelled: the client left, the deadline passed, or the server drains.
    case cancelled
    /// The handler did not answer within its deadline; 503 has been written.
    case deadlineExceeded
    /// The request's content is longer than the route allows (413).
    case contentTooLarge
    /// The request's content does not follow its framing (400).
    case malformedContent
    /// The content came too slowly (408).
    case contentTimeout
    /// The client did not take the response's bytes in time.
    case writeTimeout
    /// The response is complete with its head (HEAD, 204, 304): a handler that would stream content ends here. Not a fault.
    case contentUnwanted
    /// A response that cannot be sent: a field with CR, LF or NUL, a status outside 200…599, a second response.
    case invalidResponse
    /// The address is in use (the operating system's EADDRINUSE).
    case addressInUse
    /// The operating system refused something else at start.
    case system
    /// Certificate or key cannot be used.
    case tls
  }

  /// The kind of failure.
  package var code: Code
  /// Says to a person what failed, without secrets.
  package var message: String
  /// The error underneath, of the socket or of TLS; nil where there is none.
  package var cause: (any Error)?

  package init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
    self.code = code
    self.message = message
    self.cause = cause
  }

  package var description: String { message }

  /// The status that a handler's error becomes when nothing has been answered yet.
  package var status: HTTPStatus {
    switch code {
    // Of chunked content the trailers may be what is too large (431).
    case .contentTooLarge: (cause as? MessageError)?.status ?? .contentTooLarge
    // A client that half-closes while sending its content still receives the response.
    case .malformedContent, .connectionLost: .badRequest
    case .contentTimeout: .requestTimeout
    case .deadlineExceeded, .cancelled: .serviceUnavailable
    default: .internalServerError
    }
  }
}
