// SPDX-License-Identifier: Apache-2.0
import Language

/// A shopper's message with the words in it that name things, and what else these are called. Pure.
struct ShopperWords: Sendable {
  /// Words that name a thing, or say something of one.
  struct Place: Sendable {
    let range: Range<Int>
    /// As written.
    let text: String
    /// The language that the words are of.
    let language: StoreLanguage
    /// Their names in the store's language, the likeliest first, and behind them those of things in the message's: not
    /// every text of a shop is translated.
    let names: [String]
    let isThing: Bool
    /// The message is written in another language than the store's texts.
    let isTranslation: Bool
    /// Nothing but the word says that it is of another language.
    let isGuess: Bool

    var key: String { "\(language.code)\(isThing ? "" : "~"): \(text.lowercased())" }
    var hasSeveralWords: Bool { text.contains(" ") }
    /// The words beside that one.
    var modifiers: String {
      let words = text.split(separator: " ")
      return (["fr", "es", "it"].contains(language.code) ? words.dropFirst() : words.dropLast()).joined(separator: " ")
    }
    /// "Without cable", for wireless.
    var isExclusion: Bool {
      let first = String(text.prefix { $0 != " " }).folded
      return language.facets.exclusions.contains([first])
    }
    /// The word that says what the thing is: the last in Germanic and Slavic languages, the first in Romance ones.
    var head: String {
      let words = text.split(separator: " ")
      let isFirst = ["fr", "es", "it"].contains(language.code)
      return String((isFirst ? words.first : words.last) ?? "")
    }
  }

  /// The catalogue's answer for a place.
  enum Finding: Sendable, Equatable {
    /// The same, or nothing that is known.
    case same
    case named(String)
    /// No text has any of its names.
    case absent
    /// Only descriptions have it: the sofa that a throw is for.
    case mentioned
  }

  let text: String
  let tokens: [QuestionToken]
  let store: StoreLanguage
  private let written: StoreLanguage
  private(set) var places: [Place] = []
  /// Places of words that limit the price.
  private let priced: Set<Int>
  /// Years of the child that something is for.
  private(set) var childAge: Int?

  /// Places of words that say a property of the thing whose name they are part of.
  private(set) var properties: Set<Int> = []

  /// It follows other messages: a word alone says something of their topic sooner than it names a thing.
  private let isReply: Bool

  private static let namesLookedAt = 6
  private static let untranslatedLookedAt = 4
  private static let maximumPlaces = 24

  /// - Parameters:
  ///   - conversation: what earlier messages are written in, where it is not the store's language.
  ///   - vocabulary: tells which words say what is measured, and name no thing: "laptop with 16 GB RAM".
  init(
    _ text: String, store: StoreLanguage, conversation: StoreLanguage? = nil, isReply: Bool = false,
    vocabulary: Vocabulary? = nil
  ) {
    self.text = text
    self.store = store
    self.isReply = isReply
    written = StoreLanguage.ofQuestion(text, store: store)
    tokens = Self.mended(
      QuestionTokens(text).tokens, in: written == store ? [store] : [written, store], vocabulary: vocabulary)
    priced = Self.limits(in: tokens, [written, store, .signs])
    let coded = Set(tokens.lazy.filter { $0.kind == .number }.map(\.piece))
    var guess = guessedLanguage(coded).flatMap { isSentence(beside: $0) ? nil : $0 } ?? languageOfSmallWords()
    if guess == nil, written == store, tokens.count <= Self.shortMessage { guess = conversation }
    for start in tokens.indices where places.count < Self.maximumPlaces {
      if let (age, years) = age(at: start) {
        places.append(age)
        childAge = childAge ?? years
      } else if tokens[start].kind == .word, !coded.contains(tokens[start].piece), !saysNothing(start) {
        // Part of a code is no word.
        // «Bez» is no «beż», but «sans fil» is a property.
        let isExclusion = StoreLanguage.all.contains { $0.facets.exclusions.contains([tokens[start].raw.lowercased()]) }
        places += places(at: start, guess).filter { !isExclusion || $0.range.count > 1 }
      }
    }
    if childAge == nil, tokens.indices.contains(where: isForBaby) { childAge = 0 }
    let languages = [guess, written, store].compactMap { $0 }
    let measured = vocabulary?.measuredPlaces(in: tokens, languages, followsTopic: isReply) ?? []
    if !measured.isEmpty { places.removeAll { !measured.isDisjoint(with: $0.range) } }
    if let vocabulary { properties = properties(vocabulary) }
  }

