// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import Observability
import SearchEngine

/// A question that names a model and no kind of thing: "iphone 13".
///
/// Far more products fit a telephone than are one, and their names end with what they fit: "mobile phone case for Apple
/// iPhone 13". A product whose name begins with the model, behind its brand, is the thing itself, and the categories
/// that hold such products, and none of the others, are its kind.
extension Retriever {
  /// Takes the kind of a model from the products that are called by it.
  func settleModel(of search: inout SearchAttempt, context: CallContext) async throws(RetrievalError) {
    guard let model = search.possibleModel, let kinds = search.request.kinds else { return }
    let bodies = SearchBodies(
      tuning: options.tuning, words: search.words, filters: ProductFilters(),
      visibility: search.request.store.searchVisibility)
    let names: [NamedModel.Product]
    do throws(SearchEngineError) {
      let response = try await engine.search(
        search.request.store.alias, body: bodies.dearest(named: model, size: Self.modelsLookedAt), context: context)
      names = response.hits.compactMap { hit in
        response.source(of: hit).flatMap { try? JSONValue(parsing: Array($0)) }.flatMap(NamedModel.Product.init)
      }
    } catch {
      if error.code == .cancelled { throw RetrievalError(error) }
      // A question is answered without, more coarsely.
      context.logger.warning("a model's kind could not be looked up", error.logMetadata)
      return
    }
    var named = NamedModel(model, search.request.store.language)
    let found = named.learn(from: names)
    guard !found.isEmpty else { return }
    search.takeKind(CategoryKinds.Choice(own: kinds.innermost(found), model: named))
  }

  private static let modelsLookedAt = 100
}

extension SearchAttempt {
  /// The words that may name a model: nothing else says what kind of thing is asked for. Nil where there are none.
  fileprivate var possibleModel: String? {
    guard kind == nil, request.absent.isEmpty, words.hasContent, filters.audience == nil, !words.model.isEmpty else {
      return nil
    }
    let tokens = QuestionTokens(words.model).tokens
    guard tokens.count <= NamedModel.longest, tokens.contains(where: { $0.kind == .word && $0.text.count > 1 }) else {
      return nil
    }
    let all = QuestionTokens(words.lexicalText).tokens
    let languages = [language, request.store.language]
    let namesThing = languages.contains { !ProductWords.table.things(in: all, $0).isEmpty }
    // "Hiking" is a use; "Tab A8" is a model, whatever a tab is elsewhere.
    let isOrdinary =
      tokens.allSatisfy { $0.kind != .number }
      && tokens.indices.contains { place in
        languages.contains { !ProductWords.table.matches(tokens, at: place, in: $0).isEmpty }
      }
    return namesThing || isOrdinary ? nil : words.model
  }
}

extension [RetrievedProduct] {
  /// Puts what is called by the model that the question names before what merely has its words in its name, and its
  /// siblings behind it: of "iPhone 14" the "iPhone 14 Pro".
  mutating func orderByModel(of search: SearchAttempt) {
    guard let model = search.kind?.model else { return }
    func rank(_ hit: RetrievedProduct) -> Int {
      if hit.matchedBy != nil { return 0 }
      return !search.isOfKind(hit.product) ? 3 : model.isSibling(hit.product.name) ? 2 : 1
    }
    let ranks = map(rank)
    let order = indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    self = order.map { self[$0] }.dealt(map(\.score))
  }
}
