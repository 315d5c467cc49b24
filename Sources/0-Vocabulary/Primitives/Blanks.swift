// SPDX-License-Identifier: Apache-2.0

/// The characters that separate words in formats of ASCII.
@usableFromInline package enum Blanks {
  /// A space or a tab: the optional white space of HTTP (RFC 9110 §5.6.3).
  @inlinable @inline(__always)
  package static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  /// A blank, or a character that ends a line.
  @inlinable @inline(__always)
  package static func isBlankOrLineBreak(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0a || byte == 0x0d }
}

extension BidirectionalCollection where Element == UInt8 {
  /// The bytes without spaces and tabs at both ends.
  @inlinable
  package func trimmingBlanks(where isBlank: (UInt8) -> Bool = Blanks.isBlank) -> SubSequence {
    guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
      return self[endIndex..<endIndex]
    }
    return self[first...last]
  }
}

extension Span where Element == UInt8 {
  /// `range` without the spaces and tabs at its ends.
  @inlinable
  package func trimmingBlanks(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, Blanks.isBlank(self[start]) { start &+= 1 }
    while end > start, Blanks.isBlank(self[end &- 1]) { end &-= 1 }
    return start..<end
  }
}

extension StringProtocol {
  /// The text without spaces and tabs at both ends.
  package func trimmingBlanks(where isBlank: (UInt8) -> Bool = Blanks.isBlank) -> String {
    let bytes = Array(utf8)
    return String(decoding: bytes.trimmingBlanks(where: isBlank), as: UTF8.self)
  }
}
