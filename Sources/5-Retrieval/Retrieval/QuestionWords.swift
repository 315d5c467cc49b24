// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language
import Primitives

/// The words of a question that go into the lexical leg and the identifier lane. Pure.
struct QuestionWords: Sendable, Equatable {
  /// The first 64 distinct words that carry meaning, or all where none does: more would break OpenSearch's limit of
  /// clauses. Words such as "do you have" are in every description: with them each question would seem to find something.
  var lexicalText: String
  /// The words of limits that may be none, where `lexicalText` does not hold them: they count a little.
  var bareText: String
  /// The words that a language which writes them as one makes of two of the question's: «Regenjacke» of «Jacke für den
  /// Regen». They count beside the rest.
  var compoundText: String
  /// Normalised candidates for the field `identifiers`, without repetition.
  var identifiers: [String]
  /// The words among them that may be an identifier which the index does not have exactly.
  var named: [QuestionIdentifiers.Word]
  /// The words that may be a part of an identifier, such as `MB01` of `24-MB01`.
  var codeText: String
  /// The same, each by itself.
  var codes: [String] = []
  /// Whether `lexicalText` holds any word that carries meaning.
  var hasContent: Bool

  /// The kind of product, where the question names properties or limits of it.
  var topic = ""
  /// The kind of product, whatever else the question says.
  var headline = ""
  /// The word of the headline that names the thing, the knobs of "bathroom vanity knobs"; empty where the language does
  /// not tell.
  var head = ""
  /// The words from the headline on that may name a model: "surface go 3".
  var model = ""
  /// The thing is named by a property in force, as "leggings" is one.
  var isThingProperty = false
  /// The topic in fewer and fewer words, down to the one that names the thing; empty without a topic.
  var topics: [String] = []
  /// The words behind "for" and the like, folded: what the thing shall serve.
  var purposes: Set<String> = []
  /// The searched words that name no property, nor whom something is for.
  var unsaid: [String] = []
  /// The words of the kind of product that an order is for: properties are filters.
  var kind = ""
  /// Those of them that do not name the thing.
  var besideKind = ""

  static let maximumWords = 64
  private static let maximumTopicWords = 4
  private static let maximumCompounds = 12

