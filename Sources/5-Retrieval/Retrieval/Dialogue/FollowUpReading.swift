// SPDX-License-Identifier: Apache-2.0
import Language

/// The reading of a message as part of its conversation: which shown products it means, what else is wanted, and which
/// of its words name something of their own. Pure.
struct FollowUpReading: Sendable, Equatable {
  /// The certainty with which a message goes on with the conversation, by its words alone.
  enum Cue: Sendable, Equatable {
    case none
    /// It begins with "and", "what about": with the topic, or with another.
    case opener
    /// It begins with "in", "under", "without": with more about the topic.
    case refiner
    /// It has a word that stands for something said before.
    case pointer
  }

  private(set) var cue = Cue.none
  private(set) var choices: [ReferenceWords.Choice] = []
  private(set) var wish: ReferenceWords.Wish?
  private(set) var liftsPrice = false
  private(set) var liftsColor = false
  /// None of the brands that were named or shown is wanted.
  private(set) var wantsOtherBrand = false
  private(set) var liftsBrand = false
  private(set) var liftsSize = false
  /// The nouns of properties that need not be: "any length".
  private(set) var liftedProperties: Set<String> = []
  /// None of the colours that were named is wanted.
  private(set) var wantsOtherColor = false
  /// The limit of price may be somewhat higher.
  private(set) var raisesLimit = false
  /// Places of single words that say nothing in a conversation, and may name a property: "colour".
  private(set) var fillers: Set<Int> = []
  /// It asks what the shop has.
  private(set) var asksForOffer = false
  /// Another size is wanted than before; true: a bigger one.
  private(set) var isBigger: Bool?
  /// An earlier topic is taken up again.
  private(set) var isReturn = false
  /// A single product is meant: "it".
  private(set) var hasPronoun = false
  /// It names properties of products.
  private(set) var hasProperties = false
  /// "The red one": shown products that have a property.
  private(set) var isAmongShown = false
  /// "Which one", "of them": words for what was shown, beside those of a choice.
  private(set) var isOfShown = false
  /// True where a phrase read as an order, "the cheapest", chooses among shown products.
  private(set) var replacesOrder = false
  /// Places of words that name what is wanted, properties and limits apart.
  private(set) var own: [Int] = []
  /// Places of words that speak of the conversation alone: they are not searched for.
  private(set) var words: Set<Int> = []
  /// Those that it begins with: "and", "now".
  private(set) var opening: Set<Int> = []
  /// Those that it ends with: "a mouse now".
  private(set) var ending: Set<Int> = []
  /// Those that it begins and ends with.
  var edges: Set<Int> { opening.union(ending) }
  /// Words, signs apart.
  private(set) var count: Int
  private(set) var tokens: [QuestionToken]
  /// The places behind the phrases that choose among shown products.
  private var endsOfChoices: Set<Int> = []
  /// Places of words without meaning.
  private var meaningless: Set<Int> = []
  private(set) var hasLimit: Bool

  /// - Parameters:
  ///   - properties: places of words that name properties of products.
  ///   - limit: places of an amount that changes a limit: "make it 400".
  ///   - languages: the message's, then the conversation's.
  init(_ reading: QuestionReading, properties: Set<Int>, limit: Range<Int>? = nil, languages: [StoreLanguage]) {
    let places = reading.tokens.indices.filter { reading.tokens[$0].kind != .sign }
    tokens = reading.tokens
    count = places.count
    hasLimit = limit != nil || !reading.constraints.isEmpty
    let taken = zip(reading.isTaken, reading.tokens.indices).map { $0 || limit?.contains($1) == true }
    read(places, reading, taken: taken, properties, languages)
    guard reading.order != nil else { return }
    // «El más barato» may be the cheaper one of those that were shown.
    let plain = self
    reset()
    read(places, reading, taken: zip(reading.isTaken, reading.isOrder).map { $0 && !$1 }, properties, languages)
    // «Un poco más caro» is no order either.
    let isMeant = plain.own.isEmpty ? !choices.isEmpty || wish != nil : raisesLimit
    if own.isEmpty, isMeant { replacesOrder = true } else { self = plain }
  }

