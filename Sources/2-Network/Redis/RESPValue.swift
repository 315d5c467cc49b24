// SPDX-License-Identifier: Apache-2.0

/// A reply in Redis' protocol (RESP2).
package enum RESPValue: Sendable, Equatable {
  case text([UInt8])
  case integer(Int)
  /// An error reply: the server's own message, such as `ERR unknown command`.
  case error(String)
  case array([RESPValue])
  case null

  /// A text's or an integer's digits.
  package var string: String? {
    switch self {
    case .text(let bytes): String(validating: bytes, as: UTF8.self)
    case .integer(let number): String(number)
    default: nil
    }
  }
}
