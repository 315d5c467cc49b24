// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import SearchEngine

/// The closeness with which products must match the topic of a question for the cheapest.
enum TopicMatch: Sendable {
  /// The question names no topic: all products.
  case everything
  /// All words in name, brand or categories: a hoodie whose description mentions a mat is not the cheapest mat.
  case allInTitles
  case allAnywhere
  /// Three words in four, in name, brand or categories.
  case mostInTitles
  /// In a category of the kind that the question names, which has a tripod of "Camera Tripods" be no camera: all words
  /// in name, brand or categories, all anywhere, or those that do not name the kind.
  case ofKindInTitles, ofKindAnywhere, ofKind
  /// In a category of the kind.
  case kindAlone
}

/// "The cheapest" is an order, not a likeness.
extension Retriever {
  /// The products of a question's topic in the order that it asks for. Those that hold all its words come before those
  /// that hold most of them, and a bound of the question gives way before its words do. Nil without a wish for an order,
  /// and where no product holds the words: what is merely alike must not be sorted, or the shop's cheapest products
  /// would come first.
  func inOrder(_ search: SearchAttempt, context: CallContext) async throws(RetrievalError) -> RetrievalResult? {
    guard let order = search.order else { return nil }
    var search = search
    search.narrowKind()
    var steps: [[TopicMatch]] =
      search.words.namesTopic ? [[.allInTitles, .allAnywhere], [.mostInTitles]] : [[.everything]]
    if search.words.namesTopic, search.kind.map({ $0.saysAll || $0.isLifted }) ?? false {
      steps.insert([.ofKindInTitles, .ofKindAnywhere, .ofKind], at: 0)
      // A television that no text calls "sturdy" is nearer than a sturdy mount for it.
      steps.insert([.kindAlone], at: 2)
      // What stands in "Notebooks" is a laptop, whatever its name says.
      let isOneWord =
        !search.words.headline.contains(" ") && search.words.besideKind.isEmpty
        && !search.request.store.language.writesCompounds
      if isOneWord, search.kind?.saysAll ?? false { steps.insert([.kindAlone], at: 0) }
    } else if search.words.namesTopic, let kind = search.kind, !kind.accessories.isEmpty {
      // A gaming mouse pad is no cheap gaming mouse.
      steps.insert([.ofKindInTitles, .ofKindAnywhere], at: 0)
    }
    // "Laptop for work", then "Lenovo": a word that no text has gives way before a property does.
    if search.kind?.saysAll ?? false, search.words.namesTopic, !search.filters.wanted.isEmpty {
      for matches in [steps[0], [.kindAlone]] {
        if let found = try await inOrder(search, order, matches, context: context) { return found }
      }
    }
    for matches in steps {
      var search = search
      repeat {
        // Without its facets a question that has no topic would ask for the whole shop.
        if matches == [.everything], search.relaxed.contains(where: { !$0.isBound }) { break }
        if let found = try await inOrder(search, order, matches, context: context) { return found }
      } while search.relax()
    }
    return nil
  }

  /// Whether no product of the shop has what an order goes by, such as the date for "newest". False where the engine does
  /// not say: then nothing is claimed.
  func isUnknown(_ order: ProductOrder, _ search: SearchAttempt, context: CallContext) async -> Bool {
    guard order == .newestFirst || order == .bestRatedFirst else { return false }
    let store = search.request.store
    let bodies = SearchBodies(
      tuning: options.tuning, words: search.words, filters: ProductFilters(), visibility: store.searchVisibility)
    let body = bodies.inOrder(order, match: .everything, size: 1)
    return (try? await engine.search(store.alias, body: body, context: context))?.hits.isEmpty ?? false
  }

  /// The products that the first of `matches` finds under the filters in force.
  private func inOrder(
    _ search: SearchAttempt, _ order: ProductOrder, _ matches: [TopicMatch], context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult? {
    for response in try await responses(search, order, matches, context: context) where !response.hits.isEmpty {
      let products = Array(search.ofModel(self.products(of: response, context: context)).prefix(search.request.topK))
      if let explanation = search.request.explanation {
        explanation.begin(search)
        explanation.note(
          "sort", ids: products.enumerated().map { ($1.productID, 1 / Double($0 + 1)) })
      }
      guard !products.isEmpty else { throw RetrievalError(.unreadable(response.hits.count)) }
      return search.result(
        products.enumerated().map { RetrievedProduct(product: $1, score: 1 / Double($0 + 1)) }, hasEvidence: true)
    }
    return nil
  }

  private func responses(
    _ search: SearchAttempt, _ order: ProductOrder, _ matches: [TopicMatch], context: CallContext
  ) async throws(RetrievalError) -> [SearchResponse] {
    try await withinWindow(of: search, context: context) {
      (bodies: SearchBodies, topK: Int) async throws(SearchEngineError) in
      let size = search.kind?.model != nil ? topK : min(topK, search.request.topK)
      let legs = matches.map { bodies.inOrder(order, match: $0, size: size) }
      for body in legs { bodies.explanation?.note("sort", body: body) }
      var responses: [SearchResponse] = []
      for leg in try await engine.multiSearch(search.request.store.alias, bodies: legs, context: context) {
        responses.append(try leg.get())
      }
      return responses
    }
  }
}

extension QuestionWords {
  /// Whether the question names what it wants: "your cheapest thing" asks for anything that the shop sells.
  fileprivate var namesTopic: Bool { hasContent && !ProductNouns.areAll(in: kind) }
}

extension RelaxedConstraint {
  fileprivate var isBound: Bool { self == .priceMin || self == .priceMax }
}
