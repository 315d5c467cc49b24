// SPDX-License-Identifier: Apache-2.0
import Primitives

/// The grammar of RFC 8259 over a span: every function takes the index of a token and gives back the index behind it.
///
/// The loops over single bytes are here, inside the module, where the compiler specialises them. Strings, most of any
/// document, are passed eight bytes at a time.
enum JSONScanner {
  /// The end of a string, and what its content needs when it is read.
  struct StringExtent {
    /// The index of the closing quote.
    var end: Int
    var hasEscapes: Bool
    var isASCII: Bool
    /// False where bytes were passed that are no UTF-8.
    var isUTF8 = true
  }

  private static let lows: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// High bits set at the first byte of a word that is a quote, a backslash, a control character or not ASCII.
  ///
  /// Bits above the lowest one set may be false alarms (a borrow runs upward), so only the lowest counts.
  @inline(__always)
  static func stops(in word: UInt64) -> UInt64 {
    let quote = word ^ (lows &* 0x22)
    let backslash = word ^ (lows &* 0x5c)
    let found = (quote &- lows) | (backslash &- lows) | (word &- lows &* 0x20) | word
    return found & highs
  }

  /// High bits set at the first byte of a word that a string may hold only as an escape: a quote, a backslash or a
  /// control character. Only the lowest counts, as in `stops`.
  @inline(__always)
  static func escapes(in word: UInt64) -> UInt64 {
    let quote = word ^ (lows &* 0x22)
    let backslash = word ^ (lows &* 0x5c)
    return ((quote &- lows) & ~quote | (backslash &- lows) & ~backslash | (word &- lows &* 0x20) & ~word) & highs
  }

  /// Passes white space.
  @inline(__always)
  static func skipWhitespace(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var index = start
    while index < end {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { return index }
      index += 1
    }
    return index
  }

  /// Passes a string and checks its UTF-8, unless `takesAnyBytes`, and its escapes; `start` is behind the opening quote.
  static func skipString(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, takesAnyBytes: Bool = false
  ) throws(JSONError) -> StringExtent {
    let raw = unsafe bytes.bytes
    var index = start
    var hasEscapes = false
    var isASCII = true
    var isUTF8 = true
    while true {
      while end - index >= 8 {
        let word = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
        let found = stops(in: word)
        if found != 0 {
          index += found.trailingZeroBitCount >> 3
          break
        }
        index += 8
      }
      guard index < end else { throw unexpectedEnd(end) }
      let byte = bytes[index]
      if byte == 0x22 {
        return StringExtent(end: index, hasEscapes: hasEscapes, isASCII: isASCII, isUTF8: isUTF8)
      }
      if byte == 0x5c {
        hasEscapes = true
        index = try skipEscape(bytes, from: index, to: end)
      } else if byte < 0x20 {
        throw JSONError(code: .controlCharacter, offset: index, message: "control character in a string")
      } else if byte >= 0x80 {
        isASCII = false
        do throws(JSONError) {
          index = try skipMultibyte(bytes, from: index, to: end)
        } catch {
          guard takesAnyBytes else { throw error }
          isUTF8 = false
          index += 1
        }
      } else {
        index += 1
      }
    }
  }

  /// The text of a string without escapes, whose UTF-8 has been looked at on the way to its end.
  static func text(_ bytes: Span<UInt8>, _ start: Int, _ extent: StringExtent) -> String {
    let span = bytes.extracting(start..<extent.end)
    guard extent.isUTF8 else {
      return unsafe span.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
    }
    let text = unsafe UTF8Span(unchecked: span, isKnownASCII: extent.isASCII)
    return String(copying: text)
  }

