// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// A message that is refused: the status that tells the peer, and a short word for logs and error bodies.
package struct MessageError: Error, Sendable, Equatable {
  /// The response's status.
  package let status: HTTPStatus
  /// Lower case with underscores, as `bare_lf`.
  package let reason: String

  package init(_ status: HTTPStatus, _ reason: String) {
    self.status = status
    self.reason = reason
  }

  static func bad(_ reason: String) -> MessageError { MessageError(.badRequest, reason) }
}
