// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import SearchEngine

/// How a question is taken: read by its words, and where these leave it open, by the catalogue's names.
extension Retriever {
  func attempt(
    _ request: RetrievalRequest, vocabulary: Vocabulary?, context: CallContext
  ) async throws(RetrievalError) -> SearchAttempt {
    var reading = try await read(request.question, of: request, context: context)
    try await readFacets(&reading, of: request, vocabulary: vocabulary, context: context)
    var earlier: [QuestionReading] = []
    for message in request.earlier {
      var reading = try await read(message, of: request, context: context)
      try await readFacets(&reading, of: request, vocabulary: vocabulary, context: context)
      earlier.append(reading)
    }
    return SearchAttempt(request: request, reading: reading, earlier: earlier)
  }

  private func read(
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
}
