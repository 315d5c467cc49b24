// SPDX-License-Identifier: Apache-2.0

/// HTML's character references, once over a text.
enum HTMLEntities {
  /// Replaces each reference by its character; what is none stays as it is.
  static func decode(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "&"), let reference = reference(in: bytes, at: position) {
        result.append(contentsOf: String(reference.scalar).utf8)
        position = reference.end
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  /// The longest name in the table and the longest number fit.
  private static let maximumLength = 12

  private static func reference(in bytes: [UInt8], at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    let limit = min(bytes.count, start + 1 + maximumLength)
    guard let end = bytes[start..<limit].firstIndex(of: UInt8(ascii: ";")), end > start + 1 else { return nil }
    let body = bytes[(start + 1)..<end]
    let scalar: Unicode.Scalar?
    if body.first == UInt8(ascii: "#") {
      scalar = numeric(String(decoding: body.dropFirst(), as: UTF8.self))
    } else {
      scalar = named[String(decoding: body, as: UTF8.self)].flatMap { Unicode.Scalar($0) }
    }
    return scalar.map { ($0, end + 1) }
  }

  private static func numeric(_ digits: String) -> Unicode.Scalar? {
    let value =
      digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits, radix: 10)
    guard let value, value > 0 else { return nil }
    // 0x80…0x9F mean Windows-1252 there (HTML Living Standard, 13.2.5.80).
    if (0x80...0x9F).contains(value) { return Unicode.Scalar(windows1252[Int(value) - 0x80]) }
    return Unicode.Scalar(value)
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// HTML 4's names and the few later ones that shops use.
  private static let named: [String: UInt32] = {
    var table: [String: UInt32] = [
      "quot": 34, "amp": 38, "apos": 39, "lt": 60, "gt": 62, "OElig": 338, "oelig": 339, "Scaron": 352,
      "scaron": 353, "Yuml": 376, "fnof": 402, "circ": 710, "tilde": 732, "ensp": 8194, "emsp": 8195,
      "thinsp": 8201, "hairsp": 8202, "zwnj": 8204, "zwj": 8205, "lrm": 8206, "rlm": 8207, "ndash": 8211,
      "mdash": 8212, "lsquo": 8216, "rsquo": 8217, "sbquo": 8218, "ldquo": 8220, "rdquo": 8221, "bdquo": 8222,
      "dagger": 8224, "Dagger": 8225, "bull": 8226, "hellip": 8230, "permil": 8240, "prime": 8242, "Prime": 8243,
      "lsaquo": 8249, "rsaquo": 8250, "oline": 8254, "frasl": 8260, "euro": 8364, "image": 8465, "weierp": 8472,
      "real": 8476, "trade": 8482, "alefsym": 8501, "larr": 8592, "uarr": 8593, "rarr": 8594, "darr": 8595,
      "harr": 8596, "crarr": 8629, "lArr": 8656, "uArr": 8657, "rArr": 8658, "dArr": 8659, "hArr": 8660,
      "forall": 8704, "part": 8706, "exist": 8707, "empty": 8709, "nabla": 8711, "isin": 8712, "notin": 8713,
      "ni": 8715, "prod": 8719, "sum": 8721, "minus": 8722, "lowast": 8727, "radic": 8730, "prop": 8733,
      "infin": 8734, "ang": 8736, "and": 8743, "or": 8744, "cap": 8745, "cup": 8746, "int": 8747, "there4": 8756,
      "sim": 8764, "cong": 8773, "asymp": 8776, "ne": 8800, "equiv": 8801, "le": 8804, "ge": 8805, "sub": 8834,
      "sup": 8835, "nsub": 8836, "sube": 8838, "supe": 8839, "oplus": 8853, "otimes": 8855, "perp": 8869,
      "sdot": 8901, "lceil": 8968, "rceil": 8969, "lfloor": 8970, "rfloor": 8971, "lang": 9001, "rang": 9002,
      "loz": 9674, "spades": 9824, "clubs": 9827, "hearts": 9829, "diams": 9830, "check": 10003, "star": 9734,
      "starf": 9733, "phone": 9742, "nbsp": 160, "shy": 173, "hyphen": 8208, "Tab": 9, "NewLine": 10, "num": 35,
      "percnt": 37, "lpar": 40, "rpar": 41, "ast": 42, "plus": 43, "comma": 44, "period": 46, "sol": 47,
      "colon": 58, "semi": 59, "equals": 61, "quest": 63, "commat": 64, "lsqb": 91, "bsol": 92, "rsqb": 93,
      "lowbar": 95, "lcub": 123, "rcub": 125, "vert": 124, "excl": 33, "dollar": 36,
    ]
    // Latin-1, from 161 on.
    let latin = """
      iexcl cent pound curren yen brvbar sect uml copy ordf laquo not - reg macr deg plusmn sup2 sup3 acute micro para \
      middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil \
      Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave \
      Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
      igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute \
      thorn yuml
      """
    for (offset, name) in latin.split(separator: " ").enumerated() where name != "-" {
      table[String(name)] = 161 + UInt32(offset)
    }
    let upper = """
      Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi \
      Chi Psi Omega
      """
    let lower = """
      alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon \
      phi chi psi omega
      """
    for (line, start) in [(upper, UInt32(913)), (lower, 945)] {
      for (offset, name) in line.split(separator: " ").enumerated() where name != "-" {
        table[String(name)] = start + UInt32(offset)
      }
    }
    return table
  }()
}
