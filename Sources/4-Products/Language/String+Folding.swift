// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Lower case without the accents of Latin letters, so that `über`, `Uber` and `ÜBER` meet; `ё` is `е`, `ß` is `ss`, a ligature
  /// is its letters,
  /// and every apostrophe is `'`. Cyrillic letters stay: `й` is no `и`.
  package var folded: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
    var result = ""
    for scalar in lowercased().unicodeScalars {
      switch scalar {
      case "à", "á", "â", "ã", "ä", "å", "ą", "ă": result += "a"
      case "ç", "ć", "č": result += "c"
      case "ď", "đ": result += "d"
      case "è", "é", "ê", "ë", "ę", "ě", "ė": result += "e"
      case "ì", "í", "î", "ï": result += "i"
      case "ł": result += "l"
      case "ñ", "ń", "ň": result += "n"
      case "ò", "ó", "ô", "õ", "ö", "ø", "ő": result += "o"
      case "ř": result += "r"
      case "ś", "š", "ș": result += "s"
      case "ť", "ț": result += "t"
      case "ù", "ú", "û", "ü", "ů", "ű": result += "u"
      case "ý", "ÿ": result += "y"
      case "ź", "ż", "ž": result += "z"
      case "ß": result += "ss"
      case "ς": result += "σ"
      case "\u{FB00}": result += "ff"
      case "\u{FB01}": result += "fi"
      case "\u{FB02}": result += "fl"
      case "\u{FB03}": result += "ffi"
      case "\u{FB04}": result += "ffl"
      case "\u{FB05}", "\u{FB06}": result += "st"
      case "œ": result += "oe"
      case "æ": result += "ae"
      case "ё": result += "е"
      case "\u{2018}", "\u{2019}", "\u{02BC}", "\u{00B4}", "`": result += "'"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
