// SPDX-License-Identifier: Apache-2.0
import JSON

/// An answer of the engine, as a value.
package struct SandboxReply: Sendable {
  /// The HTTP status code.
  package let status: Int
  /// The header fields, names in lower case; content length excepted.
  package var fields: [(name: String, value: String)] = []
  /// JSON text.
  package var body: [UInt8]

  init(_ status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }

  init(_ value: JSONValue) { self.init(200, body: value.serialized()) }

  /// An object with the members that `members` writes.
  init(_ status: Int = 200, _ members: (inout JSONWriter) -> Void) {
    var writer = JSONWriter()
    writer.object(members)
    self.init(status, body: writer.bytes)
  }

  static let acknowledged = SandboxReply { $0.member("acknowledged", true) }
}
