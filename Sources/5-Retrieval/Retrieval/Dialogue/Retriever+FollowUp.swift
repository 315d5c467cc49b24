// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import Primitives
import SearchEngine

/// A message of the shopper's, read without the catalogue.
private struct ReadMessage {
  var text: String
  /// Its place among the turns; that of the question is behind them.
  let turn: Int
  let reading: QuestionReading
  /// The limit that it sets by an amount alone.
  let change: LimitChange?
  let properties: [FacetMention]
  let followUp: FollowUpReading

  /// The first words of its own: what it is about.
  var topic: [String] { Array((followUp.ownWords.isEmpty ? reading.content : followUp.ownWords).prefix(4)) }
}

/// Finds out how a question goes on with its conversation. Words decide first; where they leave it open, the catalogue
/// does: "and mugs?" names another topic where the shop has mugs, "and waterproof?" says more of the jackets where
/// jackets are.
extension Retriever {
  /// The search of a question that goes on with its conversation; nil for one that stands alone, which is searched for as
  /// if it were the first.
  func follow(
    _ request: inout RetrievalRequest, vocabulary: Vocabulary?, context: CallContext
  ) async throws(RetrievalError) -> SearchAttempt? {
    let messages = readMessages(of: request, vocabulary: vocabulary)
    let question = messages[messages.count - 1]
    var (chain, isOpen) = try await chain(messages, request, context: context)
    // Neither words nor catalogue know what it is about.
    let rewritten = isOpen ? await request.rewriter?(.standalone) : nil
    if isOpen, rewritten == nil { chain = chain.suffix(1) }
    let earlier = Self.fitting(chain.dropLast(), beside: request.question)
    guard !earlier.isEmpty || (messages.count == 1 && question.mustGoOn) else {
      request.opening = question.followUp.opening
      return nil
    }
    request.earlier = earlier.map(\.text)
    var readings = try await read(request, vocabulary: vocabulary, context: context)
    for (index, message) in zip(readings.indices, [question] + earlier) {
      message.change?.apply(to: &readings[index].reading)
    }
    try await settle(&readings, of: request, context: context)
    var reading = readings[0].reading
    // Too little is written to tell the language by: the conversation's counts.
    if reading.language == request.store.language, question.followUp.isShort {
      reading.language = earlier.last { $0.reading.language != reading.language }?.reading.language ?? reading.language
    }
    if question.followUp.replacesOrder { reading.dropOrder() }
    reading.leaveOut(question.followUp.words)
    var before = Self.lifted(readings.dropFirst().map(\.reading), earlier, question.followUp)
    let shown = try await shownProducts(question, from: chain.first?.turn ?? question.turn, request, context: context)
    let referred = try await referred(question.followUp, reading, shown, request, context: context)
    if referred.isEmpty, let wish = question.followUp.wish {
      // "Something like AP-RJ01" asks for what it is like, not for itself.
      if !shown.asked.isEmpty {
        let kind = try await kind(of: shown.asked, request, context: context)
        request.add(context: kind)
        request.earlier = []
        before = []
      }
      apply(wish, shown, to: &reading, &before, &request)
    }
    // The messages before it were cut off: what was shown says what it is about.
    if earlier.isEmpty { request.add(context: shown.sharedWords) }
    var search = SearchAttempt(request: request, reading: reading, earlier: before)
    search.referred = referred
    if referred.isEmpty, let topic = chain.first?.topic, question.followUp.wish != nil {
      try await dropEmptyBound(&search, topic, context: context)
    }
    if let rewritten { search = search.searching(for: rewritten, meaning: rewritten) }
    if referred.isEmpty, !search.filters.isContradictory { try await relaxFacets(&search, context: context) }
    return search
  }

  // MARK: Messages

  /// Messages back that a topic is looked for.
  private static let maximumMessages = 12

