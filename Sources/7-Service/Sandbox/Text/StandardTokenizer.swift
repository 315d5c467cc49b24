// SPDX-License-Identifier: Apache-2.0

/// Lucene's `standard` tokenizer: the word boundaries of UAX #29, reduced to what product texts hold.
enum StandardTokenizer {
  private enum Kind { case letter, digit, ideograph, join, middleLetter, middleNumber, middleBoth, mark, other }

  /// Lucene cuts longer words into several.
  private static let maximumLength = 255

  static func words(_ text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    var words: [String] = []
    var word = String.UnicodeScalarView()
    var last = Kind.other
    func flush() {
      // a run of joiners alone is no word
      if word.contains(where: { kind($0) != .join }) { words.append(String(word)) }
      word = String.UnicodeScalarView()
      last = .other
    }
    for (index, scalar) in scalars.enumerated() {
      let kind = kind(scalar)
      switch kind {
      case .letter, .digit, .join:
        if word.count >= maximumLength { flush() }
        word.append(scalar)
        last = kind
      case .mark:
        if !word.isEmpty { word.append(scalar) }
      case .ideograph:
        flush()
        words.append(String(Character(scalar)))
      case .middleLetter, .middleNumber, .middleBoth:
        let next = index + 1 < scalars.count ? Self.kind(scalars[index + 1]) : .other
        let joinsLetters = kind != .middleNumber && last == .letter && next == .letter
        let joinsDigits = kind != .middleLetter && last == .digit && next == .digit
        if !word.isEmpty, joinsLetters || joinsDigits { word.append(scalar) } else { flush() }
      case .other: flush()
      }
    }
    flush()
    return words
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Kind {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A: return .letter
    case 0x30...0x39: return .digit
    case 0x5F: return .join
    case 0x27, 0x2E, 0x2018, 0x2019, 0x2024, 0xFF07, 0xFF0E: return .middleBoth
    case 0x3A, 0xB7, 0x0387, 0x2027: return .middleLetter
    case 0x2C, 0x3B, 0x037E, 0x066C, 0xFF0C: return .middleNumber
    case 0..<0x80: return .other
    case 0x3040...0x309F, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: return .ideograph
    default:
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .letterNumber:
        return .letter
      case .decimalNumber: return .digit
      case .connectorPunctuation: return .join
      case .nonspacingMark, .spacingMark, .enclosingMark, .format: return .mark
      default: return .other
      }
    }
  }
}
