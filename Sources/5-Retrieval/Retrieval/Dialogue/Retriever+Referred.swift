// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import JSON
import Language
import Primitives
import SearchEngine

/// The products of earlier answers that a question speaks of, and the wish for others than those.
extension Retriever {
  /// The words of the products' names that other products have too, brands apart: what kind of thing they are.
  func kind(
    of products: [CatalogProduct], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> String {
    let brands = Set(products.flatMap { ($0.brand ?? "").words.map { String($0).folded } })
    let words = products.sharedWords.words.map(String.init).filter { !brands.contains($0.folded) }.prefix(8)
    let counts = try await count(
      words.map { FacetProbe.Count(words: $0, fields: .titles, terms: nil) }, under: request.filters, of: request,
      context: context)
    return zip(words, counts ?? []).filter { $0.1 > products.count }.map(\.0).joined(separator: " ")
  }

  /// The products that the last message and the answers before it named.
  func shownProducts(
    _ question: ReadMessage, from start: Int, _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> ShownSets {
    let followUp = question.followUp
    let isCut = !request.turns.contains(where: \.isOfShopper)
    guard followUp.speaksOfShown || isCut else { return ShownSets() }
    let answers = request.turns.enumerated().filter { !$0.element.isOfShopper && !$0.element.text.isEmpty }
      .filter { followUp.wish != .others || isCut || $0.offset > start }
      .suffix(followUp.wish == .others ? Self.answersWithOthers : Self.answersLookedAt).map(\.element)
    let last = request.turns.last(where: \.isOfShopper)
    // "Something like this but cheaper", asked on a product's page: the page says what "this" is.
    let asked =
      last
      ?? (answers.isEmpty && followUp.wish != nil && !request.context.isEmpty
        ? ConversationTurn(isOfShopper: true, text: request.context) : nil)
    let turns = answers.reversed() + (asked.map { [$0] } ?? [])
    let sets = try await shown(in: turns, request, context: context)
    var shown = ShownSets()
    shown.answers = Array(sets.prefix(answers.count))
    if asked != nil { shown.asked = sets.last ?? [] }
    return shown
  }

  private static let answersLookedAt = 2
  private static let answersWithOthers = 6

  /// The shown products that a message is about; empty where it is about their topic.
  func referred(
    _ followUp: FollowUpReading, _ reading: QuestionReading, _ shown: ShownSets, _ request: RetrievalRequest,
    context: CallContext
  ) async throws(RetrievalError) -> [CatalogProduct] {
    guard followUp.wish == nil, !followUp.asksOfKind else { return [] }
    let isComparison = followUp.choices.contains(.cheapest) || followUp.choices.contains(.dearest)
    // "The first two, which is cheaper?"
    let isOfTwo = followUp.choices.contains(.both) && isComparison
    let several = isOfTwo ? Array(shown.several(atLeast: 2).prefix(2)) : shown.several
    var products: [CatalogProduct] = []
    for choice in followUp.choices where !isOfTwo || choice != .both {
      let chosen: [CatalogProduct]
      switch choice {
      case .place(let place): chosen = Array(shown.several(atLeast: place + 1).dropFirst(place).prefix(1))
      case .last: chosen = several.suffix(1)
      case .cheapest: chosen = several.byPrice(dearestFirst: false, isAlone: followUp.saysMore)
      case .dearest: chosen = several.byPrice(dearestFirst: true, isAlone: followUp.saysMore)
      case .both: chosen = Array(shown.several(atLeast: 2).prefix(2))
      case .otherOne: chosen = shown.otherOne.map { [$0] } ?? []
      case .all: chosen = several
      }
      products += chosen.filter { product in !products.contains { $0.productID == product.productID } }
    }
    if followUp.isAmongShown {
      products = several
    } else if followUp.choices.isEmpty, followUp.hasPronoun, let single = shown.single {
      products = [single]
    }
    if followUp.asksForVariant, !products.isEmpty,
      try await meeting(reading, among: products, request, context: context).isEmpty
    {
      return []
    }
    // "Which of those is the most expensive?"
    if followUp.choices == [.all], let order = reading.order, order == .cheapestFirst || order == .dearestFirst {
      return products.byPrice(dearestFirst: order == .dearestFirst, isAlone: false)
    }
    let isSet = followUp.isAmongShown || followUp.choices == [.all]
    guard isSet, products.count > 1 else { return products }
    let meeting = try await meeting(reading, among: products, request, context: context)
    return followUp.isAmongShown ? meeting : meeting.isEmpty ? products : meeting
  }

  /// Those of some products that meet what a message asks for.
  func meeting(
    _ reading: QuestionReading, among products: [CatalogProduct], _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [CatalogProduct] {
    guard !reading.facets.isEmpty || !reading.constraints.isEmpty else { return products }
    let search = SearchAttempt(request: request, reading: reading)
    let body = search.bodies(options.tuning).among(products.map(\.productID), size: products.count)
    do throws(SearchEngineError) {
      let response = try await engine.search(request.store.alias, body: body, context: context)
      let there = Set(response.hits.map(\.id))
      return products.filter { there.contains($0.productID) }
    } catch {
      throw RetrievalError(error)
    }
  }

  /// Where nothing of the topic is cheaper, or dearer, what is shown is still of the topic, and that is said.
  func dropEmptyBound(
    _ search: inout SearchAttempt, _ topic: [String], context: CallContext
  ) async throws(RetrievalError) {
    // The words of a need name nothing that a product is called.
    guard let bound = search.relaxations.first(where: { $0 == .priceMax || $0 == .priceMin }), !topic.isEmpty,
      !search.tellsNeed
    else { return }
    let words = FacetProbe.Count(words: topic.joined(separator: " "), fields: .titles, terms: nil)
    let counts = try await count([search.bodies(options.tuning).count(words)], of: search.request, context: context)
    if counts == [0] {
      search.giveUp(bound)
      // What comes closest to the wish stands first.
      search.prefer(bound == .priceMax ? .cheapestFirst : .dearestFirst)
    }
  }

  /// Others than those that were shown: not these, or cheaper ones, or dearer ones.
  func apply(
    _ wish: ReferenceWords.Wish, raisesLimit: Bool, _ shown: ShownSets, to reading: inout QuestionReading,
    _ earlier: inout [QuestionReading], _ request: inout RetrievalRequest
  ) {
    let latest = shown.asked.isEmpty ? shown.answers.first ?? [] : shown.asked
    let prices = latest.compactMap { $0.price?.double }
    switch wish {
    case .others: request.excludedIDs = (shown.answers.flatMap { $0 } + shown.asked).map(\.productID)
    case .cheaper:
      guard reading.priceMax == nil else { return }
      guard let least = prices.min() else { return reading.order = reading.order ?? .cheapestFirst }
      for index in earlier.indices { earlier[index].liftPrices() }
      reading.add(.priceMax(JSONNumber(((least * 100).rounded() - 1) / 100)), words: "cheaper")
    case .dearer:
      if raisesLimit {
        var whole = reading
        for message in earlier.reversed() { whole.inherit(message) }
        if let limit = whole.priceMax {
          for index in earlier.indices { earlier[index].liftPrices() }
          return reading.raise(limit)
        }
      }
      guard reading.priceMin == nil else { return }
      guard let most = prices.max() else { return reading.order = reading.order ?? .dearestFirst }
      for index in earlier.indices { earlier[index].liftPrices() }
      reading.add(.priceMin(JSONNumber(((most * 100).rounded() + 1) / 100)), words: "more expensive")
    }
  }
}