  /// The words of longer names before the one that says what the thing is which are values of an attribute: the AAA of
  /// "AAA batteries". A colour or a material makes another thing: a "white board" need not be white.
  private func properties(_ vocabulary: Vocabulary) -> Set<Int> {
    let names = places.filter { $0.isThing && $0.range.count > 1 && $0.language.headPlace == .last }
    return names.reduce(into: []) { properties, name in
      for place in name.range.dropLast() {
        let values = vocabulary.matches(tokens, at: place).filter { entry, end in
          end < name.range.upperBound && !entry.needsCue && !entry.isAlias && entry.choice.field != .category
            && !entry.choice.field.isColorOrMaterial && !entry.choice.field.isBrand
        }
        // The desk of "desk chair" is a thing, and no property of chairs.
        let isThing = !ProductWords.table.things(in: [tokens[place]], name.language).isEmpty
        if let end = values.map(\.end).max(), !isThing || end > place + 1 { properties.formUnion(place..<end) }
      }
    }
  }

  private static func limits(in tokens: [QuestionToken], _ languages: [StoreLanguage]) -> Set<Int> {
    let mayBeLimit = tokens.contains { token in
      token.kind == .number || languages.contains { $0.prices.after[token.text] != nil }
    }
    guard mayBeLimit else { return [] }
    var reader = PriceReader(tokens: tokens, languages: languages, currency: nil)
    reader.read()
    return Set(tokens.indices.filter { reader.marks[$0].map { $0 >= 0 } ?? false })
  }

  /// "For a newborn": a baby shampoo alone is for nobody in particular.
  private func isForBaby(_ place: Int) -> Bool {
    Self.babies.contains(tokens[place].text)
      && tokens[..<place].suffix(2).contains { ProductLinks.words.contains($0.text) || $0.text == "furs" }
  }

  private static let babies: Set<String> = [
    "baby", "babies", "newborn", "infant", "babys", "neugeborenes", "saugling", "bebe", "bebes", "nouveau-ne",
    "neonato",
    "bimbo", "pasgeborene", "niemowlaka", "niemowlat", "немовляти", "младенца", "малыша",
  ]

  /// The language that the message is plainly, or by its names, written in, if it is another than the store's.
  var otherLanguage: StoreLanguage? {
    written != store ? written : places.first { $0.isGuess }?.language
  }

  /// The other language that knows the most of the words which neither the store's nor the message's does.
  private func guessedLanguage(_ coded: Set<Int>) -> StoreLanguage? {
    let open = tokens.indices.filter { place in
      tokens[place].kind == .word && tokens[place].text.count > 3 && !store.isAsking(tokens[place].text)
        && !coded.contains(tokens[place].piece)
        && !saysNothing(place)
        && ![store, written].contains { !ProductWords.table.matches(tokens, at: place, in: $0).isEmpty }
    }
    guard !open.isEmpty else { return nil }
    var best: (language: StoreLanguage, score: Int)?
    for language in StoreLanguage.all where language != store && language != written {
      let score = open.reduce(0) { sum, place in
        guard let match = ProductWords.table.matches(tokens, at: place, in: language).first else {
          let parts = ProductWords.table.namesOfParts(tokens[place].text, in: language, as: store)
          return sum + (parts.isEmpty ? 0 : 1)
        }
        return sum + (match.end - place) * (match.isExact ? 3 : 2)
      }
      if score > best?.score ?? 0 { best = (language, score) }
    }
    return best?.language
  }

  /// A sentence with small words of the store's language that another has not: "plates pile up in the sink" speaks of no
  /// French batteries.
  private func isSentence(beside other: StoreLanguage) -> Bool {
    guard written == store, tokens.count > Self.shortMessage else { return false }
    let small = tokens.filter { store.stopWords.contains($0.text) && !other.stopWords.contains($0.text) }
    return Set(small.map(\.text)).count > 1
  }

  /// «In Rot bitte»: of a short message that no other word tells the language of, the one whose small words it has and
  /// that knows another of its words.
  private func languageOfSmallWords() -> StoreLanguage? {
    guard tokens.count <= Self.shortMessage else { return nil }
    let open = tokens.filter { token in
      token.kind == .word
        && ![store, written].contains { $0.stopWords.contains(token.text) || $0.isAsking(token.text) }
    }
    return StoreLanguage.all.first { language in
      guard language != store, language != written else { return false }
      let small = open.filter { language.stopWords.contains($0.text) }
      return !small.isEmpty
        && tokens.indices.contains { place in
          open.contains(tokens[place]) && !small.contains(tokens[place])
            && ProductWords.table.matches(tokens, at: place, in: language).contains(where: \.isExact)
        }
    }
  }

