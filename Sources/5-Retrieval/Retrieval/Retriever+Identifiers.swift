// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Observability
import SearchEngine

/// Identifiers that no product has exactly: parents of variants, and typing errors.
extension Retriever {
  /// Puts the parent of a variant and what is one edit away before the rest, and says of an identifier that was asked for
  /// that the shop does not have it. One more round trip, only for questions that name something like an identifier
  /// which was not found.
  func completeIdentifiers(
    _ found: RetrievalResult, _ search: SearchAttempt, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    let missing = search.words.named.filter { word in
      !found.products.contains { $0.matchedBy != nil && $0.identifiers.contains(where: word.meets) }
    }
    guard !missing.isEmpty else { return found }
    let answers: [SearchResponse]
    do throws(RetrievalError) {
      answers = try await lookUp(missing, search, context: context)
    } catch {
      guard error.code != .cancelled else { throw error }
      // The answer stands without them.
      context.logger.warning("identifiers could not be completed", error.logMetadata)
      return found
    }
    return place(answers, missing, in: found, search, context: context)
  }

  /// Identifiers with one edit; parents; the same identifiers whatever the filters are; those with an ending more.
  private func lookUp(
    _ missing: [QuestionIdentifiers.Word], _ search: SearchAttempt, context: CallContext
  ) async throws(RetrievalError) -> [SearchResponse] {
    try await withinWindow(of: search, context: context) {
      (bodies: SearchBodies, _) async throws(SearchEngineError) in
      let all = SearchBodies(
        tuning: bodies.tuning, words: bodies.words, filters: ProductFilters(),
        visibility: search.request.store.searchVisibility)
      let searches = [
        bodies.mistyped(missing.filter(\.mayBeMistyped).map(\.key), size: min(Self.nearbyLimit, bodies.tuning.window)),
        bodies.identifiers(missing.flatMap(\.parents), size: min(Self.nearbyLimit, bodies.tuning.window)),
        all.identifiers(
          missing.flatMap { QuestionIdentifiers.lookupForms($0.text) },
          size: min(Self.nearbyLimit, bodies.tuning.window)),
        bodies.begun(
          missing.filter { $0.isCode && !$0.key.isNumber }.map(\.key), size: min(Self.nearbyLimit, bodies.tuning.window)
        ),
      ]
      var responses: [SearchResponse] = []
      for result in try await engine.multiSearch(search.request.store.alias, bodies: searches, context: context) {
        responses.append(try result.get())
      }
      return responses
    }
  }

  private func place(
    _ answers: [SearchResponse], _ missing: [QuestionIdentifiers.Word], in found: RetrievalResult,
    _ search: SearchAttempt, context: CallContext
  ) -> RetrievalResult {
    let near = answers.map { named(of: $0, context: context) }
    guard near.count == 4 else { return found }
    var first: [RetrievedProduct] = []
    var unknown: [String] = []
    for word in missing {
      let isThere = near[2].contains { $0.identifiers.contains(where: word.meets) }
      if isThere { continue }
      let parents = word.parents.compactMap { parent in
        near[1].first { IdentifierNormalizer.plain($0.product.sku) == parent }
      }
      if let parent = parents.first {
        first.append(parent.matched(.parentSKU))
        continue
      }
      var likely: [RetrievedProduct] = []
      if word.mayBeMistyped {
        likely = near[0].compactMap { product in product.typo(of: word.key).map { ($0, product) } }
          .sorted { ($0.0, $0.1.product.productID) < ($1.0, $1.1.product.productID) }
          .map { $0.1.matched(.typo) }
      }
      if likely.isEmpty { likely = near[3].filter { $0.lacksEnding(word.key) }.map { $0.matched(.typo) } }
      first += likely
      if word.isCode, !first.contains(where: { $0.product.holds(word.key) || $0.lacksEnding(word.key) }),
        !found.products.contains(where: { $0.product.holds(word.key) })
      {
        unknown.append(word.text)
      }
    }
    var result = found
    if !first.isEmpty { result.putFirst(first, limit: search.request.topK) }
    result.said += unknown.map(search.phrases.missingIdentifier)
    return result
  }

