// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// A complete response, whatever its status.
package struct ClientResponse: Sendable {
  /// Status code of the final response.
  package var status: Int
  /// Fields of the final response's head.
  package var head: ResponseFields
  /// Decompressed.
  package var body: [UInt8]

  package init(status: Int, head: ResponseFields, body: [UInt8]) {
    self.status = status
    self.head = head
    self.body = body
  }

  /// A response as a server would send it, for tests.
  package init(status: Int, fields: HTTPFields = [:], body: [UInt8] = []) {
    self.init(status: status, head: ResponseFields(fields), body: body)
  }

  /// All fields, decoded anew at each call; for one field `head.value(of:)` is cheaper.
  package var fields: HTTPFields { head.decoded }
}
