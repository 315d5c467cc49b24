// SPDX-License-Identifier: Apache-2.0

/// The token production (RFC 9110 §5.6.2).
package enum Token {
  /// True when `text` is one or more `tchar`.
  package static func isValid(_ text: String) -> Bool {
    var count = 0
    for byte in text.utf8 {
      guard isTokenByte(byte) else { return false }
      count += 1
    }
    return count > 0
  }

  /// True for `tchar` of RFC 9110 §5.6.2.
  @inlinable
  package static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
      UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "|"), UInt8(ascii: "~"):
      true
    default:
      false
    }
  }
}
