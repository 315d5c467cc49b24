// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Primitives

/// The filters that the live index offers: values of attributes, among them brands, and categories. Pure.
struct Vocabulary: Sendable {
  /// A name of one value, as tokens.
  struct Entry: Sendable {
    var tokens: [String]
    var choice: FacetChoice
    /// Documents.
    var count: Int
    /// A bare number or a single letter: it counts only where the question says what it is.
    var needsCue: Bool
    /// The words of the attribute's code.
    var codeWords: Set<String>
    /// The value has "&" or "+" for which people write "and".
    var hasAnd = false
    /// "Large" for the size L: it may be any other word, and needs products that prove it.
    var isAlias = false
  }

  let language: StoreLanguage
  /// ISO 4217, of the products' prices; nil: none has one, or they differ.
  let currency: String?
  /// The same for callers to read.
  let directory: FacetDirectory
  private(set) var entries: [Entry] = []
  /// The people that products are for.
  var audiences: AudienceVocabulary
  /// The categories as kinds of things; nil: they have not been read.
  var kinds: CategoryKinds?
  /// Places in `entries` by the first token's forms.
  private(set) var byFirst: [String: [Int]] = [:]
  /// The entries that are amounts, by unit.
  private(set) var quantities: [String: [Quantity]] = [:]
  private var places: [String: Int] = [:]
  /// Folded, the words of each parted by blanks.
  private(set) var brands: Set<String> = []
  /// Each question asks for it, and there are thousands of entries.
  private(set) var colorField: FacetField?
  /// The words by which categories say what they hold, stemmed: "switch" of "Network Switches" is short for no console.
  private(set) var kindWords: Set<String> = []
  /// Places in `entries` of attributes' values of several words, by the forms of each word.
  private var byWord: [String: [Int]] = [:]
  /// Places in `entries` of attributes' values by their words written together: `waterproof`, `oralb`.
  private var byJoined: [String: [Int]] = [:]

  static let maximumEntries = 8_000
  private static let maximumTokens = 4
  /// "Samsung Galaxy A54 5G" are six.
  private static let maximumTokensOfModels = 8

  var isEmpty: Bool { entries.isEmpty }

  /// - Parameters:
  ///   - facets: terms of the field `facets` with their documents, the most frequent first.
  ///   - categories: likewise.
  ///   - spellings: values as the shop writes them, by their lower case.
  ///   - currency: of the products' prices.
  ///   - documents: the number of products; nil: unknown.
  init(
    language: StoreLanguage, facets: [(term: String, count: Int)], categories: [(term: String, count: Int)],
    spellings: [String: String] = [:], currency: String? = nil, documents: Int? = nil
  ) {
    self.language = language
    audiences = AudienceVocabulary(language: language, entries: [], documents: nil)
    self.currency = currency
    directory = FacetDirectory(facets: facets.map(\.term), categories: categories.map(\.term), spellings: spellings)
    var values: [String: [(value: String, term: String, count: Int)]] = [:]
    var codes: [String] = []
    for (term, count) in facets {
      guard let sign = term.firstIndex(of: "=") else { continue }
      let code = String(term[..<sign])
      guard !AttributePolicy.identifierCodes.contains(code) else { continue }
      if values[code] == nil { codes.append(code) }
      values[code, default: []].append((String(term[term.index(after: sign)...]), term, count))
    }
    for code in codes where FacetField.attribute(code).namesBrands {
      brands.formUnion((values[code] ?? []).lazy.map { QuestionTokens.words(of: $0.value).joined(separator: " ") })
    }
    kindWords = Set(categories.compactMap { Self.kindWord(of: $0.term, language) })
    for code in codes { add(code: code, values[code] ?? [], spellings) }
    entries = Self.completed(
      entries, by: values.mapValues { $0.map { ($0.value, $0.term) } }, categories: categories.map(\.term), language)
    for (name, count) in categories {
      add(
        name: name, FacetChoice(field: .category, values: [spellings[name] ?? name], terms: [name]), count: count,
        codeWords: [])
    }
    audiences = AudienceVocabulary(language: language, entries: entries, documents: documents)
    widen()
    colorField = Self.colorField(of: entries)
    for (place, entry) in entries.enumerated() {
      for form in forms(entry.tokens[0]) { byFirst[form, default: []].append(place) }
      for (unit, amount) in Self.amounts(of: entry) {
        quantities[unit, default: []].append(Quantity(amount: amount, place: place))
      }
      let joined = entry.tokens.joined()
      if entry.choice.field != .category, joined.count >= Self.shortestJoined, !joined.contains(where: \.isNumber) {
        byJoined[joined, default: []].append(place)
      }
      guard entry.tokens.count > 1, entry.choice.field != .category else { continue }
      for form in Set(entry.tokens.flatMap(forms)) { byWord[form, default: []].append(place) }
    }
  }

