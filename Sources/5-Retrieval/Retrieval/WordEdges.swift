// SPDX-License-Identifier: Apache-2.0
import Primitives

/// The punctuation that stands around words.
enum WordEdges {
  static func trimmed(_ word: Substring) -> Substring {
    // Most words have nothing around them.
    if let first = word.utf8.first, let last = word.utf8.last, ASCII.isLetterOrDigit(first),
      ASCII.isLetterOrDigit(last)
    {
      return word
    }
    let scalars = word.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isEdge($0) }),
      let last = scalars.lastIndex(where: { !isEdge($0) })
    else { return "" }
    return word[first...last]
  }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", ";", ":", "!", "?", "(", ")", "[", "]", "{", "}", "\"", "'", "`": true
    case "«", "»", "\u{2018}"..."\u{201F}", "\u{2026}", "\u{3001}", "\u{3002}", "\u{FF01}", "\u{FF1F}": true
    default: false
    }
  }
}

extension [String] {
  /// The parts that hold something, with blanks between them.
  var joinedParts: String { filter { !$0.isEmpty }.joined(separator: " ") }
}

extension String {
  /// Whether there are at least `count` characters, in a text without line ends: ASCII has one to a byte.
  func hasCharacters(atLeast count: Int) -> Bool {
    guard utf8.count >= count else { return false }
    return utf8.allSatisfy { $0 < 0x80 } || self.count >= count
  }
}
