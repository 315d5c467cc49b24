// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics

/// Refuses fields that would not reach the peer as one field (request splitting) or that are the client's own.
enum FieldCheck {
  private static let own = ["content-length", "transfer-encoding", "connection", "expect", "upgrade"]

  static func check(name: String, value: String) throws(HTTPClientError) {
    guard Token.isValid(name) else {
      throw HTTPClientError(.invalidRequest, "a field's name is not a token")
    }
    // Tab, printable ASCII and UTF-8; no line break, NUL or other control.
    guard value.utf8.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else {
      throw HTTPClientError(.invalidRequest, "the value of field \(name) holds a control character")
    }
    guard !own.contains(name.lowercased()) else {
      throw HTTPClientError(.invalidRequest, "field \(name) is set by the client itself")
    }
  }
}
