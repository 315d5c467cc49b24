// SPDX-License-Identifier: Apache-2.0
import Primitives
import UnicodeNormalization

/// The one form in which SKUs, EANs and MPNs are indexed and looked up.
package enum IdentifierNormalizer {
  /// Form C and lower case without `-`, `.`, `/`, `_` and blanks: `24-MB 01` and `24mb01` meet. May be empty.
  package static func normalize(_ identifier: String) -> String {
    if let result = asciiForm(identifier, dropping: { isDropped(Unicode.Scalar($0)) }) { return result }
    var result = String.UnicodeScalarView()
    for scalar in identifier.nfc.lowercased().unicodeScalars where !isDropped(scalar) { result.append(scalar) }
    return String(result)
  }

  /// Folded letters and digits of any script alone: `AB#12` and `ab 12` meet, `ШК-12` is `шк12`. Digits of every script
  /// are ASCII. May be empty.
  package static func plain(_ identifier: String) -> String {
    if let result = asciiForm(identifier, dropping: { !ASCII.isLetterOrDigit($0) }) { return result }
    var result = String.UnicodeScalarView()
    for scalar in normalize(identifier).unicodeScalars {
      if scalar.isASCII {
        if ASCII.isLetterOrDigit(UInt8(scalar.value)) { result.append(scalar) }
      } else if let digit = decimalDigit(scalar) {
        result.append(digit)
      } else if let letters = spelledOut(scalar) {
        result.append(contentsOf: letters.unicodeScalars)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Letters that have two forms, and ligatures: `ß` and `SS`, `ς` and `Σ`, `ﬁ` and `FI` meet.
  private static func spelledOut(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "ß": "ss"
    case "ς": "σ"
    case "\u{FB00}": "ff"
    case "\u{FB01}": "fi"
    case "\u{FB02}": "fl"
    case "\u{FB03}": "ffi"
    case "\u{FB04}": "ffl"
    case "\u{FB05}", "\u{FB06}": "st"
    default: nil
    }
  }

  /// A plain form in Latin letters, where all its other letters look like some: `ар-12` typed on a Cyrillic keyboard.
  /// Nil where it has none, or one that looks like no Latin letter.
  package static func latinLookalike(_ plain: String) -> String? {
    if plain.utf8.allSatisfy({ $0 < 0x80 }) { return nil }
    var result = ""
    for scalar in plain.unicodeScalars {
      if scalar.isASCII {
        result.unicodeScalars.append(scalar)
      } else if let letter = lookalikes[scalar] {
        result.unicodeScalars.append(letter)
      } else {
        return nil
      }
    }
    return result
  }

  /// Cyrillic and Greek letters whose capitals look like Latin ones.
  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = zip("авекмнорстухіјѕαβεζηικμνορτυχ".unicodeScalars, "abekmhopctyxijsabezhikmnoptyx".unicodeScalars)
    return Dictionary(pairs.map { ($0, $1) }) { first, _ in first }
  }()

  /// The plain form without leading zeros where it is a number: a UPC and its EAN meet. Nil for all others.
  package static func withoutLeadingZeros(_ plain: String) -> String? {
    guard plain.utf8.first == UInt8(ascii: "0"), plain.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    let rest = plain.drop { $0 == "0" }
    return rest.isEmpty ? nil : String(rest)
  }

  /// The forms under which an identifier is indexed: the plain one, and of a number the one without leading zeros.
  package static func forms(_ identifier: String) -> [String] {
    let plain = plain(identifier)
    // Signs alone are an identifier too.
    guard !plain.isEmpty else { return [normalize(identifier)].filter { !$0.isEmpty } }
    return [plain, withoutLeadingZeros(plain)].compactMap { $0 }
  }

  private static func decimalDigit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.properties.generalCategory == .decimalNumber, let value = scalar.properties.numericValue,
      value >= 0, value <= 9
    else { return nil }
    return Unicode.Scalar(UInt8(0x30 + Int(value)))
  }

  /// Lower case of the bytes that are kept. Nearly all identifiers are ASCII, which needs no tables of Unicode; nil for
  /// those that are not.
  private static func asciiForm(_ identifier: String, dropping isDropped: (UInt8) -> Bool) -> String? {
    let bytes = identifier.utf8
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { result in
      var count = 0
      for byte in bytes where !isDropped(byte) {
        result[count] = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        count += 1
      }
      return count
    }
  }

  private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", ".", "/", "_": true
    case "\u{00AD}", "\u{200B}", "\u{2060}", "\u{FEFF}": true
    // The typographic hyphens and dashes that word processors put in their place.
    case "\u{2010}"..."\u{2015}", "\u{2212}": true
    case _ where scalar.isASCII: scalar.value == 0x20 || (0x09...0x0D).contains(scalar.value)
    default: scalar.properties.isWhitespace
    }
  }
}
