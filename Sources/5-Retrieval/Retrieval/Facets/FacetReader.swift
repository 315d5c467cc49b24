// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// Finds properties of products in a question by the vocabulary of the index. Pure.
struct FacetReader {
  let tokens: [QuestionToken]
  /// Whether a limit of price or an order took the token.
  let isTaken: [Bool]
  let vocabulary: Vocabulary
  let languages: [StoreLanguage]
  /// The message goes on with a thing that another has named.
  let followsTopic: Bool
  var mentions: [FacetMention] = []
  /// Words of what is not wanted, the excluding word among them: they are not searched for.
  var unwanted: Set<Int> = []
  /// Those of them that name no property that the vocabulary has.
  var unknownUnwanted: Set<Int> = []
  /// Names of things that are not wanted: "a knife, not a set".
  var unwantedNames: [String] = []
  /// Words for people whom it is not for.
  var refusedAudience: Set<Int> = []
  /// Properties that need not be: "it doesn't have to be red", "without a hood is fine too".
  var released: [FacetChoice] = []
  /// Properties that are no wish by themselves: "blue is fine too".
  var permitted: [FacetChoice] = []

  static let maximumMentions = 8

  /// Pieces of the question that look like identifiers: the red of `CUP-RED` is no colour.
  private let codePieces: Set<Int>

  init(
    tokens: [QuestionToken], isTaken: [Bool], vocabulary: Vocabulary, languages: [StoreLanguage],
    followsTopic: Bool = false
  ) {
    self.followsTopic = followsTopic
    self.tokens = tokens
    self.isTaken = isTaken
    self.vocabulary = vocabulary
    self.languages = languages
    codePieces = Set(
      Dictionary(grouping: tokens, by: \.piece).filter { _, tokens in
        let text = tokens.map(\.raw).joined()
        return QuestionIdentifiers.isUpper(text)
          || QuestionIdentifiers.isCode(text, key: IdentifierNormalizer.plain(text), isOnly: false)
      }.keys)
  }

  mutating func read() {
    var place = 0
    while place < tokens.count {
      let end =
        readReleased(at: place) ?? readBound(at: place) ?? readExclusion(at: place) ?? readIdiom(at: place)
        ?? readWish(at: place)
      place = max(end ?? place + 1, place + 1)
    }
    let modifiers = mentions.indices.filter { isModifier(mentions[$0]) }
    for index in mentions.indices {
      // It is said of what the category holds: "no bookcases over 120 cm", "network switch with PoE".
      let category = mentions.first { $0.choice.field == .category && !$0.isExcluded }
      let mayBeOfCategory = mentions[index].choice.field != .category
      mentions[index].head =
        head(of: mentions[index]) ?? (mayBeOfCategory ? category?.text : nil) ?? thingOfProperty(beside: index)
      if mentions[index].isMeasure {
        preferOfHead(index)
        admitMore(index)
      }
      mentions[index].namesKind = namesKind(mentions[index])
      mentions[index].isBehindLink = isBehindLink(mentions[index])
    }
    for index in modifiers.reversed() { mentions.remove(at: index) }
  }

  /// Of "SSD 1 TB" the `ssd_capacity`, though more products have a storage of so much.
  private mutating func preferOfHead(_ index: Int) {
    guard let head = mentions[index].head?.folded, !mentions[index].alternatives.isEmpty else { return }
    let choices = mentions[index].choices
    let own = choices.filter { $0.field.name.split(separator: "_").contains { $0 == head } }
    guard let first = own.first, first != choices[0] else { return }
    mentions[index].choice = first
    mentions[index].alternatives = choices.filter { $0 != first }
    mentions[index].wider = vocabulary.wider(first)
  }

  /// "For my iPhone 14".
  private func isBehindLink(_ mention: FacetMention) -> Bool {
    let before = tokens[..<mention.tokens.lowerBound].reversed().prefix { token in
      !ProductLinks.words.contains(token.text)
        && languages.contains { $0.stopWords.contains(token.text) }
    }
    let place = mention.tokens.lowerBound - before.count - 1
    return place >= 0 && ProductLinks.words.contains(tokens[place].text)
  }

