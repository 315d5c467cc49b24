// SPDX-License-Identifier: Apache-2.0

/// Numbers written in words, in nine languages. They count only beside a currency or behind a price verb, so that words
/// which mean a number in one language and something else in another («once», «due») do no harm.
enum NumberWords {
  /// The values that a run of words may have; nil where the words are no number. Hyphens have become blanks.
  static func values(_ words: [String]) -> [Amount]? {
    var parts: [Int] = []
    for word in words {
      if joiners.contains(word) { continue }
      guard let values = parse(word) else { return nil }
      parts += values
    }
    guard !parts.isEmpty else { return nil }
    guard let value = sum(parts) else { return [] }
    // «nineteen ninety-nine» is 19.99 as well.
    if let split = tensPair(parts) { return [Amount(hundredths: split), Amount(value)] }
    return [Amount(value)]
  }

  /// Whether a word is a number or a part of one.
  static func isNumber(_ word: String) -> Bool { parse(word) != nil }
  static func isJoiner(_ word: String) -> Bool { joiners.contains(word) }

  /// Before a number in words that they belong to: «a hundred».
  static let articles: Set<String> = ["a", "an"]
  /// Words that make another amount of the number behind them: «half a hundred», «півтори тисячі».
  static let fractions: Set<String> = [
    "half", "halbe", "halber", "anderthalb", "anderthalbtausend", "eineinhalb", "zweieinhalb", "demi", "media", "medio",
    "mezzo", "mezza", "anderhalf", "half", "pół", "półtora", "półtorej", "пів", "півтора", "півтори", "пол", "полтора",
    "полторы",
  ]

  private static let joiners: Set<String> = ["and", "und", "et", "y", "e", "en", "ën"]

  /// The value of a row of parts: units and tens add up, hundreds and thousands multiply what stands before them.
  private static func sum(_ parts: [Int]) -> Int? {
    var total = 0
    var group = 0
    for part in parts {
      switch part {
      case 1_000...:
        guard part <= 1_000_000, group < 1_000_000 else { return nil }
        total += max(group, 1) * part
        group = 0
      case 100: group = group == 0 ? 100 : group < 100 ? group * 100 : group + 100
      // «quatre-vingt»
      case 20 where group % 100 == 4: group += 76
      default: group += part
      }
      guard total < 1_000_000_000, group < 1_000_000 else { return nil }
    }
    return total + group
  }

  private static func tensPair(_ parts: [Int]) -> Int? {
    var numbers: [Int] = []
    var open: Int?
    for part in parts {
      guard part < 100 else { return nil }
      if let tens = open, tens >= 20, tens % 10 == 0, part < 10 {
        numbers[numbers.count - 1] = tens + part
        open = nil
      } else {
        numbers.append(part)
        open = part
      }
    }
    guard numbers.count == 2, numbers[1] >= 10 else { return nil }
    return numbers[0] * 100 + numbers[1]
  }

  private static func parse(_ word: String) -> [Int]? {
    if let value = simple[word] { return [value] }
    guard word.utf8.count > 6, word.utf8.count < 60 else { return nil }
    return compound(Substring(word), depth: 0)
  }

  /// «vierunddreißig», «trentaquattro», «vierendertig»: pieces without blanks, the longest first.
  private static func compound(_ word: Substring, depth: Int) -> [Int]? {
    guard !word.isEmpty else { return [] }
    guard depth < 8 else { return nil }
    for (piece, value) in pieces where word.hasPrefix(piece) {
      if let rest = compound(word.dropFirst(piece.count), depth: depth + 1) {
        return value.map { [$0] + rest } ?? rest
      }
    }
    return nil
  }

  private static let pieces: [(String, Int?)] = {
    var all: [(String, Int?)] = []
    for line in compoundable { for (word, value) in line { all.append((word, value)) } }
    all += [("und", nil), ("en", nil), ("ën", nil)]
    return all.sorted { $0.0.count > $1.0.count }
  }()

