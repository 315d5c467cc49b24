// SPDX-License-Identifier: Apache-2.0

/// Per cent encoding (RFC 3986 §2.1), decoded once and only into well-formed text.
enum PercentEncoding {
  /// The decoded text; nil where it is no UTF-8, or holds NUL.
  static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>, plusIsBlank: Bool = false) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      var byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "%") {
        guard position + 1 < range.upperBound, let high = hex(bytes[position]), let low = hex(bytes[position + 1])
        else { return nil }
        byte = high << 4 | low
        position += 2
      } else if plusIsBlank, byte == UInt8(ascii: "+") {
        byte = 0x20
      }
      guard byte != 0 else { return nil }
      decoded.append(byte)
    }
    return String(validating: decoded, as: UTF8.self)
  }

  /// Whether the range decodes.
  static func isText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for position in range where bytes[position] == UInt8(ascii: "%") {
      return decode(bytes, range) != nil
    }
    return true
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
