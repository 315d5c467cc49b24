// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// Answers one request. Runs in the connection's task, on the connection's loop. Answer once, through `response`.
///
/// A handler that throws before it answered gives 500 (or the status of an `HTTPServerError`) through the error hook,
/// one that returns without an answer gives 500. When the client leaves, the task is cancelled.
package typealias HTTPHandler =
  nonisolated(nonsending) @Sendable (_ request: ServerRequest, _ response: consuming ResponseWriter) async throws ->
  Void

/// Decides whether a request may go on. Nil: it may.
package typealias HTTPGuard = nonisolated(nonsending) @Sendable (_ request: ServerRequest) async -> Rejection?

/// The content of an error response: fields (with `content-type`) and bytes. `code` is a short word such as
/// `not_found`; the request is nil where its head could not be read.
package typealias HTTPErrorContent =
  @Sendable (_ status: HTTPStatus, _ code: String, _ request: ServerRequest?) -> (HTTPFields, [UInt8])

/// A response instead of the handler's.
package struct Rejection: Sendable {
  package var status: HTTPStatus
  package var fields: HTTPFields
  package var content: [UInt8]

  package init(status: HTTPStatus, fields: HTTPFields = [:], content: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.content = content
  }
}

/// What a route sets for itself; nil takes the server's.
package struct RouteOptions: Sendable {
  /// Bytes of content; more is 413.
  package var bodyLimit: Int?
  /// From the request's head to the response's.
  package var deadline: Duration?
  /// The `route` label in metrics; nil: the pattern.
  package var name: String?
  /// Content that a client accepts compressed may be.
  package var compresses: Bool
  /// Asked by machines every few seconds: not in the access log, unless that has everything.
  package var isProbe: Bool

  package init(
    bodyLimit: Int? = nil, deadline: Duration? = nil, name: String? = nil, compresses: Bool = true,
    isProbe: Bool = false
  ) {
    self.bodyLimit = bodyLimit
    self.deadline = deadline
    self.name = name
    self.compresses = compresses
    self.isProbe = isProbe
  }
}
