// SPDX-License-Identifier: Apache-2.0
import Language

/// Currencies as answers name them: the signs, codes and names that `Currencies` and the languages know, and the names
/// that have other meanings too.
enum CurrencyWords {
  struct Currency: Equatable {
    /// ISO 4217 codes that it may mean.
    var codes: [String]
    /// It has other meanings as well: a weight, a book.
    var isWeak = false
    /// The power of ten of this unit in the main unit: 2 for cents.
    var minorDigits = 0
    /// Another thing's name, which means money behind a price word only: «kostet 45 Mäuse».
    var isSlang = false
  }

  /// A sign of money that names no currency.
  static let any = "*"

  static let signs: [Unicode.Scalar: Currency] = {
    var table: [Unicode.Scalar: Currency] = ["💰": Currency(codes: [any])]
    for (sign, codes) in Currencies.allSigns {
      guard let scalar = sign.unicodeScalars.first, sign.unicodeScalars.count == 1,
        scalar.properties.generalCategory == .currencySymbol
      else { continue }
      table[scalar] = Currency(codes: codes)
    }
    table["¢"] = Currency(codes: Currencies.hundredths["¢"] ?? [], minorDigits: 2)
    return table
  }()

  /// Currencies to which letters glued before `$` or another sign narrow it.
  static let prefixes: [String: [String]] = {
    var table: [String: [String]] = [:]
    for (sign, codes) in Currencies.allSigns {
      guard let last = sign.unicodeScalars.last, last.properties.generalCategory == .currencySymbol else { continue }
      let letters = sign.unicodeScalars.dropLast()
      if !letters.isEmpty { table[String(String.UnicodeScalarView(letters))] = codes }
    }
    return table
  }()

  /// Upper case.
  static let codes = Currencies.all.union(Currencies.others)

  /// Codes that are words, materials or makes as well: only where the store sells in them, or with decimals.
  static let wordLikeCodes: Set<String> = [
    "ALL", "AMD", "BAM", "BOB", "BTN", "CUP", "CVE", "DOP", "ERN", "ETB", "GEL", "HTG", "LAK", "MAD", "MOP", "MUR",
    "NAD", "PAB", "PEN", "SOS", "STN", "TOP", "TRY", "ETH", "SCR", "SLE", "RON", "PHP", "LBP",
  ]

  /// Names in full and abbreviations, in lower case.
  private static let names: [String: Currency] = {
    var table: [String: Currency] = [:]
    func add(_ word: String, _ codes: [String]) {
      let isWeak = weak.contains(word) || Currencies.ambiguous.contains(word) || Currencies.weights.contains(word)
      table[word] = Currency(codes: (table[word]?.codes ?? []) + codes, isWeak: isWeak)
    }
    for code in Currencies.unmistakable {
      table[code.lowercased()] = Currency(
        codes: [code], isWeak: wordLikeCodes.contains(code) || weak.contains(code.lowercased()))
    }
    for language in StoreLanguage.all {
      for (word, codes) in language.prices.currencies { add(word, codes) }
    }
    for (sign, codes) in Currencies.allSigns where sign.unicodeScalars.allSatisfy(\.properties.isAlphabetic) {
      if sign.unicodeScalars.count > 1 || !sign.utf8.allSatisfy({ $0 < 0x80 }) { add(sign, codes) }
    }
    for (codes, words) in foreign {
      for word in words.split(separator: " ") {
        let word = GroundTruth.atoms(of: String(word)).first?.lower ?? String(word)
        if table[word] == nil { add(word, codes.split(separator: " ").map(String.init)) }
      }
    }
    for (word, codes) in Currencies.hundredths { table[word] = Currency(codes: codes, minorDigits: 2) }
    return table
  }()

  /// Names that mean something else too in answers.
  private static let weak: Set<String> = [
    "фунт", "фунта", "фунтов", "фунти", "фунтів", "лей", "лея", "reais", "reales", "peso", "pesos", "lira", "liras",
    "lire",
    "funt", "funty", "funtów", "funta", "sterlina", "sterline", "сум", "сумов", "сом", "сомов", "драм", "драмов", "rs",
    "sek",
    "re", "shilling", "shillings",
  ]

  /// Behind an amount's main units: cents. Elsewhere they are other things.
  static let minorAbbreviations: Set<String> = ["gr", "c", "ct", "cts", "p", "коп", "к", "öre", "bani"]

  /// Words that name an amount by themselves; without codes those that mean other things but behind «einen».
  static let coins: [String: [String]] = [
    "tenner": ["GBP", "USD"], "tenners": ["GBP", "USD"], "fiver": ["GBP", "USD"], "fivers": ["GBP", "USD"],
    "tientje": ["EUR"], "tientjes": ["EUR"], "fünfer": [], "zehner": [], "zwanziger": [], "fünfziger": [],
    "hunderter": [], "tausender": [], "grand": [], "riesen": [], "fuffi": ["EUR"], "zwanni": ["EUR"], "hunni": ["EUR"],
    "stówę": ["PLN"], "stówka": ["PLN"], "stówkę": ["PLN"], "stówek": ["PLN"], "пятихатку": ["RUB"], "косарь": ["RUB"],
    "стольник": ["RUB"], "штукарь": ["RUB"],
  ]
  /// Those of them that describe something before another word.
  static let adjectives: Set<String> = ["grand", "riesen"]

  /// Abbreviations that a full stop may follow.
  static let abbreviations: Set<String> = ["дол", "rs", "fr", "kr", "руб", "грн", "din", "sfr", "zl", "лв"]

