// SPDX-License-Identifier: Apache-2.0
import Language

/// One message of a shopper, read by its words and the vocabulary. Some words may name a property or be part of what a
/// product is called: these are settled by what the catalogue counts.
struct MessageReading: Sendable {
  /// Words that speak of the conversation alone are taken away from it.
  var reading: QuestionReading
  let probes: [FacetProbe]
  /// The places of words that exclude what the vocabulary does not know.
  private let unwanted: Set<Int>
  private let unwantedNames: [String]

  /// - Parameters:
  ///   - vocabulary: nil: no properties are read.
  ///   - thing: what a message that names nothing of its own goes on about.
  init(_ reading: QuestionReading, of request: RetrievalRequest, vocabulary: Vocabulary?, thing: String = "") {
    self.reading = reading
    guard let vocabulary else {
      (probes, unwanted, unwantedNames) = ([], [], [])
      return
    }
    if reading.hasUnits(of: vocabulary) { self.reading = reading.withoutBareBounds() }
    let reading = self.reading
    let language = request.store.language
    var languages = reading.language == language ? [language] : [reading.language, language]
    for other in StoreLanguage.excluding(in: reading.tokens, store: language) where !languages.contains(other) {
      languages.append(other)
    }
    var reader = FacetReader(
      tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary, languages: languages,
      followsTopic: !thing.isEmpty)
    reader.read()
    unwanted = reader.unknownUnwanted
    unwantedNames = reader.unwantedNames
    // Brother makes printers; "for my brother" says whom something is for.
    let isGift = reading.isForGift || reading.isOpenWish
    let brands =
      reader.mentions.filter { $0.choice.field.isBrand && !$0.isBehindLink }.flatMap(\.tokens)
      // "Toner for brother" speaks of no relative.
      + reading.tokens.indices.filter { place in
        !isGift && vocabulary.brands.contains(reading.tokens[place].text)
          && (place == 0 || !NeedWords.owners.contains(reading.tokens[place - 1].text))
      }
    self.reading.noteMakers(brands)
    self.reading.readAudience(
      vocabulary.audiences, store: language, beside: reader.unwanted.union(brands), refused: reader.refusedAudience)
    let isSoft = self.reading.audience != nil && self.reading.namesMoreThanAudience
    let mentions = reader.mentions.filter {
      !request.filters.replace($0) && !(isSoft && !$0.isExcluded && vocabulary.audiences.isSparse($0.choice))
    }
    probes = mentions.map { mention in
      var mention = mention
      // Whom something is for is said of everything.
      let isOfThing =
        mention.choice.field.isBrand
        || !mention.tokens.contains { ProductWords.table.isAudience(reading.tokens[$0], in: reading.language) }
      if !thing.isEmpty, mention.head == nil, isOfThing { mention.head = thing }
      let words = mention.tokens.map { reading.tokens[$0] }.filter { $0.kind != .sign }.map(\.raw)
      // "And Nokia?" in a conversation: no phone is called a "mobile phone", but what fits one is.
      let isBareBrand =
        !thing.isEmpty && mention.choice.field.isBrand && !mention.isExcluded
        && reading.saysNoMore(than: Set(mentions.flatMap(\.tokens)), languages)
      let head = mention.head.map { reading.thing(calledBy: $0) }
      let isOfKind = mention.isAlias || !mention.choice.flagNames.isEmpty
      let headKind = isOfKind ? head.flatMap { request.kinds?.choice(calledBy: $0) } : nil
      return FacetProbe(mention, words: words.joined(separator: " "), isSure: isBareBrand, headKind: headKind)
    }
  }

  /// Counts that the catalogue has to be asked for before `settle`.
  var counts: [FacetProbe.Count] { probes.flatMap(\.counts) }

  /// Whether the message's text is what is looked for, whatever the catalogue counts.
  var keepsItsText: Bool { reading.wantedText == nil && unwanted.isEmpty && !probes.contains { $0.mention.isExcluded } }

  /// Takes over the properties that are meant; the reading loses the words of what is not wanted.
  /// - Parameter totals: the number of products for each of `counts`; nil: they could not be counted.
  mutating func settle(_ totals: ArraySlice<Int>?) {
    var rest = totals ?? []
    let meant = probes.compactMap { probe -> FacetProbe? in
      guard totals != nil else { return probe.counts.isEmpty || probe.mention.isExcluded ? probe : nil }
      defer { rest = rest.dropFirst(probe.counts.count) }
      let found = Array(rest.prefix(probe.counts.count))
      guard probe.meansProperty(found) else { return nil }
      var probe = probe
      probe.choose(by: found)
      return probe
    }
    reading.take(meant.map(\.mention), unwanted: unwanted, names: unwantedNames)
    reading.readPackWish()
  }
}

extension QuestionReading {
  /// The whole name of the thing that a word names with others: a flash drive is no hard drive.
  fileprivate func thing(calledBy head: String) -> String {
    let things = ProductWords.table.namedThings(in: tokens, language)
    let whole = things.first { $0.places.contains { tokens[$0].raw == head } }
    return whole.map { tokens[$0.places].written } ?? head
  }

  /// Whether all other words say nothing in a conversation.
  fileprivate func saysNoMore(than places: Set<Int>, _ languages: [StoreLanguage]) -> Bool {
    FollowUpReading(self, properties: places, languages: languages).namesNothing
  }

  /// Whether the number of a bound that names neither a currency nor a price counts what the catalogue counts: "at least
  /// 16 ports".
  fileprivate func hasUnits(of vocabulary: Vocabulary) -> Bool {
    hasBareBounds
      && tokens.indices.contains { place in
        guard let mark = marks[place], constraints.indices.contains(mark), constraints[mark].isBare else {
          return false
        }
        // "Until 100 size 42" counts no sizes.
        let isNamedNumber = place + 2 < tokens.count && tokens[place + 2].kind == .number
        return tokens[place].kind == .number && !isNamedNumber && !tokens.isPreposition(at: place + 1, [language])
          // "Up to 300" in a shop whose printers print 300 dpi is a price.
          && vocabulary.named(tokens, at: place).map { $0.end > place + 1 } ?? false
      }
  }
}

extension ProductFilters {
  /// Whether the caller's own filter of the mention's kind says all of it.
  fileprivate func replace(_ mention: FacetMention) -> Bool {
    switch mention.choice.field {
    case .category: !mention.isExcluded && !categories.isEmpty
    case .attribute(let code): !mention.isExcluded && attributes.contains { $0.code.lowercased() == code }
    }
  }
}
