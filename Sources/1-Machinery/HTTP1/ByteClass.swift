// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Sets of ASCII bytes as two words, so that the compiler makes them constants; a byte above 0x7F is in none.
struct ByteClass {
  private let low: UInt64
  private let high: UInt64

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    let word = byte < 64 ? low : high
    return byte < 128 && (word >> UInt64(byte & 63)) & 1 != 0
  }

  /// RFC 9110 §5.6.2: letters, digits and ``!#$%&'*+-.^_`|~``.
  static let token = ByteClass(low: 0x03FF_6CFA_0000_0000, high: 0x57FF_FFFF_C7FF_FFFE)
  /// RFC 3986: `pchar`, `/` and `?` without the per cent sign, whose triplets are checked apart.
  static let target = ByteClass(low: 0xAFFF_FFD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFF)
  /// RFC 3986 `reg-name` without per cent sign; without the comma too, which would be a list of hosts.
  static let host = ByteClass(low: 0x2BFF_6FD2_0000_0000, high: 0x47FF_FFFE_87FF_FFFE)
  /// Hexadecimal digits, `:` and `.`: an IPv6 address.
  static let addressLiteral = ByteClass(low: 0x07FF_4000_0000_0000, high: 0x0000_007E_0000_007E)
}

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

extension Span where Element == UInt8 {
  /// The first byte below 0x20 other than HTAB, or 0x7F, in `range`; `range.upperBound` when there is none.
  func firstControl(in range: Range<Int>) -> Int {
    var position = range.lowerBound
    let end = range.upperBound
    let raw = unsafe bytes
    while true {
      while position &+ 8 <= end {
        let word = unsafe raw.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
        let low = (word &- 0x2020_2020_2020_2020) & ~word
        let delete = word ^ 0x7F7F_7F7F_7F7F_7F7F
        let found = (low | ((delete &- 0x0101_0101_0101_0101) & ~delete)) & 0x8080_8080_8080_8080
        if found != 0 {
          position &+= found.trailingZeroBitCount >> 3
          break
        }
        position &+= 8
      }
      while position < end {
        let byte = self[position]
        if (byte < 0x20 && byte != 0x09) || byte == 0x7F { return position }
        position &+= 1
        if byte == 0x09 { break }
      }
      if position >= end { return end }
    }
  }

  /// True when the bytes of `range` are `lowercased`, ASCII case aside.
  func matches(_ range: Range<Int>, _ lowercased: StaticString) -> Bool {
    guard range.count == lowercased.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count {
      var byte = self[range.lowerBound &+ offset]
      if byte &- 0x41 < 26 { byte |= 0x20 }
      guard unsafe lowercased.utf8Start[offset] == byte else { return false }
    }
    return true
  }

  /// True when the bytes of `range` are exactly `text`.
  func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    for offset in 0..<range.count {
      guard unsafe text.utf8Start[offset] == self[range.lowerBound &+ offset] else { return false }
    }
    return true
  }

  /// True when `%` at `position` begins a valid triplet that ends before `end`.
  func isTriplet(at position: Int, before end: Int) -> Bool {
    position &+ 2 < end && Hexadecimal.value(self[position &+ 1]) != nil
      && Hexadecimal.value(self[position &+ 2]) != nil
  }

  /// Bytes that are not UTF-8 become U+FFFD.
  package func string(_ range: Range<Int>) -> String {
    unsafe extracting(range).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
