// SPDX-License-Identifier: Apache-2.0
import Language

/// A number with a unit, in the one form in which `65 l`, `65L` and `65 litres` meet.
struct Measure: Sendable, Equatable {
  let key: String
  /// The unit's base, and how much of it.
  let unit: String
  let amount: Double

  init?(number: String, unit: String) {
    guard let value = Self.value(number), let (name, factor) = Self.units[unit] else {
      return nil
    }
    let thousandths = (value * factor * 1000).rounded()
    guard thousandths.magnitude < 1e15 else { return nil }
    self.unit = name
    amount = thousandths / 1000
    key = "\(name) \(Int(thousandths))"
  }

  /// Whether a word is the name of a unit.
  static func isUnit(_ word: String) -> Bool { units[word] != nil }

  /// The whole of some tokens.
  init?(_ tokens: [String]) {
    guard let number = tokens.first, let unit = tokens.last,
      tokens.count == 2 || (tokens.count == 3 && Self.norms.contains(tokens[1]))
    else { return nil }
    self.init(number: number, unit: unit)
  }

  /// A number, in digits or words, and the unit behind it, with or without a blank or a hyphen between them.
  static func read(_ tokens: [QuestionToken], at start: Int) -> (Measure, end: Int)? {
    if let half = readFraction(tokens, at: start) { return half }
    let number: String
    switch tokens[start].kind {
    case .number: number = tokens[start].text
    case .word:
      guard let value = NumberWords.value(inAnyLanguage: tokens[start].text), value > 0, value <= 100 else {
        return nil
      }
      number = String(value)
    case .sign: return nil
    }
    var place = start + 1
    // "A tent for two"
    if start > 0, purposes.contains(tokens[start - 1].text), place >= tokens.count || tokens[place].text == ",",
      let persons = Measure(number: number, unit: "persons"), persons.isFew
    {
      return (persons, place)
    }
    if place < tokens.count, tokens[place].text == "-" { place += 1 }
    if place + 1 < tokens.count, norms.contains(tokens[place].text) { place += 1 }
    guard place < tokens.count else { return nil }
    // "40 m²" and "40 m2" are no 40 metres.
    if tokens[place].text == "m", place + 1 < tokens.count, tokens[place + 1].isGlued,
      "²2".contains(tokens[place + 1].text)
    {
      return Measure(number: number, unit: "sqm").map { ($0, place + 2) }
    }
    // "Is the first one in stock?"
    if tokens[start].kind == .word, tokens[place].text == "in" { return nil }
    guard let measure = Measure(number: number, unit: tokens[place].text) else { return nil }
    return (measure, place + 1)
  }

  /// Who says how it is measured: "3000 ANSI lumens".
  private static let norms: Set<String> = ["ansi", "iso"]

  /// Of a value that says one measure in several units, `139.7 cm (55")`, each of them; none of other values.
  static func names(in value: String) -> [String] {
    let tokens = QuestionTokens(value).tokens
    if let ratio = ratio(tokens) { return [ratio] }
    var (names, units): ([String], Set<String>) = ([], [])
    var place = 0
    while place < tokens.count {
      if tokens[place].kind == .sign {
        place += 1
      } else if let (measure, end) = read(tokens, at: place), units.insert(measure.unit).inserted {
        // The sign of inches is a word where it is by itself.
        names.append(tokens[place..<end].map { $0.kind == .sign ? "in" : $0.text }.joined(separator: " "))
        place = end
      } else {
        return []
      }
    }
    return names.count > 1 ? names : []
  }

  /// A ratio of units by its one word: "80 gsm" of "80 g/m²".
  private static func ratio(_ tokens: [QuestionToken]) -> String? {
    guard tokens.count >= 4, tokens[0].kind == .number, tokens[2].text == "/",
      let unit = ratios[tokens[1].text + "/" + tokens[3].text],
      tokens.dropFirst(4).allSatisfy({ "²2".contains($0.text) })
    else { return nil }
    return tokens[0].text + " " + unit
  }

  private static let ratios = [
    "g/m": "gsm", "g/qm": "gsm", "cd/m": "nits", "mbit/s": "mbps", "mb/s": "mbps", "gbit/s": "gbps", "gb/s": "gbps",
  ]

  private static let purposes: Set<String> = ["for", "fur", "pour", "para", "per", "voor", "dla", "для", "на"]
  private static let few = 12
  private var isFew: Bool { (1...Self.few).contains { key == "person \($0 * 1000)" } }