  /// - Parameters:
  ///   - earlier: the messages before it that the question needs, oldest first.
  ///   - context: what the question speaks of without naming it.
  ///   - store: the language of the texts.
  init(
    question: String, reading: QuestionReading, earlier: [QuestionReading] = [], context: String = "",
    store: StoreLanguage? = nil
  ) {
    let context = context.words.map(String.init)
    var content = earlier.flatMap(\.content) + reading.content
    content += context.filter { !reading.isStopWord($0) }
    let weak = content.filter(reading.isWeak)
    if weak.count < content.count { content.removeAll(where: reading.isWeak) }
    let measured = Self.measured(by: (earlier + [reading]).flatMap(\.facets))
    let ofMeasures = content.filter { word in
      let tokens = QuestionTokens(word).tokens.filter { $0.kind != .sign }
      return !tokens.isEmpty && tokens.allSatisfy { measured.contains($0.text) }
    }
    if ofMeasures.count < content.count { content.removeAll(where: ofMeasures.contains) }
    let bare = earlier.flatMap(\.bareWords) + reading.bareWords + weak + ofMeasures
    let remainder = earlier.flatMap(\.remainder) + reading.remainder
    let words = remainder + context
    let distinct = QuestionWords.distinct(content)
    hasContent = !distinct.isEmpty
    let searched = hasContent ? distinct : QuestionWords.distinct(remainder + bare)
    lexicalText = searched.joined(separator: " ")
    let all = earlier + [reading]
    let properties = Set(all.flatMap(\.facets).flatMap { QuestionTokens($0.words).tokens.map(\.text) })
    let runs = all.lazy.map { $0.headline(beside: properties, store: store) }
    let run = runs.first { !$0.words.isEmpty } ?? ([], nil)
    isThingProperty =
      !run.words.isEmpty
      && run.words.contains { word in QuestionTokens(word).tokens.contains { properties.contains($0.text) } }
    headline = run.words.prefix(Self.maximumTopicWords).joined(separator: " ")
    model = all.lazy.map { $0.model(from: run.words.first ?? "", beside: properties) }.first { !$0.isEmpty } ?? ""
    let heads = run.place.map { place in
      (1...2).map { (place == .last ? run.words.suffix($0) : run.words.prefix($0)).joined(separator: " ") }
    }
    head = heads?.first ?? ""
    if all.contains(where: { !$0.facets.isEmpty || !$0.constraints.isEmpty }) {
      topic = headline
      topics = Self.distinct([headline] + (heads ?? []).reversed())
    }
    purposes = Set(all.flatMap(\.purposes))
    func open(beside said: Set<String>) -> [String] {
      searched.filter { word in
        let tokens = QuestionTokens(word).tokens.filter { $0.kind != .sign }
        return !tokens.allSatisfy { token in
          said.contains(token.text) || reading.saysNoKind(token) && !all.contains { $0.isMaker(token) }
        }
      }
    }
    unsaid = open(beside: properties)
    let nouns = unsaid.isEmpty ? open(beside: []) : unsaid
    kind = nouns.isEmpty ? lexicalText : nouns.joined(separator: " ")
    let ofThing = Set(QuestionTokens(headline).tokens.map(\.text))
    besideKind = nouns.filter { word in !QuestionTokens(word).tokens.allSatisfy { ofThing.contains($0.text) } }
      .joined(separator: " ")
    compoundText = (earlier + [reading]).flatMap(\.compounds).prefix(Self.maximumCompounds).joined(separator: " ")
    bareText = hasContent ? QuestionWords.distinct(bare).joined(separator: " ") : ""
    let found = QuestionIdentifiers(question: question, words: words, language: reading.language)
    identifiers = found.lookups
    named = found.words
    codes = found.codes
    codeText = codes.joined(separator: " ")
  }

  /// The words that say what a measure in force measures: the RAM of "16 GB RAM" must not bring memory modules before the
  /// laptops that have it.
  private static func measured(by facets: [Constraint]) -> Set<String> {
    facets.reduce(into: []) { words, facet in
      let tokens = QuestionTokens(facet.words).tokens
      guard !tokens.isEmpty, let (_, end) = Measure.read(tokens, at: 0), end < tokens.count else { return }
      words.formUnion(tokens[end...].lazy.filter { $0.kind == .word }.map(\.text))
    }
  }

  /// Lets words count little: a property was given up, and its words must not bring other things that have it.
  mutating func playDown(_ texts: Set<String>) {
    let words = lexicalText.split(separator: " ").map(String.init)
    let isPlayedDown = words.map { word in
      let tokens = QuestionTokens(word).tokens.filter { $0.kind != .sign }
      return !tokens.isEmpty && tokens.allSatisfy { texts.contains($0.text) }
    }
    guard isPlayedDown.contains(true), isPlayedDown.contains(false) else { return }
    let kept = zip(words, isPlayedDown)
    lexicalText = kept.filter { !$0.1 }.map(\.0).joined(separator: " ")
    bareText = ([bareText] + kept.filter(\.1).map(\.0)).joinedParts
  }

  /// The first words that differ, counted as an analyzer would: a word of several runs of letters and digits is several.
  private static func distinct(_ words: [String]) -> [String] {
    var seen: Set<String> = []
    var kept: [String] = []
    var count = 0
    for word in words where seen.insert(word.lowercased()).inserted {
      let tokens = tokenCount(word)
      guard tokens > 0 else { continue }
      guard count + tokens <= maximumWords else { break }
      count += tokens
      kept.append(word)
    }
    return kept
  }