  /// A category's word that is part of what the product is called, "sleeping bag": the whole is searched for, and says
  /// more than the category.
  private func isModifier(_ mention: FacetMention) -> Bool {
    guard mention.choice.field == .category, !mention.isExcluded else { return false }
    var next = mention.tokens.upperBound
    if next < tokens.count, tokens[next].text == "-" { next += 1 }
    guard next < tokens.count, tokens[next].kind == .word, !isTaken[next], !unwanted.contains(next), !isStopWord(next),
      !isGap(next), joint(at: next) == nil
    else { return false }
    // "Jackets waterproof" asks for jackets.
    return mentions.allSatisfy { !$0.tokens.contains(next) || $0.choice.field == .category }
  }

  // MARK: Wishes

  private mutating func readWish(at place: Int) -> Int? {
    guard let (found, end) = facet(at: place) ?? roundedMeasure(at: place) ?? unknownColor(at: place) else {
      return nil
    }
    // Where some have just 24 inch, others that are sold as such have 23.8.
    let rounded = vocabulary.named(tokens, at: place).map { $0.end == end ? vocabulary.rounded($0) : [] } ?? []
    let choice = rounded.filter { $0.field == found.field }.reduce(found) { $0.joined($1) }
    if let free = freeSuffix(at: end) {
      add(choice, place..<end, exclusion: place..<free)
      return free
    }
    if let refused = refusal(behind: end) {
      add(choice, place..<end, exclusion: place..<refused)
      return refused
    }
    add(choice, place..<end)
    if let last = mentions.indices.last, mentions[last].tokens == place..<end {
      mentions[last].isAlias = isAlias(choice, place..<end)
      mentions[last].isMaker = choice.field.isBrand && isMaker(at: place)
      let choices = ofNamedDimension([choice] + otherMeasures(choice, place..<end), place..<end)
      mentions[last].choice = choices.first ?? choice
      mentions[last].alternatives = Array(choices.dropFirst())
      if choices.count == 1, vocabulary.named(tokens, at: place)?.end != end {
        mentions[last].choice = vocabulary.withLonger(choice)
        mentions[last].alternatives = vocabulary.others(than: choice, tokens, at: place..<end)
      }
      mentions[last].wider = vocabulary.wider(mentions[last].choice)
      mentions[last].isMeasure = vocabulary.named(tokens, at: place)?.end == end
      if mentions[last].isMeasure, let end = readMeasured(last) ?? readDimension(last) { return end }
    }
    return readPermission(of: choice, at: end) ?? end
  }

  /// "Laptop with 16 GB RAM": the word is the measure's.
  private mutating func readMeasured(_ index: Int) -> Int? {
    let mention = mentions[index]
    let start = mention.tokens.lowerBound
    guard let (choice, measure, end) = vocabulary.measured(tokens, from: start, languages),
      measure.upperBound == mention.tokens.upperBound, !isTaken[measure.upperBound..<end].contains(true),
      followsTopic || vocabulary.namesThing(tokens, beside: start..<end, languages)
    else { return nil }
    mentions[index].alternatives = mention.choices.filter { $0.field != choice.field }
    mentions[index].choice = choice
    mentions[index].wider = vocabulary.wider(choice)
    mentions[index].tokens = start..<end
    mentions[index].text = text(start..<end)
    return end
  }

  /// "Desk 140 cm wide": the word says which side is measured.
  private mutating func readDimension(_ index: Int) -> Int? {
    let (start, end) = (mentions[index].tokens.lowerBound, mentions[index].tokens.upperBound)
    guard end < tokens.count, !isTaken[end], DimensionWords.contains(tokens[end].text) else { return nil }
    mentions[index].tokens = start..<end + 1
    mentions[index].text = text(start..<end + 1)
    return end + 1
  }

  private func isAlias(_ choice: FacetChoice, _ places: Range<Int>) -> Bool {
    vocabulary.matches(tokens, at: places.lowerBound).first {
      $0.end == places.upperBound && $0.entry.choice == choice
    }?
    .entry.isAlias ?? false
  }

  /// Other attributes that have the same measure: of "16 GB" memory and storage.
  private func otherMeasures(_ choice: FacetChoice, _ places: Range<Int>) -> [FacetChoice] {
    guard let named = vocabulary.named(tokens, at: places.lowerBound), named.end == places.upperBound else { return [] }
    let others = (vocabulary.values(of: named) + vocabulary.rounded(named)).filter { $0.field != choice.field }
    return others.enumerated().filter { place, other in !others[..<place].contains { $0.field == other.field } }.map(
      \.1)
  }