  private static let shortMessage = 5
  /// So short a word of another language counts only in the form that the table has.
  private static let longestDoubtful = 4

  /// What begins at a word, the longest first: in the message's language, else in the one that was guessed.
  private func places(at start: Int, _ guess: StoreLanguage?) -> [Place] {
    let table = ProductWords.table
    // «Vestes de pluie» is no vest.
    let foreign = guess.flatMap { table.matches(tokens, at: start, in: $0).first }
    for language in written == store ? [store] : [written, store] {
      let found = table.matches(tokens, at: start, in: language)
      if let foreign, let first = found.first,
        foreign.end > first.end + 1 || (foreign.isExact && foreign.end >= first.end && !first.isExact)
      {
        break
      }
      if !found.isEmpty { return found.compactMap { place(start, $0, language, isGuess: false) } }
    }
    let word = tokens[start].text
    // "Without" is no "white wood", though Dutch has both words.
    let least = tokens.count <= Self.shortMessage ? 2 : 3
    // «Sac pour ordinateur portable» is no guess, though «sac» alone is too little for one.
    let isShort = word.count <= least
    guard !isShort || foreign.map({ $0.isExact && $0.end > start + 1 }) ?? false, !store.isAsking(word),
      !written.isAsking(word)
    else { return [] }
    for language in [written, guess ?? written] where language != store {
      let isGuess = language != written
      // "Blu tack" speaks of no «Tacker».
      let found = (isGuess ? table.matches(tokens, at: start, in: language) : []).filter { match in
        match.isExact || word.count > Self.longestDoubtful || !table.isThing(match)
      }
      if !found.isEmpty {
        return found.filter { !isShort || $0.end > start + 1 }.compactMap { place(start, $0, language, isGuess: true) }
      }
      let names = table.namesOfParts(word, in: language, as: store)
      if !names.isEmpty { return [place(start..<start + 1, language, names, isThing: true, isGuess: isGuess)] }
    }
    return []
  }

  private func place(_ start: Int, _ match: ProductWords.Match, _ language: StoreLanguage, isGuess: Bool) -> Place? {
    let range = start..<match.end
    let isBesideThing = places.contains { $0.isThing && $0.range.upperBound == start }
    // «Imperméable» is a raincoat, and said of shoes it is none, in the same message or behind it.
    let isSaidOfThing = isBesideThing || (isReply && isAlone(range))
    let match = isSaidOfThing ? ProductWords.table.properties(of: match) ?? match : match
    let own = range.map { tokens[$0].text }.joined(separator: " ")
    let names = ProductWords.table.names(of: match, in: store)
    let isThing = ProductWords.table.isThing(match)
    guard !names.isEmpty, isThing || names != [own] else { return nil }
    let untranslated =
      language == store || !isThing
      ? [] : ProductWords.table.names(of: match, in: language).filter { $0 != own && !names.contains($0) }
    let all = names.prefix(Self.namesLookedAt) + untranslated.prefix(Self.untranslatedLookedAt)
    return place(range, language, Array(all), isThing: isThing, isGuess: isGuess)
  }

  /// Nothing else is said but small words.
  private func isAlone(_ range: Range<Int>) -> Bool {
    tokens.indices.allSatisfy { range.contains($0) || tokens[$0].kind == .sign || saysNothing($0) }
  }

  private func place(
    _ range: Range<Int>, _ language: StoreLanguage, _ names: [String], isThing: Bool, isGuess: Bool
  ) -> Place {
    Place(
      range: range, text: text(of: range), language: language, names: names,
      isThing: isThing, isTranslation: language != store && !isGuess, isGuess: isGuess)
  }

  /// "Six year old", «6 Jahre alt»: a child.
  private func age(at start: Int) -> (Place, years: Int)? {
    let token = tokens[start]
    if Self.toddlers.contains(token.text) {
      let names = [token.text] + ProductWords.table.names(of: .children, in: store)
      return (place(start..<start + 1, written, names, isThing: false, isGuess: false), Self.yearsOfToddlers)
    }
    let years = token.kind == .number ? Int(token.text) : NumberWords.value(inAnyLanguage: token.text)
    guard let years, years > 0, years <= Self.ageOfChildren else { return nil }
    var words: [String] = []
    for place in (start + 1)..<max(start + 1, min(start + 6, tokens.count)) where tokens[place].kind == .word {
      words.append(tokens[place].text)
      guard Self.ages.contains(words.joined(separator: " ")) else { continue }
      let names = ProductWords.table.names(of: .children, in: store)
      return (self.place(start..<place + 1, written, names, isThing: false, isGuess: false), years)
    }
    return nil
  }

