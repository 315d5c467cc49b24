// SPDX-License-Identifier: Apache-2.0
import Primitives

extension JSONScanner {
  /// Passes one whole value, checking its grammar; `start` is at its first byte.
  ///
  /// One bit per open container says whether it is an object, so nothing is allocated and nothing recurses.
  static func skipValue(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, depth budget: Int, takesAnyBytes: Bool = false
  ) throws(JSONError) -> Int {
    var index = start
    var depth = 0
    var objects: UInt128 = 0

    while true {
      // At the first byte of a value.
      guard index < end else { throw unexpectedEnd(end) }
      var isOpening = false
      switch bytes[index] {
      case 0x22: index = try skipString(bytes, from: index + 1, to: end, takesAnyBytes: takesAnyBytes).end + 1
      case 0x2d, 0x30...0x39: index = try skipNumber(bytes, from: index, to: end)
      case 0x7b, 0x5b:
        guard depth < budget else { throw tooDeep(index) }
        objects = objects << 1 | (bytes[index] == 0x7b ? 1 : 0)
        depth += 1
        index += 1
        isOpening = true
      default: index = try skipLiteral(bytes, from: index, to: end)
      }

      // Behind a value or an opening bracket: close what ends here, then go to the next value.
      while depth > 0 {
        index = skipWhitespace(bytes, from: index, to: end)
        guard index < end else { throw unexpectedEnd(end) }
        let isObject = objects & 1 == 1
        let byte = bytes[index]
        if byte == (isObject ? 0x7d : 0x5d) {
          index += 1
          objects >>= 1
          depth -= 1
          isOpening = false
          continue
        }
        if !isOpening {
          guard byte == 0x2c else { throw unexpectedByte(index) }
          index = skipWhitespace(bytes, from: index + 1, to: end)
        }
        if isObject { index = try skipName(bytes, from: index, to: end, takesAnyBytes) }
        break
      }
      if depth == 0 { return index }
    }
  }

  /// Passes a member's name, its colon and the white space around it.
  private static func skipName(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, _ takesAnyBytes: Bool
  ) throws(JSONError) -> Int {
    guard start < end else { throw unexpectedEnd(end) }
    guard bytes[start] == 0x22 else { throw unexpectedByte(start) }
    var index = try skipString(bytes, from: start + 1, to: end, takesAnyBytes: takesAnyBytes).end + 1
    index = skipWhitespace(bytes, from: index, to: end)
    guard index < end else { throw unexpectedEnd(end) }
    guard bytes[index] == 0x3a else { throw unexpectedByte(index) }
    return skipWhitespace(bytes, from: index + 1, to: end)
  }

  /// The characters of a string that has been passed by ``skipString(_:from:to:)``, its escapes resolved.
  ///
  /// RFC 8259 lets a text hold half of a surrogate pair, and writers that cut texts by UTF-16 units make some; no `String`
  /// can hold one, so U+FFFD stands in its place.
  static func unescape(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> String {
    String(decoding: unescapedBytes(bytes, from: start, to: end, keepsHalves: false), as: UTF8.self)
  }

  /// - Parameter keepsHalves: half of a surrogate pair stays, as the three bytes that UTF-8 would have for it: whoever
  ///   joins texts may find the other half.
  static func unescapedBytes(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, keepsHalves: Bool
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(end - start)
    var index = start
    while index < end {
      let byte = bytes[index]
      index += 1
      guard byte == 0x5c, index < end else {
        text.append(byte)
        continue
      }
      let escape = bytes[index]
      index += 1
      switch escape {
      case 0x62: text.append(0x08)
      case 0x66: text.append(0x0c)
      case 0x6e: text.append(0x0a)
      case 0x72: text.append(0x0d)
      case 0x74: text.append(0x09)
      case 0x75:
        let place = index
        if let scalar = unicodeEscape(bytes, at: &index, to: end) {
          text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        } else if keepsHalves, let half = fourDigits(bytes, at: place, to: end) {
          text.append(0xe0 | UInt8(truncatingIfNeeded: half >> 12))
          text.append(0x80 | UInt8(truncatingIfNeeded: half >> 6 & 0x3f))
          text.append(0x80 | UInt8(truncatingIfNeeded: half & 0x3f))
        } else {
          text.append(contentsOf: UTF8.encodedReplacementCharacter)
        }
      default: text.append(escape)
      }
    }
    return text
  }

  /// The scalar of the four digits at `index`, and of a second escape if they are the first half of a pair; nil for half of
  /// a pair that stands alone.
  private static func unicodeEscape(_ bytes: Span<UInt8>, at index: inout Int, to end: Int) -> Unicode.Scalar? {
    let first = fourDigits(bytes, at: index, to: end)
    index += 4
    if let scalar = first.flatMap(Unicode.Scalar.init) { return scalar }
    guard let first, first < 0xdc00, end - index >= 6, bytes[index] == 0x5c, bytes[index + 1] == 0x75,
      let second = fourDigits(bytes, at: index + 2, to: end), (0xdc00...0xdfff).contains(second)
    else { return nil }
    index += 6
    return Unicode.Scalar(0x1_0000 + (first - 0xd800) << 10 + (second - 0xdc00))
  }

  private static func fourDigits(_ bytes: Span<UInt8>, at start: Int, to end: Int) -> UInt32? {
    guard end - start >= 4 else { return nil }
    var value: UInt32 = 0
    for index in start..<start + 4 {
      guard let digit = Hexadecimal.value(bytes[index]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
