// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

extension [RetrievedProduct] {
  /// Leaves out what was let through for the words of its name where these do not say the amount that is wished: "1 bay,
  /// 4 GB" has all words of "4 bays". Where nothing says it, all stays.
  mutating func leaveOutUnsaid(_ search: SearchAttempt) {
    let amounts = search.filters.wanted.compactMap(WishedAmount.init)
    guard !amounts.isEmpty else { return }
    let stem = search.request.store.language.facets.stem
    let said = filter { hit in hit.matchedBy != nil || amounts.allSatisfy { $0.isSaid(by: hit.product, stem) } }
    if !said.isEmpty { self = said }
  }
}

/// Amounts of which a product has one, by an attribute or by its name.
private struct WishedAmount {
  private let choice: FacetChoice
  private let values: Set<String>
  /// The words of each value.
  private let names: [[String]]

  /// Nil where names are not asked, or the values are no amounts.
  init?(_ choice: FacetChoice) {
    let names = choice.wordsInNames.map(QuestionTokens.words)
    guard !names.isEmpty, choice.flagNames.isEmpty,
      names.allSatisfy({ $0.count == 2 && $0[0].first?.isNumber ?? false })
    else { return nil }
    self.choice = choice
    self.names = names
    values = Set(
      (choice.terms + choice.otherTerms).compactMap { term in
        term.firstIndex(of: "=").map { String(term[term.index(after: $0)...]) }
      })
  }

  func isSaid(by product: CatalogProduct, _ stem: (String) -> String) -> Bool {
    if product.attributes.contains(where: { $0.values.contains { values.contains($0.lowercased()) } }) { return true }
    if product.categories.contains(where: { choice.categoryTerms.contains(Facet.category($0)) }) { return true }
    let words = QuestionTokens.words(of: product.name).map(stem)
    return names.contains { name in
      let name = name.map(stem)
      return words.indices.contains { words[$0...].starts(with: name) }
    }
  }
}
