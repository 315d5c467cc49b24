// SPDX-License-Identifier: Apache-2.0

/// Lucene's `asciifolding` for the Latin letters of European languages.
enum TextFolding {
  private static let table: [Unicode.Scalar: String] = {
    let groups: [(String, String)] = [
      ("ÀÁÂÃÄÅĀĂĄ", "A"), ("àáâãäåāăą", "a"), ("ÇĆĈĊČ", "C"), ("çćĉċč", "c"), ("ĎĐ", "D"), ("ďđ", "d"),
      ("ÈÉÊËĒĔĖĘĚ", "E"), ("èéêëēĕėęě", "e"), ("ĜĞĠĢ", "G"), ("ĝğġģ", "g"), ("ĤĦ", "H"), ("ĥħ", "h"),
      ("ÌÍÎÏĨĪĬĮİ", "I"), ("ìíîïĩīĭįı", "i"), ("Ĵ", "J"), ("ĵ", "j"), ("Ķ", "K"), ("ķ", "k"), ("ĹĻĽŁ", "L"),
      ("ĺļľł", "l"), ("ÑŃŅŇ", "N"), ("ñńņň", "n"), ("ÒÓÔÕÖØŌŎŐ", "O"), ("òóôõöøōŏő", "o"), ("ŔŖŘ", "R"),
      ("ŕŗř", "r"), ("ŚŜŞŠȘ", "S"), ("śŝşšș", "s"), ("ŢŤŦȚ", "T"), ("ţťŧț", "t"), ("ÙÚÛÜŨŪŬŮŰŲ", "U"),
      ("ùúûüũūŭůűų", "u"), ("Ŵ", "W"), ("ŵ", "w"), ("ÝŶŸ", "Y"), ("ýÿŷ", "y"), ("ŹŻŽ", "Z"), ("źżž", "z"),
      ("Æ", "AE"), ("æ", "ae"), ("Œ", "OE"), ("œ", "oe"), ("ß", "ss"), ("Þ", "TH"), ("þ", "th"), ("Ð", "D"),
      ("ð", "d"), ("‘’‚‛", "'"), ("“”„", "\""), ("‐‑‒–—", "-"),
    ]
    var table: [Unicode.Scalar: String] = [:]
    for (letters, folded) in groups {
      for scalar in letters.unicodeScalars { table[scalar] = folded }
    }
    return table
  }()

  static func fold(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return text }
    var folded = ""
    for scalar in text.unicodeScalars {
      if let replacement = table[scalar] {
        folded += replacement
      } else if scalar.properties.generalCategory != .nonspacingMark || !folded.utf8.allSatisfy({ $0 < 0x80 }) {
        folded.unicodeScalars.append(scalar)
      }
    }
    return folded
  }
}
