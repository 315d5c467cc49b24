// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

extension [RetrievedProduct] {
  /// Puts what lacks a word that says what the thing shall be like behind what has it in its name or as a property: a flat
  /// monitor where a curved one is asked for. Of what is called by the thing's name, name and properties alone tell.
  mutating func demoteLacking(
    _ wishes: [WordWish], of head: String, _ language: StoreLanguage, to share: Double
  ) {
    guard !wishes.isEmpty, share < 1 else { return }
    let texts = map { WordWish.Texts($0.product, language) }
    func all(_ words: KeyPath<WordWish.Texts, [String]>) -> [Bool] {
      texts.map { text in
        wishes.allSatisfy { $0.isMet(by: text[keyPath: words]) || ($0.isPurpose && $0.isMet(by: text.purposes)) }
      }
    }
    let (called, titled, met) = (all(\.own), all(\.titles), all(\.all))
    guard titled.contains(true) else { return }
    let isCalled = called.contains(true)
    let head = language.facets.stem(head.folded)
    // A "gaming chair" is no office chair, though it stands in "Office Furniture".
    let lacks = indices.map { place in
      let isNamed = isCalled && texts[place].name.contains(head)
      return self[place].matchedBy == nil && !(isNamed ? called : met)[place]
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
  /// It names a thing that the wished one is for: "RAM for laptop".
  private(set) var isPurpose = false

  /// The texts of a product.
  struct Texts {
    var name: [String]
    /// Name, brand and properties.
    var own: [String]
    var titles: [String]
    var all: [String]
    /// The two words behind each "for" of the description.
    var purposes: [String]

    init(_ product: CatalogProduct, _ language: StoreLanguage) {
      func stems(_ texts: [String]) -> [String] {
        texts.flatMap { QuestionTokens.words(of: $0) + [""] }.map { language.facets.stem($0) }
      }
      name = stems([product.name])
      own = name + stems([product.brand ?? ""] + product.attributes.flatMap { [$0.label] + $0.values })
      // Of "Coffee & Tea" nothing tells which of them a product is.
      titles = own + stems(product.categories.filter { !NamedKind.isComposed($0) })
      let words = QuestionTokens.words(of: product.description ?? "")
      let description = words.map(language.facets.stem)
      all = titles + description
      purposes = words.indices.filter { ProductLinks.words.contains(words[$0]) }.flatMap { place in
        [""] + description[(place + 1)...].prefix(2)
      }
    }
  }

  /// A text has one of the names, its words in a row, or a longer word for one of a single word: MicroSDXC is MicroSD.
  func isMet(by words: [String]) -> Bool {
    names.contains { name in
      guard let first = name.first else { return false }
      if name.count == 1, first.count >= Self.shortestBeginning { return words.contains { $0.hasPrefix(first) } }
      return words.indices.contains { words[$0] == first && words[$0...].starts(with: name) }
    }
  }

  private static let shortestBeginning = 6

  static let most = 3

  /// The wishes of a search: the words beside the thing's name.
  static func all(in search: SearchAttempt) -> [WordWish] {
    guard !search.isForeign, search.kind != nil, search.words.unsaid.count <= most + 1 else { return [] }
    let language = search.request.store.language
    let tokens = QuestionTokens(search.words.unsaid.joined(separator: " ")).tokens
    let thing = Set(QuestionTokens(search.thingWord).tokens.map(\.text))
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
        guard !table.isThing(match) else {
          let isOfThing = thing.contains(tokens[match.end - 1].text)
          if !isOfThing, search.words.purposes.contains(tokens[place].text) {
            let names = table.names(of: match, in: language)
            wishes.append(WordWish(names: names.map { stems($0, language) }, isPurpose: true))
          }
          if isOfThing, let wish = modifiers(tokens[place..<match.end], match, language) { wishes.append(wish) }
          continue
        }
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

  /// "Ballpoint" of "ballpoint pens", "desk" beside "office" of "office chair": what the thing's names say beside the word
  /// that it is called by. Nil of a name of one word.
  private static func modifiers(
    _ words: ArraySlice<QuestionToken>, _ match: ProductWords.Match, _ language: StoreLanguage
  ) -> WordWish? {
    guard language.headPlace == .last, words.count > 1, let head = words.last.map({ language.facets.stem($0.text) })
    else { return nil }
    let names = ProductWords.table.names(of: match, in: language).map { stems($0, language) }.filter { $0 != [head] }
    let own = words.dropLast().filter { $0.kind != .sign }.map { language.facets.stem($0.text) }
    return WordWish(names: [own] + names.map { $0.last == head ? $0.dropLast() : $0 })
  }

  private static func stems(_ text: String, _ language: StoreLanguage) -> [String] {
    QuestionTokens.words(of: text).map { language.facets.stem($0) }
  }
}
