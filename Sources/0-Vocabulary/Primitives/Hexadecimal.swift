// SPDX-License-Identifier: Apache-2.0

/// Hexadecimal digits.
@usableFromInline package enum Hexadecimal {
  /// The value of a digit in either case; nil for any other byte.
  @inlinable @inline(__always)
  package static func value(_ digit: UInt8) -> UInt8? {
    if digit &- 0x30 < 10 { return digit &- 0x30 }
    let letter = (digit | 0x20) &- 0x61
    return letter < 6 ? letter &+ 10 : nil
  }

  /// The digit of the lowest four bits, in lower case.
  @inlinable @inline(__always)
  package static func digit(_ value: UInt8) -> UInt8 {
    let value = value & 0x0f
    return value < 10 ? 0x30 &+ value : 0x57 &+ value
  }

  /// The digit of the lowest four bits, in upper case.
  @inlinable @inline(__always)
  package static func upperDigit(_ value: UInt8) -> UInt8 {
    let value = value & 0x0f
    return value < 10 ? 0x30 &+ value : 0x37 &+ value
  }

  /// Two digits for each byte, in lower case.
  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of an even number of digits in either case; nil for anything else.
  package static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 2)
    var high: UInt8?
    for digit in text.utf8 {
      guard let value = value(digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }
}