  private func readMessages(of request: RetrievalRequest, vocabulary: Vocabulary?) -> [ReadMessage] {
    let store = request.store.language
    var turns = request.turns.enumerated().filter {
      $0.element.isOfShopper && !$0.element.text.allSatisfy(\.isWhitespace)
        && SmallTalk.answer(to: $0.element.text, store: store) == nil
    }.suffix(Self.maximumMessages).map { (turn: $0.offset, text: $0.element.text) }
    turns.append((request.turns.count, request.question))
    var languages = [store]
    var limits: QuestionReading?
    return turns.map { turn, text in
      var reading = QuestionReading(reading: text, language: store, currency: request.store.currency)
      // A short message is too little to tell its language by: the conversation's counts too.
      if !languages.contains(reading.language) { languages.insert(reading.language, at: 0) }
      var properties: [FacetMention] = []
      var places: Set<Int> = []
      if let vocabulary {
        var reader = FacetReader(
          tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary, languages: languages)
        reader.read()
        properties = reader.mentions.filter { $0.choice.field != .category }
        places = reader.unknownUnwanted
        for mention in properties { places.formUnion(mention.exclusion.map(Set.init) ?? Set(mention.tokens)) }
      }
      let change = LimitChange(reading, of: limits, properties: places, languages: languages, store: request.store)
      change?.apply(to: &reading)
      if reading.priceMin != nil || reading.priceMax != nil { limits = reading }
      let followUp = FollowUpReading(reading, properties: places, languages: languages)
      return ReadMessage(
        text: text, turn: turn, reading: reading, change: change, properties: properties, followUp: followUp)
    }
  }