  private mutating func add(
    code: String, _ values: [(value: String, term: String, count: Int)], _ spellings: [String: String]
  ) {
    let codeWords = code.split { $0 == "_" || $0 == "-" }.map { String($0).folded }
    let yes = values.filter { Self.yes.contains($0.value.folded) }
    if !yes.isEmpty, values.allSatisfy({ Self.yes.contains($0.value.folded) || Self.no.contains($0.value.folded) }) {
      // A yes/no attribute is named by its code.
      var choice = FacetChoice(
        field: .attribute(code), values: yes.map { spellings[$0.value] ?? $0.value }, terms: yes.map(\.term))
      choice.flagNames = Self.names(ofFlag: codeWords)
      choice.attributeTerms = values.map(\.term)
      for name in choice.flagNames { add(name: name, choice, count: yes[0].count, codeWords: []) }
      let otherNames = Self.otherNames(ofFlag: codeWords, language)
      // The name of a "colour laser printer" says "Colour".
      if otherNames.contains("colour") { choice.flagNames.append("colour") }
      for name in otherNames { add(name: name, choice, count: yes[0].count, codeWords: [], isAlias: true) }
      let no = values.filter { Self.no.contains($0.value.folded) }
      for name in no.isEmpty ? [] : Self.names(ofLackedFlag: codeWords) {
        let lacking = FacetChoice(
          field: .attribute(code), values: no.map { spellings[$0.value] ?? $0.value }, terms: no.map(\.term))
        add(name: name, lacking, count: no[0].count, codeWords: [], isAlias: true)
      }
      return
    }
    for (value, term, count) in values where !Self.no.contains(value.folded) {
      let parts = Self.parts(of: value)
      for part in parts.count > 1 ? [value] + parts : [value] {
        let choice = FacetChoice(field: .attribute(code), values: [spellings[part] ?? part], terms: [term])
        add(name: part, choice, count: count, codeWords: Set(codeWords))
        addSizeNames(part, choice, count: count, codeWords: Set(codeWords))
        let shortNames =
          Self.shortNames(of: part, brands: brands, isWhatFits: choice.field.saysWhatFits)
          + Self.initials(of: spellings[part] ?? part) + Self.standards(in: spellings[part] ?? part)
          + (choice.field.isBrand ? MakerNames.otherNames(of: part) : [])
          + (choice.field.isPlatform ? Self.families(of: part).filter { !brands.contains($0) } : [])
        for name in shortNames where !kindWords.contains(language.facets.stem(name.folded)) {
          add(name: name, choice, count: count, codeWords: Set(codeWords), isAlias: true)
        }
        for name in Measure.names(in: part) { add(name: name, choice, count: count, codeWords: Set(codeWords)) }
        for name in Self.resolutionNames(of: part) + Self.printingNames(of: part) + Self.connectorNames(of: part)
          + Self.layoutNames(of: part)
        {
          add(name: name, choice, count: count, codeWords: Set(codeWords), isAlias: true)
        }
      }
    }
  }

  /// The labels that a value joins, `black,silver`; the comma of "5,000 pages" and "15,6 Zoll" joins nothing.
  private static func parts(of value: String) -> [String] {
    let commas = value.indices.filter { value[$0] == "," }
    if commas.count == 1, let comma = commas.first, value.contains(where: \.isLetter) || value.hasSuffix("\"") {
      let isInNumber =
        value[..<comma].last?.isNumber == true && value[comma...].dropFirst().first?.isNumber == true
      if isInNumber { return [value] }
    }
    return value.split { ",;|/".contains($0) }.map { $0.trimmed }.filter { !$0.isEmpty }
  }

  private mutating func add(
    name: String, _ choice: FacetChoice, count: Int, codeWords: Set<String>, isAlias: Bool = false
  ) {
    let tokens = Self.tokens(name)
    let most = choice.field.saysWhatFits ? Self.maximumTokensOfModels : Self.maximumTokens
    guard !tokens.isEmpty, tokens.count <= most, entries.count < Self.maximumEntries,
      !tokens.allSatisfy({ language.stopWords.contains($0) || Self.meaningless.contains($0) })
    else { return }
    let key = choice.field.name + "=" + tokens.joined(separator: " ")
    if let place = places[key] {
      entries[place].choice = entries[place].choice.joined(
        FacetChoice(field: choice.field, values: [], terms: choice.terms))
      entries[place].count += count
      return
    }
    places[key] = entries.count
    let isBare =
      tokens.count == 1 && (tokens[0].count == 1 || tokens[0].allSatisfy { $0.isNumber || ".,".contains($0) })
    entries.append(
      Entry(
        tokens: tokens, choice: choice, count: count, needsCue: isBare, codeWords: codeWords,
        hasAnd: name.contains { "&+".contains($0) }, isAlias: isAlias))
  }

