// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

extension [RetrievedProduct] {
  /// Puts what is for the thing that the question names, and is none, behind what is: "tablets for coffee machines" where
  /// a coffee machine is asked for.
  mutating func demoteAccessories(of search: SearchAttempt, to share: Double) {
    let language = search.request.store.language
    let topic = QuestionTokens(search.words.headline).tokens.filter { $0.kind == .word }
      .map { language.facets.stem($0.text) }
    guard let thing = topic.last, share < 1 else { return }
    let categories = Set(search.kind?.accessories ?? [])
    let isAccessory = map { hit in
      hit.matchedBy == nil
        && (hit.product.isFor(thing, language)
          || !categories.isEmpty && hit.product.categories.contains { categories.contains(Facet.category($0)) })
    }
    guard isAccessory.contains(true), isAccessory.contains(false) else { return }
    for place in indices where isAccessory[place] { self[place].score *= share }
    // In their order where scores are equal.
    let order = indices.sorted { (self[$0].score, -$0) > (self[$1].score, -$1) }
    self = order.map { self[$0] }
  }
}

extension CatalogProduct {
  /// Whether its name says that it is for a thing, and not that it is one.
  fileprivate func isFor(_ thing: String, _ language: StoreLanguage) -> Bool {
    let words = QuestionTokens(name).tokens.map(\.text)
    guard let place = words.firstIndex(where: { ProductLinks.words.contains($0) }), place > 0 else { return false }
    let stems = words.map(language.facets.stem)
    return !stems[..<place].contains(thing) && stems[place...].contains(thing)
  }
}