  private static let nearbyLimit = 10

  /// The products of the identifier lane, with their identifiers.
  func named(of response: SearchResponse, context: CallContext) -> [RetrievedProduct] {
    response.hits.compactMap { hit in
      guard let range = hit.source, let product = product(of: hit, in: response, context: context) else { return nil }
      var named = RetrievedProduct(product: product, score: 0)
      named.identifiers =
        CatalogProduct.identifiers(inSource: response.body, range: range) + IdentifierNormalizer.forms(product.sku)
      return named
    }
  }
}

extension QuestionIdentifiers.Word {
  /// Whether an identifier as indexed is this one.
  func meets(_ identifier: String) -> Bool {
    let plain = IdentifierNormalizer.plain(identifier)
    if plain == key || IdentifierNormalizer.latinLookalike(plain) == key { return true }
    return (IdentifierNormalizer.withoutLeadingZeros(plain) ?? plain)
      == (IdentifierNormalizer.withoutLeadingZeros(key) ?? key)
  }
}

extension RetrievedProduct {
  fileprivate func matched(_ match: IdentifierMatch) -> RetrievedProduct {
    var product = self
    product.matchedBy = match
    return product
  }

  /// The distance of the closest of the product's identifiers: 0 for neighbours swapped and for letters that look
  /// alike, 1 for one too many or too few, 2 for the key beside it, 3 for any other character. Nil where none is one edit away.
  fileprivate func typo(of key: String) -> Int? {
    identifiers.map(IdentifierNormalizer.plain).compactMap { meant in
      // Of so short a word nothing but a lacking character is believed.
      guard key.unicodeScalars.count >= QuestionIdentifiers.shortestMistyped || meant.count > key.count else {
        return nil
      }
      guard let kind = TypingError.kind(typed: key, meant: meant) else { return nil }
      return kind == 2 && !TypingError.isSlipToNeighbour(typed: key, meant: meant) ? 3 : kind
    }.min()
  }

  /// Whether one of the product's identifiers has nothing but a short ending of letters more: the `#ABF` of `4S5L6EA#ABF`
  /// names the country that it is made for.
  fileprivate func lacksEnding(_ key: String) -> Bool {
    identifiers.map(IdentifierNormalizer.plain).contains { meant in
      let ending = meant.dropFirst(key.count)
      return meant.hasPrefix(key) && (1...4).contains(ending.count) && ending.allSatisfy(\.isLetter)
    }
  }
}

extension CatalogProduct {
  /// Whether a text of the product has the word: then it is no identifier that the shop lacks.
  fileprivate func holds(_ key: String) -> Bool {
    let texts = [sku, name, brand ?? "", description ?? ""] + attributes.flatMap(\.values)
    return texts.contains { IdentifierNormalizer.plain($0).contains(key) }
  }
}

extension RetrievalResult {
  /// Puts products before the others, each once; scores go on falling.
  fileprivate mutating func putFirst(_ first: [RetrievedProduct], limit: Int) {
    // What an identifier found exactly stays before them.
    let exact = products.prefix { $0.matchedBy == .sku || $0.matchedBy == .ean }
    var seen = Set(exact.map(\.product.productID))
    let fresh = first.filter { seen.insert($0.product.productID).inserted }
    let rest = products.dropFirst(exact.count).filter { !seen.contains($0.product.productID) }
    let top = products.first?.score ?? 0
    var ordered = Array((exact + fresh + rest).prefix(limit))
    let count = min(exact.count + fresh.count, ordered.count)
    for index in ordered.indices.prefix(count) { ordered[index].score = top + Double(count - index) }
    products = ordered
    hasEvidence = true
  }
}
