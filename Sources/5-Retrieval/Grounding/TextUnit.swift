// SPDX-License-Identifier: Apache-2.0

/// One character of an answer as a reader sees it, however it is spelled: `&#36;`, `\$`, `＄` and `$` are one.
struct TextUnit {
  enum Kind: UInt8 {
    case letter, digit
    /// A raised or lowered digit: `19⁹⁹` is 19.99.
    case superDigit
    /// A number that no single digit stands for: `½`, `⑳`.
    case opaqueNumber
    case blank, newline, currency
    /// Emphasis and code marks, and tags that only change how their content looks.
    case markup
    case punctuation
    case invisible
    /// A tag with attributes that may say something.
    case tag
  }

  var kind: Kind
  /// The form in which texts are compared: full width, styled letters, digits of other scripts and typographic
  /// punctuation have become ASCII. Of a tag: what it stands for in the text (`|`, a line feed, or `*` for nothing).
  var folded: Unicode.Scalar
  /// As folded, but only with escapes undone: links are compared by it.
  var literal: Unicode.Scalar
  /// As it stands in the answer; nil: the literal itself.
  var raw: String?
  /// A tag's name.
  var name = ""

  init(_ scalar: Unicode.Scalar, raw: String? = nil) {
    literal = scalar
    self.raw = raw
    (kind, folded) = TextUnit.classify(scalar)
  }

  init(kind: Kind, folded: Unicode.Scalar, literal: Unicode.Scalar, raw: String, name: String = "") {
    self.kind = kind
    self.folded = folded
    self.literal = literal
    self.raw = raw
    self.name = name
  }

  private static func classify(_ scalar: Unicode.Scalar) -> (Kind, Unicode.Scalar) {
    if scalar.isASCII { return (ascii(scalar), scalar) }
    let value = scalar.value
    switch value {
    case 0xFF01...0xFF5E: return ascii(offset: value - 0xFEE0)
    case 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079, 0x2080...0x2089:
      return (.superDigit, digit(scalar) ?? "0")
    case 0x1D400...0x1D6A3: return letter(value - 0x1D400)
    case 0x1D7CE...0x1D7FF: return ascii(offset: 0x30 + (value - 0x1D7CE) % 10)
    case 0x24B6...0x24CF: return ascii(offset: value - 0x24B6 + 0x41)
    case 0x24D0...0x24E9: return ascii(offset: value - 0x24D0 + 0x61)
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return (.punctuation, "-")
    case 0x2018, 0x2019, 0x201B, 0x2032, 0x2BC: return (.punctuation, "'")
    case 0x201C...0x201F, 0x2033, 0xAB, 0xBB: return (.punctuation, "\"")
    case 0x201A, 0x60C, 0x3001: return (.punctuation, ",")
    case 0x2024, 0xB7, 0x2027, 0x22C5, 0x66B, 0x3002, 0xFF61: return (.punctuation, ".")
    case 0x66C: return (.punctuation, ",")
    case 0x2044, 0x2215: return (.punctuation, "/")
    case 0x21D2, 0x2794, 0x279C...0x279E, 0x27A1, 0x27F6, 0x27F9, 0x2B95, 0x1F449: return (.punctuation, "→")
    case 0x2502, 0xA6: return (.punctuation, "|")
    case 0x2022: return (.punctuation, "•")
    case 0x1F4B2, 0x1F4B5: return (.currency, "$")
    case 0x1F4B6: return (.currency, "€")
    case 0x1F4B7: return (.currency, "£")
    case 0x1F4B4: return (.currency, "¥")
    case 0x1F4B0: return (.currency, scalar)
    case 0x85, 0x2028, 0x2029: return (.newline, "\n")
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return (.blank, "\u{A0}")
    case 0xAD, 0x34F, 0x61C, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF,
      0xE0000...0xE01EF:
      return (.invisible, scalar)
    default: return byCategory(scalar)
    }
  }

  private static func ascii(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case "a"..."z", "A"..."Z": .letter
    case "0"..."9": .digit
    case " ", "\t", "\r": .blank
    case "\n", "\u{0B}", "\u{0C}": .newline
    case "$": .currency
    case "*", "_", "`", "~": .markup
    case "\0"..."\u{1F}", "\u{7F}": .invisible
    default: .punctuation
    }
  }

  private static func ascii(offset value: UInt32) -> (Kind, Unicode.Scalar) {
    let scalar = Unicode.Scalar(UInt8(truncatingIfNeeded: value))
    return (ascii(scalar), scalar)
  }

  /// A styled letter by its place in its alphabet of 26 capitals and 26 small letters.
  private static func letter(_ place: UInt32) -> (Kind, Unicode.Scalar) {
    let offset = place % 52
    return (.letter, Unicode.Scalar(UInt8(offset < 26 ? 0x41 + offset : 0x61 + offset - 26)))
  }

  /// Chinese and Japanese words for numbers.
  private static let numerals = Set("〇零一二三四五六七八九十百千万萬兩两億".unicodeScalars)

  private static func byCategory(_ scalar: Unicode.Scalar) -> (Kind, Unicode.Scalar) {
    if numerals.contains(scalar) { return (.opaqueNumber, scalar) }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .spacingMark:
      return (.letter, scalar)
    case .nonspacingMark, .enclosingMark, .format: return (.invisible, scalar)
    case .decimalNumber: return digit(scalar).map { (.digit, $0) } ?? (.opaqueNumber, scalar)
    // `①`: raised digits were told apart above.
    case .otherNumber: return digit(scalar).map { (.digit, $0) } ?? (.opaqueNumber, scalar)
    case .letterNumber: return (.opaqueNumber, scalar)
    case .currencySymbol: return (.currency, currency(scalar))
    case .spaceSeparator: return (.blank, "\u{A0}")
    case .lineSeparator, .paragraphSeparator: return (.newline, "\n")
    case .dashPunctuation: return (.punctuation, "-")
    default: return (.punctuation, scalar)
    }
  }

  private static func currency(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFE69, 0xFF04: "$"
    case 0xFFE0: "¢"
    case 0xFFE1: "£"
    case 0xFFE5: "¥"
    case 0xFFE6: "₩"
    default: scalar
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard let value = scalar.properties.numericValue, value >= 0, value <= 9, value == value.rounded(.down) else {
      return nil
    }
    return Unicode.Scalar(0x30 + UInt8(value))
  }
}
