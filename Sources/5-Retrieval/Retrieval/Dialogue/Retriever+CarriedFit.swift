// SPDX-License-Identifier: Apache-2.0
import Calls
import Language

/// "And a screen protector too" after "a case for my iPhone 15": what the one thing shall fit the other shall fit too, where
/// the shop has such a thing for it. It is asked for as if the shopper had said so.
extension Retriever {
  /// Names what things shall fit in messages that say so of an earlier thing alone.
  func carryFit(
    _ request: inout RetrievalRequest, vocabulary: Vocabulary?, context: CallContext
  ) async throws(RetrievalError) {
    guard let vocabulary else { return }
    var fit: FacetMention?
    // "Galaxy S24 phone": a phone fits none.
    var owners: Set<Int> = []
    for place in request.turns.indices.map(Optional.some) + [nil] {
      let turn = place.map { request.turns[$0] }
      guard turn?.isOfShopper ?? true else { continue }
      let text = turn?.text ?? request.question
      let message = FittedMessage(text, of: request, vocabulary)
      if let named = message.fit {
        fit = named
        if !named.isBehindLink { owners.formUnion(message.things) }
        continue
      }
      guard let known = fit, let thing = message.thing(of: request.kinds) else { continue }
      guard owners.isDisjoint(with: message.things) else {
        fit = nil
        continue
      }
      let counts = try await count([thing.count(having: known)], under: request.filters, of: request, context: context)
      guard counts?.first ?? 0 > 0 else {
        fit = nil
        continue
      }
      let restated = text + " " + message.link + " " + known.text
      guard let place else { return request.question = restated }
      var changed = ConversationTurn(isOfShopper: true, text: restated, cited: turn?.cited ?? [])
      changed.written = turn?.written
      request.turns[place] = changed
    }
  }
}

/// A message, read for a thing and for the model that it shall fit.
private struct FittedMessage {
  private let reading: QuestionReading
  private let languages: [StoreLanguage]
  /// Lines of the table of the things that it names.
  let things: Set<Int>
  private let named: [(places: Range<Int>, lines: Set<Int>)]
  /// The model that the thing shall fit: "iPhone 15".
  let fit: FacetMention?
  /// Between the thing and what it fits.
  let link: String

  /// More words stand by themselves.
  private static let mostWords = 8

  init(_ text: String, of request: RetrievalRequest, _ vocabulary: Vocabulary) {
    let store = request.store.language
    reading = QuestionReading(reading: text, language: store, currency: request.store.currency)
    languages = reading.language == store ? [store] : [reading.language, store]
    var reader = FacetReader(
      tokens: reading.tokens, isTaken: reading.isTaken, vocabulary: vocabulary, languages: languages)
    reader.read()
    fit = reader.mentions.first { $0.choice.field.saysWhatFits && !$0.isExcluded }
    link = FittingThing.link(in: reading.language)
    let tokens = reading.tokens
    named = languages.lazy.map { ProductWords.table.namedThings(in: tokens, $0) }.first { !$0.isEmpty } ?? []
    things = named.reduce(into: []) { $0.formUnion($1.lines) }
  }

  struct Thing {
    let words: String
    let kind: CategoryKinds.Choice?

    func count(having fit: FacetMention) -> FacetProbe.Count {
      let choice = (fit.wider ?? fit.choice).inOtherAttributesToo
      return FacetProbe.Count(words: kind == nil ? words : "", fields: .titles, terms: choice, kind: kind)
    }
  }

  /// The one thing that a short message asks for; nil where it asks for none, or says itself what it is for.
  func thing(of kinds: CategoryKinds?) -> Thing? {
    let words = reading.tokens.filter { $0.kind != .sign }
    guard words.count <= Self.mostWords, !words.contains(where: { ProductLinks.words.contains($0.text) }) else {
      return nil
    }
    guard named.count == 1 else { return nil }
    let name = reading.tokens[named[0].places].written
    let kind = kinds?.choice(
      for: QuestionWords(
        question: name, reading: QuestionReading(reading: name, language: reading.language), store: languages.last))
    return Thing(words: name, kind: kind?.saysAll == true ? kind : nil)
  }
}