  private static let yearsOfToddlers = 2
  private static let toddlers: Set<String> = ["toddler", "toddlers", "kleinkind", "kleinkinder", "peuter", "peuters"]

  private static let ageOfChildren = 13
  private static let ages: Set<String> = [
    "year old", "years old", "year olds", "yr old", "yo", "jahre alt", "jahrige", "jahriger", "jahrigen", "jahriges",
    "jaar oud", "jarige", "jarig", "ans", "anos", "anni", "lat", "letni", "letniej", "letniego", "років", "роки",
    "річний", "річної", "лет", "года", "летний", "летней",
  ]

  /// Words without meaning, or that negate: «nicht» is no «Nichte».
  private func saysNothing(_ place: Int) -> Bool {
    let (word, folded) = (tokens[place].raw.lowercased(), tokens[place].text)
    // "50 dollars tops", «більше ніж 50»: words of a limit, whatever else they name.
    if priced.contains(place) { return true }
    // "Shorter than 2 m" speaks of no shorts.
    if folded.hasSuffix("er"), place + 1 < tokens.count, tokens[place + 1].text == "than" { return true }
    // The words of "all in one printer" say nothing by themselves.
    if [store, written].contains(where: { beginsLongName(place, in: $0) }) { return false }
    return [store, written].contains { $0.stopWords.contains(word) || $0.facets.gaps.contains(folded) }
      || StoreLanguage.all.contains { $0.facets.negations.contains(folded) }
  }

  private func beginsLongName(_ place: Int, in language: StoreLanguage) -> Bool {
    ProductWords.table.matches(tokens, at: place, in: language).contains { match in
      match.end - place > 2 && ProductWords.table.isThing(match)
    }
  }

  private func text(of range: Range<Int>) -> String {
    tokens[range].written
  }

  /// The message in the words of the catalogue, and the language that it is written in.
  /// - Parameter known: what the catalogue says, by the places' keys.
  /// - Returns: nil where it says the same.
  func replaced(by known: [String: Finding]) -> (text: String, language: StoreLanguage)? {
    var result = ""
    var at = 0
    var isChanged = false
    var languages: [StoreLanguage] = []
    var kept: [QuestionToken] = []
    while at < tokens.count {
      let token = tokens[at]
      let here = places.first { place in
        guard place.range.lowerBound == at, case .named = known[place.key] else { return false }
        // The shoes of "running shoes" become no trainers.
        return !places.contains {
          $0.isThing && $0.range != place.range && $0.range.lowerBound <= at
            && $0.range.upperBound >= place.range.upperBound && known[$0.key] == .absent
        }
      }
      if let here, case .named(let name) = known[here.key] {
        let isGlued = token.isGlued && !(at > 0 && tokens[at - 1].kind == .word)
        result += (result.isEmpty || isGlued ? "" : " ") + [keptWords(of: here, beside: name, known), name].joinedParts
        at = here.range.upperBound
        isChanged = true
        languages.append(here.language)
        continue
      }
      result += (result.isEmpty || token.isGlued ? "" : " ") + token.raw
      if token.kind == .word { kept.append(token) }
      at += 1
    }
    guard isChanged else { return nil }
    return (result, language(of: languages, kept))
  }

  /// The language of a message with names of some languages: theirs where they are of one, and of the words that stayed
  /// more are small words of it than of the language that was taken for the message's: «nicht schwarze Handschuhe».
  private func language(of places: [StoreLanguage], _ kept: [QuestionToken]) -> StoreLanguage {
    let names = Set(places)
    // A word that both languages have says nothing: «witte router met wifi».
    let others = names.subtracting([written])
    guard let language = others.first, others.count == 1 else {
      return names.count == 1 ? names.first ?? written : written
    }
    if kept.isEmpty { return names.count == 1 ? language : written }
    func smallWords(_ language: StoreLanguage) -> Int {
      kept.count {
        language.stopWords.contains($0.raw.lowercased()) || language.isAsking($0.text)
          || language.facets.gaps.contains($0.text)
      }
    }
    // «Cartucce nere per stampante»: "per" is a word of English too.
    let least = smallWords(written) + (places.count > 2 && names == [language] ? 0 : 1)
    return smallWords(language) >= least ? language : written
  }

  /// Whether all words that carry meaning belong to some things.
  func asksForNothing(beside things: [Place]) -> Bool {
    tokens.indices.allSatisfy { place in
      let token = tokens[place]
      return token.kind != .word || things.contains { $0.range.contains(place) } || saysNothing(place)
        || [store, written].contains { $0.isAsking(token.text) || WeakWords.contains(token.text, in: $0) }
    }
  }
}