  /// A size in letters by its names.
  private mutating func addSizeNames(_ value: String, _ choice: FacetChoice, count: Int, codeWords: Set<String>) {
    guard codeWords.contains(where: { $0.contains("size") || $0.contains("grosse") }),
      let names = Self.sizeNames[value.lowercased()]
    else { return }
    for name in names { add(name: name, choice, count: count, codeWords: codeWords, isAlias: true) }
  }

  /// "Blue" is "dark blue" too: a value that another of its attribute ends with has its documents. Of colours and
  /// materials the last word of a longer value is a value in its own right.
  private mutating func widen() {
    for (place, entry) in entries.enumerated() where entry.tokens.count > 1 && entry.choice.field != .category {
      nameByFirst(entry, place)
      let last = entry.tokens[entry.tokens.count - 1]
      let field = entry.choice.field
      let key = field.name + "=" + last
      // "Vegan leather" is no leather.
      guard !Self.imitations.contains(entry.tokens[0]) else { continue }
      if let shorter = places[key] {
        entries[shorter].choice = entries[shorter].choice.joined(
          FacetChoice(field: field, values: [], terms: entries[place].choice.terms))
      } else if Self.composed.contains(where: { field.name.contains($0) }), last.count > 2, !last.isNumber {
        places[key] = entries.count
        var wider = entry
        wider.tokens = [last]
        wider.choice.values = [last]
        wider.needsCue = false
        entries.append(wider)
      }
    }
  }

  /// Words that say of a material that it only looks like another.
  private static let imitations: Set<String> = [
    "vegan", "faux", "fake", "artificial", "imitation", "mock", "synthetic", "pu", "eco", "simili",
  ]

  /// The words and numbers of a name; the sign of inches, `27"`, is a word.
  static func tokens(_ name: String) -> [String] {
    let tokens = QuestionTokens(name).tokens
    return tokens.indices.compactMap { place in
      guard tokens[place].kind == .sign else { return tokens[place].text }
      let isInch = place > 0 && tokens[place - 1].kind == .number && tokens[place].isGlued
      return isInch && ["\"", "\u{2033}", "\u{201D}"].contains(tokens[place].text) ? "in" : nil
    }
  }

  /// "Navy" is "navy blue": the first word of a colour is its name too, but for one that only shades another.
  private mutating func nameByFirst(_ entry: Entry, _ place: Int) {
    let first = entry.tokens[0]
    let key = entry.choice.field.name + "=" + first
    guard entry.choice.field.isColor, entry.tokens.count == 2, first.count > 3, places[key] == nil,
      !Self.shades.contains(first), places[entry.choice.field.name + "=" + entry.tokens[1]] != nil
    else { return }
    places[key] = entries.count
    var short = entry
    short.tokens = [first]
    entries.append(short)
  }

  // MARK: Looking up

  /// Whether a value or a category has the word.
  func knows(_ word: String) -> Bool { forms(word).contains { byFirst[$0] != nil || byWord[$0] != nil } }

  /// The words of all values and categories.
  var words: [String] { entries.flatMap(\.tokens) }

  /// The values of several words of which one is a word, each with its other words.
  func values(having word: String) -> [(choice: FacetChoice, rest: [String])] {
    let places = forms(word).reduce(into: Set<Int>()) { $0.formUnion(byWord[$1] ?? []) }
    return places.sorted().map { place in
      (entries[place].choice, entries[place].tokens.filter { !meet($0, word) })
    }
  }

  /// The values of several words that begin with a word which is no value itself: "Windows 11 Home" of "Windows". Of one
  /// attribute, that of the most products.
  func values(beginningWith word: String) -> [FacetChoice] {
    guard word.count > 2 else { return [] }
    let found = forms(word).flatMap { byFirst[$0] ?? [] }.map { entries[$0] }.filter {
      $0.choice.field != .category && !$0.isAlias
    }
    guard !found.contains(where: { $0.tokens.count == 1 }) else { return [] }
    let counts = Dictionary(found.map { ($0.choice.field, $0.count) }, uniquingKeysWith: +)
    let best = counts.max { ($0.value, $1.key.name) < ($1.value, $0.key.name) }?.key
    return found.filter { $0.choice.field == best }.map(\.choice)
  }

  /// The values of the attribute that is called by some words, with their own.
  func values(ofAttribute words: [String]) -> [(choice: FacetChoice, words: [String])] {
    let code = words.joined(separator: "_")
    return entries.lazy.filter { $0.choice.field == .attribute(code) && !$0.isAlias }.map { ($0.choice, $0.tokens) }
  }

