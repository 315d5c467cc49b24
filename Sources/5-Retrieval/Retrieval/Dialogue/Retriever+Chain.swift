// SPDX-License-Identifier: Apache-2.0
import Calls
import Language

/// Finds the messages that a question goes on with: by words where they leave no doubt, else by what the catalogue counts.
extension Retriever {
  /// Messages back that a topic is looked for.
  static let maximumMessages = 12

  func readMessages(of request: RetrievalRequest, vocabulary: Vocabulary?) -> [ReadMessage] {
    let store = request.store.language
    var turns = request.turns.enumerated().filter {
      $0.element.isOfShopper && !$0.element.text.allSatisfy(\.isWhitespace)
        && SmallTalk.answer(to: $0.element.text, store: store, isReply: $0.offset > 0) == nil
    }.suffix(Self.maximumMessages).map {
      (turn: $0.offset, text: $0.element.text, written: $0.element.written)
    }
    turns.append((request.turns.count, request.question, request.written))
    var languages = [store]
    var limits: QuestionReading?
    return turns.map { turn, text, written in
      var reading = QuestionReading(reading: text, language: store, currency: request.store.currency)
      let ofText = reading.language
      if let written { reading.language = written }
      // A short message is too little to tell its language by: the conversation's counts too.
      for language in [reading.language, ofText] where !languages.contains(language) {
        languages.insert(language, at: 0)
      }
      var properties: [FacetMention] = []
      var places: Set<Int> = []
      var released: [FacetChoice] = []
      var permitted: [FacetChoice] = []
      var measured: Set<Int> = []
      if let vocabulary {
        measured = vocabulary.measuredPlaces(in: reading.tokens, languages, followsTopic: turn > 0)
        var reader = FacetReader(
          tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary, languages: languages,
          followsTopic: turn > 0)
        reader.read()
        properties = reader.mentions.filter { $0.choice.field != .category }
        places = reader.unknownUnwanted
        (released, permitted) = (reader.released, reader.permitted)
        for mention in properties { places.formUnion(mention.exclusion.map(Set.init) ?? Set(mention.tokens)) }
      }
      let change = LimitChange(reading, of: limits, properties: places, languages: languages, store: request.store)
      change?.apply(to: &reading)
      if reading.priceMin != nil || reading.priceMax != nil { limits = reading }
      let own = FollowUpReading(reading, properties: places, languages: languages)
      let followUp =
        turn > 0 ? Self.inAnotherLanguage(own, reading, properties: places, than: languages) ?? own : own
      // "Any other colour" wishes for no print in colour.
      properties.removeAll { !$0.isExcluded && followUp.words.isSuperset(of: $0.tokens) }
      let things = Self.things(in: reading, own: followUp.own, languages: Set([reading.language, store]))
        .filter { measured.isDisjoint(with: $0.places) }
      return ReadMessage(
        text: text, turn: turn, reading: reading, change: change, properties: properties, released: released,
        permitted: permitted, followUp: followUp,
        things: things.reduce(into: []) { $0.formUnion($1.lines) },
        placesOfThings: things.reduce(into: []) { $0.formUnion($1.places) },
        kind: Self.kind(in: reading, beside: places.union(followUp.words), followUp, request),
        thing: things.min { $0.places.lowerBound < $1.places.lowerBound }.map {
          reading.tokens[$0.places].filter { $0.kind == .word }.map(\.raw)
        } ?? [])
    }
  }

  /// - Parameter said: places of words that name properties, or speak of the conversation.
  private static func kind(
    in reading: QuestionReading, beside said: Set<Int>, _ followUp: FollowUpReading, _ request: RetrievalRequest
  ) -> CategoryKinds.Choice? {
    guard let kinds = request.kinds, !followUp.namesNothing else { return nil }
    let language = request.store.language
    let text = reading.tokens.indices.filter { !said.contains($0) }.map { reading.tokens[$0] }[...].written
    let kind = kinds.choice(
      for: QuestionWords(
        question: text, reading: QuestionReading(reading: text, language: language), store: language))
    return kind?.saysAll == true ? kind : nil
  }

  /// The things that a message names. Of "toner for printers" the toner is one, whether or not that is a known name.
  private static func things(
    in reading: QuestionReading, own: [Int], languages: Set<StoreLanguage>
  ) -> [(places: Range<Int>, lines: Set<Int>)] {
    let things = languages.flatMap { ProductWords.table.namedThings(in: reading.tokens, $0) }
    let link = reading.tokens.indices.first { place in
      ProductLinks.words.contains(reading.tokens[place].text) && own.contains { $0 < place }
    }
    guard let link else { return things }
    return things.filter { $0.places.upperBound <= link }
  }

