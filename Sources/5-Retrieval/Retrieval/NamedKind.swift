// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// The kind of thing that a question with properties names: "turquoise pillows" are pillows, and a turquoise sofa is no
/// next best. Nil where the question names no property, or no kind.
struct NamedKind: Sendable {
  private let language: StoreLanguage
  private let stem: String
  /// The lines of the table of things that the word stands in: "couch" is "sofa" too.
  private let things: Set<Int>
  /// The table knows the thing by several words: a duffel bag is no sleeping bag.
  private let isPhrase: Bool
  /// The categories of the kind, where their names say all that the question says of the thing.
  private var categories: CategoryKinds.Choice?

  init?(_ search: SearchAttempt) {
    guard !search.filters.wanted.isEmpty else { return nil }
    self.init(word: search.words.head, search.request.store.language)
    if let kind = search.kind, kind.saysAll { categories = kind }
  }

  /// - Parameters:
  ///   - word: it names the thing.
  ///   - phrase: the words that it stands in: "sleeping bag".
  init?(word: String, in phrase: String = "", _ language: StoreLanguage) {
    self.language = language
    let tokens = QuestionTokens(word).tokens
    isPhrase = ProductWords.table.isPhrase(at: QuestionTokens(phrase).tokens, language)
    guard let word = tokens.last(where: { $0.kind == .word }) else { return nil }
    stem = language.facets.stem(word.text)
    things = ProductWords.table.things(in: isPhrase ? QuestionTokens(phrase).tokens : tokens, language)
  }

  /// Leaves out products that nothing says to be of the kind, where one is called so.
  func keep(_ products: [RetrievedProduct]) -> [RetrievedProduct] {
    guard products.contains(where: { names($0.product) }) else { return products }
    return products.filter { $0.matchedBy != nil || isMentioned(by: $0.product) }
  }

  /// Whether its category says that it is of the kind, or its name ends with the word, what follows a comma or "with" and
  /// what its properties say apart ("rain jacket navy"): of "hiking" no "hiking boots" tell.
  private func names(_ product: CatalogProduct) -> Bool {
    if isInCategories(product) { return true }
    let words = QuestionTokens(product.name).tokens.prefix {
      $0.kind != .sign ? !language.stopWords.contains($0.raw.lowercased()) : $0.text == "-" && $0.isGlued
    }
    // Of "steel kettle 1.7 l" the measure names nothing.
    let names = words.indices.filter { words[$0].kind == .word && !isUnit(words, $0) }.map { words[$0] }
    guard language.headPlace != .first else { return names.first.map(isKind) ?? false }
    let values = product.attributes.lazy.flatMap(\.values).flatMap { QuestionTokens($0).tokens }
    let properties = Set(values.map { language.facets.stem($0.text) })
    return names.last { isKind($0) || !properties.contains(language.facets.stem($0.text)) }.map(isKind) ?? false
  }

  private func isInCategories(_ product: CatalogProduct) -> Bool {
    categories?.holds(product.categories.map(Facet.category)) ?? false
  }

  private func isUnit(_ words: ArraySlice<QuestionToken>, _ place: Int) -> Bool {
    place > words.startIndex && words[place - 1].kind == .number && Measure.isUnit(words[place].text)
  }

  private func isMentioned(by product: CatalogProduct) -> Bool {
    isInCategories(product) || isTitle(of: product) || isIn([product.brand ?? "", product.description ?? ""])
  }

  /// Whether the name or a category has the word, or another name of the thing.
  /// - Parameter strictly: of a category such as "Coffee & Tea" nothing tells which of its things a product is.
  func isTitle(of product: CatalogProduct, strictly: Bool = false) -> Bool {
    isIn([named(product)] + product.categories.filter { !strictly || !Self.isComposed($0) })
  }

  /// The name without what the product has beside: a lamp with a linen shade is no linen.
  private func named(_ product: CatalogProduct) -> String {
    let tokens = QuestionTokens(product.name).tokens
    guard let place = tokens.firstIndex(where: { ProductLinks.beside.contains($0.text) }), place > 0 else {
      return product.name
    }
    return tokens[..<place].written
  }

  /// Whether a category's name joins several things.
  static func isComposed(_ category: String) -> Bool { category.contains(where: CategoryKinds.joints.contains) }

  private func isIn(_ texts: [String]) -> Bool {
    texts.contains { text in
      let tokens = QuestionTokens(text).tokens
      return (!isPhrase && tokens.contains(where: isKind))
        || (!things.isEmpty && !things.isDisjoint(with: ProductWords.table.things(in: tokens, language)))
    }
  }

  /// Of a compound the last part tells: «Wolldecke» is a «Decke».
  private func isKind(_ token: QuestionToken) -> Bool {
    guard token.kind == .word else { return false }
    let other = language.facets.stem(token.text)
    return other == stem || (language.writesCompounds && stem.count > 3 && other.hasSuffix(stem))
  }
}
