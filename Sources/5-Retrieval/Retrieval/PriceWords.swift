// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON

/// The words by which shoppers bound a price, in four languages.
enum PriceWords {
  enum Strength {
    /// Said of prices unless a unit follows.
    case strong
    /// Said of many things: only where the phrase ends after the number, or where price is spoken of.
    case weak
    /// Only where price is spoken of: «ab 18» is an age.
    case needsPrice
  }

  struct Bound {
    var phrase: [String]
    var isUpper: Bool
    var strength: Strength

    init(_ phrase: String, upper: Bool, _ strength: Strength) {
      self.phrase = phrase.split(separator: " ").map(String.init)
      isUpper = upper
      self.strength = strength
    }
  }

  /// By first word; longer phrases first, so that "less than" goes before "less".
  static let bounds: [String: [Bound]] = {
    let upper: [(String, Strength)] = [
      ("under", .strong), ("below", .strong), ("less than", .strong), ("cheaper than", .strong),
      ("lower than", .strong), ("no more than", .strong), ("not more than", .strong), ("not over", .strong),
      ("at most", .strong), ("up to", .weak), ("max", .weak), ("maximum", .weak), ("max.", .weak),
      ("maximum of", .weak), ("<", .weak), ("<=", .weak),
      ("unter", .strong), ("weniger als", .strong), ("günstiger als", .strong), ("billiger als", .strong),
      ("nicht mehr als", .strong), ("nicht über", .strong), ("nicht teurer als", .strong), ("höchstens", .strong),
      ("maximal", .weak), ("bis zu", .weak), ("bis", .weak),
      ("дешевше", .strong), ("дешевше за", .strong), ("дешевше ніж", .strong), ("не дорожче", .strong),
      ("не дорожче за", .strong), ("не дорожче ніж", .strong), ("не більше", .weak), ("не більше ніж", .weak),
      ("менше", .weak), ("менше ніж", .weak), ("менше за", .weak), ("максимум", .weak), ("до", .weak),
      ("дешевле", .strong), ("дешевле чем", .strong), ("не дороже", .strong), ("не дороже чем", .strong),
      ("не более", .weak), ("не больше", .weak), ("меньше", .weak), ("меньше чем", .weak),
    ]
    let lower: [(String, Strength)] = [
      ("over", .weak), ("above", .weak), ("more than", .weak), ("at least", .weak), ("no less than", .weak),
      ("not less than", .weak), ("not under", .weak), ("starting at", .weak), ("more expensive than", .strong),
      ("min", .weak), ("min.", .weak), ("minimum", .weak), ("minimum of", .weak), (">", .weak), (">=", .weak),
      ("from", .needsPrice), ("starting from", .needsPrice),
      ("über", .weak), ("mehr als", .weak), ("mindestens", .weak), ("teurer als", .strong), ("nicht unter", .weak),
      ("ab", .needsPrice), ("von", .needsPrice),
      ("дорожче", .strong), ("дорожче за", .strong), ("дорожче ніж", .strong), ("не дешевше", .strong),
      ("понад", .weak), ("більше", .weak), ("більше ніж", .weak), ("не менше", .weak), ("мінімум", .weak),
      ("від", .needsPrice),
      ("дороже", .strong), ("дороже чем", .strong), ("не дешевле", .strong), ("свыше", .weak), ("больше", .weak),
      ("больше чем", .weak), ("не менее", .weak), ("не меньше", .weak), ("минимум", .weak), ("от", .needsPrice),
    ]
    let all =
      upper.map { Bound($0.0, upper: true, $0.1) } + lower.map { Bound($0.0, upper: false, $0.1) }
    return Dictionary(grouping: all.sorted { $0.phrase.count > $1.phrase.count }) { $0.phrase.first ?? "" }
  }()

  /// The first word of a range, and the words between its amounts.
  static let ranges: [String: Set<String>] = [
    "between": ["and", "to", "-"], "from": ["to", "till", "until"], "zwischen": ["und"], "von": ["bis"],
    "між": ["і", "та", "й"], "від": ["до"], "между": ["и"], "от": ["до"],
  ]

