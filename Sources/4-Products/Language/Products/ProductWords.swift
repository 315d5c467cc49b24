// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Names of things that shops sell, in the languages that are known: a shopper says "trousers" or «pantalon» where the
/// catalogue says "pants". Which of the names a catalogue has is for the caller to find out. Pure.
package struct ProductWords: Sendable {
  /// A run of a question's words that names a thing, a property, or whom things are for.
  package struct Match: Sendable, Equatable {
    /// The end of the run among the tokens.
    package let end: Int
    /// Lines of the table.
    package let lines: [Int]
    /// The words stand in the table as they were written.
    package let isExact: Bool
  }

  private let names: [[[String]]]
  /// The lines by the name's word stems, of each language.
  private let lines: [[String: [Int]]]
  /// The same by the names themselves.
  private let exact: [Set<String>]
  /// The words of the names, of each language.
  private let words: [Set<String>]
  /// The words of things' names of several words, by their stems in the order of the alphabet, of each language.
  private let scrambled: [[String: [String]]]
  private let audiences: Range<Int>
  private let things: Range<Int>
  private let colors: Range<Int>

  package static let table = ProductWords(
    things: things, audiences: audiences, properties: properties + features, colors: colors)
  private static let longest = 5

  /// - Parameters: a line for each thing, with its names in the languages of `StoreLanguage.all`.
  init(things: String, audiences: String = "", properties: String = "", colors: String = "") {
    var names: [[[String]]] = []
    var lines: [[String: [Int]]] = StoreLanguage.all.map { _ in [:] }
    var exact: [Set<String>] = StoreLanguage.all.map { _ in [] }
    var words = exact
    var scrambled: [[String: [String]]] = StoreLanguage.all.map { _ in [:] }
    var ends: [Int] = []
    for text in [things, audiences, properties, colors] {
      for line in text.split(whereSeparator: \.isNewline) {
        let columns = line.split(separator: "|", omittingEmptySubsequences: false)
        guard columns.count == StoreLanguage.all.count else { continue }
        let row = columns.map { $0.split(separator: ",").map { String($0).words.joined(separator: " ") } }
        for (place, language) in StoreLanguage.all.enumerated() {
          for name in row[place] {
            let tokens = QuestionTokens(name).tokens[...]
            let key = Self.key(tokens, language)
            if lines[place][key]?.contains(names.count) != true { lines[place][key, default: []].append(names.count) }
            exact[place].insert(Self.text(tokens))
            if ends.isEmpty, tokens.count > 1, tokens.allSatisfy({ $0.kind == .word && !$0.isGlued }) {
              let sorted = Self.sorted(tokens, language)
              if scrambled[place][sorted] == nil { scrambled[place][sorted] = tokens.map(\.text) }
            }
            // "Cellphones": two words are written as one.
            if tokens.count == 2, Self.mayBeJoined(tokens) {
              let joined = key.filter { $0 != " " }
              if lines[place][joined]?.contains(names.count) != true {
                lines[place][joined, default: []].append(names.count)
              }
              words[place].insert(joined)
            }
            words[place].formUnion(tokens.lazy.map(\.text))
          }
        }
        names.append(row)
      }
      ends.append(names.count)
    }
    (self.names, self.lines, self.exact, self.words, self.scrambled) = (names, lines, exact, words, scrambled)
    (self.things, self.audiences, self.colors) = (0..<ends[0], ends[0]..<ends[1], ends[2]..<ends[3])
  }

  /// The shortest part of a word that is two words of a name, "web camera".
  private static let shortestPart = 3

  private static func mayBeJoined(_ tokens: ArraySlice<QuestionToken>) -> Bool {
    tokens.allSatisfy { $0.kind == .word && $0.text.count >= shortestPart }
  }

  private static func key(_ tokens: ArraySlice<QuestionToken>, _ language: StoreLanguage) -> String {
    tokens.lazy.filter { $0.kind != .sign }.map { language.facets.stem($0.text) }.joined(separator: " ")
  }

  private static func sorted(_ tokens: ArraySlice<QuestionToken>, _ language: StoreLanguage) -> String {
    tokens.map { language.facets.stem($0.text) }.sorted().joined(separator: " ")
  }

  /// The words of the thing's name that has the same words as a run, in whatever order.
  func name(of run: ArraySlice<QuestionToken>, _ language: StoreLanguage) -> [String]? {
    Self.column(language).flatMap { scrambled[$0][Self.sorted(run, language)] }
  }

  private static func text(_ tokens: ArraySlice<QuestionToken>) -> String {
    tokens.lazy.filter { $0.kind != .sign }.map(\.text).joined(separator: " ")
  }

  private static func column(_ language: StoreLanguage) -> Int? { StoreLanguage.all.firstIndex(of: language) }

  /// The things and properties that the words from a place on name in a language, the longest run first.
  package func matches(_ tokens: [QuestionToken], at place: Int, in language: StoreLanguage) -> [Match] {
    guard let column = Self.column(language), tokens[place].kind == .word else { return [] }
    var found: [Match] = []
    // Key and text of the run so far: each word is stemmed once.
    var (key, text) = ("", "")
    for (offset, last) in tokens[place...].prefix(Self.longest).enumerated() {
      if last.kind == .number || (last.kind == .sign && (last.text != "-" || !last.isGlued)) { break }
      guard last.kind == .word else { continue }
      if offset > 0 {
        key += " "
        text += " "
      }
      key += language.facets.stem(last.text)
      text += last.text
      // "White boards" are whiteboards.
      let isPair = offset == 1 && Self.mayBeJoined(tokens[place...place + 1])
      let known = self.lines(key, text, column) ?? (isPair ? lines[column][key.filter { $0 != " " }] : nil)
      if let known {
        found.insert(Match(end: place + offset + 1, lines: known, isExact: exact[column].contains(text)), at: 0)
      }
    }
    return found
  }

  /// Whether a word, folded, stands in a name as it is: no error of typing.
  package func knows(_ word: String, in language: StoreLanguage) -> Bool {
    Self.column(language).map { words[$0].contains(word) } ?? false
  }

  /// The words of names that begin with the same letter as a word, folded.
  package func words(like word: String, in language: StoreLanguage) -> [String] {
    guard let column = Self.column(language), let first = word.first else { return [] }
    return words[column].filter { $0.first == first }
  }

  /// Whether a word, in lower case, is by itself the name of a thing in one of some languages, in whatever form.
  package func namesThing(_ word: String, in languages: [String]) -> Bool {
    let tokens = QuestionTokens(word).tokens
    guard tokens.count == 1 else { return false }
    return StoreLanguage.all.contains { language in
      languages.contains(language.code) && matches(tokens, at: 0, in: language).contains(where: isThing)
    }
  }

  /// The lines that have a word in some form; where one has this very form, those alone: «синя» is blue, and «сина» a
  /// son's.
  private func lines(_ key: String, _ text: String, _ column: Int) -> [Int]? {
    guard let known = lines[column][key], known.count > 1, exact[column].contains(text) else {
      return lines[column][key]
    }
    let own = known.filter { names[$0][column].contains(text) }
    return own.isEmpty ? known : own
  }

  /// The names of what was matched in a language, the likeliest first, in lower case.
  package func names(of match: Match, in language: StoreLanguage) -> [String] {
    guard let column = Self.column(language) else { return [] }
    return Self.distinct(match.lines.flatMap { names[$0][column] })
  }

  /// The other names of the thing that some words, all of them, name; the likeliest first.
  package func otherNames(of words: String, in language: StoreLanguage) -> [String] {
    let tokens = QuestionTokens(words).tokens
    guard let match = tokens.isEmpty ? nil : matches(tokens, at: 0, in: language).first, isThing(match),
      match.end == tokens.count
    else { return [] }
    return Array(names(of: match, in: language).filter { $0 != words.folded }.prefix(Self.otherNamesLookedAt))
  }

  private static let otherNamesLookedAt = 6

  /// The properties among what was matched, beside a thing: of «botas impermeables» the second word is no rain jacket.
  package func properties(of match: Match) -> Match? {
    let lines = match.lines.filter { !things.contains($0) && !audiences.contains($0) }
    return lines.isEmpty ? nil : Match(end: match.end, lines: lines, isExact: match.isExact)
  }

  /// What things are called in a language that are a kind of what a word names in another: underwear is "base layers" too,
  /// since these are "thermal underwear".
  package func namesOfKinds(of word: String, in language: StoreLanguage, as target: StoreLanguage) -> [String] {
    guard let column = Self.column(language), let aim = Self.column(target), word.count > 3, !word.contains(" ") else {
      return []
    }
    let word = word.lowercased()
    let kinds = things.filter { line in
      names[line][column].contains { name in
        guard name != word else { return false }
        if language.headPlace == .first { return name.hasPrefix(word + " ") }
        return name.hasSuffix(language.writesCompounds ? word : " " + word)
      }
    }
    return Array(Self.distinct(kinds.flatMap { names[$0][aim] }).prefix(Self.kindsLookedAt))
  }

  private static let kindsLookedAt = 8

  /// Whether it names a thing that a shop may sell, and no property.
  package func isThing(_ match: Match) -> Bool { match.lines.contains(where: things.contains) }

  /// Whether it names a colour.
  package func isColor(_ match: Match) -> Bool { match.lines.contains(where: colors.contains) }

  /// The people that a word says that something is for; "adults" are men and women.
  package func audiences(_ token: QuestionToken, in language: StoreLanguage) -> Set<Audience> {
    if let audience = audience(token, in: language) { return [audience] }
    return isAudience(token, in: language) ? [.men, .women] : []
  }

  /// Whom a word says that something is for: "men's".
  package func audience(_ token: QuestionToken, in language: StoreLanguage) -> Audience? {
    guard token.kind == .word, let column = Self.column(language) else { return nil }
    let known = lines(language.facets.stem(token.text), token.text, column) ?? []
    return known.lazy.compactMap { Audience(rawValue: $0 - audiences.lowerBound) }.first
      ?? Audience.ofPronoun(token.text, in: language)
  }

  /// Whether a word says whom something is for, grown-ups in general among them.
  package func isAudience(_ token: QuestionToken, in language: StoreLanguage) -> Bool {
    guard token.kind == .word, let column = Self.column(language) else { return false }
    let known = lines(language.facets.stem(token.text), token.text, column) ?? []
    return known.contains(where: audiences.contains) || Audience.ofPronoun(token.text, in: language) != nil
  }

  /// The names of an audience, the usual first.
  package func names(of audience: Audience, in language: StoreLanguage) -> [String] {
    let line = audiences.lowerBound + audience.rawValue
    guard let column = Self.column(language), audiences.contains(line) else { return [] }
    return names[line][column]
  }

  /// Whether words name a thing by several of them.
  package func isPhrase(at tokens: [QuestionToken], _ language: StoreLanguage) -> Bool {
    tokens.indices.contains { place in
      matches(tokens, at: place, in: language).contains { isThing($0) && $0.end > place + 1 }
    }
  }

  /// The lines of the things that some words name, those within longer names apart.
  package func things(in tokens: [QuestionToken], _ language: StoreLanguage) -> Set<Int> {
    namedThings(in: tokens, language).reduce(into: []) { $0.formUnion($1.lines) }
  }

  /// The things that some words name, those within longer names apart, each with its lines.
  package func namedThings(
    in tokens: [QuestionToken], _ language: StoreLanguage
  ) -> [(places: Range<Int>, lines: Set<Int>)] {
    var found: [(places: Range<Int>, lines: Set<Int>)] = []
    var place = 0
    while place < tokens.count {
      let match = matches(tokens, at: place, in: language).first { isThing($0) }
      if let match { found.append((place..<match.end, Set(match.lines.filter(things.contains)))) }
      place = match?.end ?? place + 1
    }
    return found
  }

  /// The names of a compound whose two parts are known, «Gartentisch»: those of its parts side by side.
  package func namesOfParts(_ word: String, in language: StoreLanguage, as target: StoreLanguage) -> [String] {
    guard language.writesCompounds, let column = Self.column(language),
      let aim = Self.column(target)
    else { return [] }
    let letters = Array(word)
    guard letters.count >= 7, letters.count <= 40 else { return [] }
    // The longest first part: «Kinder-» before «Kind-».
    for cut in (3...letters.count - 3).reversed() {
      guard let second = lines[column][language.facets.stem(String(letters[cut...]))] else { continue }
      let start = String(letters[..<cut])
      let starts = start.hasSuffix("s") ? [start, String(start.dropLast())] : [start]
      guard let first = starts.lazy.compactMap({ lines[column][language.facets.stem($0)] }).first else { continue }
      let heads = second.flatMap { names[$0][aim] }.prefix(3)
      let found = first.flatMap { names[$0][aim] }.prefix(3).flatMap { one in heads.map { one + " " + $0 } }
      if !found.isEmpty { return Self.distinct(found + heads) }
    }
    return []
  }

  private static func distinct(_ names: [String]) -> [String] {
    names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}