  /// Passes one escape; `start` is at the backslash.
  private static func skipEscape(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(JSONError) -> Int {
    guard end - start >= 2 else { throw unexpectedEnd(end) }
    switch bytes[start + 1] {
    case 0x22, 0x5c, 0x2f, 0x62, 0x66, 0x6e, 0x72, 0x74: return start + 2
    case 0x75:
      guard end - start >= 6 else { throw unexpectedEnd(end) }
      for index in start + 2..<start + 6 where Hexadecimal.value(bytes[index]) == nil {
        throw JSONError(code: .invalidEscape, offset: index, message: "\\u needs four hexadecimal digits")
      }
      return start + 6
    default:
      throw JSONError(code: .invalidEscape, offset: start, message: "unknown escape in a string")
    }
  }

  /// Passes one character of several bytes by the table of RFC 3629 §4: no overlong forms, no surrogates.
  static func skipMultibyte(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(JSONError) -> Int {
    let lead = bytes[start]
    let length: Int
    var lower: UInt8 = 0x80
    var upper: UInt8 = 0xbf
    switch lead {
    case 0xc2...0xdf: length = 2
    case 0xe0...0xef:
      length = 3
      if lead == 0xe0 { lower = 0xa0 } else if lead == 0xed { upper = 0x9f }
    case 0xf0...0xf4:
      length = 4
      if lead == 0xf0 { lower = 0x90 } else if lead == 0xf4 { upper = 0x8f }
    default: throw invalidUTF8(start)
    }
    guard end - start >= length, bytes[start + 1] >= lower, bytes[start + 1] <= upper else { throw invalidUTF8(start) }
    for index in start + 2..<start + max(length, 2) where bytes[index] & 0xc0 != 0x80 { throw invalidUTF8(start) }
    return start + length
  }

  /// Passes a number; `start` is at its first byte.
  static func skipNumber(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(JSONError) -> Int {
    var index = start
    if index < end, bytes[index] == 0x2d { index += 1 }
    guard index < end else { throw unexpectedEnd(end) }
    if bytes[index] == 0x30 {
      index += 1
      if index < end, isDigit(bytes[index]) { throw invalidNumber(index) }
    } else {
      index = try skipDigits(bytes, from: index, to: end)
    }
    if index < end, bytes[index] == 0x2e {
      index = try skipDigits(bytes, from: index + 1, to: end)
    }
    if index < end, bytes[index] | 0x20 == 0x65 {
      index += 1
      if index < end, bytes[index] == 0x2b || bytes[index] == 0x2d { index += 1 }
      index = try skipDigits(bytes, from: index, to: end)
    }
    return index
  }

  /// Passes one digit or more, eight bytes at a time.
  @inline(__always)
  private static func skipDigits(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(JSONError) -> Int {
    guard start < end else { throw unexpectedEnd(end) }
    guard isDigit(bytes[start]) else { throw invalidNumber(start) }
    let raw = unsafe bytes.bytes
    var index = start + 1
    while end - index >= 8 {
      let word = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self))
      let others = nonDigits(in: word)
      if others != 0 { return index + others.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < end, isDigit(bytes[index]) { index += 1 }
    return index
  }

  /// Passes a number such as `-0.0123`: one digit before the point and no exponent. Nil for any other, and near the end
  /// of the bytes, where `skipNumber` tells more.
  @inline(__always)
  static func skipPlainFraction(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    guard end - start >= 32 else { return nil }
    let raw = unsafe bytes.bytes
    // Three words at once: to go on from word to word would make each wait for the one before.
    let first = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
    let second = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: start + 8, as: UInt64.self))
    let third = UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: start + 16, as: UInt64.self))
    let sign: UInt64 = first & 0xff == 0x2d ? 8 : 0
    // Digit, point, digit.
    let known = first >> sign
    guard isDigit(UInt8(truncatingIfNeeded: known)), known >> 8 & 0xff == 0x2e,
      isDigit(UInt8(truncatingIfNeeded: known >> 16))
    else { return nil }
    var index = start
    var others = nonDigits(in: first) & ~0 << (sign + 24)
    if others == 0 {
      others = nonDigits(in: second)
      index += 8
    }
    if others == 0 {
      others = nonDigits(in: third)
      index += 8
    }
    guard others != 0 else { return nil }
    index += others.trailingZeroBitCount >> 3
    return bytes[index] | 0x20 == 0x65 ? nil : index
  }

  /// High bits set at the first byte of a word that is no digit. Only the lowest counts.
  @inline(__always)
  private static func nonDigits(in word: UInt64) -> UInt64 {
    // A digit less 0x30 is at most 9, and 9 + 0x76 keeps the high bit clear. Bytes of ASCII carry nothing upward.
    let value = word ^ lows &* 0x30
    return ((value &+ lows &* 0x76) | value) & highs
  }

  /// Passes `true`, `false` or `null`; `start` is at its first byte.
  static func skipLiteral(_ bytes: Span<UInt8>, from start: Int, to end: Int) throws(JSONError) -> Int {
    switch bytes[start] {
    case 0x74: try expect(bytes, 0x74_72_75_65, 4, at: start, to: end)
    case 0x66: try expect(bytes, 0x66_61_6c_73_65, 5, at: start, to: end)
    case 0x6e: try expect(bytes, 0x6e_75_6c_6c, 4, at: start, to: end)
    default: throw unexpectedByte(start)
    }
  }

  /// Passes `count` bytes that are those of `text`, which holds them with the last one lowest.
  private static func expect(
    _ bytes: Span<UInt8>, _ text: UInt64, _ count: Int, at start: Int, to end: Int
  ) throws(JSONError) -> Int {
    for offset in 0..<count {
      guard start + offset < end else { throw unexpectedEnd(end) }
      let wanted = UInt8(truncatingIfNeeded: text >> UInt64((count - 1 - offset) * 8))
      guard bytes[start + offset] == wanted else { throw unexpectedByte(start + offset) }
    }
    return start + count
  }

  @inline(__always)
  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  @inline(never)
  static func unexpectedEnd(_ offset: Int) -> JSONError {
    JSONError(code: .unexpectedEnd, offset: offset, message: "the text ends too soon")
  }
  @inline(never)
  static func unexpectedByte(_ offset: Int) -> JSONError {
    JSONError(code: .unexpectedByte, offset: offset, message: "unexpected byte")
  }
  @inline(never)
  static func invalidNumber(_ offset: Int) -> JSONError {
    JSONError(code: .invalidNumber, offset: offset, message: "not a number")
  }
  @inline(never)
  static func invalidUTF8(_ offset: Int) -> JSONError {
    JSONError(code: .invalidUTF8, offset: offset, message: "not well-formed UTF-8")
  }
  @inline(never)
  static func tooDeep(_ offset: Int) -> JSONError {
    JSONError(code: .tooDeep, offset: offset, message: "too many arrays and objects inside each other")
  }
}
