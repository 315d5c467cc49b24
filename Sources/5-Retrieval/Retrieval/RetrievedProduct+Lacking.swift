// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

extension [RetrievedProduct] {
  /// Puts what lacks a word that says what the thing shall be like behind what has it in its name or as a property: a flat
  /// monitor where a curved one is asked for.
  mutating func demoteLacking(_ wishes: [WordWish], _ language: StoreLanguage, to share: Double) {
    guard !wishes.isEmpty, share < 1 else { return }
    let texts = map { WordWish.Texts($0.product, language) }
    guard texts.contains(where: { text in wishes.allSatisfy { $0.isMet(by: text.titles) } }) else { return }
    let lacks = indices.map { place in
      self[place].matchedBy == nil && !wishes.allSatisfy { $0.isMet(by: texts[place].all) }
    }
    guard lacks.contains(true) else { return }
    for place in indices where lacks[place] { self[place].score *= share }
    // In their order where scores are equal.
    let order = indices.sorted { (self[$0].score, -$0) > (self[$1].score, -$1) }
    self = order.map { self[$0] }
  }
}

/// A word of a question that says what the thing shall be like, and no property that a filter was made of.
struct WordWish: Sendable, Equatable {
  /// The words by which a text may say it, stemmed, each with all of its tokens.
  private var names: [[String]]

  /// The texts of a product.
  struct Texts {
    var titles: [String]
    var all: [String]

    init(_ product: CatalogProduct, _ language: StoreLanguage) {
      let own =
        [product.name, product.brand ?? ""] + product.categories + product.attributes.flatMap { [$0.label] + $0.values }
      func stems(_ texts: [String]) -> [String] {
        texts.flatMap { QuestionTokens.words(of: $0) + [""] }.map { language.facets.stem($0) }
      }
      titles = stems(own)
      all = titles + stems([product.description ?? ""])
    }
  }

  /// A text has one of the names, its words in a row.
  func isMet(by words: [String]) -> Bool {
    names.contains { name in
      guard let first = name.first else { return false }
      return words.indices.contains { words[$0] == first && words[$0...].starts(with: name) }
    }
  }

  static let most = 3

  /// The wishes of a search: the words beside the thing's name.
  static func all(in search: SearchAttempt) -> [WordWish] {
    guard !search.isForeign, search.kind != nil, search.words.unsaid.count <= most + 1 else { return [] }
    let language = search.request.store.language
    let tokens = QuestionTokens(search.words.unsaid.joined(separator: " ")).tokens
    let thing = Set(QuestionTokens(search.words.head).tokens.map(\.text))
    let table = ProductWords.table
    var wishes: [WordWish] = []
    var place = 0
    while place < tokens.count {
      // A code is one word: "i5".
      var end = place + 1
      while end < tokens.count, tokens[end].isGlued, tokens[end].kind != .sign { end += 1 }
      let match = table.matches(tokens, at: place, in: language).first
      defer { place = Swift.max(end, match?.end ?? end) }
      guard tokens[place].kind != .sign, !thing.contains(tokens[place].text) else { continue }
      if let match {
        guard !table.isThing(match) else { continue }
        let known = table.names(of: match, in: language)
        wishes.append(WordWish(names: known.map { stems($0, language) }))
      } else {
        guard !language.stopWords.contains(tokens[place].text), !WeakWords.contains(tokens[place].text, in: language)
        else {
          continue
        }
        wishes.append(WordWish(names: [tokens[place..<end].map { language.facets.stem($0.text) }]))
      }
    }
    return wishes.count <= most ? wishes : []
  }

  private static func stems(_ text: String, _ language: StoreLanguage) -> [String] {
    QuestionTokens.words(of: text).map { language.facets.stem($0) }
  }
}
