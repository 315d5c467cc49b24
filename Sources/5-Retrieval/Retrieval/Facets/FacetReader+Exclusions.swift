// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// Reads properties and things that are not wanted: "without wool", "but no cotton", "leather-free".
extension FacetReader {
  mutating func readExclusion(at place: Int) -> Int? {
    guard !isTaken[place] else { return nil }
    if isIdiom(place) || announcesNumber(place) || isNegation(place) && turnsBound(place) { return nil }
    // "No, a power bank" turns down what was shown.
    let isDenial = languages.contains { $0.references.denials.contains(tokens[place].text) }
    if isDenial, place == 0, place + 1 < tokens.count, tokens[place + 1].kind == .sign { return nil }
    let strong =
      languages.compactMap { end(of: $0.facets.exclusions, at: place) }.max() ?? endOfPreference(at: place)
      ?? endOfException(at: place)
    let isWeak = strong == nil
    guard let begin = strong ?? (isNegation(place) ? place + 1 : nil) else { return nil }
    var next = skippingGaps(from: begin)
    if isWeak, isAskingBack(place, upTo: next) { return nil }
    var last: Int?
    var field: FacetField?
    while next < tokens.count, let (choice, end) = attributeBehind(next) ?? facet(at: next) {
      // "Without wool, grey" excludes no grey; "without wool, or grey" does.
      if let last, let field, field != choice.field, isPlainComma(last..<next) { break }
      // "Not red, blue" asks for blue; "not red, blue or green" for none of them.
      if let last, isParticle(place), isPlainComma(last..<next), joint(at: end) == nil { break }
      field = choice.field
      // Whom it is not for is told by more than an attribute that few products have.
      let isAudience = end == next + 1 && readAudience(at: next) != nil
      let behind = skippingKindNoun(at: end)
      if !isAudience || choice.field == .category {
        // No product is called "no Samsung", or "no black".
        let mayBeName = isWeak && end - place == 2 && !choice.field.isBrand && !choice.field.isColor
        add(choice, next..<end, exclusion: place..<behind, isWeak: mayBeName)
      }
      last = behind
      next = behind
      guard let joint = joint(at: next) else { break }
      next = skippingGaps(from: joint)
    }
    if last == nil, let end = readRefusedProperty(at: next, from: place) { return end }
    if last == nil { last = readAudience(at: next) }
    if last == nil { last = readThing(at: next, from: place) }
    if last == nil { last = readPart(at: next, from: place) }
    if last == nil { last = readThing(at: next, from: place, isPart: true) }
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
    return releaseExclusion(place..<last) ?? last
  }

  /// "Every laptop but HP", "laptop -hp": the brand, or whatever the shop knows, stands right behind.
  private func endOfException(at place: Int) -> Int? {
    guard place + 1 < tokens.count, facet(at: place + 1) != nil else { return nil }
    let isMinus = tokens[place].text == "-" && !tokens[place].isGlued && tokens[place + 1].isGlued
    // "Any brand, but 27 inch" says more.
    let before = tokens[..<place].suffix(Self.wordsToException).reversed().prefix { $0.kind != .sign }
    let isBut = tokens[place].text == "but" && before.contains { ["every", "any", "all", "each"].contains($0.text) }
    return isMinus || isBut ? place + 1 : nil
  }

  private static let wordsToException = 3

  /// "No blue ink", where pens have an `ink_color`: the word behind the value at the end of what is said names its
  /// attribute.
  private func attributeBehind(_ place: Int) -> (FacetChoice, end: Int)? {
    guard let (_, end) = facet(at: place), end < tokens.count, tokens[end].kind == .word, !isTaken[end],
      endsClause(at: end + 1), !isStopWord(end)
    else { return nil }
    let own = vocabulary.matches(tokens, at: place).first { entry, last in
      last == end && entry.codeWords.contains(tokens[end].text) && entry.choice.field != .category
    }
    return own.map { ($0.entry.choice, end + 1) }
  }

  /// Behind the second word of "rather wired than wireless", where a property that the shop has follows: "more comfortable
  /// than wool" and "more than two" prefer nothing.
  private func endOfPreference(at place: Int) -> Int? {
    let word = tokens[place].text
    guard place > 1, languages.contains(where: { $0.facets.endsOfPreferences.contains(word) }) else { return nil }
    let preferences = languages.flatMap(\.facets.preferences).filter { $0.last == word }
    let comparisons = languages.flatMap(\.facets.comparisons).filter { $0.last == word }
    let next = skippingGaps(from: place + 1)
    guard next < tokens.count, let (other, _) = facet(at: next) else { return nil }
    // Something is preferred, though the shop may have no such property.
    if tokens[place - 1].kind == .word, preferences.contains(where: { isBehind($0, place - 1) }) { return place + 1 }
    let isPreferred = mentions.contains { mention in
      !mention.isExcluded && mention.choice != other && place - mention.tokens.upperBound <= Self.wordsOfPreference
        && comparisons.contains { isBehind($0, mention.tokens.lowerBound) }
    }
    return isPreferred ? place + 1 : nil
  }

  /// Whether the first words of a preference stand shortly before a place.
  private func isBehind(_ phrase: [String], _ place: Int) -> Bool {
    let first = phrase.dropLast()
    let earliest = max(0, place - Self.wordsOfPreference - first.count)
    return (earliest..<max(earliest, place - first.count + 1)).contains { start in
      tokens[start..<min(start + first.count, tokens.count)].map(\.text).elementsEqual(first)
    }
  }

  private static let wordsOfPreference = 5

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

