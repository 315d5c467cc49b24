// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import Primitives
import SearchEngine

/// Finds out how a question goes on with its conversation. Words decide first; where they leave it open, the catalogue
/// does: "and mugs?" names another topic where the shop has mugs, "and waterproof?" says more of the jackets where
/// jackets are.
extension Retriever {
  /// The search of a question that goes on with its conversation; nil for one that stands alone, which is searched for as
  /// if it were the first.
  func follow(
    _ request: inout RetrievalRequest, vocabulary: Vocabulary?, context: CallContext
  ) async throws(RetrievalError) -> SearchAttempt? {
    SameProperty.name(in: &request, vocabulary)
    BareNumber.complete(&request, vocabulary)
    let written = request.turns.map(\.text) + [request.question]
    RestatedMessage.restate(&request, vocabulary)
    // Two words of two messages may name what the shop calls by another.
    if request.turns.map(\.text) + [request.question] != written {
      request = try await inWordsOfShop(request, vocabulary: vocabulary, context: context)
    }
    try await carryFit(&request, vocabulary: vocabulary, context: context)
    let messages = readMessages(of: request, vocabulary: vocabulary)
    let question = messages[messages.count - 1]
    // On a product's page a first question may go on with the page: "something like this, but cheaper".
    guard !request.turns.isEmpty || question.followUp.wish != nil else { return nil }
    var (chain, isOpen) = try await chain(messages, request, context: context)
    // Neither words nor catalogue know what it is about.
    var rewritten = isOpen ? await request.rewriter?(.standalone) : nil
    // The same words leave open what they did.
    if rewritten.map({ $0.folded.words.elementsEqual(request.question.folded.words) }) ?? false { rewritten = nil }
    if let text = rewritten {
      let asked = RetrievalRequest(question: text, store: request.store)
      rewritten = try await inWordsOfShop(asked, vocabulary: vocabulary, context: context).question
    }
    // What says no more than a property, a limit or an order says it of the topic: "black, then".
    if isOpen, rewritten == nil, !question.refines { chain = chain.suffix(1) }
    let earlier = Self.fitting(chain.dropLast(), beside: request.question)
    guard !earlier.isEmpty || (messages.count == 1 && question.mustGoOn) else {
      request.opening = question.followUp.edges
      return nil
    }
    request.earlier = earlier.map(\.text)
    if let first = chain.first, chain.count > 1 {
      request.thing = (first.thing.isEmpty ? first.topic : first.thing).joined(separator: " ")
    }
    var readings = try await read(request, vocabulary: vocabulary, context: context)
    for (index, message) in zip(readings.indices, [question] + earlier) {
      message.change?.apply(to: &readings[index].reading)
      readings[index].reading.language = message.reading.language
    }
    try await settle(&readings, of: request, context: context)
    for (index, message) in zip(readings.indices, [question] + earlier) {
      readings[index].reading.forgetFacets(of: message.followUp.words)
    }
    var reading = readings[0].reading
    // Too little is written to tell the language by: the conversation's counts.
    if reading.language == request.store.language, question.followUp.isShort {
      reading.language = earlier.last { $0.reading.language != reading.language }?.reading.language ?? reading.language
    }
    let meaning = try await meaningFillers(of: question, chain.first?.topic ?? [], request, context: context)
    reading.leaveOut(question.followUp.words.subtracting(meaning))
    var before = Self.lifted(readings.dropFirst().map(\.reading), earlier, question, reading, vocabulary)
    Self.replaceMeasures(of: &before, earlier + [question], reading)
    if reading.namesAudience { for index in before.indices { before[index].leaveOutAudience() } }
    if !reading.namedSizes.isEmpty { for index in before.indices { before[index].leaveOutNamedSizes() } }
    reading.widen(by: before, question)
    var ofOtherSize: [CatalogProduct] = []
    if let isBigger = question.followUp.isBigger,
      !Self.changeSize(&reading, &before, isBigger: isBigger, vocabulary), let topic = chain.first?.topic
    {
      ofOtherSize = try await beyond(
        reading, &before, isBigger: isBigger, topic: topic, request, context: context)
    }
    var shown = try await shownProducts(question, from: chain.first?.turn ?? question.turn, request, context: context)
    // "That one" behind "which is the cheapest?"
    if messages.count > 1 { shown.isOfOne = messages[messages.count - 2].choosesOne }
    let referred: [CatalogProduct]
    if let order = question.followUp.order(amongShown: shown, kindIsKnown: chain.first?.kind != nil) {
      referred = []
      reading.order = order
    } else {
      if question.followUp.replacesOrder { reading.dropOrder() }
      referred = try await self.referred(question.followUp, reading, shown, request, context: context)
    }
    let fitted =
      referred.count == 1
      ? FittingThing.question(question, for: referred[0])
      : question.followUp.hasPronoun
        ? FittingThing.topic(of: request, vocabulary).flatMap { FittingThing.question(question, for: $0) } : nil
    if let wish = fitted {
      (request.question, request.earlier, request.turns) = (wish, [], [])
      return nil
    }
    if referred.isEmpty, question.followUp.asksOfTopic, let topic = chain.first?.topic, chain.count > 1 {
      try await leaveOutUnknown(&reading, question.followUp, topic, request, context: context)
    }
    var topic = chain.first?.topic ?? []
    if referred.isEmpty, let wish = question.followUp.wish {
      // "Something like AP-RJ01" asks for what it is like, not for itself.
      if !shown.asked.isEmpty {
        let kind = try await kind(of: shown.asked, request, context: context)
        request.add(context: kind)
        topic = kind.split(separator: " ").map(String.init)
        request.earlier = []
        before = []
      }
      apply(wish, raisesLimit: question.followUp.raisesLimit, shown, to: &reading, &before, &request)
    }
    // The messages before it were cut off: what was shown says what it is about.
    if earlier.isEmpty { request.add(context: shown.sharedWords) }
    var search = SearchAttempt(request: request, reading: reading, earlier: before)
    search.referred = referred.isEmpty ? ofOtherSize : referred
    if search.referred.isEmpty, question.followUp.wish != nil {
      try await dropEmptyBound(&search, topic, context: context)
    }
    if let topic = chain.first?.topic { try await dropRivals(&search, topic, context: context) }
    if let rewritten { search = search.searching(for: rewritten, meaning: rewritten) }
    if search.referred.isEmpty { try await settleModel(of: &search, context: context) }
    if search.referred.isEmpty, !search.filters.isContradictory { try await relaxFacets(&search, context: context) }
    return search
  }

