// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import SearchEngine

/// The reading of a question: by its words, and where these leave it open, by the catalogue's names.
extension Retriever {
  /// The request's messages as their words say, the question first.
  func read(
    _ request: RetrievalRequest, vocabulary: Vocabulary?, context: CallContext
  ) async throws(RetrievalError) -> [MessageReading] {
    var messages: [MessageReading] = []
    for (place, text) in ([request.question] + request.earlier).enumerated() {
      var reading = try await read(text, of: request, context: context)
      if place == 0, let written = request.written { reading.isWritten(in: written, wordsOf: request.store.language) }
      if place == 0, !request.ages.suited.isEmpty { reading.weakenChildren() }
      // The first of the conversation names the thing itself.
      let isLater = place == 0 ? !request.earlier.isEmpty : place > 1
      messages.append(
        MessageReading(reading, of: request, vocabulary: vocabulary, thing: isLater ? request.thing : ""))
    }
    if !request.opening.isEmpty { messages[0].reading.leaveOut(request.opening) }
    return messages
  }

  /// The search that settled messages ask for.
  func attempt(
    _ request: RetrievalRequest, _ messages: [MessageReading], context: CallContext
  ) async throws(RetrievalError) -> SearchAttempt {
    var messages = messages
    try await settle(&messages, of: request, context: context)
    let readings = messages.map(\.reading)
    var search = SearchAttempt(request: request, reading: readings[0], earlier: Array(readings.dropFirst()))
    try await settleNeed(of: &search, context: context)
    try await settleModel(of: &search, context: context)
    try await settleHead(of: &search, context: context)
    try await settleKind(of: &search, context: context)
    if !search.filters.isContradictory { try await relaxFacets(&search, context: context) }
    return search
  }

  func read(
    _ text: String, of request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> QuestionReading {
    let reading = QuestionReading(reading: text, language: request.store.language, currency: request.store.currency)
    guard reading.hasBareBounds, try await isName(text, reading, of: request, context: context) else {
      return reading
    }
    return reading.withoutBareBounds()
  }

  /// Whether the numbers of bounds that name neither a currency nor a price belong to a product's name: it holds all
  /// words of the question, or the words of such a bound in a row ("Max 90").
  private func isName(
    _ text: String, _ reading: QuestionReading, of request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> Bool {
    let words = QuestionWords(question: text, reading: reading.withoutBareBounds())
    let bodies = SearchBodies(
      tuning: options.tuning, words: words, filters: request.filters, visibility: request.store.searchVisibility)
    let bounds = reading.constraints.filter(\.isBare).map { QuestionTokens($0.words).tokens.map(\.text) }
    var searches = [bodies.named(words.lexicalText, size: 1)]
    searches += Set(bounds).map { bodies.named($0.joined(separator: " "), size: Self.namesLookedAt) }
    do throws(SearchEngineError) {
      var responses: [SearchResponse] = []
      for result in try await engine.multiSearch(request.store.alias, bodies: searches, context: context) {
        responses.append(try result.get())
      }
      if responses.first?.hits.isEmpty == false { return true }
      let names = responses.dropFirst().flatMap { products(of: $0, context: context) }.map {
        QuestionTokens($0.name).tokens.map(\.text)
      }
      return names.contains { name in bounds.contains { name.contains($0) } }
    } catch {
      throw RetrievalError(error)
    }
  }

  private static let namesLookedAt = 20

  /// Whether a product of the store has one of some words.
  func knows(_ words: [String], in store: StoreHandle, context: CallContext) async throws(RetrievalError) -> Bool {
    let text = words.joined(separator: " ")
    let search = SearchAttempt(
      request: RetrievalRequest(question: text, store: store), reading: QuestionReading(reading: text))
    let body = search.bodies(options.tuning).lexical(size: 1, withSource: false)
    do throws(SearchEngineError) {
      return try await engine.search(store.alias, body: body, context: context).hits.isEmpty == false
    } catch {
      throw RetrievalError(error)
    }
  }
}
