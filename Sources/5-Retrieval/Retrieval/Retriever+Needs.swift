// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language

/// Sentences that tell a need: searched for by the name of what would meet it.
extension Retriever {
  /// The search for what would meet a need that words and vectors leave open, by the model's word for it. Nil where it has
  /// none, or one for what the shop does not sell.
  func naming(_ search: SearchAttempt, context: CallContext) async throws(RetrievalError) -> SearchAttempt? {
    guard let text = await search.request.rewriter?(.thing(search.request.store.language.code)) else { return nil }
    return try await self.search(search, forThing: text, context: context)
  }

  /// Takes what meets a need that the table knows: a sentence that names no kind of thing then asks for that one. Nothing
  /// changes where the shop has no such category.
  func settleNeed(of search: inout SearchAttempt, context: CallContext) async throws(RetrievalError) {
    guard search.kind?.isUnproven ?? true, search.words.codeText.isEmpty, let thing = search.thingOfNeed else { return }
    guard let met = try await self.search(search, forThing: thing, context: context), met.kind?.saysAll ?? false else {
      return
    }
    search = met
    search.dropWishesOfNeed()
  }

  private func search(
    _ search: SearchAttempt, forThing text: String, context: CallContext
  ) async throws(RetrievalError) -> SearchAttempt? {
    let store = search.request.store
    let vocabulary = await vocabularies.vocabulary(of: store, engine: engine, context: context).vocabulary
    let asked = try await inWordsOfShop(
      RetrievalRequest(question: text, store: store), vocabulary: vocabulary, context: context)
    guard asked.absent.isEmpty else { return nil }
    var named = search.searching(for: asked.question, meaning: asked.question)
    try await settleHead(of: &named, context: context)
    try await settleKind(of: &named, context: context)
    return named
  }
}

extension SearchAttempt {
  /// What meets the need that the question, or a message before it, tells, in the store's language.
  fileprivate var thingOfNeed: String? {
    let store = request.store.language
    let things = ([request.asWritten] + request.earlier).lazy.compactMap { text -> String? in
      // «Ich will alte Fotos …»: a few words do not tell the language.
      let languages = [StoreLanguage.ofQuestion(text, store: store)] + StoreLanguage.all
      let tokens = QuestionTokens(text).tokens
      return languages.lazy.compactMap { NeedThings.thing(for: tokens, in: $0) }.first
    }
    guard let thing = things.first else { return nil }
    let tokens = QuestionTokens(thing).tokens
    let match = ProductWords.table.matches(tokens, at: 0, in: .english).first { ProductWords.table.isThing($0) }
    return match.flatMap { ProductWords.table.names(of: $0, in: store).first } ?? thing
  }

  /// Drops the properties that the words of a need were read as, "on the wall"; what is said of whatever meets it stays.
  fileprivate mutating func dropWishesOfNeed() {
    for choice in filters.wanted where !choice.field.isColor && !choice.field.isBrand {
      if case .attribute(let code) = choice.field { drop(.attribute(code)) } else { drop(.categories) }
    }
  }
}
