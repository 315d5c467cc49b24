// SPDX-License-Identifier: Apache-2.0

/// A run of like characters: a word, digits, a blank, one sign. Claims are read in these.
struct Atom {
  enum Kind: UInt8 {
    case word, digits, superDigits, opaqueNumber, blank, newline, currency, markup, punctuation, tag
  }

  var kind: Kind
  /// As it stands in the answer.
  var raw: String
  /// With escapes undone.
  var literal: String
  /// Folded; case is kept.
  var text: String
  /// `text` in lower case, of words.
  var lower = ""
  /// Scalars of `raw`.
  var length: Int
  var hasInvisible = false
  /// A tag's name.
  var tagName = ""

  /// The one sign that it is, or the first one.
  var sign: Unicode.Scalar { text.unicodeScalars.first ?? " " }
  func isPunctuation(_ scalar: Unicode.Scalar) -> Bool { kind == .punctuation && sign == scalar }
  var isGap: Bool { kind == .blank || kind == .markup }
  var isRaisingTag: Bool { kind == .markup && tagName == "sup" }
  /// Parts of words, numbers and codes.
  var isGlue: Bool { kind == .word || kind == .digits || kind == .superDigits || kind == .opaqueNumber }
  /// Of a script that is written without blanks: what stands beside it is no part of the word.
  var isUnspaced: Bool { kind == .word && (text.unicodeScalars.last.map(CurrencyWords.isUnspaced) ?? false) }
  var isCapitalized: Bool {
    guard let byte = text.utf8.first, byte >= 0x80 else { return text.utf8.first.map(isCapital) ?? false }
    return sign.properties.isUppercase
  }
  /// Capital letters alone.
  var isUpper: Bool {
    guard kind == .word else { return false }
    if text.utf8.allSatisfy(isCapital) { return true }
    // No look-up of properties for the many words of ASCII.
    return text.utf8.contains { $0 >= 0x80 } && text.unicodeScalars.allSatisfy { $0.properties.isUppercase }
  }
}

private func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