  /// The currency that a word names, if it does.
  static func named(_ atom: Atom) -> Currency? {
    guard atom.kind == .word else { return nil }
    if atom.text == "Rs" { return Currency(codes: names["rs"]?.codes ?? []) }
    if let currency = names[atom.lower] { return currency }
    if let plain = withoutRepeats(atom) { return named(plain) }
    if unmistakableSlang.contains(atom.lower) { return Currency(codes: [any]) }
    if slang.contains(atom.lower) { return Currency(codes: [any], isWeak: true, isSlang: true) }
    if isUnspaced(atom.sign) { return unspaced(atom.text) }
    if !atom.text.utf8.allSatisfy({ $0 < 0x80 }), let latin = latin(atom) { return named(latin) }
    guard atom.text.utf8.count < 6 else { return nil }
    if atom.text.utf8.count == 4, atom.text.hasSuffix("s"),
      Currencies.unmistakable.contains(String(atom.text.prefix(3)))
    {
      return Currency(codes: [String(atom.text.prefix(3))])
    }
    if atom.isUpper, codes.contains(atom.text) {
      let code = atom.text == "RUR" ? "RUB" : atom.text == "RMB" ? "CNY" : atom.text
      return Currency(codes: [code], isWeak: wordLikeCodes.contains(atom.text))
    }
    switch atom.text {
    case "R": return Currency(codes: ["ZAR"], isWeak: true)
    case "p": return Currency(codes: ["GBP"], isWeak: true, minorDigits: 2)
    default: return nil
    }
  }

  /// Whether a word in lower case is a currency's and nothing else's.
  static func isName(_ word: String) -> Bool { names[word].map { !$0.isWeak && $0.minorDigits == 0 } ?? false }

  private static let unmistakableSlang: Set<String> = [
    "smackers", "smackeroos", "greenbacks", "buckaroos", "simoleons", "öcken", "ocken", "złociszy", "złociszów",
  ]
  private static let slang: Set<String> = [
    "clams", "zeta", "zet", "bones", "notes", "tacken", "mäuse",
    "kröten",
    "flocken", "schleifen", "balles", "pavos", "sacchi", "piek", "ballen", "баксов", "зеленых",
    "зелёных",
    "зелених",
  ]

  /// A letter of a script that is written without blanks.
  static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xE01...0xE4F: true
    default: false
    }
  }

  /// The name that a run of such letters begins with: «ユーロです».
  private static func unspaced(_ text: String) -> Currency? {
    for (name, codes) in unspacedNames where text.hasPrefix(name) { return Currency(codes: codes) }
    return nil
  }

  private static let unspacedNames: [(String, [String])] = [
    ("ユーロ", ["EUR"]), ("ドル", ["USD"]), ("米ドル", ["USD"]), ("ポンド", ["GBP"]), ("円", ["JPY"]), ("圓", ["JPY", "HKD"]),
    ("元", ["CNY", "TWD"]), ("块", ["CNY"]), ("人民", ["CNY"]), ("美元", ["USD"]), ("美金", ["USD"]), ("欧元", ["EUR"]),
    ("歐元", ["EUR"]), ("英镑", ["GBP"]), ("英鎊", ["GBP"]), ("日元", ["JPY"]), ("日圆", ["JPY"]), ("日圓", ["JPY"]),
    ("港", ["HKD"]), ("台币", ["TWD"]), ("新台", ["TWD"]), ("원", ["KRW"]), ("달러", ["USD"]), ("유로", ["EUR"]),
    ("엔", ["JPY"]), ("파운드", ["GBP"]), ("บาท", ["THB"]), ("ยโร", ["EUR"]), ("ดอลลาร", ["USD"]),
  ]

  /// Names in languages that the shop's assistant does not speak.
  private static let foreign: [(String, String)] = [
    ("CAD", "loonies toonies toonie"),
    (
      "USD",
      "dolars dollers dollors dolllars dollas doller dollor dallars dollards textdollar dollares dolares dollarz dollaz dol dlrs дол dolar dolarů dolary dolara dolari dollaria dollár δολάρια δολάριο долара долари דולר דולרים دولارات डॉलर"
    ),
    (
      "EUR",
      "texteuro euors eruos eurros eurazos euritos eurillos teuro teuros eurone euronen eura euroa euró avro ευρώ евра euroja eiro eurų eurot يورو אירו יורו यूरो"
    ), ("GBP", "puntaa λίρες"),
    ("CZK", "korunách"), ("SEK ISK", "króna krónur"), ("HUF", "forintba"), ("TRY", "lirası"), ("INR", "रुपये रुपए रुपया"),
    ("BTC", "bitcoin bitcoins биткоин биткоинов біткоїнів"), ("JPY", "jeny иен йен"), ("CNY", "юаней юанів"),
    ("BGN", "лева"),
  ]

  /// «dollaaars»: a word with a letter three times in a row, which it then has once.
  private static func withoutRepeats(_ atom: Atom) -> Atom? {
    // Bytes first: each word of an answer comes here.
    var last: UInt8 = 0
    var run = 0
    var longest = 0
    for byte in atom.lower.utf8 {
      run = byte == last ? run + 1 : 1
      longest = max(longest, run)
      last = byte
    }
    guard longest > 2 else { return nil }
    var result = ""
    var count = 0
    var hasThree = false
    for character in atom.lower {
      count = character == result.last ? count + 1 : 1
      if count == 3 { hasThree = true }
      if count == 1 || character == "l" && count == 2 { result.append(character) }
    }
    guard hasThree else { return nil }
    var plain = atom
    plain.text = result
    plain.lower = result
    return plain
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
