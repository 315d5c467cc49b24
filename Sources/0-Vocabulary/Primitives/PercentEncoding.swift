// SPDX-License-Identifier: Apache-2.0

/// Percent-encoding (RFC 3986 §2.1).
package enum PercentEncoding {
  /// The text with each byte encoded that `isPlain` does not keep.
  package static func encode(_ text: String, keeping isPlain: (UInt8) -> Bool) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var encoded: [UInt8] = []
    encoded.reserveCapacity(text.utf8.count + 16)
    for byte in text.utf8 {
      if isPlain(byte) {
        encoded.append(byte)
      } else {
        encoded.append(UInt8(ascii: "%"))
        encoded.append(Hexadecimal.upperDigit(byte >> 4))
        encoded.append(Hexadecimal.upperDigit(byte))
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  /// Whether the byte is one that never needs encoding: a letter, a digit, `-`, `.`, `_` or `~` (RFC 3986 §2.3).
  package static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// The text of a range, decoded once; nil where a triplet is broken, or the result is no UTF-8 or holds NUL.
  package static func decode(_ bytes: Span<UInt8>, _ range: Range<Int>, plusIsBlank: Bool = false) -> String? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      var byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "%") {
        guard position + 1 < range.upperBound, let high = Hexadecimal.value(bytes[position]),
          let low = Hexadecimal.value(bytes[position + 1])
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
  package static func isText(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for position in range where bytes[position] == UInt8(ascii: "%") {
      return decode(bytes, range) != nil
    }
    return true
  }
}
