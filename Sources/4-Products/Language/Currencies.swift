// SPDX-License-Identifier: Apache-2.0

/// Signs, abbreviations and codes of currencies in every language; names are in the languages' files.
package enum Currencies {
  /// The currencies that a sign or abbreviation may mean, folded; nil where it means none.
  package static func codes(ofSign sign: String) -> [String]? { signs[sign] }

  /// All of them with the currencies that they may mean: `$`, `us$`, `rs`.
  package static var allSigns: [String: [String]] { signs }

  /// The currency that a country's name makes of another word: "Canadian dollars".
  package static func code(ofCountry word: String) -> String? { countries[word] }

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

  /// Words that mean something else too: they name a currency where the store sells in it.
  package static let ambiguous: Set<String> = [
    "ft", "lei", "leu", "din", "lv", "sr", "tk", "rm", "dh", "dhs", "rp", "tl", "fr", "re", "r", "s", "р", "sol",
    "soles",
    "real", "reals", "won", "dong", "crowns", "rand", "rands", "q", "лари", "тг", "dram", "taka", "colon", "colones",
    "balles",
    "pavos", "sums",
  ]
  /// The same in questions alone, where names of makers and people stand beside numbers.
  package static let ambiguousInQuestions: Set<String> = ["lev", "koron", "korona", "korony", "frank", "kc"]
  /// Weights as well.
  package static let weights: Set<String> = [
    "pound", "pounds", "pfund", "pond", "ponden", "libra", "libras", "livre", "livres",
  ]

  /// Names of a currency's hundredth part, such as "cents", with the currencies.
  package static let hundredths: [String: [String]] = {
    var table: [String: [String]] = [:]
    let words: [(String, String)] = [
      (
        "USD CAD AUD NZD SGD HKD EUR",
        """
        cent cents centimes centime centavo centavos céntimo céntimos centesimi centesimo centy centów цент центов центів центи
        цента ¢
        """
      ), ("GBP", "pence pennies"), ("CHF", "rappen"), ("PLN", "grosz grosze groszy"),
      ("UAH RUB", "копейка копейки копеек копійка копійки копійок kopecks"),
    ]
    for (codes, list) in words {
      for word in list.split(whereSeparator: \.isWhitespace) {
        table[String(word)] = codes.split(separator: " ").map(String.init)
      }
    }
    return table
  }()

  private static let countries: [String: String] = {
    var table: [String: String] = [:]
    let words: [(String, String)] = [
      (
        "USD",
        "us american amerikanische amerikanischen américains americanos americani amerikaanse amerykańskich американских американських"
      ), ("CAD", "canadian kanadische canadiens canadienses canadesi canadese kanadyjskich канадских канадських"),
      ("AUD", "australian australische"), ("SGD", "singapore"), ("CHF", "swiss schweizer"),
      ("GBP", "british britische"),
      ("INR", "indian"), ("MXN", "mexican"), ("SEK", "swedish"), ("NOK", "norwegian"), ("DKK", "danish"),
      ("CZK", "czech"),
      ("JPY", "japanese"), ("CNY", "chinese"), ("HKD", "hong"), ("NZD", "new"),
    ]
    for (code, list) in words { for word in list.split(separator: " ") { table[String(word)] = code } }
    return table
  }()

  private static let signs: [String: [String]] = [
    "$": [
      "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "TWD", "ARS", "CLP", "COP", "UYU", "DOP", "BBD", "BSD", "BZD",
      "BMD", "FJD", "GYD", "JMD", "LRD", "NAD", "TTD", "XCD", "BND", "KYD", "SBD", "SRD",
    ],
    "us$": ["USD"], "usd$": ["USD"], "u$": ["USD"], "c$": ["CAD"], "cdn$": ["CAD"], "can$": ["CAD"], "aud$": ["AUD"],
    "nzd$": ["NZD"], "sg$": ["SGD"], "sgd$": ["SGD"], "hkd$": ["HKD"], "mex$": ["MXN"], "j$": ["JMD"], "bz$": ["BZD"],
    "ar$": ["ARS"], "cl$": ["CLP"], "col$": ["COP"], "jp¥": ["JPY"], "cn¥": ["CNY"], "rmb¥": ["CNY"], "ca$": ["CAD"],
    "cad$": ["CAD"], "a$": ["AUD"], "au$": ["AUD"],
    "nz$": ["NZD"], "s$": ["SGD"], "hk$": ["HKD"], "mx$": ["MXN"], "nt$": ["TWD"], "r$": ["BRL"],
    "€": ["EUR"], "£": ["GBP", "EGP", "GIP", "FKP", "SHP", "LBP"], "₴": ["UAH"], "₽": ["RUB"], "₹": ["INR"],
    "¥": ["JPY", "CNY"], "￥": ["JPY", "CNY"], "円": ["JPY"], "元": ["CNY"], "₺": ["TRY"], "₩": ["KRW"], "₪": ["ILS"],
    "₫": ["VND"], "₦": ["NGN"], "₱": ["PHP"], "฿": ["THB"], "₸": ["KZT"], "₼": ["AZN"], "₾": ["GEL"], "₡": ["CRC"],
    "₲": ["PYG"], "₵": ["GHS"], "₭": ["LAK"], "₮": ["MNT"], "₨": ["PKR", "INR", "NPR", "LKR", "MUR", "SCR"],
    "৳": ["BDT"], "֏": ["AMD"], "៛": ["KHR"], "﷼": ["SAR", "IRR", "QAR", "OMR", "YER"], "₿": ["XBT"],
    "₣": ["CHF", "XPF"], "₤": ["GBP", "ITL"], "¤": ["XXX"], "원": ["KRW"], "บาท": ["THB"], "đ": ["VND"], "đồng": ["VND"],
    "درهم": ["AED", "MAD"], "ريال": ["SAR", "QAR", "OMR", "YER"], "دولار": ["USD"], "دينار": ["KWD", "BHD", "JOD"],
    "جنيه": ["EGP", "GBP"], "שקל": ["ILS"], "שקלים": ["ILS"], "ευρώ": ["EUR"],
    "rs": ["INR", "PKR", "NPR", "LKR", "MUR", "SCR"], "re": ["INR", "PKR"], "inr": ["INR"], "zł": ["PLN"],
    "zl": ["PLN"], "kc": ["CZK"], "kč": ["CZK"], "ft": ["HUF"], "kr": ["SEK", "NOK", "DKK", "ISK"],
    "lei": ["RON", "MDL"],
    "leu": ["RON", "MDL"], "лв": ["BGN"], "lv": ["BGN"], "din": ["RSD"], "дин": ["RSD"], "rm": ["MYR"], "rp": ["IDR"],
    "tk": ["BDT"], "dh": ["AED", "MAD"], "dhs": ["AED", "MAD"], "sr": ["SAR"], "ksh": ["KES"], "tsh": ["TZS"],
    "ush": ["UGX"], "gh₵": ["GHS"], "s/": ["PEN"], "r": ["ZAR"], "fr": ["CHF"], "sfr": ["CHF"], "tl": ["TRY"],
    "cfa": ["XOF", "XAF"], "fcfa": ["XOF", "XAF"], "грн": ["UAH"], "руб": ["RUB", "BYN"], "тг": ["KZT"],
    "د.إ": ["AED"], "ر.س": ["SAR"], "руб.": ["RUB", "BYN"],
  ]

  /// Codes that are none of ISO 4217's in use, and mean money all the same.
  package static let others: Set<String> = [
    "CNH", "CLF", "HRK", "KPW", "SLL", "RMB", "RUR", "BTC", "ETH", "USDT", "USDC",
  ]

  /// ISO 4217's codes of money in use.
  package static let all: Set<String> = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP
    CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR
    ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT
    MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND
    VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Codes that are no word of any language.
  package static let unmistakable: Set<String> = Set(
    """
    AED ARS AUD BDT BGN BRL BYN CAD CHF CLP CNY CZK DKK EGP EUR GBP HKD HUF IDR ILS INR JPY KES KRW KWD KZT LKR MXN MYR
    NGN NOK NPR NZD PHP PKR PLN QAR RON RSD RUB SAR SEK SGD THB TWD TZS UAH USD UYU UZS VND XAF XOF ZAR
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