  /// "24 inch" where displays have 23.8.
  private func roundedMeasure(at place: Int) -> (FacetChoice, end: Int)? {
    guard let named = vocabulary.named(tokens, at: place), !isTaken[place..<named.end].contains(true) else {
      return nil
    }
    return vocabulary.rounded(named).first.map { ($0, named.end) }
  }

  private func unknownColor(at place: Int) -> (FacetChoice, end: Int)? {
    guard !isTaken[place], !codePieces.contains(tokens[place].piece) else { return nil }
    return vocabulary.unknownColor(tokens, at: place, in: languages)
  }

  /// `latex-free`, `bleifrei` in two words.
  private func freeSuffix(at place: Int) -> Int? {
    // "Plastic free cutting board", but no "black free weights".
    if place < tokens.count, tokens[place].kind == .word, isFreeSuffix(place),
      place + 1 >= tokens.count || !Self.freeThings.contains(tokens[place + 1].text)
    {
      return place + 1
    }
    guard place + 1 < tokens.count, tokens[place].text == "-",
      languages.contains(where: { $0.facets.freeSuffixes.contains(tokens[place + 1].text) })
    else { return nil }
    return place + 2
  }

  private func isFreeSuffix(_ place: Int) -> Bool {
    languages.contains { $0.facets.freeSuffixes.contains(tokens[place].text) }
  }

  private static let freeThings: Set<String> = [
    "shipping", "delivery", "postage", "returns", "return", "gift", "gifts", "sample", "samples", "weight", "weights",
    "standing", "range", "size", "fit", "wifi", "trial", "people", "spirit", "time", "-",
  ]

  func isIdiom(_ place: Int) -> Bool { readIdiom(at: place) != nil }

  private func readIdiom(at place: Int) -> Int? {
    languages.compactMap { end(of: $0.facets.idioms, at: place) }.first
  }

  // MARK: Parts

  /// The value that begins at a token: of the longest names that of the most products.
  func facet(at place: Int) -> (FacetChoice, end: Int)? {
    guard tokens[place].kind != .sign, !isTaken[place], !codePieces.contains(tokens[place].piece) else { return nil }
    for (entry, end) in brandsInOrder(vocabulary.matches(tokens, at: place), at: place) {
      guard !isTaken[place..<end].contains(true) else { continue }
      // A category is named in its own form: "jackets". The word "jacket" says what the product is, and is searched for.
      if entry.choice.field == .category, !isWritten(entry, place..<end) { continue }
      if end - place == 1, isStopWord(place), !entry.needsCue { continue }
      if entry.needsCue, !hasCue(entry, place) { continue }
      if isOfThing(entry, place..<end) || isAskedForItself(entry, place..<end) { continue }
      // "1500 VA" is no panel of the type VA.
      let isUnit = end - place == 1 && tokens[place].text.count <= 2 && place > 0 && tokens[place - 1].kind == .number
      // "40 m2" is no M.2.
      let isMeasure = place > 0 && Measure.read(tokens, at: place - 1).map { $0.end >= end } ?? false
      if isUnit || isMeasure && tokens[place - 1].kind == .number, !entry.choice.field.isSize { continue }
      if entry.choice.field.isBrand, isWhatItIsFor(place) { continue }
      if entry.choice.field.namesBrands, isRelative(place..<end) { continue }
      // "In that colour" asks for no "coloured" hair.
      if end - place == 1, isGap(place), !isWritten(entry, place..<end) { continue }
      return (entry.choice, end)
    }
    return nil
  }

  /// "Samsung phone": of equally long names the brand of the thing before the brand of what it fits; behind "for" the
  /// reverse.
  private func brandsInOrder(
    _ matches: [(entry: Vocabulary.Entry, end: Int)], at place: Int
  ) -> [(entry: Vocabulary.Entry, end: Int)] {
    guard let brand = matches.firstIndex(where: { $0.entry.choice.field.isBrand }),
      let other = matches.firstIndex(where: {
        $0.end == matches[brand].end && $0.entry.choice.field.namesBrands && !$0.entry.choice.field.isBrand
      })
    else { return matches }
    let isBehindLink = place > 0 && ProductLinks.words.contains(tokens[place - 1].text)
    var matches = matches
    if isBehindLink == (brand < other) { matches.swapAt(brand, other) }
    return matches
  }

  /// Whether the words say what the product is, as a category does too: "jacket" where there are "Jackets".
  private func namesKind(_ mention: FacetMention) -> Bool {
    guard let first = mention.tokens.first, mention.choice.field != .category else { return false }
    return vocabulary.matches(tokens, at: first).contains { entry, end in
      entry.choice.field == .category && end == mention.tokens.upperBound
    }
  }

