// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

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