  /// The messages that the last one goes on with, and itself: from the newest that named a topic of its own on.
  private func chain(
    _ messages: [ReadMessage], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> (chain: ArraySlice<ReadMessage>, isOpen: Bool) {
    guard let last = messages.last, messages.count > 1 else { return (messages[...], false) }
    var start = messages.count - 1
    var isOpen = false
    if last.standsAlone(after: nil) { return (messages[start...], false) }
    repeat { start -= 1 } while start > 0 && !messages[start].standsAlone(after: nil)
    for place in (start + 1)..<messages.count {
      let isQuestion = place == messages.count - 1
      switch try await continuation(
        of: messages[place], after: messages[start], isQuestion: isQuestion, request, context: context)
      {
      case .goesOn: break
      case .ownTopic: start = place
      case .unknown: if isQuestion { isOpen = true } else { start = place }
      }
    }
    return (messages[start...], isOpen)
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
    if message.mustGoOn { return .goesOn }
    if message.standsAlone(after: first) { return .ownTopic }
    let topic = first.topic
    if message.followUp.namesNothing {
      // "hoodies" may be a property of clothes; of tents it is none.
      guard isQuestion, message.followUp.cue != .refiner, !message.properties.isEmpty, !topic.isEmpty else {
        return .goesOn
      }
      let words = message.properties.map(\.text).joined(separator: " ")
      let counts = try await count(
        [
          FacetProbe.Count(words: topic.joined(separator: " "), fields: .all, terms: message.properties[0].choice),
          FacetProbe.Count(words: words, fields: .titles, terms: nil),
        ], request, context: context)
      guard let counts, counts.count == 2 else { return .goesOn }
      return counts[0] == 0 && counts[1] > 0 ? .ownTopic : .goesOn
    }
    guard !topic.isEmpty else { return .ownTopic }
    let own = message.followUp.ownWords.prefix(4).joined(separator: " ")
    let both = topic.joined(separator: " ") + " " + own
    let counts = try await count(
      [
        FacetProbe.Count(words: topic.joined(separator: " "), fields: .all, terms: nil),
        FacetProbe.Count(words: both, fields: .all, terms: nil),
        FacetProbe.Count(words: own, fields: .titles, terms: nil),
        FacetProbe.Count(words: both, fields: .titles, terms: nil),
      ], request, context: context)
    guard let counts, counts.count == 4 else { return .goesOn }
    let (products, together, named, namedTogether) = (counts[0], counts[1], counts[2], counts[3])
    if namedTogether > 0, namedTogether * 2 >= named { return .goesOn }
    if together > 0, together * Self.shareOfTopic >= products { return .goesOn }
    if named > 0 { return .ownTopic }
    return together > 0 ? .goesOn : .unknown
  }

  /// One product in so many of a topic must have the words for them to say something of the topic.
  private static let shareOfTopic = 10

  private func count(
    _ counts: [FacetProbe.Count], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [Int]? {
    let bodies = SearchBodies(
      tuning: options.tuning, words: QuestionWords(question: "", reading: QuestionReading(reading: "")),
      filters: request.filters, visibility: request.store.searchVisibility)
    return try await count(counts.map(bodies.count), of: request, context: context)
  }

  /// The newest of some messages that leave room for a question.
  private static func fitting(_ messages: ArraySlice<ReadMessage>, beside question: String) -> [ReadMessage] {
    var room = RetrievalRequest.maximumQuestionCharacters - question.unicodeScalars.count
    var fitting: [ReadMessage] = []
    for message in messages.reversed() where room > 1 {
      var message = message
      message.text = String(String.UnicodeScalarView(message.text.unicodeScalars.prefix(room - 1)))
      room -= message.text.unicodeScalars.count + 1
      fitting.insert(message, at: 0)
    }
    return fitting
  }

  /// Messages before a question, without the words that speak of the conversation alone and without the limits that a
  /// later message, or the question, has lifted.
  private static func lifted(
    _ readings: [QuestionReading], _ messages: [ReadMessage], _ question: FollowUpReading
  ) -> [QuestionReading] {
    var result: [QuestionReading] = []
    func lift(_ followUp: FollowUpReading) {
      if followUp.liftsPrice { for index in result.indices { result[index].liftPrices() } }
      if followUp.liftsColor { for index in result.indices { result[index].liftColors() } }
    }
    for (place, (reading, message)) in zip(readings, messages).enumerated() {
      lift(message.followUp)
      var reading = reading
      reading.leaveOut(place == 0 ? message.followUp.opening : message.followUp.words)
      result.append(reading)
    }
    lift(question)
    return result
  }

  // MARK: Shown products

  /// The words of the products' names that other products have too, brands apart: what kind of thing they are.
  private func kind(
    of products: [CatalogProduct], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> String {
    let brands = Set(products.flatMap { ($0.brand ?? "").words.map { String($0).folded } })
    let words = products.sharedWords.words.map(String.init).filter { !brands.contains($0.folded) }.prefix(8)
    let counts = try await count(
      words.map { FacetProbe.Count(words: $0, fields: .titles, terms: nil) }, request, context: context)
    return zip(words, counts ?? []).filter { $0.1 > products.count }.map(\.0).joined(separator: " ")
  }

  /// The products that the last message and the answers before it named.
  private func shownProducts(
    _ question: ReadMessage, from start: Int, _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> ShownSets {
    let followUp = question.followUp
    let isCut = !request.turns.contains(where: \.isOfShopper)
    guard followUp.speaksOfShown || isCut else { return ShownSets() }
    let answers = request.turns.enumerated().filter { !$0.element.isOfShopper && !$0.element.text.isEmpty }
      .filter { followUp.wish != .others || isCut || $0.offset > start }
      .suffix(followUp.wish == .others ? Self.answersWithOthers : Self.answersLookedAt).map(\.element)
    let last = request.turns.last(where: \.isOfShopper)
    let turns = answers.reversed() + (last.map { [$0] } ?? [])
    let sets = try await shown(in: turns, request, context: context)
    var shown = ShownSets()
    shown.answers = Array(sets.prefix(answers.count))
    if last != nil { shown.asked = sets.last ?? [] }
    return shown
  }

  private static let answersLookedAt = 2
  private static let answersWithOthers = 6

  /// The shown products that a message is about; empty where it is about their topic.
  private func referred(
    _ followUp: FollowUpReading, _ reading: QuestionReading, _ shown: ShownSets, _ request: RetrievalRequest,
    context: CallContext
  ) async throws(RetrievalError) -> [CatalogProduct] {
    guard followUp.wish == nil else { return [] }
    let several = shown.several
    var products: [CatalogProduct] = []
    for choice in followUp.choices {
      let chosen: [CatalogProduct]
      switch choice {
      case .place(let place): chosen = several.indices.contains(place) ? [several[place]] : []
      case .last: chosen = several.suffix(1)
      case .cheapest: chosen = several.byPrice(dearestFirst: false, isAlone: followUp.saysMore)
      case .dearest: chosen = several.byPrice(dearestFirst: true, isAlone: followUp.saysMore)
      case .both: chosen = Array(several.prefix(2))
      case .all: chosen = several
      }
      products += chosen.filter { product in !products.contains { $0.productID == product.productID } }
    }
    if followUp.isAmongShown {
      products = several
    } else if followUp.choices.isEmpty, followUp.hasPronoun, let single = shown.single {
      return [single]
    }
    let isSet = followUp.isAmongShown || followUp.choices == [.all]
    guard isSet, products.count > 1 else { return products }
    let meeting = try await meeting(reading, among: products, request, context: context)
    return followUp.isAmongShown ? meeting : meeting.isEmpty ? products : meeting
  }

  /// Those of some products that meet what a message asks for.
  private func meeting(
    _ reading: QuestionReading, among products: [CatalogProduct], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [CatalogProduct] {
    guard !reading.facets.isEmpty || !reading.constraints.isEmpty else { return products }
    let search = SearchAttempt(request: request, reading: reading)
    let body = search.bodies(options.tuning).among(products.map(\.productID), size: products.count)
    do throws(SearchEngineError) {
      let response = try await engine.search(request.store.alias, body: body, context: context)
      let there = Set(response.hits.map(\.id))
      return products.filter { there.contains($0.productID) }
    } catch {
      throw RetrievalError(error)
    }
  }

  /// Where nothing of the topic is cheaper, or dearer, what is shown is still of the topic, and that is said.
  private func dropEmptyBound(
    _ search: inout SearchAttempt, _ topic: [String], context: CallContext
  ) async throws(RetrievalError) {
    guard let bound = search.relaxations.first(where: { $0 == .priceMax || $0 == .priceMin }), !topic.isEmpty else {
      return
    }
    let words = FacetProbe.Count(words: topic.joined(separator: " "), fields: .titles, terms: nil)
    let counts = try await count([search.bodies(options.tuning).count(words)], of: search.request, context: context)
    if counts == [0] { search.giveUp(bound) }
  }

  /// Others than those that were shown: not these, or cheaper ones, or dearer ones.
  private func apply(
    _ wish: ReferenceWords.Wish, _ shown: ShownSets, to reading: inout QuestionReading,
    _ earlier: inout [QuestionReading], _ request: inout RetrievalRequest
  ) {
    let latest = shown.asked.isEmpty ? shown.answers.first ?? [] : shown.asked
    let prices = latest.compactMap { $0.price?.double }
    switch wish {
    case .others: request.excludedIDs = (shown.answers.flatMap { $0 } + shown.asked).map(\.productID)
    case .cheaper:
      guard reading.priceMax == nil else { return }
      guard let least = prices.min() else { return reading.order = reading.order ?? .cheapestFirst }
      for index in earlier.indices { earlier[index].liftPrices() }
      reading.add(.priceMax(JSONNumber(((least * 100).rounded() - 1) / 100)), words: "cheaper")
    case .dearer:
      guard reading.priceMin == nil else { return }
      guard let most = prices.max() else { return reading.order = reading.order ?? .dearestFirst }
      for index in earlier.indices { earlier[index].liftPrices() }
      reading.add(.priceMin(JSONNumber(((most * 100).rounded() + 1) / 100)), words: "more expensive")
    }
  }
}

/// The products that were shown.
private struct ShownSets {
  /// By the answers, the newest first.
  var answers: [[CatalogProduct]] = []
  /// Named by the shopper's last message.
  var asked: [CatalogProduct] = []

  /// Among which the shopper chooses.
  var several: [CatalogProduct] {
    if asked.count > 1 { return asked }
    return answers.first { !$0.isEmpty } ?? asked
  }

  /// The one that "it" can only mean.
  var single: CatalogProduct? {
    if asked.count == 1 { return asked[0] }
    let latest = answers.first { !$0.isEmpty } ?? []
    return asked.isEmpty && latest.count == 1 ? latest[0] : nil
  }

  var sharedWords: String { several.sharedWords }
}

extension [CatalogProduct] {
  /// The words that most of the names have, in the order of the first name.
  fileprivate var sharedWords: String {
    guard let first else { return "" }
    let names = map { Set($0.name.words.map { String($0).folded }) }
    return first.name.words.filter { word in
      let folded = String(word).folded
      return names.count { $0.contains(folded) } * 2 > names.count
    }.joined(separator: " ")
  }

  /// - Parameter isAlone: only the first is wanted; else all are compared.
  fileprivate func byPrice(dearestFirst: Bool, isAlone: Bool) -> [CatalogProduct] {
    let sorted = enumerated().filter { $0.element.price != nil }.sorted { a, b in
      let (x, y) = (a.element.price?.double ?? 0, b.element.price?.double ?? 0)
      if x == y { return a.offset < b.offset }
      return dearestFirst ? x > y : x < y
    }.map(\.element)
    return isAlone ? Array(sorted.prefix(1)) : sorted
  }
}

extension ReadMessage {
  /// Its words leave no doubt that it goes on with what was said before.
  fileprivate var mustGoOn: Bool {
    followUp.cue == .pointer || followUp.cue == .refiner
      || (followUp.namesNothing && (properties.isEmpty || !reading.constraints.isEmpty))
  }

  /// Its words leave no doubt that it names a topic. After a message of the same topic it goes on with that.
  fileprivate func standsAlone(after first: ReadMessage?) -> Bool {
    guard !followUp.namesNothing, followUp.cue != .pointer, followUp.cue != .refiner, !followUp.isShort else {
      return false
    }
    guard let first, !first.followUp.ownWords.isEmpty else { return true }
    let stem = reading.language.facets.stem
    let own = Set(followUp.ownWords.map { stem($0.folded) })
    return !first.followUp.ownWords.allSatisfy { own.contains(stem($0.folded)) }
  }
}

extension RetrievalRequest {
  fileprivate mutating func add(context words: String) {
    context = [context, words].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