  private mutating func reset() {
    (cue, choices, wish, own, words, opening) = (.none, [], nil, [], [], [])
    (isBigger, isReturn, meaningless, endsOfChoices) = (nil, false, [], [])
    (hasPronoun, isAmongShown, liftsPrice, liftsColor) = (false, false, false, false)
    (liftsBrand, liftsSize, liftedProperties, ending) = (false, false, [], [])
    (wantsOtherBrand, wantsOtherColor, raisesLimit, fillers) = (false, false, false, [])
  }

  private mutating func read(
    _ places: [Int], _ reading: QuestionReading, taken: [Bool], _ properties: Set<Int>, _ languages: [StoreLanguage]
  ) {
    let texts = places.map { tokens[$0].text }
    var at = 0
    while at < places.count {
      let place = places[at]
      // "Colour doesn't matter" names no print in colour.
      if !taken[place], properties.contains(place),
        let (role, length) = role(texts[at...], languages, where: { $0.lifts && $1 > 1 })
      {
        take(role, Array(places[at..<at + length]))
        at += length
        continue
      }
      if taken[place] || properties.contains(place) {
        at += 1
        continue
      }
      // «той червоний»: the word only points.
      if own.isEmpty, at + 1 < places.count, properties.contains(places[at + 1]),
        languages.contains(where: { $0.references.articles.contains(texts[at]) })
      {
        words.insert(place)
        at += 1
        continue
      }
      // "I meant 2 TB"
      if own.isEmpty, let end = Correction.endOfMeaning(texts, at: at), !places[at..<end].contains(where: { taken[$0] })
      {
        words.formUnion(places[at..<end])
        at = end
        continue
      }
      let found = role(texts[at...], languages) { role, count in
        !places[at..<at + count].contains { taken[$0] }
          && (allows(role, places, at) || role == .pronoun && at + count == places.count && asksHow(texts[0])
            || isTail(role, at, count, places))
      }
      if let (role, length) = found {
        // In «ist das zweite» the choice counts, not «ist das».
        let isCovered =
          role == .pronoun && length > 1
          && (1..<length).contains { self.role(texts[(at + $0)...], languages) { role, _ in role.isChoice } != nil }
        let isEnding = isTail(role, at, length, places) && !allows(role, places, at)
        let isIdle = isCovered || isEnding
        if isEnding { ending.formUnion(places[at...]) }
        take(isIdle ? .filler : role, Array(places[at..<at + (isCovered ? 1 : length)]))
        at += isCovered ? 1 : length
        continue
      }
      if hasLimit, languages.contains(where: { $0.references.changesLimit(texts[at]) }) {
        words.insert(place)
      } else if own.isEmpty, at + 1 < places.count,
        languages.contains(where: { $0.references.denials.contains(texts[at]) })
      {
        // "No wait, for men"
        words.insert(place)
      } else if isMeaningless(place, reading, languages) {
        meaningless.insert(place)
      } else {
        own.append(place)
      }
      at += 1
    }
    dropChoicesInNames(places)
    // "Which of the first two is cheaper?" compares; "the first two, anything cheaper?" asks for others.
    if choices == [.both], let wish, wish != .others, let first = texts.first, Self.whiches.contains(first) {
      (choices, self.wish) = ([.both, wish == .cheaper ? .cheapest : .dearest], nil)
    }
    // "The cheaper of the first two" is one of them.
    if choices == [.both], own.isEmpty, let wish, wish != .others, isOneOfThem(texts) {
      (choices, self.wish) = ([.both, wish == .cheaper ? .cheapest : .dearest], nil)
    }
    hasProperties = !properties.isEmpty
    isOfShown = texts.indices.contains { place in
      languages.contains { language in
        language.references.roles(at: texts[place...]).contains { role, count in
          role == .choice(.all) && (count > 1 || !Self.whiches.contains(texts[place]))
        }
      }
    }
    asksForOffer = languages.contains { !$0.references.offers.isDisjoint(with: texts) }
    let ones = places.indices.dropFirst().filter { texts[$0] == "one" && isDefinite($0, places, texts, properties) }
    let named = places.indices.dropFirst().filter { at in
      properties.contains(places[at]) && languages.contains { $0.references.articles.contains(texts[at - 1]) }
        // «In het groen» speaks of the kind.
        && (at < 2 || role(texts[(at - 2)...], languages) { role, _ in role == .refiner } == nil)
    }
    isAmongShown =
      own.isEmpty && choices.isEmpty && isBigger == nil && !isReturn
      && (!named.isEmpty || !ones.isEmpty)
    if isAmongShown { cue = .pointer }
  }