  /// People whom it is not for: "nothing for men".
  private mutating func readAudience(at place: Int) -> Int? {
    guard place < tokens.count, !isTaken[place],
      languages.contains(where: { ProductWords.table.isAudience(tokens[place], in: $0) })
    else { return nil }
    refusedAudience.insert(place)
    unknownUnwanted.insert(place)
    return place + 1
  }

  /// A thing that is not wanted, at the end of what is said: in "no iron shirt" no iron is refused.
  /// - Parameter isPart: "without X" is said of what a thing has: a "keyboard, mouse included".
  private mutating func readThing(at place: Int, from start: Int, isPart: Bool = false) -> Int? {
    guard place < tokens.count, !isTaken[place], tokens[place].kind == .word,
      isPart == languages.contains(where: { $0.facets.lacks(tokens[start..<place].map(\.text)) })
    else { return nil }
    var ends = Self.packages.contains(tokens[place].text) && !isPart ? [place + 1] : []
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
    // "Not the clip-on type"
    let isOfKind = isKindNoun(end - 1)
    guard !isOfKind || end - place > 1 else { return nil }
    unwantedNames.append(text(place..<(isOfKind ? end - 1 : end)))
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
    if let end = readLackedAttribute(at: place, from: start) { return end }
    let wider = vocabulary.values(having: tokens[place].text)
    let free = wider.filter { $0.rest.allSatisfy(isFree) }
    var with = free.isEmpty ? wider.filter { $0.rest.allSatisfy(isWith) } : []
    if free.isEmpty, with.isEmpty { with = vocabulary.values(beginningWith: tokens[place].text).map { ($0, []) } }
    guard let choice = (free + with).map(\.choice).merged().first else { return nil }
    mentions.append(
      FacetMention(
        choice: choice, isExcluded: free.isEmpty, tokens: place..<place + 1, exclusion: start..<place + 1,
        text: text(start..<place + 1)))
    return place + 1
  }

  /// "Without operating system", where a value of that attribute says so: "Without OS".
  private mutating func readLackedAttribute(at place: Int, from start: Int) -> Int? {
    for end in (place + 1...min(place + Self.wordsOfName, tokens.count)).reversed() {
      let values = vocabulary.values(ofAttribute: tokens[place..<end].map(\.text)).filter { value in
        value.words.count > 1 && value.words.contains(where: isFree)
      }
      guard let choice = values.map(\.choice).merged().first, !isTaken[place..<end].contains(true) else { continue }
      mentions.append(
        FacetMention(
          choice: choice, isExcluded: false, tokens: place..<end, exclusion: start..<end, text: text(start..<end)))
      return end
    }
    return nil
  }

  /// "Part no XK714": the word is short for "number".
  private func announcesNumber(_ place: Int) -> Bool {
    guard place > 0, tokens[place].text == "no", place + 1 < tokens.count else { return false }
    let next = tokens[(place + 1)...].first { $0.kind != .sign }
    let before = tokens[..<place].last { $0.kind != .sign }
    guard let next, let before else { return false }
    return Self.numbered.contains(before.text) && tokens.contains { $0.piece == next.piece && $0.kind == .number }
  }

  private static let numbered: Set<String> = [
    "art", "article", "catalog", "catalogue", "item", "model", "order", "part", "product", "serial", "stock",
  ]

  private func isFree(_ word: String) -> Bool {
    languages.contains { language in
      language.facets.freeSuffixes.contains(word) || language.facets.negations.contains(word)
        || language.facets.exclusions.contains([word])
    }
  }

  private func isWith(_ word: String) -> Bool { languages.contains { $0.facets.gaps.contains(word) } }

  func isNegation(_ place: Int) -> Bool {
    languages.contains { $0.facets.negations.contains(tokens[place].text) }
  }

  /// The end of a word that is not wanted and that no attribute has: it is left out of the search too.
  private func unknownWord(at place: Int) -> Int? {
    guard place < tokens.count, !isTaken[place], tokens[place].kind == .word, !isStopWord(place) else { return nil }
    return place + 1
  }

  func skippingGaps(from place: Int) -> Int {
    var next = place
    while next < tokens.count, next < place + 5, !isTaken[next], facet(at: next) == nil,
      tokens[next].kind == .sign
        ? tokens[next].text == "-" : isGap(next) || isStopWord(next) || announcesKind(next)
    {
      next += 1
    }
    return next
  }

  /// «Pas de type intra-auriculaire», "not the kind with a cable": the noun stands before what is refused.
  private func announcesKind(_ place: Int) -> Bool {
    isKindNoun(place) && place + 1 < tokens.count && tokens[place + 1].kind == .word
  }

  private func isKindNoun(_ place: Int) -> Bool {
    tokens.indices.contains(place) && !isTaken[place]
      && languages.contains { $0.facets.kindNouns.contains(tokens[place].text) }
  }

  /// Behind a noun for the kind that stands behind a property: "not the in-ear type".
  private func skippingKindNoun(at place: Int) -> Int {
    if isKindNoun(place) { return place + 1 }
    let isJoined = place < tokens.count && tokens[place].text == "-" && tokens[place].isGlued
    return isJoined && isKindNoun(place + 1) ? place + 2 : place
  }

  func isGap(_ place: Int) -> Bool { languages.contains { $0.facets.gaps.contains(tokens[place].text) } }

  /// Past "or", "and" and commas between several values.
  func joint(at place: Int) -> Int? {
    var next = place
    while next < tokens.count, next < place + 2,
      tokens[next].text == "," || tokens[next].text == "/"
        || languages.contains(where: { $0.facets.joints.contains(tokens[next].text) })
    {
      next += 1
    }
    return next == place ? nil : next
  }
}