  /// Of "1,000" the comma parts thousands; other commas stand before decimals.
  static func value(_ number: String) -> Double? {
    let groups = number.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped =
      groups.count > 1 && (1...3).contains(groups[0].utf8.count) && groups[0] != "0"
      && groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
    return Double(isGrouped ? groups.joined() : number.replacing(",", with: "."))
  }

  /// "Half a litre", «anderthalb Liter», «поллитра».
  private static func readFraction(_ tokens: [QuestionToken], at start: Int) -> (Measure, end: Int)? {
    guard tokens[start].kind == .word else { return nil }
    if let number = halves[tokens[start].text] {
      var place = start + 1
      while place < tokens.count, place <= start + 2, tokens[place].text == "-" || articles.contains(tokens[place].text)
      {
        place += 1
      }
      guard place < tokens.count, let measure = Measure(number: number, unit: tokens[place].text) else { return nil }
      return (measure, place + 1)
    }
    for (prefix, number) in gluedHalves where tokens[start].text.hasPrefix(prefix) {
      let unit = String(tokens[start].text.dropFirst(prefix.count))
      if let measure = Measure(number: number, unit: unit) { return (measure, start + 1) }
    }
    return nil
  }

  private static let halves: [String: String] = {
    var table: [String: String] = [:]
    for (number, words) in [
      "0.5": "half halber halben halbe halbes demi demie medio media mezzo mezza halve halven pół пів пол половина",
      "1.5": "anderthalb eineinhalb anderhalve anderhalf półtora півтора півтори полтора полторы",
    ] {
      for word in words.split(separator: " ") { table[String(word).folded] = number }
    }
    return table
  }()
  private static let gluedHalves = [("halb", "0.5"), ("пів", "0.5"), ("пол", "0.5")]
  private static let articles: Set<String> = ["a", "an", "of", "one"]

  /// By spelling the unit's base and how many of it.
  private static let units: [String: (String, Double)] = {
    var table: [String: (String, Double)] = [:]
    func add(_ base: String, _ factor: Double, _ spellings: String) {
      for spelling in spellings.split(whereSeparator: \.isWhitespace) {
        table[String(spelling).folded] = (base, factor)
      }
    }
    add(
      "l", 1,
      "l liter liters litre litres ltr litr litry litrow литр литра литров літр літри літрів litro litros litri litern")
    add("l", 0.001, "ml milliliter milliliters millilitre millilitres мл")
    add("l", 0.01, "cl")
    add("l", 1, "л")
    add(
      "m", 1,
      "m meter meters metre metres metern metro metros metri mètre mètres metr metry м метр метра метров метри метрів")
    add("m", 0.01, "cm centimeter centimeters centimetre centimetres zentimeter см")
    add("m", 0.001, "mm millimeter millimeters millimetre millimetres мм")
    add(
      "in", 1,
      "in inch inches zoll pouce pouces pulgada pulgadas polegada polegadas pollice pollici cala cali дюймов дюйма дюйм \""
    )
    add("in", 1, "дюймів дюйми")
    add("ft", 1, "ft foot feet")
    add("g", 1, "g gram grams gramm gramme grammes г грамм грамів")
    add("g", 1000, "kg kilo kilos kilogram kilograms kilogramm кг")
    add("lb", 1, "lb lbs pound pounds")
    add("oz", 1, "oz ounce ounces")
    add("gb", 1, "gb gig gigs gigabyte gigabytes гб")
    add("gb", 1000, "tb tera terabyte terabytes тб")
    add("gsm", 1, "gsm")
    add("sqm", 1, "sqm m² m2 qm quadratmeter")
    add("nit", 1, "nit nits")
    add("mbps", 1, "mbps")
    add("mbps", 1000, "gbps")
    add("w", 1, "w watt watts вт ватт")
    add("w", 1000, "kw")
    add("v", 1, "v volt volts вольт")
    add("mah", 1, "mah")
    add(
      "h", 1,
      "h hr hrs hour hours stunde stunden std heure heures hora horas ora ore uur uren godz godzin godziny годин години"
    )
    add("h", 1, "часов часа ч")
    add("va", 1, "va")
    add("va", 1000, "kva")
    add("lm", 1, "lm lumen lumens lúmenes люмен люменів люменов")
    add("wh", 1, "wh")
    add("wh", 1000, "kwh")
    add(
      "person", 1,
      """
      p person persons people man men personen personne personnes persona personas persone mann männer
      persoons osoba osoby osób osobowy osobowa osobowe осіб особи людини людей человек человека чел
      """)
    add("seat", 1, "seat seats seater seaters sitzer sitz sitze places plazas posti zits zitter miejsca місця места")
    add("piece", 1, "piece pieces pc pcs teile teilig pièces piezas pezzi stuks części деталей частин")
    return table
  }()
}
