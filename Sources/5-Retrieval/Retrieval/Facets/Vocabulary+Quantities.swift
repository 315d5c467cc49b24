// SPDX-License-Identifier: Apache-2.0
import Language

/// The values of the vocabulary that are amounts of something: `27"`, `8 GB`, and the bare `500` of `pieces`.
extension Vocabulary {
  /// An amount that a value names.
  struct Quantity: Sendable {
    var amount: Double
    /// Its place among the entries.
    var place: Int
  }

  /// A number of a question with its unit.
  struct Named: Sendable {
    var unit: String
    var amount: Double
    var end: Int
  }

  /// The amounts that an entry's value is, by unit: a bare number is counted in the words of its attribute's code.
  static func amounts(of entry: Entry) -> [(unit: String, amount: Double)] {
    guard entry.choice.field != .category, !entry.isAlias else { return [] }
    if let measure = Measure(entry.tokens) { return [(measure.unit, measure.amount)] }
    // "5,000 pages"
    if entry.tokens.count == 2, let number = Measure.value(entry.tokens[0]), entry.tokens[1].count > 1,
      entry.tokens[1].allSatisfy(\.isLetter)
    {
      return [(unit(entry.tokens[1]), number)]
    }
    guard entry.tokens.count == 1, let number = Measure.value(entry.tokens[0]) else { return [] }
    return entry.codeWords.sorted().compactMap { word in
      if let measure = Measure(number: entry.tokens[0], unit: word) { return (measure.unit, measure.amount) }
      return word.count >= shortestUnit && !word.isNumber ? (unit(word), number) : nil
    }
  }

  private static let shortestUnit = 4

  /// A code's word as a unit: `ports` and "port" are one.
  private static func unit(_ word: String) -> String { "of " + StoreLanguage.english.facets.stem(word) }

  /// A number at a token with a unit that values have: "27 inch", "16-port", "four persons".
  func named(_ tokens: [QuestionToken], at start: Int) -> Named? {
    guard tokens.indices.contains(start) else { return nil }
    if let (measure, end) = Measure.read(tokens, at: start) {
      return Named(unit: measure.unit, amount: measure.amount, end: end)
    }
    guard let amount = number(tokens, at: start) else { return nil }
    var place = start + 1
    if place < tokens.count, tokens[place].text == "-" { place += 1 }
    guard place < tokens.count, tokens[place].kind == .word else { return nil }
    let unit = Self.unit(tokens[place].text)
    return quantities[unit] == nil ? nil : Named(unit: unit, amount: amount, end: place + 1)
  }

  /// The values of each attribute that have just the number.
  func values(of named: Named) -> [FacetChoice] { values(in: named.unit, of: named.amount) { $0 == named.amount } }

  /// Whether an attribute's code has one of some words.
  func hasAttribute(calledBy words: Set<String>) -> Bool {
    entries.contains { !$0.codeWords.isDisjoint(with: words) }
  }

  /// A number at a token, in digits or words.
  func number(_ tokens: [QuestionToken], at place: Int) -> Double? {
    guard tokens.indices.contains(place) else { return nil }
    switch tokens[place].kind {
    case .number: return Measure.value(tokens[place].text)
    case .word: return NumberWords.value(inAnyLanguage: tokens[place].text).map(Double.init)
    case .sign: return nil
    }
  }

  /// The values of each attribute that meet a bound; of an attribute that has the number itself first, then those of the
  /// most products. Nothing where no value or too many do.
  /// - Parameter amount: the number that was said.
  func values(in unit: String, of amount: Double, where isMet: (Double) -> Bool) -> [FacetChoice] {
    struct Group {
      var choices: [(amount: Double, choice: FacetChoice)] = []
      var count = 0
      var exact = 0
    }
    var groups: [String: Group] = [:]
    for quantity in quantities[unit] ?? [] {
      let entry = entries[quantity.place]
      var group = groups[entry.choice.field.name] ?? Group()
      group.count += entry.count
      if quantity.amount == amount { group.exact += entry.count }
      if isMet(quantity.amount) { group.choices.append((quantity.amount, entry.choice)) }
      groups[entry.choice.field.name] = group
    }
    let usable = groups.filter { !$0.value.choices.isEmpty && $0.value.choices.count <= Self.maximumValues }
    let ordered = usable.sorted { a, b in
      let (left, right) = ((a.value.exact, a.value.count), (b.value.exact, b.value.count))
      return left != right ? left > right : a.key < b.key
    }
    return ordered.prefix(Self.maximumAlternatives).flatMap { _, group in
      group.choices.sorted { $0.amount < $1.amount }.map(\.choice).merged()
    }
  }

  /// Most values that a bound is written out as.
  private static let maximumValues = 100
  static let maximumAlternatives = 3
}