  static let sorts: [String: [([String], QuestionConstraints.SortIntent)]] = Dictionary(grouping: [
    (["lowest", "price"], .cheapestFirst), (["lowest", "priced"], .cheapestFirst),
    (["least", "expensive"], .cheapestFirst), (["most", "affordable"], .cheapestFirst),
    (["most", "inexpensive"], .cheapestFirst), (["most", "expensive"], .dearestFirst),
    (["highest", "price"], .dearestFirst), (["highest", "priced"], .dearestFirst),
    (["найнижча", "ціна"], .cheapestFirst), (["найнижчою", "ціною"], .cheapestFirst),
    (["дешевле", "всего"], .cheapestFirst), (["дороже", "всего"], .dearestFirst),
  ]) { $0.0.first ?? "" }
  static let sortPrefixes: [(String, QuestionConstraints.SortIntent)] = [
    ("cheapest", .cheapestFirst), ("priciest", .dearestFirst), ("dearest", .dearestFirst),
    ("billigst", .cheapestFirst), ("günstigst", .cheapestFirst), ("preiswertest", .cheapestFirst),
    ("preisgünstigst", .cheapestFirst), ("teuerst", .dearestFirst),
    ("найдешевш", .cheapestFirst), ("найдорожч", .dearestFirst),
  ]
  /// After a form of «самый».
  static let sortAfterMost: [(String, QuestionConstraints.SortIntent)] = [
    ("дешев", .cheapestFirst), ("дешёв", .cheapestFirst), ("недорог", .cheapestFirst), ("дорог", .dearestFirst),
  ]

  /// Words that make a number in the question likely a price.
  static let price: Set<String> = [
    "price", "prices", "priced", "cost", "costs", "costing", "budget", "cheap", "affordable", "expensive",
    "preis", "preise", "kosten", "kostet", "budgets", "günstig", "günstige", "billig", "billige", "teuer",
    "ціна", "ціни", "ціною", "коштує", "коштують", "бюджет", "бюджетом", "дешевий", "недорогий",
    "цена", "цены", "ценой", "стоит", "стоят", "стоимостью", "бюджетом", "недорогой", "недорогие",
  ]

  /// What may follow a price: the phrase it belongs to is over.
  static let connectives: Set<String> = [
    "for", "in", "with", "without", "and", "or", "please", "that", "which", "to", "if", "but", "only", "thanks",
    "total", "altogether", "max", "each", "per", "on", "made", "-", "–", "—",
    "für", "in", "mit", "ohne", "und", "oder", "bitte", "die", "der", "das", "aus", "insgesamt", "zum",
    "для", "з", "із", "без", "і", "й", "та", "або", "будь", "який", "яка", "яке", "які", "що", "на", "у", "в",
    "с", "и", "или", "пожалуйста", "который", "которая", "которое", "которые", "из",
  ]

  /// What makes a number a size, an age or a count.
  static let units: Set<String> = [
    "g", "kg", "gram", "grams", "kilo", "kilos", "lb", "lbs", "pound-weight", "oz", "ounce", "ounces", "t", "mg",
    "mm", "cm", "m", "km", "meter", "meters", "metre", "metres", "inch", "inches", "in", "ft", "feet", "foot", "\"",
    "l", "ml", "liter", "liters", "litre", "litres", "gallon", "gallons", "v", "w", "watt", "watts", "volt", "volts",
    "mah", "ah", "hz", "gb", "tb", "mb", "mp", "px", "year", "years", "yrs", "yo", "old", "month", "months", "day",
    "days", "week", "weeks", "hour", "hours", "minute", "minutes", "min", "people", "persons", "person", "players",
    "pieces", "pcs", "items", "products", "degrees", "%", "percent", "°", "°c", "°f", "x", "times", "miles", "mph",
    "jahr", "jahre", "jahren", "monat", "monate", "monaten", "tage", "tagen", "stunden", "personen", "stück", "grad",
    "zoll", "liter", "gramm", "meter", "prozent",
    "кг", "г", "гр", "грам", "грамів", "мм", "см", "м", "км", "л", "мл", "літр", "літри", "літрів", "рік", "роки",
    "років", "місяців", "днів", "годин", "осіб", "людей", "штук", "шт", "градусів", "вт", "відсотків",
    "грамм", "граммов", "литр", "литра", "литров", "год", "года", "лет", "месяцев", "дней", "часов", "человек",
    "градусов", "процентов",
  ]

