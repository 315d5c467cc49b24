// SPDX-License-Identifier: Apache-2.0

/// The signs, codes and names of currencies.
enum CurrencyWords {
  struct Currency: Equatable {
    /// ISO 4217 codes that it may mean.
    var codes: [String]
    /// It has other meanings as well: a weight, a book.
    var isWeak = false
    /// The power of ten of this unit in the main unit: 2 for cents.
    var minorDigits = 0
  }

  /// A sign of money that names no currency.
  static let any = "*"

  private static let dollars = [
    "USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD", "JMD", "BZD", "BBD", "TTD", "FJD", "MXN", "ARS", "CLP", "COP",
  ]
  private static let crowns = ["SEK", "NOK", "DKK", "CZK", "ISK"]

  static let signs: [Unicode.Scalar: Currency] = [
    "$": Currency(codes: dollars), "€": Currency(codes: ["EUR"]), "£": Currency(codes: ["GBP", "EGP", "LBP"]),
    "¥": Currency(codes: ["JPY", "CNY"]), "₴": Currency(codes: ["UAH"]), "₽": Currency(codes: ["RUB"]),
    "₹": Currency(codes: ["INR"]), "₨": Currency(codes: ["INR", "PKR", "NPR", "LKR"]), "₩": Currency(codes: ["KRW"]),
    "₺": Currency(codes: ["TRY"]), "₪": Currency(codes: ["ILS"]), "₫": Currency(codes: ["VND"]),
    "₱": Currency(codes: ["PHP"]), "฿": Currency(codes: ["THB"]), "₦": Currency(codes: ["NGN"]),
    "₡": Currency(codes: ["CRC"]), "₲": Currency(codes: ["PYG"]), "₵": Currency(codes: ["GHS"]),
    "₸": Currency(codes: ["KZT"]), "₾": Currency(codes: ["GEL"]), "₼": Currency(codes: ["AZN"]),
    "💰": Currency(codes: [any]), "₿": Currency(codes: ["XBT"]), "﷼": Currency(codes: ["SAR", "IRR", "OMR", "QAR"]),
    "¤": Currency(codes: ["XXX"]),
    "¢": Currency(codes: dollars + ["EUR"], minorDigits: 2), "₣": Currency(codes: ["CHF", "XPF"]),
    "₤": Currency(codes: ["GBP", "ITL"]), "₭": Currency(codes: ["LAK"]), "₮": Currency(codes: ["MNT"]),
  ]

  /// Currencies to which letters glued before `$` or another sign narrow it.
  static let prefixes: [String: [String]] = [
    "us": ["USD"], "usd": ["USD"], "u": ["USD"], "c": ["CAD"], "ca": ["CAD"], "cad": ["CAD"], "cdn": ["CAD"],
    "can": ["CAD"], "a": ["AUD"], "au": ["AUD"], "aud": ["AUD"], "nz": ["NZD"], "nzd": ["NZD"], "s": ["SGD"],
    "sg": ["SGD"], "sgd": ["SGD"], "hk": ["HKD"], "hkd": ["HKD"], "nt": ["TWD"], "mx": ["MXN"], "mex": ["MXN"],
    "r": ["BRL"], "j": ["JMD"], "bz": ["BZD"], "ar": ["ARS"], "cl": ["CLP"], "col": ["COP"], "jp": ["JPY"],
    "cn": ["CNY"], "rmb": ["CNY"],
  ]

  /// Upper case.
  static let codes: Set<String> = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLF
    CLP CNH CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK
    HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA
    MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RMB RON RSD
    RUB RUR RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
    UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW BTC ETH USDT USDC
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Codes that are words, materials or makes as well: only where the store sells in them, or with decimals.
  static let wordLikeCodes: Set<String> = [
    "ALL", "AMD", "BAM", "BOB", "BTN", "CUP", "CVE", "DOP", "ERN", "ETB", "GEL", "HTG", "LAK", "MAD", "MOP", "MUR",
    "NAD", "PAB", "PEN", "SOS", "STN", "TOP", "TRY", "ETH", "SCR", "SLE", "CAD", "RON", "PHP",
  ]

