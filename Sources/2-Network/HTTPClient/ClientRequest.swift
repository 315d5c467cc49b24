// SPDX-License-Identifier: Apache-2.0
package import EventLoop
package import HTTPSemantics
package import Observability

/// One call to an upstream.
package struct ClientRequest: Sendable {
  /// Any method; idempotent ones are replayable by default.
  package var method: HTTPMethod
  /// Absolute http or https URL, percent-encoded where needed, without credentials or fragment.
  package var url: String
  /// Sent as they stand, in this order. `Content-Length`, `Transfer-Encoding`, `Connection` and `Expect` are the
  /// client's own and are refused. Reuse the same array for calls of the same kind: the client keeps it prepared.
  package var fields: [(String, String)]
  /// Nil: the request has no content. Sent whole, with its length.
  package var body: [UInt8]?
  /// Deadline of the whole exchange, the response's content included.
  package var deadline: MonotonicInstant
  /// Deadline of the response's head; nil: `deadline`.
  package var headDeadline: MonotonicInstant?
  /// Longest silence between two pieces of content; nil: only the deadline ends the wait.
  package var idleTimeout: Duration?
  /// Time for resolving, connecting and the TLS handshake together.
  package var connectTimeout: Duration
  /// Largest content accepted, collected or streamed, after decompression.
  package var maximumBodyBytes: Int
  /// The request may be sent again by the client itself, when a kept connection turns out to be dead before the first
  /// byte of the response. Default: the methods that RFC 9110 §9.2.2 calls idempotent.
  package var isReplayable: Bool
  /// Asks for compressed content, which is decoded on arrival.
  package var acceptsCompression: Bool
  /// For work that cleans up in a task that was cancelled: only the deadline ends the call.
  package var ignoresCancellation: Bool
  /// The caller's place in a distributed trace, sent as `traceparent` and `tracestate`; nil: nothing of it is sent.
  package var trace: TraceContext?
  /// Ignored for `http` URLs.
  package var tls: TLSOptions

  package init(
    method: HTTPMethod = .get, url: String, fields: [(String, String)] = [], body: [UInt8]? = nil,
    deadline: MonotonicInstant, connectTimeout: Duration = .seconds(5), maximumBodyBytes: Int = 64 << 20,
    isReplayable: Bool? = nil, acceptsCompression: Bool = false, ignoresCancellation: Bool = false,
    tls: TLSOptions = .standard
  ) {
    self.method = method
    self.url = url
    self.fields = fields
    self.body = body
    self.deadline = deadline
    self.connectTimeout = connectTimeout
    self.maximumBodyBytes = maximumBodyBytes
    self.isReplayable = isReplayable ?? Self.isIdempotent(method)
    self.acceptsCompression = acceptsCompression
    self.ignoresCancellation = ignoresCancellation
    self.tls = tls
  }

  private static func isIdempotent(_ method: HTTPMethod) -> Bool {
    switch method {
    case .get, .head, .put, .delete, .options, .trace: true
    default: false
    }
  }
}