  private static let dollars = ["USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN"]

  /// Currencies by sign, code and name.
  static let currencies: [String: [String]] = {
    var table: [String: [String]] = [
      "$": dollars, "us$": ["USD"], "€": ["EUR"], "£": ["GBP"], "₴": ["UAH"], "₽": ["RUB"], "¥": ["JPY", "CNY"],
      "zł": ["PLN"], "zl": ["PLN"], "kr": ["SEK", "NOK", "DKK"], "chf": ["CHF"], "fr.": ["CHF"],
    ]
    for word in ["dollar", "dollars", "buck", "bucks", "долар", "долари", "доларів", "доллар", "доллара", "долларов"] {
      table[word] = dollars
    }
    for word in ["euro", "euros", "євро", "евро"] { table[word] = ["EUR"] }
    for word in ["pound", "pounds", "quid", "pfund"] { table[word] = ["GBP"] }
    for word in ["грн", "гривень", "гривні", "гривня", "гривен", "гривны", "hryvnia", "hryvnias"] {
      table[word] = ["UAH"]
    }
    for word in ["руб", "рублей", "рубля", "рубль", "rubles", "roubles"] { table[word] = ["RUB"] }
    for code in ["usd", "cad", "aud", "nzd", "sgd", "hkd", "mxn", "eur", "gbp", "uah", "rub", "pln", "jpy", "cny"] {
      table[code] = [code.uppercased()]
    }
    return table
  }()

  /// Lower case, without the punctuation around a word; a currency sign stays.
  static func plain(_ word: Substring) -> String { WordEdges.trimmed(word).lowercased() }

  /// `80`, `79.99`, `$1,000`, `50€`, `50eur`: the number and the currencies that its sign may mean.
  static func amount(_ word: Substring) -> (number: JSONNumber, currencies: [String]?)? {
    guard word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    let text = plain(word)
    guard let first = text.firstIndex(where: { $0.isASCII && $0.isNumber }),
      let last = text.lastIndex(where: { $0.isASCII && $0.isNumber })
    else { return nil }
    let sign = String(text[..<first]) + String(text[text.index(after: last)...])
    let codes = sign.isEmpty ? nil : currencies[sign]
    // Letters beside the digits that name no currency make it something else: 40l, mb01.
    guard sign.isEmpty || codes != nil, let number = Money.parse(String(text[first...last])) else { return nil }
    return (number, codes)
  }
}

/// The punctuation that stands around words.
enum WordEdges {
  static func trimmed(_ word: Substring) -> Substring {
    // Most words have nothing around them.
    if let first = word.utf8.first, let last = word.utf8.last, isLetterOrDigit(first), isLetterOrDigit(last) {
      return word
    }
    let scalars = word.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isEdge($0) }),
      let last = scalars.lastIndex(where: { !isEdge($0) })
    else { return "" }
    return word[first...last]
  }

  /// Of ASCII.
  static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isEdge(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ".", ",", ";", ":", "!", "?", "(", ")", "[", "]", "{", "}", "\"", "'", "`": true
    case "«", "»", "\u{2018}"..."\u{201F}", "\u{2026}", "\u{3001}", "\u{3002}", "\u{FF01}", "\u{FF1F}": true
    default: false
    }
  }
}

extension String {
  /// The pieces between white space. ASCII is cut by its bytes: to find characters costs many times as much.
  var words: [Substring] {
    guard utf8.allSatisfy({ $0 < 0x80 }) else { return split(whereSeparator: \.isWhitespace) }
    return utf8.split { $0 == 0x20 || $0 >= 0x09 && $0 <= 0x0D }.map { Substring($0) }
  }

  /// Whether there are at least `count` characters, in a text without line ends: ASCII has one to a byte.
  func hasCharacters(atLeast count: Int) -> Bool {
    guard utf8.count >= count else { return false }
    return utf8.allSatisfy { $0 < 0x80 } || self.count >= count
  }
}