  private func isOneOfThem(_ texts: [String]) -> Bool {
    guard let first = texts.first, texts.count > 3, Self.articles.contains(first) else { return false }
    return Self.parts.contains(texts[2])
  }

  private static let articles: Set<String> = ["the", "der", "die", "das", "le", "la", "el", "il", "lo", "de", "het"]

  /// Before a thing that was not spoken of yet.
  static let articlesOfOne: Set<String> = ["a", "an", "ein", "eine", "einen", "un", "une", "una", "uno", "een"]

  /// Between what is chosen and what it is chosen of.
  private static let parts: Set<String> = [
    "of", "von", "der", "des", "de", "dei", "delle", "van", "z", "ze", "з", "із", "из",
  ]

  /// "The red one" is one of those that were shown; "a red one", "red one" and "red ones" are any.
  private func isDefinite(_ one: Int, _ places: [Int], _ texts: [String], _ properties: Set<Int>) -> Bool {
    let first = texts[..<one].indices.last { !properties.contains(places[$0]) }
    return properties.contains(places[one - 1]) && first.map { Self.definites.contains(texts[$0]) } ?? false
  }

  private static let definites: Set<String> = ["the", "that", "this", "which"]

  /// "How tall is it?": the word at the end stands for what was shown, not for the few words between.
  private func asksHow(_ first: String) -> Bool { own.count <= 2 && Self.hows.contains(first) }

  static let whiches: Set<String> = [
    "which", "what", "welche", "welcher", "welches", "was", "lequel", "laquelle", "quel", "quelle", "cual", "quale",
    "welke", "wat", "ktory", "ktora", "ktore", "який", "яка", "яке", "котрий", "какой", "какая", "какое",
  ]

  /// "I'm looking for headphones": the preposition is the verb's.
  private static let searches: Set<String> = ["looking", "look", "searching", "search", "shopping", "zoek", "asking"]

  static let hows: Set<String> = [
    "how", "wie", "hoe", "combien", "comment", "cuanto", "quanto", "jak", "ile", "як", "скільки", "как", "сколько",
  ]

  /// The longest of the phrases that some words begin with.
  private func role(
    _ words: ArraySlice<String>, _ languages: [StoreLanguage], where isAllowed: (ReferenceWords.Role, Int) -> Bool
  ) -> (ReferenceWords.Role, Int)? {
    var longest: (ReferenceWords.Role, Int)?
    for language in languages {
      for (role, count) in language.references.roles(at: words)
      where count > longest?.1 ?? 0 && isAllowed(role, count) {
        longest = (role, count)
      }
    }
    // "Which one's the cheapest": the end stands for "is", where no phrase has it.
    guard let place = words.prefix(2).lastIndex(where: { $0.hasSuffix("'s") }) else { return longest }
    var words = words
    words[place] = String(words[place].dropLast(2))
    guard let other = role(words, languages, where: isAllowed), other.1 > longest?.1 ?? 0 else { return longest }
    return other
  }