  /// Names in full, in lower case.
  private static let names: [String: Currency] = {
    var table: [String: Currency] = [:]
    func add(_ words: String, _ codes: [String], weak: Bool = false, minor: Int = 0) {
      for word in words.split(separator: " ") {
        table[String(word)] = Currency(codes: codes, isWeak: weak, minorDigits: minor)
      }
    }
    add("dollar dollars buck bucks dollari dollaro dólar dólares dolar dolary dolarów dolara dolarach usd", dollars)
    add("долар долари доларів долара доларах доллар доллары долларов доллара долларах бакс баксов баксів", dollars)
    add("euro euros eur euronen euró євро евро eurów ευρώ", ["EUR"])
    add("gbp quid sterling стерлингов стерлінгів", ["GBP"])
    add(
      "pound pounds pfund livre livres libra libras sterlina sterline pond ponden funt funty funtów", ["GBP"],
      weak: true)
    add("фунт фунта фунтов фунти фунтів", ["GBP"], weak: true)
    add("uah грн гривня гривні гривень гривна гривны гривен гривню hryvnia hryvnias", ["UAH"])
    add("rub руб рублей рубля рубль рублів рублі ruble rubles rouble roubles rubel rubli rublos", ["RUB", "BYN"])
    add("pln zł zl złoty złote złotych złotego zloty zlotys zlote zlotych злотих злотых злоті", ["PLN"])
    add("chf franken sfr stutz", ["CHF"])
    add("franc francs franchi franco francos frank franków франк франков франків", ["CHF", "XPF", "XAF", "XOF"])
    add("kč kc czk koruna koruny korun", ["CZK"])
    add(
      "nok dkk kr krona kronor krone kroner kronen korone korony koron крон крони кроны coronas couronnes", crowns)
    add("forint forints huf", ["HUF"])
    add("leu lei ron лей лея", ["RON", "MDL"], weak: true)
    add("лв лева leva lev bgn", ["BGN"])
    add("yen yens jpy иен ієн йен jenów", ["JPY"])
    add("yuan renminbi rmb cny юаней юанів", ["CNY"])
    add("rupee rupees inr rupien rupias rupie рупий рупій", ["INR", "PKR", "NPR", "LKR"])
    add("reais real brl", ["BRL"], weak: true)
    add("peso pesos", ["MXN", "ARS", "CLP", "COP", "PHP"], weak: true)
    add("lira liras lire liralar tl", ["TRY", "ITL"], weak: true)
    add("dirham dirhams aed dhs", ["AED", "MAD"])
    add("riyal riyals sar", ["SAR", "QAR"])
    add("shekel shekels nis ils", ["ILS"])
    add("rand zar", ["ZAR"], weak: true)
    add("baht thb", ["THB"])
    add("won krw", ["KRW"], weak: true)
    add("dinar dinars ", ["RSD", "KWD", "JOD", "BHD", "TND"])
    add("tenge тенге kzt", ["KZT"])
    for code in ["cad", "aud", "nzd", "sgd", "hkd", "mxn", "twd"] { table[code] = Currency(codes: [code.uppercased()]) }
    add(
      "cent cents centimes centime centavo centavos céntimo céntimos centesimi centesimo centy centów",
      dollars + ["EUR"], minor: 2)
    add("цент центов центів центи цента", dollars + ["EUR"], minor: 2)
    add("pence pennies", ["GBP"], minor: 2)
    add("rappen", ["CHF"], minor: 2)
    add("копейка копейки копеек копійка копійки копійок kopecks", ["UAH", "RUB"], minor: 2)
    add("grosz grosze groszy", ["PLN"], minor: 2)
    return table
  }()

  /// Behind an amount's main units: cents. Elsewhere they are other things.
  static let minorAbbreviations: Set<String> = ["gr", "c", "ct", "cts", "p", "коп", "к", "öre", "bani"]

  /// Words that name an amount by themselves; without codes those that mean other things but behind «einen».
  static let coins: [String: [String]] = [
    "tenner": ["GBP", "USD"], "tenners": ["GBP", "USD"], "fiver": ["GBP", "USD"], "fivers": ["GBP", "USD"],
    "tientje": ["EUR"], "tientjes": ["EUR"], "fünfer": [], "zehner": [], "zwanziger": [], "fünfziger": [],
    "hunderter": [], "tausender": [],
  ]

  /// Abbreviations that a full stop may follow.
  static let abbreviations: Set<String> = ["rs", "fr", "kr", "руб", "грн", "din", "sfr", "zl", "лв"]

  /// The currency that a word names, if it does.
  static func named(_ atom: Atom) -> Currency? {
    guard atom.kind == .word else { return nil }
    if let currency = names[atom.lower] { return currency }
    if !atom.text.utf8.allSatisfy({ $0 < 0x80 }), let latin = latin(atom) { return named(latin) }
    if atom.isUpper, codes.contains(atom.text) {
      let code = atom.text == "RUR" ? "RUB" : atom.text == "RMB" ? "CNY" : atom.text
      return Currency(codes: [code], isWeak: wordLikeCodes.contains(atom.text))
    }
    switch atom.text {
    case "Ft", "FT": return Currency(codes: ["HUF"], isWeak: true)
    case "Fr", "fr": return Currency(codes: ["CHF"], isWeak: true)
    case "Rs": return Currency(codes: ["INR", "PKR", "NPR", "LKR"])
    case "rs", "RS": return Currency(codes: ["INR", "PKR", "NPR", "LKR"], isWeak: true)
    case "sek": return Currency(codes: ["SEK"], isWeak: true)
    case "R": return Currency(codes: ["ZAR"], isWeak: true)
    case "p": return Currency(codes: ["GBP"], isWeak: true, minorDigits: 2)
    default: return nil
    }
  }

  /// A word whose letters only look like Latin ones.
  private static func latin(_ atom: Atom) -> Atom? {
    let skeleton = Links.skeleton(atom.text)
    guard skeleton != atom.text, skeleton.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    var result = atom
    result.text = skeleton
    result.lower = skeleton.lowercased()
    return result
  }
}
