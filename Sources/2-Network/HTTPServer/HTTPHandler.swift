// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// Answers one request. Runs in the connection's task, on the connection's loop. Answer once, through `response`.
///
/// A handler that throws before it answered gives 500 (or the status of an `HTTPServerError`) through the error hook,
/// one that returns without an answer gives 500. When the client leaves, the task is cancelled.
package typealias HTTPHandler =
  nonisolated(nonsending) @Sendable (_ request: ServerRequest, _ response: consuming ResponseWriter) async throws ->
  Void

/// Decides whether a request may go on, and for whom. It may look at the scope that the route asks for
/// (`ServerRequest.requiredScope`), and at what an earlier guard found (`ServerRequest.principal`).
package typealias HTTPGuard = nonisolated(nonsending) @Sendable (_ request: ServerRequest) async -> GuardDecision

/// The content of an error response: fields (with `content-type`) and bytes. `code` is a short word such as
/// `not_found`; the request is nil where its head could not be read.
package typealias HTTPErrorContent =
  @Sendable (_ status: HTTPStatus, _ code: String, _ request: ServerRequest?) -> (HTTPFields, [UInt8])
