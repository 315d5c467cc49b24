// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Language

/// A model as names of products have it. Pure.
struct NamedModel: Sendable, Equatable {
  /// The members of a product's document that tell of its model.
  struct Product {
    var name: String
    var brand: String
    var categories: [String]

    init(name: String, brand: String = "", categories: [String] = []) {
      (self.name, self.brand, self.categories) = (name, brand, categories)
    }

    init?(_ source: JSONValue) {
      guard let name = source[RAGField.name]?.stringValue else { return nil }
      self.init(
        name: name, brand: source[RAGField.brand]?.stringValue ?? "",
        categories: source[RAGField.categories]?.arrayValue?.compactMap(\.stringValue) ?? [])
    }
  }

  static let longest = 8
  let text: String
  private let language: StoreLanguage
  private let words: [String]
  /// The words of the brands of what is called so: a feed may leave a product's brand out.
  private var makers: Set<String> = []

  init(_ text: String, _ language: StoreLanguage) {
    self.text = text
    self.language = language
    words = Self.stems(text, language)
  }

  private static func stems(_ text: String, _ language: StoreLanguage) -> [String] {
    QuestionTokens.words(of: text).map(language.facets.stem)
  }

  /// Whether a product is called so by the beginning of its name, the brand before it apart.
  func begins(_ name: String, brand: String) -> Bool {
    let brand = brand.isEmpty ? makers : Set(Self.stems(brand, language))
    return rest(of: name) { $0.allSatisfy(brand.contains) } != nil
  }

  /// Whether a word of other models stands behind it in a name: the "Pro Max" of "iPhone 14 Pro Max".
  func isSibling(_ name: String) -> Bool {
    guard let next = rest(of: name, where: { _ in true })?.first else { return false }
    return ModelNames.variants.contains(next)
  }

  private func isFirst(in name: String) -> Bool { rest(of: name, where: \.isEmpty) != nil }

  /// What follows the model's words in a name. Nil where it does not have them in a row.
  private func rest(of name: String, where isBefore: (ArraySlice<String>) -> Bool) -> ArraySlice<String>? {
    let name = QuestionTokens.words(of: name)
    let stems = name.map(language.facets.stem)
    guard let first = words.first, let start = stems.firstIndex(of: first) else { return nil }
    guard stems[start...].starts(with: words), isBefore(stems[..<start]) else { return nil }
    return name[(start + words.count)...]
  }

  /// The categories of what is called so, in lower case, where they hold little that merely has the words in its name.
  /// - Parameter products: the dearest first.
  mutating func learn(from products: [Product]) -> [String] {
    makers = Set(products.filter { begins($0.name, brand: $0.brand) }.flatMap { Self.stems($0.brand, language) })
    let called = products.filter { begins($0.name, brand: $0.brand) }
    // "Hiking" of "Hiking boots" is no model: that has a number, or a brand before it.
    guard let first = called.first, text.contains(where: \.isNumber) || !isFirst(in: first.name) else { return [] }
    let categories = Set(first.categories.map(Facet.category))
    let others = products.filter { product in !called.contains { $0.name == product.name } }
    func count(_ term: String, _ products: [Product]) -> Int {
      products.count { $0.categories.map(Facet.category).contains(term) }
    }
    return categories.filter { count($0, others) * Self.mostStrangers <= count($0, called) }.sorted()
  }

  /// A category holds no more than one in so many of what is called so beside them.
  private static let mostStrangers = 4
}
