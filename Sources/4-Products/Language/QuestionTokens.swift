// SPDX-License-Identifier: Apache-2.0
import Primitives

/// A question as pieces between blanks and as tokens.
package struct QuestionTokens: Sendable, Equatable {
  /// The texts between blanks, as they were written.
  package let pieces: [String]
  /// Words, numbers and signs in their order.
  package let tokens: [QuestionToken]

  /// Cuts a text into pieces and tokens.
  package init(_ text: String) {
    var pieces: [String] = []
    var tokens: [QuestionToken] = []
    for piece in text.words {
      let scalars = piece.unicodeScalars.map(Self.plain)
      // Of ASCII a scalar is a byte, and the text is as it was.
      let isASCII = scalars.count == piece.utf8.count
      let plain = isASCII ? String(piece) : String(String.UnicodeScalarView(scalars))
      Self.append(scalars, of: plain, isASCII: isASCII, piece: pieces.count, to: &tokens)
      pieces.append(plain)
    }
    self.pieces = pieces
    self.tokens = tokens
  }

  /// The words and numbers of a text, folded, without the signs between them.
  package static func words(of text: String) -> [String] {
    QuestionTokens(text).tokens.lazy.filter { $0.kind != .sign }.map(\.text)
  }

  private static func append(
    _ scalars: [Unicode.Scalar], of text: String, isASCII: Bool, piece: Int, to tokens: inout [QuestionToken]
  ) {
    var start = 0
    while start < scalars.count {
      var end = start + 1
      let kind: QuestionToken.Kind
      if isDigit(scalars[start]) {
        kind = .number
        while end < scalars.count, isDigit(scalars[end]) || isSeparator(scalars, at: end) { end += 1 }
      } else if isLetter(scalars[start]) {
        kind = .word
        while end < scalars.count, isLetter(scalars[end]) || isApostrophe(scalars, at: end) { end += 1 }
        end = elision(scalars[start..<end]) ?? end
      } else if isInvisible(scalars[start]) {
        start = end
        continue
      } else {
        kind = .sign
        while end < scalars.count, isComparison(scalars[end - 1]), isComparison(scalars[end]) { end += 1 }
        if let rangeEnd = endOfRangeSign(scalars, at: start) {
          let raw = String(String.UnicodeScalarView(scalars[start..<rangeEnd]))
          tokens.append(QuestionToken(kind: kind, text: "-", raw: raw, piece: piece, isGlued: true))
          start = rangeEnd
          continue
        }
      }
      let raw =
        start == 0 && end == scalars.count
        ? text : isASCII ? text.bytes(start..<end) : String(String.UnicodeScalarView(scalars[start..<end]))
      tokens.append(
        QuestionToken(kind: kind, text: raw.folded, raw: raw, piece: piece, isGlued: start > 0))
      start = end
    }
  }

  /// ASCII for digits of every script, for signs of full width and for dashes.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII { return scalar }
    switch scalar {
    case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}", "\u{FF0D}": return "-"
    case "\u{FF01}"..."\u{FF5E}": return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case "\u{FFE1}": return "£"
    case "\u{FFE5}": return "¥"
    case "\u{FF04}", "\u{FE69}": return "$"
    default: break
    }
    guard scalar.properties.generalCategory == .decimalNumber,
      let value = scalar.properties.numericValue, value >= 0, value <= 9
    else { return scalar }
    return Unicode.Scalar(UInt8(0x30 + Int(value)))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered
  }

  private static func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "\u{2018}", "\u{2019}", "\u{02BC}": true
    default: false
    }
  }

  /// Between letters, or at the end of what French and Italian elide.
  private static func isApostrophe(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard isApostrophe(scalars[index]) else { return false }
    return index + 1 == scalars.count ? index == 1 : isLetter(scalars[index + 1])
  }

  /// A separator of thousands or decimals: digits on both sides, and three of them after an apostrophe.
  private static func isSeparator(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 1 < scalars.count, isDigit(scalars[index + 1]) else { return false }
    if scalars[index] == "." || scalars[index] == "," { return true }
    guard isApostrophe(scalars[index]) else { return false }
    return scalars[(index + 1)...].prefix { isDigit($0) }.count == 3
  }

  /// The end of a sign that stands for a dash between two amounts: `50..60`, `50…60`, `50~60`.
  private static func endOfRangeSign(_ scalars: [Unicode.Scalar], at start: Int) -> Int? {
    guard start > 0, isDigit(scalars[start - 1]) || scalars[start - 1].properties.generalCategory == .currencySymbol
    else { return nil }
    var end = start
    while end < scalars.count, scalars[end] == "." { end += 1 }
    if end < start + 2 {
      switch scalars[start] {
      case "~", "\u{301C}", "\u{2026}": end = start + 1
      default: return nil
      }
    }
    guard end < scalars.count,
      isDigit(scalars[end]) || scalars[end].properties.generalCategory == .currencySymbol
    else { return nil }
    return end
  }

  private static func isComparison(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "<" || scalar == ">" || scalar == "=" || scalar == "≤" || scalar == "≥"
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{00AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}", "\u{FE0F}": true
    default: false
    }
  }

  private static let elided: Set<String> = [
    "l", "d", "n", "j", "s", "c", "m", "t", "qu", "jusqu", "puisqu", "lorsqu", "dell", "all", "nell", "sull", "dall",
    "un",
  ]

  /// The index behind «l'» of «l'euro».
  private static func elision(_ word: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let mark = word.firstIndex(where: isApostrophe), mark + 1 < word.endIndex,
      elided.contains(String(String.UnicodeScalarView(word[..<mark])).lowercased())
    else { return nil }
    return mark + 1
  }
}

extension String {
  /// The text of a range of bytes; of ASCII.
  fileprivate func bytes(_ range: Range<Int>) -> String {
    let start = utf8.index(startIndex, offsetBy: range.lowerBound)
    return String(self[start..<utf8.index(start, offsetBy: range.count)])
  }
}