  /// «La primera» after English messages: too short to tell its language by, and nothing but a choice in one of them.
  private static func inAnotherLanguage(
    _ own: FollowUpReading, _ reading: QuestionReading, properties: Set<Int>, than languages: [StoreLanguage]
  ) -> FollowUpReading? {
    guard !own.namesNothing, own.count <= shortMessage, own.choices.isEmpty, own.wish == nil else { return nil }
    return StoreLanguage.all.lazy.filter { !languages.contains($0) }
      .map { FollowUpReading(reading, properties: properties, languages: [$0]) }
      .first { $0.namesNothing && (!$0.choices.isEmpty || $0.wish != nil) }
  }

  private static let shortMessage = 4

  /// The messages that the last one goes on with, and itself: from the newest that named a topic of its own on.
  func chain(
    _ messages: [ReadMessage], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> (chain: ArraySlice<ReadMessage>, isOpen: Bool) {
    guard let last = messages.last, messages.count > 1 else { return (messages[...], false) }
    var start = messages.count - 1
    var isOpen = false
    if last.followUp.isReturn, let again = try await earlierTopic(of: messages, request, context: context) {
      return (again[...], false)
    }
    if last.standsAlone(after: nil) { return (messages[start...], false) }
    repeat { start -= 1 } while start > 0 && !messages[start].standsAlone(after: nil)
    for place in (start + 1)..<messages.count {
      let isQuestion = place == messages.count - 1
      // "Kermis?" after "keyboards from Zephyra": whether or not there are any.
      let fields = Set(messages[start..<place].flatMap { $0.properties.map(\.choice.field) })
      if messages[place].onlyReplaces(fields) { continue }
      switch try await continuation(
        of: messages[place], after: messages[start], isQuestion: isQuestion, request, context: context)
      {
      case .goesOn: break
      case .ownTopic: start = place
      case .unknown: if isQuestion { isOpen = true }
      }
    }
    return (Self.withoutOtherThings(messages[start...])[...], isOpen)
  }

  /// "A case for it, in red", then "or a screen protector": of two things for what a conversation is about the newer is
  /// asked for, and what was said of the other counts no more.
  private static func withoutOtherThings(_ chain: ArraySlice<ReadMessage>) -> [ReadMessage] {
    var kept: [ReadMessage] = []
    for message in chain {
      if let first = kept.dropFirst().firstIndex(where: message.takesPlace) { kept.removeSubrange(first...) }
      kept.append(message)
    }
    return kept
  }

  /// "Back to the jackets": the newest message but the last ones that spoke of them, with those that went on with it.
  private func earlierTopic(
    of messages: [ReadMessage], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [ReadMessage]? {
    guard let last = messages.last else { return nil }
    let start = messages.indices.dropLast().last { last.namesAgain(messages[$0]) }
    guard let start else { return nil }
    var found = [messages[start]]
    for message in messages[(start + 1)...].dropLast() {
      guard
        case .goesOn = try await continuation(
          of: message, after: messages[start], isQuestion: false, request, context: context)
      else { break }
      found.append(message)
    }
    return found + [last]
  }

  private enum Continuation {
    case goesOn
    case ownTopic
    /// No product has its words.
    case unknown
  }

  /// Whether a message goes on with the one that named the topic before it, or names another.
  private func continuation(
    of message: ReadMessage, after first: ReadMessage, isQuestion: Bool, _ request: RetrievalRequest,
    context: CallContext
  ) async throws(RetrievalError) -> Continuation {
    let mayBeThing = message.mayNameOtherThing(than: first)
    // "How about the iPhone 14" after "iPhone 15"
    if message.namesModelAlone, first.namesModelAlone, message.followUp.cue != .refiner { return .ownTopic }
    if message.mustGoOn, !mayBeThing { return .goesOn }
    // "I also need a tripod": what a camera has as a property is asked for by itself.
    if mayBeThing, message.asksForThing { return .ownTopic }
    if try await isMeasureOfTopic(message, first, request, context: context) { return .goesOn }
    if message.standsAlone(after: first) || message.namesOtherThing(than: first) { return .ownTopic }
    if try await isOfOtherKind(message, than: first, request, context: context) { return .ownTopic }
    let topic = first.topic
    if message.followUp.namesNothing {
      // "hoodies" may be a property of clothes; of tents it is none.
      guard isQuestion || mayBeThing, message.followUp.cue != .refiner, !message.properties.isEmpty, !topic.isEmpty
      else { return .goesOn }
      let words = message.properties.map(\.text).joined(separator: " ")
      let thing = (first.thing.isEmpty ? topic : first.thing).joined(separator: " ")
      // Jackets may be of the style "hoodie", but what is called a hoodie is no jacket.
      let both =
        mayBeThing
        ? [FacetProbe.Count(words: thing + " " + words, fields: .titles, terms: nil)]
        // Drives have "2 TB" of one attribute, and flash drives of another.
        : message.properties[0].choices.map { Self.products(of: first, thing, having: $0) }
      let counts = try await count(
        [FacetProbe.Count(words: words, fields: .titles, terms: nil), Self.products(of: first, thing)] + both,
        under: request.filters, of: request, context: context)
      guard let counts, counts.count == both.count + 2 else { return .goesOn }
      // Where no product has the words of the topic, that none has both tells nothing.
      return counts.dropFirst(2).allSatisfy { $0 == 0 } && counts[0] > 0 && counts[1] > 0 ? .ownTopic : .goesOn
    }
    guard !topic.isEmpty else { return .ownTopic }
    let own = message.followUp.ownWords.prefix(4).joined(separator: " ")
    let both = topic.joined(separator: " ") + " " + own
    let counts = try await count(
      [
        Self.products(of: first, topic.joined(separator: " ")),
        Self.products(of: first, both, saying: own, in: .all),
        FacetProbe.Count(words: own, fields: .titles, terms: nil),
        Self.products(of: first, both, saying: own, in: .titles),
      ], under: request.filters, of: request, context: context)
    guard let counts, counts.count == 4 else { return .goesOn }
    let (products, together, named, namedTogether) = (counts[0], counts[1], counts[2], counts[3])
    if namedTogether > 0, namedTogether * 2 >= named { return .goesOn }
    // A kit has jacket and trousers: where products are called by the words alone, few that have both say nothing.
    let share = named > 0 && namedTogether == 0 ? Self.shareOfNamed : Self.shareOfTopic
    if together > 0, together * share >= products { return .goesOn }
    if named > 0 { return .ownTopic }
    if together > 0 { return .goesOn }
    let byWord = try await continuation(ofWordsOf: message, topic, request, context: context)
    return byWord == .unknown && message.followUp.asksForSomething ? .goesOn : byWord
  }

  /// The products of a topic: of its kind where the categories tell, else those that have its words. "Stick" stands in no
  /// text of a flash drive.
  private static func products(
    of first: ReadMessage, _ words: String, having choice: FacetChoice? = nil
  ) -> FacetProbe.Count {
    FacetProbe.Count(
      words: first.kind == nil ? words : "", fields: .all, terms: choice, countsElsewhere: first.kind != nil,
      kind: first.kind)
  }

  /// Those of the kind that have a message's words, else those that have the topic's words too: no phone is called a
  /// "mobile phone", and most have "dual SIM" in their names.
  private static func products(
    of first: ReadMessage, _ both: String, saying own: String, in fields: FacetProbe.Count.Fields
  ) -> FacetProbe.Count {
    FacetProbe.Count(words: first.kind == nil ? both : own, fields: fields, terms: nil, kind: first.kind)
  }

  /// "1 TB SSD" after "laptop": whether things of the topic have the measure under that name.
  private func isMeasureOfTopic(
    _ message: ReadMessage, _ first: ReadMessage, _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> Bool {
    guard let kind = first.kind, !message.things.isEmpty, message.properties.contains(where: \.isMeasure) else {
      return false
    }
    let words = (message.properties.map(\.text) + message.followUp.ownWords).joined(separator: " ")
    let counts = try await count(
      [
        FacetProbe.Count(words: words, fields: .name, terms: nil, kind: kind),
        FacetProbe.Count(words: words, fields: .titles, terms: nil),
      ], under: request.filters, of: request, context: context)
    guard let counts, counts.count == 2 else { return false }
    return counts[0] > 0 && counts[0] * 2 >= counts[1]
  }

  /// Whether both messages name kinds, and no product is of both: lenses are no cameras, though all are "camera lenses".
  private func isOfOtherKind(
    _ message: ReadMessage, than first: ReadMessage, _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> Bool {
    guard let own = message.kind, let kind = first.kind, Set(own.own).isDisjoint(with: kind.own) else { return false }
    let both = FacetProbe.Count(
      words: "", fields: .all, terms: FacetChoice(field: .category, values: [], terms: own.own), kind: kind)
    return try await count([both], under: request.filters, of: request, context: context) == [0]
  }

  /// The same by the message's single words, where no product has all of them: «lieber etwas für die ganze Familie».
  private func continuation(
    ofWordsOf message: ReadMessage, _ topic: [String], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> Continuation {
    let words = message.followUp.ownWords.prefix(4)
    guard words.count > 1 else { return .unknown }
    let counts = try await count(
      words.map { FacetProbe.Count(words: $0, fields: .titles, terms: nil) }
        + words.map { FacetProbe.Count(words: (topic + [$0]).joined(separator: " "), fields: .all, terms: nil) },
      under: request.filters, of: request, context: context)
    guard let counts, counts.count == 2 * words.count else { return .goesOn }
    let (named, together) = (counts.prefix(words.count), counts.suffix(words.count))
    if zip(named, together).contains(where: { $0 > 0 && $1 == 0 }) { return .ownTopic }
    return together.contains { $0 > 0 } ? .goesOn : .unknown
  }

  /// One product in so many of a topic must have the words for them to say something of the topic.
  private static let shareOfTopic = 10
  private static let shareOfNamed = 2
}
