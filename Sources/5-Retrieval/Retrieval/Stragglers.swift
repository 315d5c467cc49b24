// SPDX-License-Identifier: Apache-2.0
import Catalog
import Language

/// Products at the end of a short answer that only stand there because nothing better was left: the toaster behind the two
/// kettles that a shop has. Pure.
///
/// Measured by how a product compares with the first one: its score, the words of the question that its name, brand,
/// categories and properties have, and the categories that both stand in.
struct Stragglers {
  private let language: StoreLanguage
  private let words: [String]
  /// The kind of thing by all its words, then by the one that names it.
  private let kinds: [NamedKind]
  /// The categories of the kind, where their names say all that the question says of the thing.
  private let categories: CategoryKinds.Choice?
  private let tuning: RetrievalTuning
  /// The question asks for something like what it names.
  private let wantsOthers: Bool

  init(_ search: SearchAttempt, _ tuning: RetrievalTuning) {
    let language = search.request.store.language
    self.language = language
    self.tuning = tuning
    words = Set(QuestionTokens(search.words.lexicalText).tokens.filter { $0.kind != .sign }.map(\.text))
      .map(language.facets.stem)
    wantsOthers = QuestionTokens(search.request.question).tokens.contains { Self.likenesses.contains($0.text) }
    categories = search.kind.flatMap {
      $0.saysAll && $0.model == nil && !$0.own.contains(where: NamedKind.isComposed) ? $0 : nil
    }
    let word = search.words.head
    kinds = [NamedKind(word: word, in: search.words.headline, language), NamedKind(word: word, language)].compactMap(
      \.self)
  }

  /// Leaves out what is far behind the first product that no identifier found; beside products that the question names by
  /// an identifier, what is not of a kind that it names too.
  func leave(out products: [RetrievedProduct]) -> [RetrievedProduct] {
    let products = products.contains { !$0.isAside } ? products.filter { !$0.isAside } : products
    let named = products.prefix { $0.matchedBy != nil }
    let rest = products.dropFirst(named.count)
    if !named.isEmpty, !wantsOthers {
      return named + rest.filter { hit in kinds.contains { $0.isTitle(of: hit.product) } }
    }
    guard let first = rest.first, rest.count > 1, first.score > 0 else { return products }
    let met = rest.map { wordsMet(by: $0.product) }
    let most = max(met.max() ?? 0, 1)
    // A keyboard with "mouse included" is called a mouse too.
    let isInKind = categories.map { kind in rest.map { kind.holds($0.product.categories.map(Facet.category)) } }
    let isKind =
      isInKind.flatMap { $0.contains(true) ? $0 : nil }
      ?? [true, false].lazy.flatMap { isStrict in
        kinds.lazy.map { kind in rest.map { kind.isTitle(of: $0.product, strictly: isStrict) } }
      }.first { $0.contains(true) }
    let categories = Set(first.product.categories)
    let kept = rest.enumerated().filter { place, hit in
      guard place > 0 else { return true }
      var likeness = hit.score / first.score
      likeness += tuning.titleWordsWeight * Double(met[place]) / Double(most)
      likeness += tuning.kinWeight * categories.overlap(with: Set(hit.product.categories))
      if isKind?[place] == false { likeness -= tuning.otherKindWeight }
      return likeness >= tuning.leastLikeness
    }
    return named + kept.map(\.element)
  }

  private static let likenesses: Set<String> = [
    "like", "similar", "alternative", "alternatives", "instead", "comparable", "other", "others", "ahnlich", "ahnliche",
    "ahnliches", "alternativen", "andere", "statt", "comme", "similaire", "similaires", "parecido", "similares",
    "simile",
    "simili", "zoals", "vergelijkbaar", "podobne", "podobny", "схожі", "подібні", "похожие", "похожий",
  ]

  /// The words of the question that say what a product is.
  private func wordsMet(by product: CatalogProduct) -> Int {
    let texts =
      [product.name, product.brand ?? ""] + product.categories.filter { !NamedKind.isComposed($0) }
      + product.attributes.flatMap(\.values)
    let stems = Set(texts.flatMap { QuestionTokens($0).tokens.map { language.facets.stem($0.text) } })
    return words.count { word in
      stems.contains(word) || (language.writesCompounds && word.count > 3 && stems.contains { $0.hasSuffix(word) })
    }
  }
}

extension Set<String> {
  /// The share of the smaller set that the other has too.
  fileprivate func overlap(with other: Set<String>) -> Double {
    let least = Swift.min(count, other.count)
    return least == 0 ? 0 : Double(intersection(other).count) / Double(least)
  }
}