  /// Runs of letters and digits; a character of a script without blanks counts alone.
  private static func tokenCount(_ word: String) -> Int {
    var count = 0
    var isInRun = false
    for scalar in word.unicodeScalars {
      if scalar.isASCII {
        let isInside = ASCII.isLetterOrDigit(UInt8(truncatingIfNeeded: scalar.value))
        if isInside, !isInRun { count += 1 }
        isInRun = isInside || (isInRun && (scalar == "." || scalar == "'"))
      } else if scalar.value >= 0x2E80, scalar.properties.isAlphabetic {
        count += 1
        isInRun = false
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if !isInRun { count += 1 }
        isInRun = true
      } else {
        isInRun = false
      }
    }
    return count
  }
}

extension QuestionReading {
  /// A word beside properties, "size", "no", or one that says whom something is for.
  fileprivate func saysNoKind(_ token: QuestionToken) -> Bool {
    language.facets.gaps.contains(token.text) || language.facets.sizes.contains(token.text)
      || language.facets.negations.contains(token.text)
      || isAudience(token)
  }

  /// The words that say what kind of product is meant, and where among them the one that names it stands. Where the
  /// catalogue's words have replaced some of a foreign question, its name of the thing is all: what stands beside it is foreign.
  fileprivate func headline(
    beside properties: Set<String>, store: StoreLanguage?
  ) -> (words: [String], place: StoreLanguage.HeadPlace?) {
    let words = topic(beside: properties)
    let texts = wordsLanguage ?? store ?? language
    let thing = Self.thing(in: words.joined(separator: " "), texts)
    if wordsLanguage != nil, let thing { return (thing, texts.headPlace) }
    // "Leggings for pilates" are leggings, though that is a property too.
    if thing == nil, let thing = thingOfProperty(texts) {
      let own = Set(thing.flatMap { QuestionTokens($0).tokens.map(\.text) })
      let run = topic(beside: properties.subtracting(own))
      return (run.contains { own.contains($0.folded) } ? run : thing, texts.headPlace)
    }
    return (words, (wordsLanguage ?? language).headPlace)
  }

  /// The words of a thing that hold those of a wished property: "leggings", or the "rain trousers" of the trousers.
  private func thingOfProperty(_ language: StoreLanguage) -> [String]? {
    let wanted = facets.map { Set(QuestionTokens($0.wantedWords).tokens.map(\.text)) }.filter { !$0.isEmpty }
    guard !wanted.isEmpty else { return nil }
    for place in tokens.indices {
      let match = ProductWords.table.matches(tokens, at: place, in: language).first { ProductWords.table.isThing($0) }
      guard let match else { continue }
      let words = tokens[place..<match.end].filter { $0.kind == .word }
      if wanted.contains(where: { $0.isSubset(of: words.map(\.text)) }) { return words.map(\.raw) }
    }
    return nil
  }

  /// The words of a text that the table knows as a thing, the longest run of the first.
  private static func thing(in text: String, _ language: StoreLanguage) -> [String]? {
    let tokens = QuestionTokens(text).tokens
    return ProductWords.table.namedThings(in: tokens, language).first.map { thing in
      tokens[thing.places].filter { $0.kind == .word }.map(\.raw)
    }
  }

  /// A word that says little of the thing, or whom it is for where the search goes by that.
  func isWeak(_ word: String) -> Bool {
    let tokens = QuestionTokens(word).tokens.filter { $0.kind != .sign }
    return !tokens.isEmpty
      && tokens.allSatisfy { token in
        WeakWords.contains(token.text, in: language)
          || (audience != nil && audienceWords.contains(token.text)) || childrenWords.contains(token.text)
      }
  }

  /// The words to search for that carry meaning.
  var content: [String] { remainder.filter { !isStopWord($0) } }

  func isStopWord(_ word: String) -> Bool {
    let plain = WordEdges.trimmed(word[...]).lowercased()
    // The typographic apostrophe begins with this byte; looking for it is dear where there is none.
    let hasMark = plain.utf8.contains(0xE2)
    return language.stopWords.contains(hasMark ? plain.replacing("\u{2019}", with: "'") : plain)
  }
}

extension Constraint {
  /// The words of a wished property; empty of others.
  fileprivate var wantedWords: String { if case .wanted = kind { words } else { "" } }
}
