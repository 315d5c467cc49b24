// SPDX-License-Identifier: Apache-2.0

/// Signs, abbreviations and codes of currencies in every language; names are in the languages' files.
package enum Currencies {
  /// The currencies that a sign or abbreviation may mean, folded; nil where it means none.
  package static func codes(ofSign sign: String) -> [String]? { signs[sign] }

  /// The code that a word is.
  ///
  /// - Parameters:
  ///   - word: as written. Lower case counts for codes that are no word of a language, upper case for all.
  ///   - store: the shop's own, which counts however it is written.
  package static func code(_ word: String, store: String?) -> String? {
    guard word.utf8.count == 3 else { return nil }
    let code = word.uppercased()
    guard all.contains(code) else { return nil }
    return code == store || word == code || unmistakable.contains(code) ? code : nil
  }

  /// Abbreviations that are ordinary letters or words too: they count right before an amount alone.
  package static let onlyBeforeAmounts: Set<String> = ["r", "l", "q", "s/", "k"]

  private static let signs: [String: [String]] = [
    "$": [
      "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP", "UYU", "DOP", "BBD", "BSD", "BZD",
      "BMD", "FJD", "GYD", "JMD", "LRD", "NAD", "TTD", "XCD", "BND", "KYD", "SBD", "SRD",
    ],
    "us$": ["USD"], "usd$": ["USD"], "c$": ["CAD"], "ca$": ["CAD"], "cad$": ["CAD"], "a$": ["AUD"], "au$": ["AUD"],
    "nz$": ["NZD"], "s$": ["SGD"], "hk$": ["HKD"], "mx$": ["MXN"], "nt$": ["TWD"], "r$": ["BRL"],
    "€": ["EUR"], "£": ["GBP", "EGP", "GIP", "FKP", "SHP", "LBP"], "₴": ["UAH"], "₽": ["RUB"], "₹": ["INR"],
    "¥": ["JPY", "CNY"], "￥": ["JPY", "CNY"], "円": ["JPY"], "元": ["CNY"], "₺": ["TRY"], "₩": ["KRW"], "₪": ["ILS"],
    "₫": ["VND"], "₦": ["NGN"], "₱": ["PHP"], "฿": ["THB"], "₸": ["KZT"], "₼": ["AZN"], "₾": ["GEL"], "₡": ["CRC"],
    "₲": ["PYG"], "₵": ["GHS"], "₭": ["LAK"], "₮": ["MNT"], "₨": ["PKR", "INR", "NPR", "LKR", "MUR", "SCR"],
    "৳": ["BDT"], "֏": ["AMD"], "៛": ["KHR"], "﷼": ["SAR", "IRR", "QAR", "OMR", "YER"], "₿": ["XBT"],
    "rs": ["INR", "PKR", "NPR", "LKR", "MUR", "SCR"], "re": ["INR", "PKR"], "inr": ["INR"], "zł": ["PLN"],
    "zl": ["PLN"], "kc": ["CZK"], "ft": ["HUF"], "kr": ["SEK", "NOK", "DKK", "ISK"], "lei": ["RON", "MDL"],
    "leu": ["RON", "MDL"], "лв": ["BGN"], "lv": ["BGN"], "din": ["RSD"], "дин": ["RSD"], "rm": ["MYR"], "rp": ["IDR"],
    "tk": ["BDT"], "dh": ["AED", "MAD"], "dhs": ["AED", "MAD"], "sr": ["SAR"], "ksh": ["KES"], "tsh": ["TZS"],
    "ush": ["UGX"], "gh₵": ["GHS"], "s/": ["PEN"], "r": ["ZAR"], "fr": ["CHF"], "sfr": ["CHF"], "tl": ["TRY"],
    "cfa": ["XOF", "XAF"], "fcfa": ["XOF", "XAF"], "грн": ["UAH"], "руб": ["RUB", "BYN"], "тг": ["KZT"],
    "د.إ": ["AED"], "ر.س": ["SAR"], "руб.": ["RUB", "BYN"],
  ]

  /// ISO 4217's codes of money in use.
  private static let all: Set<String> = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
    MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND
    VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Codes that are no word of any language.
  private static let unmistakable: Set<String> = Set(
    """
    AED ARS AUD BDT BGN BRL BYN CAD CHF CLP CNY CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JPY KES KRW KWD KZT LKR MXN MYR
    NGN NOK NPR NZD PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TWD TZS UAH USD UYU UZS VND XAF XOF ZAR
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