  /// Openers stand before all words of their own, and so do words that stand for another: in "a tent, and is it light" the
  /// word does not speak of an earlier message.
  private func allows(_ role: ReferenceWords.Role, _ places: [Int], _ at: Int) -> Bool {
    switch role {
    case .opener: own.isEmpty && places[..<at].allSatisfy(words.contains)
    // "No, a power bank" turns down; "no red ones" says more.
    case .refiner:
      own.isEmpty && places[..<at].allSatisfy { words.contains($0) || meaningless.contains($0) }
        && !(places[at] + 1 < tokens.count && tokens[places[at] + 1].kind == .sign)
        && !(at > 0 && Self.searches.contains(tokens[places[at - 1]].text))
    case .otherSize, .returning: own.isEmpty
    // "Ink for that one"
    case .pronoun: own.isEmpty || isBehindLink(places, at) && at + 2 == places.count
    case .choice(.all), .choice(.both): own.isEmpty
    default: true
    }
  }

  private func isBehindLink(_ places: [Int], _ at: Int) -> Bool {
    at > 1 && ProductLinks.words.contains(tokens[places[at - 1]].text)
  }

  /// "Without wifi then", "black only": what may begin a message says nothing at its end.
  private func isTail(_ role: ReferenceWords.Role, _ at: Int, _ count: Int, _ places: [Int]) -> Bool {
    let isOnly = role == .refiner && count == 1 && Self.onlys.contains(tokens[places[at]].text)
    return (role == .opener || isOnly) && at > 0 && at + count == places.count
  }

  private static let onlys: Set<String> = ["only", "nur", "seulement", "solo", "alleen", "tylko", "лише", "только"]

  private mutating func take(_ role: ReferenceWords.Role, _ places: [Int]) {
    words.formUnion(places)
    switch role {
    case .choice(let choice):
      if !choices.contains(choice) { choices.append(choice) }
      if let last = places.last { endsOfChoices.insert(last + 1) }
      cue = .pointer
    case .pronoun:
      hasPronoun = true
      cue = .pointer
    case .wish(let wish): self.wish = self.wish ?? wish
    case .opener:
      opening.formUnion(places)
      if cue == .none { cue = .opener }
    case .refiner:
      if cue == .none || cue == .opener { cue = .refiner }
      // "Without" excludes, "for" and the like say nothing: how a question is read does not change.
      words.subtract(places)
    case .otherSize(let isBigger):
      self.isBigger = isBigger
      if cue != .pointer { cue = .refiner }
    case .returning:
      isReturn = true
      cue = .pointer
    case .anyPrice: liftsPrice = true
    case .anyColor: liftsColor = true
    case .otherBrand:
      wantsOtherBrand = true
      wish = wish ?? .others
    case .otherColor: wantsOtherColor = true
    case .anyBrand: liftsBrand = true
    case .anySize: liftsSize = true
    case .anyProperty(let nouns): liftedProperties.formUnion(nouns)
    case .higherLimit:
      raisesLimit = true
      wish = wish ?? .dearer
    case .filler: fillers.formUnion(places)
    case .idiom: break
    }
  }

  private func isMeaningless(_ place: Int, _ reading: QuestionReading, _ languages: [StoreLanguage]) -> Bool {
    let token = tokens[place]
    return reading.isStopWord(token.raw) || languages.contains { $0.stopWords.contains(token.text) }
      || ProductNouns.areAll(in: token.raw)
  }

  /// "The first aid kit" is no choice.
  private mutating func dropChoicesInNames(_ places: [Int]) {
    guard !choices.isEmpty, !hasPronoun, own.count > 1, let first = own.first,
      let index = places.firstIndex(of: first), index > 0, index + 1 < places.count,
      words.contains(places[index - 1]), own.contains(places[index + 1]), endsOfChoices.contains(first)
    else { return }
    let placed = choices.filter { if case .place = $0 { true } else { $0 == .both || $0 == .last } }
    guard placed.count == choices.count else { return }
    choices = []
    cue = .none
  }
}

extension ReferenceWords.Role {
  /// It says that a property need not be.
  fileprivate var lifts: Bool {
    switch self {
    case .anyColor, .anyBrand, .anySize, .anyProperty, .anyPrice: true
    default: false
    }
  }

  fileprivate var isChoice: Bool { if case .choice = self { true } else { false } }
}
