// SPDX-License-Identifier: Apache-2.0
import CUnistring
import Glibc

/// Normalization Form C (Unicode Standard Annex #15): one sequence of code points for texts that are canonically equal.
///
/// `é` may be one code point or `e` with a combining accent. People cannot tell them apart; engines, hashes and byte
/// comparisons can. What meets in an index is therefore brought into one form at the border, on both sides.
package enum NFC {
  /// The text in form C. `bytes` are well-formed UTF-8. Text that is in form C, as nearly all is, costs one pass and
  /// no allocation.
  package static func normalize(_ bytes: [UInt8]) -> [UInt8] {
    guard var segment = nextUncertain(in: bytes.span, from: 0) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var copied = 0
    while true {
      result.append(contentsOf: bytes[copied..<segment.lowerBound])
      append(normalizedBySystem: bytes[segment], to: &result)
      copied = segment.upperBound
      guard let next = nextUncertain(in: bytes.span, from: copied) else { break }
      segment = next
    }
    result.append(contentsOf: bytes[copied...])
    return result
  }

  /// Finds the next part that needs a closer look: code points outside of `NFCRanges`, with the one before them, which
  /// they may combine with. Begins and ends where no combination crosses.
  private static func nextUncertain(in bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
    var position = start
    var previous = start
    while position < bytes.count {
      // U+0300 is the first that is not certain, and begins with 0xCC.
      if bytes[position] < 0xCC {
        if bytes[position] & 0xC0 != 0x80 { previous = position }
        position += 1
        continue
      }
      let (scalar, length) = scalar(in: bytes, at: position)
      if NFCRanges.areCertain(scalar) {
        previous = position
        position += length
        continue
      }
      let first = previous
      repeat {
        let (scalar, length) = self.scalar(in: bytes, at: position)
        if NFCRanges.areCertain(scalar) { break }
        position += length
      } while position < bytes.count
      return first..<position
    }
    return nil
  }

  private static func scalar(in bytes: Span<UInt8>, at position: Int) -> (value: UInt32, length: Int) {
    let first = UInt32(bytes[position])
    let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, position + length <= bytes.count else { return (first, 1) }
    var value = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
    return (value, length)
  }

  /// libunistring takes about half a microsecond a character, so it is given only what needs it.
  private static func append(normalizedBySystem segment: ArraySlice<UInt8>, to result: inout [UInt8]) {
    let isDone = unsafe segment.withUnsafeBufferPointer { text in
      var length = 0
      guard let normalized = unsafe cunistring_nfc(text.baseAddress, text.count, &length) else { return false }
      unsafe result.append(contentsOf: UnsafeBufferPointer(start: normalized, count: length))
      unsafe free(normalized)
      return true
    }
    // Only memory that is used up makes it fail.
    if !isDone { result.append(contentsOf: segment) }
  }
}

extension String {
  /// The string in Normalization Form C.
  package var nfc: String {
    let isCertain = utf8.allSatisfy { $0 < 0xCC }
    if isCertain { return self }
    return String(decoding: NFC.normalize(Array(utf8)), as: UTF8.self)
  }
}