  private static func row(_ words: String, _ values: [Int]) -> [(String, Int)] {
    Array(zip(words.split(separator: " ").map(String.init), values))
  }

  private static let small = Array(0...19)
  private static let tens = [20, 30, 40, 50, 60, 70, 80, 90]
  private static let hundreds = [200, 300, 400, 500, 600, 700, 800, 900]

  private static let compoundable: [[(String, Int)]] = [
    row(
      "null ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn",
      small),
    row("zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert tausend", tens + [100, 1_000]),
    row("dreissig fuenfzig fuenf zwoelf eins", [30, 50, 5, 12, 1]),
    row(
      "zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove",
      small),
    row(
      "venti trenta quaranta cinquanta sessanta settanta ottanta novanta cento mila mille", tens + [100, 1_000, 1_000]),
    row("vent trent quarant cinquant sessant settant ottant novant tré", tens + [3]),
    row(
      "nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien",
      small),
    row("twintig dertig veertig vijftig zestig zeventig tachtig negentig honderd duizend", tens + [100, 1_000]),
  ]

  private static let simple: [String: Int] = {
    var table: [String: Int] = [:]
    func add(_ words: String, _ values: [Int]) { for (word, value) in row(words, values) { table[word] = value } }
    for line in compoundable { for (word, value) in line where word.count > 3 || word != "ein" { table[word] = value } }
    for word in [
      "a", "an", "eine", "einen", "einem", "un", "une", "una", "één", "jeden", "jedna", "один", "одна", "одну",
    ] {
      table[word] = word == "a" || word == "an" ? nil : 1
    }
    add(
      "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
      small)
    add(
      "twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million fourty",
      tens + [100, 1_000, 1_000_000, 40])
    add(
      "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf",
      small)
    add("vingt trente quarante cinquante soixante septante huitante nonante cent mille", tens + [100, 1_000])
    add("vingts cents octante", [20, 100, 80])
    add(
      "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve",
      small)
    add("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa cien mil", tens + [100, 1_000])
    add(
      "veintiuno veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve",
      [21] + Array(21...29))
    add(
      "ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos",
      [100] + hundreds)
    add(
      "zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście",
      small)
    add(
      "dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt sto tysiąc",
      tens + [100, 1_000])
    add(
      "dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset tysiące tysięcy",
      hundreds + [1_000, 1_000])
    add(
      "нуль один два три чотири п'ять шість сім вісім дев'ять десять одинадцять дванадцять тринадцять чотирнадцять п'ятнадцять шістнадцять сімнадцять вісімнадцять дев'ятнадцять",
      small)
    add("двадцять тридцять сорок п'ятдесят шістдесят сімдесят вісімдесят дев'яносто сто тисяча", tens + [100, 1_000])
    add("двісті триста чотириста п'ятсот шістсот сімсот вісімсот дев'ятсот тисячі тисяч", hundreds + [1_000, 1_000])
    add(
      "ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать",
      small)
    add("двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто сто тысяча", tens + [100, 1_000])
    add("двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот тысячи тысяч", hundreds + [1_000, 1_000])
    add("дві дві две одну", [2, 2, 2, 1])
    add("dozen dutzend douzaine docena dozzina dozijn tuzin дюжина дюжину", [12, 12, 12, 12, 12, 12, 12, 12, 12])
    add(
      "dizaine quinzaine vingtaine trentaine quarantaine cinquantaine soixantaine centaine",
      [10, 15, 20, 30, 40, 50, 60, 100])
    add(
      "veintena treintena centenar decina ventina trentina quarantina cinquantina centinaio",
      [20, 30, 100, 10, 20, 30, 40, 50, 100])
    add(
      "tiental twintigtal vijftigtal honderdtal setka setkę сотня сотню сотні десяток",
      [10, 20, 50, 100, 100, 100, 100, 100, 100, 10])
    return table
  }()
}
