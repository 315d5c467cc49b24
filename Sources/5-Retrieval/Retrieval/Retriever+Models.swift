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
    var found = named.learn(from: names)
    let kind = search.kind.flatMap { $0.isUnproven ? nil : $0 }
    // "Galaxy S24 case" asks for no phone.
    if let kind { found.removeAll { !kind.own.contains($0) } }
    guard !found.isEmpty else { return }
    search.takeKind(CategoryKinds.Choice(own: kinds.innermost(found), others: kind?.others ?? [], model: named))
    // A phone fits no phone of its own name.
    if kind != nil, let fit = search.namedFit { search.drop(fit.constraint) }
  }

  private static let modelsLookedAt = 100
}

extension SearchAttempt {
  /// The words that may name a model, alone or beside the one that says what kind of thing it is. Nil where there are none.
  fileprivate var possibleModel: String? {
    guard request.absent.isEmpty, words.hasContent, filters.audience == nil, !words.model.isEmpty else { return nil }
    guard kind?.model == nil else { return nil }
    return kind?.isUnproven ?? true ? modelAlone : modelBesideKind ?? namedFit?.words
  }

  /// A model that was read as what the thing shall fit: of "galaxy s24 phone" it is the thing itself.
  fileprivate var namedFit: (words: String, constraint: RelaxedConstraint)? {
    let fits = constraints.compactMap { constraint -> (String, RelaxedConstraint)? in
      guard case .wanted(let choice) = constraint.kind, choice.field.saysWhatFits,
        case .attribute(let code) = choice.field
      else { return nil }
      return (constraint.words, .attribute(code))
    }
    let tokens = QuestionTokens(fits.first?.0 ?? "").tokens
    return fits.count == 1 && tokens.contains { $0.kind == .number } ? fits.first : nil
  }

  /// "Galaxy S24" of "galaxy s24 phone".
  private var modelBesideKind: String? {
    let tokens = QuestionTokens(words.model).tokens
    let things = [language, request.store.language].lazy.map { ProductWords.table.namedThings(in: tokens, $0) }
      .first { !$0.isEmpty }
    guard let things, things.count == 1 else { return nil }
    let places = things[0].places
    guard places.lowerBound == 0 || places.upperBound == tokens.count else { return nil }
    let rest = places.lowerBound == 0 ? tokens[places.upperBound...] : tokens[..<places.lowerBound]
    guard rest.count <= NamedModel.longest, rest.contains(where: { $0.kind == .number }),
      rest.contains(where: { $0.kind == .word && $0.text.count > 1 })
    else { return nil }
    return rest.written
  }

  private var modelAlone: String? {
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
