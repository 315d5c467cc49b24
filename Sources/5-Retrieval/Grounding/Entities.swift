// SPDX-License-Identifier: Apache-2.0

/// HTML's character references, as far as they spell prices, identifiers, links and blanks.
enum Entities {
  static func decode(_ body: String) -> Unicode.Scalar? {
    if body.hasPrefix("#") {
      let digits = body.dropFirst()
      let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
      guard let value = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10), value > 0 else {
        return nil
      }
      return Unicode.Scalar(value)
    }
    return named[body]
  }

  /// All of them with their escapes undone, for links.
  static func decodeAll(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var folder = UnitFolder()
    for scalar in text.unicodeScalars { folder.push(scalar) }
    folder.flush()
    var result = String.UnicodeScalarView()
    for unit in folder.take() {
      if unit.name.isEmpty {
        result.append(unit.literal)
      } else {
        result.append(contentsOf: (unit.raw ?? "").unicodeScalars)
      }
    }
    return String(result)
  }

  private static let named: [String: Unicode.Scalar] = [
    "amp": "&", "AMP": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}",
    "emsp": "\u{2003}", "thinsp": "\u{2009}", "hairsp": "\u{200A}", "numsp": "\u{2007}", "puncsp": "\u{2008}",
    "zwj": "\u{200D}", "zwnj": "\u{200C}", "ZeroWidthSpace": "\u{200B}", "NoBreak": "\u{2060}", "shy": "\u{AD}",
    "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "dollar": "$", "curren": "¤", "num": "#", "percnt": "%",
    "period": ".", "comma": ",", "colon": ":", "semi": ";", "sol": "/", "bsol": "\\", "hyphen": "\u{2010}",
    "dash": "\u{2010}", "ndash": "\u{2013}", "mdash": "\u{2014}", "minus": "\u{2212}", "lowbar": "_", "excl": "!",
    "quest": "?", "equals": "=", "lpar": "(", "rpar": ")", "lbrack": "[", "lsqb": "[", "rbrack": "]", "rsqb": "]",
    "lbrace": "{", "lcub": "{", "rbrace": "}", "rcub": "}", "ast": "*", "midast": "*", "grave": "`", "commat": "@",
    "plus": "+", "middot": "\u{B7}", "rsquo": "\u{2019}", "lsquo": "\u{2018}", "rdquo": "\u{201D}",
    "ldquo": "\u{201C}", "hellip": "\u{2026}", "Tab": "\t", "NewLine": "\n", "sup1": "\u{B9}", "sup2": "\u{B2}",
    "sup3": "\u{B3}", "frac12": "\u{BD}", "frac14": "\u{BC}", "frac34": "\u{BE}", "deg": "\u{B0}", "times": "\u{D7}",
    "bull": "\u{2022}", "vert": "|", "verbar": "|", "inches": "\"", "prime": "\u{2032}", "Prime": "\u{2033}",
  ]
}
