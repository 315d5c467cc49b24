// SPDX-License-Identifier: Apache-2.0

/// Classes of bytes of ASCII.
@usableFromInline package enum ASCII {
  /// True for `a`…`z`, `A`…`Z` and `0`…`9`.
  @inlinable @inline(__always)
  package static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
