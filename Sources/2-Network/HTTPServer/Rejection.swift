// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// A response instead of the handler's.
package struct Rejection: Sendable {
  /// Status of the answer to a request that a guard refuses.
  package var status: HTTPStatus
  /// Fields of that answer, such as `WWW-Authenticate`.
  package var fields: HTTPFields
  /// Content of that answer, in the form of the group's errors.
  package var content: [UInt8]

  package init(status: HTTPStatus, fields: HTTPFields = [:], content: [UInt8] = []) {
    self.status = status
    self.fields = fields
    self.content = content
  }
}