  /// "Tank tops", then "a bra": where nothing of the topic has both of what two messages want of one attribute, the newer
  /// wish counts.
  private func dropRivals(
    _ search: inout SearchAttempt, _ topic: [String], context: CallContext
  ) async throws(RetrievalError) {
    guard search.hasFurtherWishes else { return }
    let words = FacetProbe.Count(words: topic.joined(separator: " "), fields: .all, terms: nil)
    if try await count([search.bodies(options.tuning).count(words)], of: search.request, context: context) == [0] {
      search.dropFurtherWishes()
    }
  }

  /// "How tall is it?" asks of what was shown: where nothing of the topic has the words, they are not searched for.
  private func leaveOutUnknown(
    _ reading: inout QuestionReading, _ followUp: FollowUpReading, _ topic: [String], _ request: RetrievalRequest,
    context: CallContext
  ) async throws(RetrievalError) {
    let words = (topic + followUp.ownWords.prefix(4)).joined(separator: " ")
    let together = FacetProbe.Count(words: words, fields: .all, terms: nil)
    if try await count([together], under: request.filters, of: request, context: context) == [0] {
      reading.leaveOut(Set(followUp.own))
    }
  }

  /// The words that say nothing in a conversation but are in names of the topic: the colour of "colour laser printer".
  private func meaningFillers(
    of question: ReadMessage, _ topic: [String], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> Set<Int> {
    let places = question.followUp.doubtfulFillers.sorted()
    guard !places.isEmpty, !topic.isEmpty else { return [] }
    let counts = places.map { place in
      let words = (topic + [question.reading.tokens[place].raw]).joined(separator: " ")
      return FacetProbe.Count(words: words, fields: .titles, terms: nil)
    }
    let totals = try await count(counts, under: request.filters, of: request, context: context) ?? []
    return Set(zip(places, totals).filter { $0.1 > 0 }.map(\.0))
  }

  /// The measures of messages give way to one of a later message that counts the same.
  private static func replaceMeasures(
    of before: inout [QuestionReading], _ messages: [ReadMessage], _ last: QuestionReading
  ) {
    for (place, message) in messages.enumerated() {
      let reading = place < before.count ? before[place] : last
      let measures = NamedMeasure.all(in: message.reading.tokens, beside: reading.isTaken)
      let own = message.followUp.own.map { message.reading.tokens[$0] }
      let number = own.count == 1 && own[0].kind == .number && reading.facets.isEmpty ? Double(own[0].text) : nil
      guard !measures.isEmpty || number != nil else { continue }
      for index in before.indices.prefix(place).reversed() {
        if before[index].leaveOutMeasures(counting: measures, orOf: number), number != nil { break }
      }
    }
  }

  /// The newest of some messages that leave room for a question.
  static func fitting(_ messages: ArraySlice<ReadMessage>, beside question: String) -> [ReadMessage] {
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
  static func lifted(
    _ readings: [QuestionReading], _ messages: [ReadMessage], _ question: ReadMessage, _ last: QuestionReading,
    _ vocabulary: Vocabulary? = nil
  ) -> [QuestionReading] {
    var result: [QuestionReading] = []
    // "Without glass" after "glass, please": the older wish is in no text either.
    func release(_ reading: QuestionReading) {
      for index in result.indices { result[index].release(reading.unwantedChoices) }
    }
    func lift(_ message: ReadMessage) {
      let followUp = message.followUp
      for index in result.indices {
        result[index].release(message.released)
        result[index].allow(message.permitted)
      }
      if followUp.wantsOtherBrand { for index in result.indices { result[index].refuse(\.isBrand) } }
      if followUp.wantsOtherColor { for index in result.indices { result[index].refuse(\.isColor) } }
      if followUp.liftsBrand { for index in result.indices { result[index].liftBrands() } }
      if followUp.liftsSize { for index in result.indices { _ = result[index].liftSizes() } }
      for index in result.indices { result[index].lift(followUp.liftedProperties) }
      if followUp.liftsPrice { for index in result.indices { result[index].liftPrices() } }
      if followUp.liftsColor { for index in result.indices { result[index].liftColors() } }
    }
    for (place, (reading, message)) in zip(readings, messages).enumerated() {
      lift(message)
      release(reading)
      var reading = reading
      reading.widen(by: result, message)
      if let isBigger = message.followUp.isBigger {
        _ = changeSize(&reading, &result, isBigger: isBigger, vocabulary)
      }
      reading.leaveOut(place == 0 ? message.followUp.edges : message.followUp.words)
      result.append(reading)
    }
    lift(question)
    release(last)
    return result
  }
}

extension RetrievalRequest {
  fileprivate mutating func add(context words: String) {
    context = [context, words].joinedParts
  }
}
