// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// The words of a question by which its products are compared. Pure.
struct TitleWords {
  private let language: StoreLanguage
  private let words: [String]

  init(_ search: SearchAttempt) {
    let language = search.request.store.language
    self.language = language
    words = Set(QuestionTokens(search.words.lexicalText).tokens.filter { $0.kind != .sign }.map(\.text))
      .map(language.facets.stem)
  }

  /// How many of them say what a product is: its name, brand, categories and properties have them.
  func met(by product: CatalogProduct) -> Int {
    let texts =
      [product.name, product.brand ?? ""] + product.categories.filter { !NamedKind.isComposed($0) }
      + product.attributes.flatMap(\.values)
    let stems = Set(texts.flatMap { QuestionTokens($0).tokens.map { language.facets.stem($0.text) } })
    return words.count { word in
      stems.contains(word) || (language.writesCompounds && word.count > 3 && stems.contains { $0.hasSuffix(word) })
    }
  }
}
