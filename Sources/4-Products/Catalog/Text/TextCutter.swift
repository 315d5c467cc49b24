// SPDX-License-Identifier: Apache-2.0

/// Shortens texts where a reader would stop.
package enum TextCutter {
  /// At most `maximumBytes` of UTF-8: up to the last end of a sentence, else the last blank, else the last whole
  /// character. A sentence's end counts from the second half on, so that little is lost.
  package static func cut(_ text: String, maximumBytes: Int) -> String {
    guard text.utf8.count > maximumBytes else { return text }
    let bytes = Array(text.utf8.prefix(max(0, maximumBytes)))
    var sentence: Int?
    var blank: Int?
    for position in bytes.indices where position >= bytes.count / 2 {
      if bytes[position] == UInt8(ascii: " ") {
        blank = position
        if position > 0, [UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?")].contains(bytes[position - 1]) {
          sentence = position
        }
      }
    }
    var end = sentence ?? blank ?? bytes.count
    if sentence == nil, blank == nil {
      // Not inside a character: continuation bytes are 10xxxxxx.
      var index = text.utf8.index(text.utf8.startIndex, offsetBy: end)
      while end > 0, text.utf8[index] & 0xC0 == 0x80 {
        end -= 1
        index = text.utf8.index(before: index)
      }
    }
    return String(decoding: bytes[..<end], as: UTF8.self)
  }
}
