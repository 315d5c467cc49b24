// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    let scalars = unicodeScalars
    guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
      let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
    else { return "" }
    return String(scalars[first...last])
  }

  /// The first `count` Unicode scalars.
  func prefix(scalars count: Int) -> String {
    guard utf8.count > count else { return self }
    let end = unicodeScalars.index(unicodeScalars.startIndex, offsetBy: count, limitedBy: unicodeScalars.endIndex)
    return end.map { String(unicodeScalars[..<$0]) } ?? self
  }

  /// Words between white space; counting stops at `limit`.
  func wordCount(upTo limit: Int) -> Int {
    var count = 0
    var isInside = false
    for scalar in unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      if !isBlank && !isInside { count += 1 }
      if count == limit { return count }
      isInside = !isBlank
    }
    return count
  }
}

/// Where a text is to be cut, and whether an ellipsis shows that a sentence was broken off.
package struct TextCut: Equatable {
  /// UTF-8 bytes to keep.
  package var end: Int
  package var needsEllipsis: Bool
}

/// Cuts at the end of a sentence, else of a word, else where the limit is.
///
/// - Parameters:
///   - bytes: UTF-8 text.
///   - limit: Unicode scalars that may remain, the ellipsis included.
/// - Returns: nil when the text fits as it is.
package func sentenceCut(of bytes: Span<UInt8>, to limit: Int) -> TextCut? {
  guard bytes.count > limit else { return nil }
  var count = 0
  var last = 0
  var end = 0
  while end < bytes.count {
    if !isContinuation(bytes[end]) {
      if count == limit { break }
      count += 1
      last = end
    }
    end += 1
  }
  guard end < bytes.count else { return nil }
  // A sentence's end that leaves less than a third is not worth the loss.
  let earliest = end / 3
  var lastSpace: Int?
  var position = end
  while position > earliest {
    if endsSentence(bytes, before: position) { return TextCut(end: position, needsEllipsis: false) }
    if lastSpace == nil, position <= last, isBlank(bytes[position]) { lastSpace = position }
    position -= 1
  }
  return TextCut(end: lastSpace ?? last, needsEllipsis: true)
}

/// `sentenceCut` applied to a string.
package func cutAtSentence(_ text: String, to limit: Int) -> String {
  guard let cut = sentenceCut(of: text.utf8.span, to: limit) else { return text }
  let kept = String(text[..<text.utf8.index(text.startIndex, offsetBy: cut.end)])
  return cut.needsEllipsis ? kept + "…" : kept
}

private func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

private func endsSentence(_ bytes: Span<UInt8>, before end: Int) -> Bool {
  if isBlank(bytes[end]) {
    let byte = bytes[end - 1]
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") { return true }
    if end >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, byte == 0xA6 { return true }  // …
  }
  // Stops of scripts that set no space after them: 。！？
  guard end >= 3, !isContinuation(bytes[end]) else { return false }
  switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
  case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return true
  default: return false
  }
}