  /// The entries that begin at a token, the longest first, with where they end. Signs within are passed over.
  func matches(_ tokens: [QuestionToken], at start: Int) -> [(entry: Entry, end: Int)] {
    var found: [(entry: Entry, end: Int)] = []
    var seen: Set<Int> = []
    for form in forms(tokens[start].text) {
      for place in byFirst[form] ?? [] {
        guard let end = end(of: entries[place].tokens, tokens, from: start, hasAnd: entries[place].hasAnd),
          seen.insert(place).inserted, !isOtherForm(entries[place], tokens[start].text)
        else {
          continue
        }
        found.append((entries[place], end))
      }
    }
    for (joined, end) in Self.joinedWords(tokens, from: start) {
      for place in byJoined[joined] ?? [] where seen.insert(place).inserted { found.append((entries[place], end)) }
    }
    if let named = named(tokens, at: start) {
      for quantity in quantities[named.unit] ?? [] where quantity.amount == named.amount {
        var entry = entries[quantity.place]
        // The unit is the cue.
        entry.needsCue = false
        found.append((entry, named.end))
      }
    }
    // What is called so itself goes before what is only known by that name.
    return found.sorted { a, b in
      if a.end != b.end { return a.end > b.end }
      return a.entry.isAlias != b.entry.isAlias ? b.entry.isAlias : a.entry.count > b.entry.count
    }
  }

  /// "Power" says nothing of what is "powered", a yes/no attribute.
  private func isOtherForm(_ entry: Entry, _ word: String) -> Bool {
    guard !entry.choice.flagNames.isEmpty, entry.tokens.count == 1, let name = entry.tokens.first else { return false }
    return abs(name.count - word.count) > 1
  }

  private static let shortestJoined = 5

  /// Up to three words from a place on, written together: "water proof", "oral-b", and one alone that the value has as
  /// several: "hydroflask".
  private static func joinedWords(_ tokens: [QuestionToken], from start: Int) -> [(text: String, end: Int)] {
    guard tokens[start].kind == .word else { return [] }
    var result: [(text: String, end: Int)] = []
    var text = ""
    var place = start
    var count = 0
    while place < tokens.count, count < 3 {
      if tokens[place].text == "-", tokens[place].isGlued, count > 0 {
        place += 1
        continue
      }
      guard tokens[place].kind == .word else { break }
      text += tokens[place].text
      place += 1
      count += 1
      if text.count >= shortestJoined { result.append((text, place)) }
    }
    return result
  }

  /// Words for which a name may have a sign: "Bags & Cases".
  static let ands: Set<String> = ["and", "und", "et", "y", "e", "en", "i", "та", "і", "и"]

  private func end(of names: [String], _ tokens: [QuestionToken], from start: Int, hasAnd: Bool) -> Int? {
    var place = start
    for (index, name) in names.enumerated() {
      if index > 0 {
        if hasAnd, place < tokens.count, Self.ands.contains(tokens[place].text), tokens[place].text != name {
          place += 1
        }
        while place < tokens.count, tokens[place].kind == .sign, "-&/+'.".contains(tokens[place].text) { place += 1 }
      }
      guard place < tokens.count, tokens[place].kind != .sign, meet(tokens[place].text, name) else { return nil }
      place += 1
    }
    return place
  }

  /// A value together with those of its attribute that have its words and more: the "iPhone 15" and its "Pro", leather and
  /// vegan leather. Nil where there are none.
  func wider(_ choice: FacetChoice) -> FacetChoice? {
    guard choice.field != .category, let value = choice.values.first else { return nil }
    let words = Self.tokens(value)
    guard let first = words.first else { return nil }
    let longer = (byWord[first] ?? []).lazy.map { entries[$0] }.filter { entry in
      entry.choice.field == choice.field && !entry.isAlias && entry.tokens.count > words.count
        && entry.tokens.indices.contains { entry.tokens[$0...].starts(with: words) }
    }
    let joined = longer.reduce(choice) { $0.joined($1.choice) }
    return joined == choice ? nil : joined
  }

  private func meet(_ a: String, _ b: String) -> Bool { a == b || !forms(a).isDisjoint(with: forms(b)) }

  private func forms(_ word: String) -> Set<String> { [word, language.facets.stem(word)] }

  private static let yes: Set<String> = ["yes", "ja", "oui", "si", "tak", "так", "да", "1", "true"]
  private static let no: Set<String> = ["no", "nein", "non", "nee", "nie", "ні", "нет", "0", "false", "none", "n/a"]
  private static let meaningless: Set<String> = [
    "other", "others", "various", "all", "any", "none", "default", "standard", "regular", "new", "no", "yes", "and",
    "sonstige", "andere", "alle", "autre", "autres", "otros", "altro", "overig", "inne", "інше", "другое", "category",
  ]
  /// Beginnings and ends of the codes of attributes whose values are often composed.
  private static let composed = ["color", "colour", "material", "fabric", "farbe", "couleur", "kleur", "kolor"]
}
