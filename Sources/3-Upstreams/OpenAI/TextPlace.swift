// SPDX-License-Identifier: Apache-2.0

/// A place in a text of Markdown.
struct TextPlace: Sendable {
  private var last: UInt8 = 0x0a
  /// The last three bytes.
  private var recent: UInt32 = 0
  /// The last byte that is no blank.
  private var lastSign: UInt8 = 0
  private var isLineBlank = true
  private var isFenced = false
  private var isInline = false
  /// Backticks in a row.
  private var ticks = 0
  /// The row began its line.
  private var areTicksFirst = false

  /// In a block of code or between backticks.
  var isCode: Bool { isFenced || isInline || ticks > 0 }
  /// At the begin of a line or of a sentence.
  var isAtBegin: Bool {
    isLineBlank
      || ThoughtTag.isBlank(last) && [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(lastSign)
  }
  var isBehindBlank: Bool { ThoughtTag.isBlank(last) }
  var isBehindQuote: Bool {
    if last == UInt8(ascii: "\"") || last == UInt8(ascii: "'") { return true }
    // ‘ ’ ‚ “ ” „, and « ».
    return (0xe2_8098...0xe2_809e).contains(recent) || recent & 0xffff == 0xc2ab || recent & 0xffff == 0xc2bb
  }

  /// Bytes that may begin a tag, or code.
  static func needsLook(_ byte: UInt8) -> Bool { ThoughtTag.mayBegin(with: byte) || byte == UInt8(ascii: "`") }

  mutating func pass(_ bytes: String.UTF8View) { for byte in bytes { pass(byte) } }

  mutating func pass(_ byte: UInt8) {
    if byte == UInt8(ascii: "`") {
      if ticks == 0 { areTicksFirst = isLineBlank }
      ticks += 1
    } else if ticks > 0 {
      if ticks >= 3, areTicksFirst { isFenced.toggle() } else if !isFenced { isInline.toggle() }
      ticks = 0
    }
    if byte == 0x0a {
      isLineBlank = true
      isInline = false
    } else if !ThoughtTag.isBlank(byte) {
      isLineBlank = false
      lastSign = byte
    }
    last = byte
    recent = (recent << 8 | UInt32(byte)) & 0xff_ffff
  }
}