  private func isWritten(_ entry: Vocabulary.Entry, _ places: Range<Int>) -> Bool {
    tokens[places].filter { $0.kind != .sign }.map(\.text) == entry.tokens
  }

  /// "size 42", "Größe M", "M" in capitals at the end or after "in".
  private func hasCue(_ entry: Vocabulary.Entry, _ place: Int) -> Bool {
    // "42.5", "M-65" and "A4" are other things.
    if tokens[place].isGlued
      || (place + 1 < tokens.count && tokens[place + 1].isGlued && tokens[place + 1].kind != .sign)
    {
      return false
    }
    var before = place - 1
    // "size 40 or 42"
    while before > 0, joint(at: before) != nil || tokens[before].kind == .number || tokens[before].text == ":" {
      before -= 1
    }
    if before >= 0 {
      let word = tokens[before].text
      let isSize = languages.contains { $0.facets.sizes.contains(word) }
      let isSizeCode = entry.codeWords.contains { $0.contains("size") || $0.contains("grosse") }
      if isSize, isSizeCode || !Self.isSizeKnown(entry) { return true }
      if entry.codeWords.contains(word) { return true }
    }
    guard tokens[place].kind == .word, tokens[place].raw == tokens[place].raw.uppercased() else { return false }
    let isShouted = tokens.allSatisfy { $0.raw == $0.raw.uppercased() }
    return !isShouted && entry.codeWords.contains { $0.contains("size") }
  }

  private static func isSizeKnown(_ entry: Vocabulary.Entry) -> Bool {
    entry.codeWords.contains {
      ["age", "alter", "weight", "length", "height", "year", "capacity", "volume"].contains($0)
    }
  }

  mutating func add(
    _ choice: FacetChoice, _ places: Range<Int>, exclusion: Range<Int>? = nil, isWeak: Bool = false
  ) {
    guard mentions.count < Self.maximumMentions else { return }
    if let exclusion { unwanted.formUnion(exclusion) }
    mentions.append(
      FacetMention(
        choice: choice, isExcluded: exclusion != nil, tokens: places, exclusion: exclusion,
        text: text(exclusion ?? places), isWeak: isWeak))
  }

  func text(_ places: Range<Int>) -> String {
    tokens[places].written
  }

  func isStopWord(_ place: Int) -> Bool {
    languages.contains {
      $0.stopWords.contains(tokens[place].text) || $0.stopWords.contains(tokens[place].raw.lowercased())
    }
  }

  func end(of phrases: [[String]], at place: Int) -> Int? {
    for phrase in phrases where place + phrase.count <= tokens.count && phrase.first == tokens[place].text {
      let isThere = zip(phrase, tokens[place...]).allSatisfy { $0 == $1.text }
      if isThere, !isTaken[place..<place + phrase.count].contains(true) { return place + phrase.count }
    }
    return nil
  }

  /// The word beside the property that is itself none, the next before the last: "juice" of "orange juice".
  /// The "only" of "wireless ones only" is talk.
  private func saysNothing(_ place: Int, in language: StoreLanguage) -> Bool {
    WeakWords.contains(tokens[place].text, in: language)
      || language.references.roles(at: [tokens[place].text]).contains {
        $0.count == 1 && [.filler, .opener, .refiner].contains($0.role)
      }
  }

  private func head(of mention: FacetMention) -> String? {
    let others = mentions.map(\.tokens)
    func isHead(_ place: Int) -> Bool {
      tokens[place].kind == .word && !isTaken[place] && !unwanted.contains(place) && !isStopWord(place)
        && !isGap(place) && !others.contains { $0.contains(place) }
        // "Wireless is better" after "headset" names no thing.
        && !(followsTopic && languages.contains { saysNothing(place, in: $0) })
    }
    func isPassable(_ place: Int) -> Bool {
      others.contains { $0.contains(place) } || tokens[place].text == "-" || joint(at: place) != nil
    }
    var next = mention.tokens.upperBound
    while next < tokens.count, isPassable(next) { next += 1 }
    if next < tokens.count, isHead(next) { return tokens[next].raw }
    return tokens.indices[..<mention.tokens.lowerBound].last(where: isHead).map { tokens[$0].raw }
      ?? tokens.indices[min(next, tokens.count)...].first(where: isHead).map { tokens[$0].raw }
  }
}
