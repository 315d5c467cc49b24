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
  private(set) var mentions: [FacetMention] = []
  /// Words of what is not wanted, the excluding word among them: they are not searched for.
  private(set) var unwanted: Set<Int> = []
  /// Those of them that name no property that the vocabulary has.
  private(set) var unknownUnwanted: Set<Int> = []
  /// Names of things that are not wanted: "a knife, not a set".
  private(set) var unwantedNames: [String] = []

  static let maximumMentions = 8

  /// Pieces of the question that look like identifiers: the red of `CUP-RED` is no colour.
  private let codePieces: Set<Int>

  init(tokens: [QuestionToken], isTaken: [Bool], vocabulary: Vocabulary, languages: [StoreLanguage]) {
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
      place = max(readExclusion(at: place) ?? readIdiom(at: place) ?? readWish(at: place) ?? place + 1, place + 1)
    }
    let modifiers = mentions.indices.filter { isModifier(mentions[$0]) }
    for index in mentions.indices {
      mentions[index].head = head(of: mentions[index])
      mentions[index].namesKind = namesKind(mentions[index])
    }
    for index in modifiers.reversed() { mentions.remove(at: index) }
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
    guard let (choice, end) = facet(at: place) else { return nil }
    if let free = freeSuffix(at: end) {
      add(choice, place..<end, exclusion: place..<free)
      return free
    }
    add(choice, place..<end)
    if let last = mentions.indices.last, mentions[last].tokens == place..<end {
      mentions[last].isAlias = isAlias(choice, place..<end)
    }
    return end
  }

  private func isAlias(_ choice: FacetChoice, _ places: Range<Int>) -> Bool {
    vocabulary.matches(tokens, at: places.lowerBound).first {
      $0.end == places.upperBound && $0.entry.choice == choice
    }?
    .entry.isAlias ?? false
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

  private func readIdiom(at place: Int) -> Int? {
    languages.compactMap { end(of: $0.facets.idioms, at: place) }.first
  }

  // MARK: Exclusions

  private mutating func readExclusion(at place: Int) -> Int? {
    guard !isTaken[place] else { return nil }
    if languages.contains(where: { end(of: $0.facets.idioms, at: place) != nil }) { return nil }
    let strong = languages.compactMap { end(of: $0.facets.exclusions, at: place) }.max()
    let isWeak = strong == nil
    guard let begin = strong ?? (isNegation(place) ? place + 1 : nil) else { return nil }
    var next = skippingGaps(from: begin)
    if isWeak, isAskingBack(place, upTo: next) { return nil }
    var last: Int?
    var field: FacetField?
    while next < tokens.count, let (choice, end) = facet(at: next) {
      // "Without wool, grey" excludes no grey; "without wool, or grey" does.
      if let last, let field, field != choice.field, isPlainComma(last..<next) { break }
      // "Not red, blue" asks for blue; "not red, blue or green" for none of them.
      if let last, isParticle(place), isPlainComma(last..<next), joint(at: end) == nil { break }
      field = choice.field
      add(choice, next..<end, exclusion: place..<end, isWeak: isWeak && end - place == 2)
      last = end
      next = end
      guard let joint = joint(at: next) else { break }
      next = skippingGaps(from: joint)
    }
    if last == nil { last = readThing(at: next, from: place) }
    if last == nil { last = readPart(at: next, from: place) }
    if last == nil { last = readName(at: next, from: place, isWeak: isWeak) }
    if last == nil, let end = unknownWord(at: next) {
      let further = alternative(behind: end)
      if !isWeak || further != nil {
        unknownUnwanted.formUnion(place..<end)
        last = end
      }
      // "But purple or black": the shop knows black alone.
      if let further {
        add(further.choice, further.places, exclusion: end..<further.places.upperBound)
        last = further.places.upperBound
      }
    }
    guard let last else { return isParticle(place) ? endOfDoubt(from: begin) : nil }
    unwanted.formUnion(place..<last)
    return last
  }

  /// A negation of verbs and comparisons, "not", beside "no" of nouns.
  private func isParticle(_ place: Int) -> Bool {
    languages.contains {
      $0.prices.particleNegations.contains(tokens[place].text) && $0.facets.negations.contains(tokens[place].text)
    }
  }

  /// "Not necessarily red": behind a negation and a word that nobody knows, a property is neither wanted nor unwanted.
  /// The opposite of a wish is the worst that can be read.
  private func endOfDoubt(from begin: Int) -> Int? {
    let next = skippingGaps(from: begin)
    guard next + 1 < tokens.count, tokens[next].kind == .word, !isTaken[next], facet(at: next) == nil else {
      return nil
    }
    let behind = skippingGaps(from: next + 1)
    guard behind < tokens.count, tokens[next..<behind].allSatisfy({ $0.kind == .word }) else { return nil }
    return facet(at: behind)?.end
  }

  /// "Don't you have it in red?", «gibt es die nicht auch in Rot?»: the negation asks for it all the more.
  private func isAskingBack(_ place: Int, upTo end: Int) -> Bool {
    guard place + 1 < tokens.count else { return false }
    if Self.subjects.contains(tokens[place + 1].text) { return true }
    if place > 0, Self.whys.contains(tokens[place - 1].text) { return true }
    // "Do you not sell it in red?"
    if place > 1, Self.subjects.contains(tokens[place - 1].text), Self.auxiliaries.contains(tokens[place - 2].text) {
      return true
    }
    let behind = tokens[(place + 1)..<min(max(end, place + 1) + 1, tokens.count)]
    if behind.contains(where: { Self.alsoWords.contains($0.text) }) { return true }
    // «Habt ihr das nicht in Rot?», but not «etwas, das nicht rot ist».
    guard tokens.last?.text == "?", let first = tokens.first(where: { $0.kind == .word }), end > place + 1,
      Self.questionVerbs.contains(first.text)
    else { return false }
    return Self.inWords.contains(tokens[place + 1].text)
  }

  private static let subjects: Set<String> = [
    "you", "they", "there", "it", "we", "this", "that", "these", "those", "i", "ihr", "sie", "du", "es", "vous",
    "jullie",
  ]
  private static let whys: Set<String> = [
    "why", "warum", "wieso", "pourquoi", "perche", "waarom", "dlaczego", "чому", "почему",
  ]
  private static let auxiliaries: Set<String> = ["do", "does", "did", "can", "could", "have", "will", "would"]
  private static let alsoWords: Set<String> = [
    "also", "auch", "aussi", "tambien", "anche", "ook", "tez", "rowniez", "також", "теж", "также", "тоже",
  ]
  private static let questionVerbs: Set<String> = [
    "gibt", "gibt's", "habt", "haben", "hast", "kommt", "kommen", "is", "heeft", "hebben", "heb", "zijn",
  ]
  private static let inWords: Set<String> = ["in"]

  /// A property that "or" joins to an unwanted word which the shop does not know.
  private func alternative(behind end: Int) -> (choice: FacetChoice, places: Range<Int>)? {
    guard end + 1 < tokens.count, tokens[end].kind == .word, let joint = joint(at: end), joint < tokens.count,
      let (choice, last) = facet(at: joint), choice.field.isColorOrMaterial
    else { return nil }
    return (choice, joint..<last)
  }

  /// A thing that is not wanted, at the end of what is said: in "no iron shirt" no iron is refused. "Without X" is said of
  /// what a thing has, and names of products say so too.
  private mutating func readThing(at place: Int, from start: Int) -> Int? {
    guard place < tokens.count, !isTaken[place], tokens[place].kind == .word,
      !languages.contains(where: { $0.facets.lacks(tokens[start..<place].map(\.text)) })
    else { return nil }
    var ends = Self.packages.contains(tokens[place].text) ? [place + 1] : []
    for language in languages {
      ends += ProductWords.table.matches(tokens, at: place, in: language).filter(ProductWords.table.isThing).map(\.end)
    }
    guard let end = ends.first(where: { endsClause(at: $0) && !isTaken[place..<$0].contains(true) }) else { return nil }
    unwantedNames.append(text(place..<end))
    unknownUnwanted.formUnion(start..<end)
    return end
  }

  /// Words that are no property, at the end of what is said: products that are called so are not wanted. "But not motor
  /// oil", "not the bear", ", no night cream"; behind a plain "not" many a word stands that names nothing.
  private mutating func readName(at place: Int, from start: Int, isWeak: Bool) -> Int? {
    guard !languages.contains(where: { $0.facets.lacks(tokens[start..<place].map(\.text)) }) else { return nil }
    var end = place
    while end < place + Self.wordsOfName, unknownWord(at: end) != nil, !endsClause(at: end), facet(at: end) == nil {
      end += 1
    }
    guard end > place, endsClause(at: end), alternative(behind: end) == nil else { return nil }
    let isBehindComma = start > 0 && tokens[start - 1].text == ","
    if end - place > 1 { guard !isWeak || isBehindComma else { return nil } }
    if isWeak, isParticle(start) {
      let article = tokens[place - 1].text
      guard article == "the" || languages.contains(where: { $0.references.articles.contains(article) }) else {
        return nil
      }
    }
    unwantedNames.append(text(place..<end))
    unknownUnwanted.formUnion(start..<end)
    return end
  }

  private static let wordsOfName = 3

  /// Words for several things in one, and for what is put around them.
  private static let packages: Set<String> = [
    "set", "sets", "kit", "kits", "bundle", "bundles", "case", "cases", "cover", "covers", "satz", "hulle", "bundel",
  ]

  private func endsClause(at place: Int) -> Bool {
    guard place < tokens.count, tokens[place].kind == .word else { return true }
    return isStopWord(place) || joint(at: place) != nil || isNegation(place) || isTaken[place]
      || languages.contains { $0.facets.contrasts.contains(tokens[place].text) }
  }

  /// No more than a comma, and words such as "show me", stand between.
  private func isPlainComma(_ places: Range<Int>) -> Bool {
    places.contains { tokens[$0].text == "," } && places.allSatisfy { tokens[$0].text == "," || isGap($0) }
  }

  /// A word that only longer values have: "without sugar" asks for what is "sugar free", «ohne Kapuze» for nothing that
  /// is «mit Kapuze».
  private mutating func readPart(at place: Int, from start: Int) -> Int? {
    guard place < tokens.count, !isTaken[place], tokens[place].kind == .word, !isStopWord(place),
      mentions.count < Self.maximumMentions
    else { return nil }
    let wider = vocabulary.values(having: tokens[place].text)
    let free = wider.filter { $0.rest.allSatisfy(isFree) }
    let with = free.isEmpty ? wider.filter { $0.rest.allSatisfy(isWith) } : []
    guard let choice = (free + with).map(\.choice).merged().first else { return nil }
    mentions.append(
      FacetMention(
        choice: choice, isExcluded: free.isEmpty, tokens: place..<place + 1, exclusion: start..<place + 1,
        text: text(start..<place + 1)))
    return place + 1
  }

  private func isFree(_ word: String) -> Bool {
    languages.contains { language in
      language.facets.freeSuffixes.contains(word) || language.facets.negations.contains(word)
        || language.facets.exclusions.contains([word])
    }
  }

  private func isWith(_ word: String) -> Bool { languages.contains { $0.facets.gaps.contains(word) } }

  private func isNegation(_ place: Int) -> Bool {
    languages.contains { $0.facets.negations.contains(tokens[place].text) }
  }

  /// The end of a word that is not wanted and that no attribute has: it is left out of the search too.
  private func unknownWord(at place: Int) -> Int? {
    guard place < tokens.count, !isTaken[place], tokens[place].kind == .word, !isStopWord(place) else { return nil }
    return place + 1
  }

  private func skippingGaps(from place: Int) -> Int {
    var next = place
    while next < tokens.count, next < place + 5, !isTaken[next], facet(at: next) == nil,
      tokens[next].kind == .sign ? tokens[next].text == "-" : isGap(next) || isStopWord(next)
    {
      next += 1
    }
    return next
  }

  private func isGap(_ place: Int) -> Bool { languages.contains { $0.facets.gaps.contains(tokens[place].text) } }

  /// Past "or", "and" and commas between several values.
  private func joint(at place: Int) -> Int? {
    var next = place
    while next < tokens.count, next < place + 2,
      tokens[next].text == "," || tokens[next].text == "/"
        || languages.contains(where: { $0.facets.joints.contains(tokens[next].text) })
    {
      next += 1
    }
    return next == place ? nil : next
  }

  // MARK: Parts

  /// The value that begins at a token: of the longest names that of the most products.
  private func facet(at place: Int) -> (FacetChoice, end: Int)? {
    guard tokens[place].kind != .sign, !isTaken[place], !codePieces.contains(tokens[place].piece) else { return nil }
    for (entry, end) in vocabulary.matches(tokens, at: place) {
      guard !isTaken[place..<end].contains(true) else { continue }
      // A category is named in its own form: "jackets". The word "jacket" says what the product is, and is searched for.
      if entry.choice.field == .category, !isWritten(entry, place..<end) { continue }
      if end - place == 1, isStopWord(place), !entry.needsCue { continue }
      if entry.needsCue, !hasCue(entry, place) { continue }
      return (entry.choice, end)
    }
    return nil
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

  private mutating func add(
    _ choice: FacetChoice, _ places: Range<Int>, exclusion: Range<Int>? = nil, isWeak: Bool = false
  ) {
    guard mentions.count < Self.maximumMentions else { return }
    if let exclusion { unwanted.formUnion(exclusion) }
    mentions.append(
      FacetMention(
        choice: choice, isExcluded: exclusion != nil, tokens: places, exclusion: exclusion,
        text: text(exclusion ?? places), isWeak: isWeak))
  }

  private func text(_ places: Range<Int>) -> String {
    var text = ""
    for place in places { text += (text.isEmpty || tokens[place].isGlued ? "" : " ") + tokens[place].raw }
    return text
  }

  private func isStopWord(_ place: Int) -> Bool {
    languages.contains {
      $0.stopWords.contains(tokens[place].text) || $0.stopWords.contains(tokens[place].raw.lowercased())
    }
  }

  private func end(of phrases: [[String]], at place: Int) -> Int? {
    for phrase in phrases where place + phrase.count <= tokens.count && phrase.first == tokens[place].text {
      let isThere = zip(phrase, tokens[place...]).allSatisfy { $0 == $1.text }
      if isThere, !isTaken[place..<place + phrase.count].contains(true) { return place + phrase.count }
    }
    return nil
  }

  /// The word beside the property that is itself none, the next before the last: "juice" of "orange juice".
  private func head(of mention: FacetMention) -> String? {
    let others = mentions.map(\.tokens)
    func isHead(_ place: Int) -> Bool {
      tokens[place].kind == .word && !isTaken[place] && !unwanted.contains(place) && !isStopWord(place)
        && !isGap(place) && !others.contains { $0.contains(place) }
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
