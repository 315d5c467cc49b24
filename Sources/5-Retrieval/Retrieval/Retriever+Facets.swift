// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import Language
import Observability
import SearchEngine

/// Properties of products in a question: read by the vocabulary, believed by what the catalogue counts.
extension Retriever {
  /// Settles which properties the messages mean. All of them are counted in one round trip.
  func settle(
    _ messages: inout [MessageReading], of request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) {
    let bodies = messages.flatMap { message in
      let counts = message.counts
      guard !counts.isEmpty else { return [[UInt8]]() }
      let bodies = SearchBodies(
        tuning: options.tuning, words: QuestionWords(question: "", reading: message.reading), filters: request.filters,
        visibility: request.store.searchVisibility)
      return counts.map(bodies.count)
    }
    var totals = try await count(bodies, of: request, context: context)?[...]
    for index in messages.indices {
      let wanted = messages[index].counts.count
      messages[index].settle(totals?.prefix(wanted))
      totals = totals?.dropFirst(wanted)
    }
  }

  /// Gives up the categories that the question's last word alone names where what is called by all of its words stands
  /// elsewhere: sleeping bags are not in "Bags".
  func settleKind(of search: inout SearchAttempt, context: CallContext) async throws(RetrievalError) {
    guard let kind = search.kind, !kind.saysAll, !kind.isLifted else { return }
    let alias = search.request.store.alias
    let key = "kind: " + search.words.headline.folded
    var finding = spellings.findings([key], in: alias)[key]
    if finding == nil {
      finding =
        try await kind.isUnproven
        ? proof(of: kind, in: search, context: context)
        : evidence(of: kind, in: search, context: context)
      guard let finding else { return }
      spellings.note([key: finding], in: alias)
    }
    if finding == .absent { search.dropKind() }
    // Nothing is called a "silent mouse": a mouse it shall be, and no mouse pad.
    if finding == .mentioned { search.liftKind() }
  }

  /// Notes where no text has the word that names the thing: of "coffee beans" the coffee machines are none.
  func settleHead(of search: inout SearchAttempt, context: CallContext) async throws(RetrievalError) {
    let dimension = search.dimensionOfHead
    guard let head = dimension ?? search.headOfName else { return }
    let alias = search.request.store.alias
    let key = "head: " + head.folded
    var finding = spellings.findings([key], in: alias)[key]
    if finding == nil {
      let counts = [FacetProbe.Count(words: head, fields: .all, terms: nil)]
      guard let total = try await count(counts, under: ProductFilters(), of: search.request, context: context)?.first
      else { return }
      finding = total > 0 ? .same : .absent
      spellings.note([key: finding ?? .same], in: alias)
    }
    guard finding == .absent else { return }
    guard dimension != nil else { return search.noteAbsentHead(head) }
    search.noteAbsentHead(head + " " + search.words.head)
    search.dropKind()
  }

  /// The finding on categories that the question's last word names: they have what is called by all of its words, nothing
  /// is called so, or what is called so stands elsewhere. Nil where the engine could not count.
  private func evidence(
    of kind: CategoryKinds.Choice, in search: SearchAttempt, context: CallContext
  ) async throws(RetrievalError) -> ShopperWords.Finding? {
    let words = search.words.headline
    let choice = FacetChoice(field: .category, values: [], terms: kind.own)
    let names = [words] + ProductWords.table.otherNames(of: words, in: search.request.store.language)
    let counts = names.flatMap { name in
      [nil, choice].map { FacetProbe.Count(words: name, fields: .name, terms: $0) }
    }
    let totals = try await count(counts, under: ProductFilters(), of: search.request, context: context)
    guard let totals, totals.count == counts.count else { return nil }
    func holds(_ place: Int) -> Bool {
      Double(totals[2 * place + 1]) >= Self.shareOfKind * Double(totals[2 * place])
    }
    // Notebooks have "SSD" in their names too; what is called a solid state drive is one.
    let byOtherName = names.indices.dropFirst().contains { totals[2 * $0] > 0 && holds($0) }
    return totals[0] == 0 ? .mentioned : holds(0) ? .same : byOtherName ? .mentioned : .absent
  }

  /// The finding on categories of which something has to show that they are the kind: what is called by the question's
  /// words stands there, or those behind the thing's name are said of what stands there, and are no other thing's name.
  private func proof(
    of kind: CategoryKinds.Choice, in search: SearchAttempt, context: CallContext
  ) async throws(RetrievalError) -> ShopperWords.Finding? {
    let words = kind.behind.isEmpty ? search.words.headline : kind.behind
    let choice = FacetChoice(field: .category, values: [], terms: kind.own)
    var counts = [nil, choice].map { FacetProbe.Count(words: words, fields: .name, terms: $0) }
    counts.append(FacetProbe.Count(words: words, fields: .properties, terms: choice))
    let totals = try await count(counts, under: ProductFilters(), of: search.request, context: context)
    guard let totals, totals.count == counts.count else { return nil }
    let isProven = totals[0] > 0 ? Double(totals[1]) >= Self.shareOfKind * Double(totals[0]) : totals[2] > 0
    return isProven ? .mentioned : .absent
  }

  /// The share of the products called by a question's words that its kind's categories hold at least.
  private static let shareOfKind = 0.3

  /// Gives up what leaves no product of the topic, before the search: the fewest wishes in the declared order.
  func relaxFacets(_ search: inout SearchAttempt, context: CallContext) async throws(RetrievalError) {
    guard search.filters.hasReadFacets, !search.relaxations.isEmpty, !search.words.topic.isEmpty, !search.tellsNeed
    else { return }
    let ways = [[]] + search.waysToRelax
    // What stands in "Desktop PCs" is called so though no text has the word "PC".
    if let kind = search.kind, kind.saysAll || kind.isLifted,
      !search.filters.wanted.contains(where: { $0.field == .category })
    {
      let bodies = ways.map { body(search, without: $0, ofKind: kind) }
      guard let totals = try await count(bodies, of: search.request, context: context) else { return }
      if totals.first == 0, try await widenKind(of: &search, context: context) { return }
      if let way = zip(ways, totals).first(where: { $0.1 > 0 })?.0 {
        // A phone fits no phone: "iPhone 14 phone" named it, and nothing was given up.
        for constraint in way {
          if constraint.saysWhatFits { search.drop(constraint) } else { search.giveUp(constraint) }
        }
        return
      }
    }
    // The shop may have none of the "olive console tables", but console tables: then the thing counts.
    for topic in search.words.topics.map({ search.withoutProperties($0) }) {
      let bodies = ways.map { body(search, without: $0, topic: topic) }
      guard let totals = try await count(bodies, of: search.request, context: context) else { return }
      guard let way = zip(ways, totals).first(where: { $0.1 > 0 })?.0 else { continue }
      for constraint in way { search.giveUp(constraint) }
      return
    }
  }

  /// "Canon inkjet printer", where Canon's stand in "Multifunction Printers": the property is asked of all that the head of
  /// the thing's name names, not of a category that is called so alone.
  /// - Returns: whether something is left so.
  private func widenKind(of search: inout SearchAttempt, context: CallContext) async throws(RetrievalError) -> Bool {
    guard search.kind?.model == nil, let kinds = search.request.kinds, !search.words.head.isEmpty else { return false }
    guard let wide = kinds.choice(calledBy: search.words.head), wide.own != search.kind?.own else { return false }
    guard try await count([body(search, without: [], ofKind: wide)], of: search.request, context: context) ?? [0] != [0]
    else { return false }
    search.takeKind(wide)
    return true
  }

  /// Gives up, of what was read from words, what leaves nothing that words find: the first way that finds something, or
  /// one constraint after the other. Words may be misread: they give way, the caller's own filters never do.
  func relaxed(
    _ search: inout SearchAttempt, _ empty: RetrievalResult, vector: [UInt8]?, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    var found = empty
    if let way = try await wayThatFinds(search, context: context) {
      for constraint in way { search.giveUp(constraint) }
      found = try await find(search, vector: vector, context: context)
    }
    while !found.hasMatches || found.products.isEmpty, search.relax() {
      let relaxed = try await find(search, vector: vector, context: context)
      if relaxed.hasMatches || found.products.isEmpty { found = relaxed }
    }
    return found
  }

  private func wayThatFinds(
    _ search: SearchAttempt, context: CallContext
  ) async throws(RetrievalError) -> [RelaxedConstraint]? {
    let ways = search.waysToRelax
    // One constraint has one way.
    guard ways.count > 1 else { return nil }
    let bodies = ways.map { way in
      var attempt = search
      for constraint in way { attempt.give(up: constraint) }
      return attempt.bodies(options.tuning).countOfLexical
    }
    guard let totals = try await count(bodies, of: search.request, context: context) else { return nil }
    return zip(ways, totals).first { $0.1 > 0 }?.0
  }

  /// Counts the products of a topic that an attempt would have without some constraints.
  private func body(_ search: SearchAttempt, without given: [RelaxedConstraint], topic: String) -> [UInt8] {
    var attempt = search
    for constraint in given { attempt.give(up: constraint) }
    // A wish gives way to what is called so, not to what mentions the words.
    let fields: FacetProbe.Count.Fields = given.isEmpty ? .all : .titles
    return attempt.bodies(options.tuning).count(FacetProbe.Count(words: topic, fields: fields, terms: nil))
  }

  /// Counts the products of the kind that the question names which an attempt would have without some constraints.
  private func body(
    _ search: SearchAttempt, without given: [RelaxedConstraint], ofKind kind: CategoryKinds.Choice
  ) -> [UInt8] {
    var attempt = search
    for constraint in given { attempt.give(up: constraint) }
    return attempt.bodies(options.tuning).count(
      FacetProbe.Count(words: kind.model?.text ?? "", fields: .name, terms: nil, kind: kind))
  }

  /// The bounds of price that leave nothing of the topic, though the shop has it: found where none of the best products
  /// is called so. A product that is merely cheap enough is not the one that the shopper asked for.
  func emptyingBounds(
    of search: SearchAttempt, _ found: RetrievalResult, context: CallContext
  ) async throws(RetrievalError) -> [RelaxedConstraint] {
    let bounds = search.readBounds
    // The words of a need name nothing that a product is called.
    guard !bounds.isEmpty, found.products.first?.matchedBy == nil, !search.tellsNeed else { return [] }
    let ways = bounds.map { [$0] } + (bounds.count > 1 ? [bounds] : [])
    let best = found.products.prefix(Self.productsLookedAt)
    // A bag for laptops is called by the word, and no laptop.
    if let kind = search.kind, kind.saysAll {
      guard !best.contains(where: { search.isOfKind($0.product) }) else { return [] }
      let bodies = ([[]] + ways).map { body(search, without: $0, ofKind: kind) }
      guard let totals = try await count(bodies, of: search.request, context: context) else { return [] }
      if totals.first == 0, let way = zip(ways, totals.dropFirst()).first(where: { $0.1 > 0 })?.0 { return way }
    }
    for topic in search.words.topics {
      guard !best.contains(where: { search.isCalled(topic, $0.product) }) else { return [] }
      let bodies = ([[]] + ways).map { body(search, without: $0, topic: topic) }
      guard let totals = try await count(bodies, of: search.request, context: context), totals.first == 0 else {
        return []
      }
      if let way = zip(ways, totals.dropFirst()).first(where: { $0.1 > 0 })?.0 { return way }
    }
    return []
  }

  private static let productsLookedAt = 10

  /// Counts products that hold words of no question, among those that `filters` leave.
  /// - Returns: nil when the engine could not count.
  func count(
    _ counts: [FacetProbe.Count], under filters: ProductFilters, of request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [Int]? {
    let bodies = SearchBodies(
      tuning: options.tuning, words: QuestionWords(question: "", reading: QuestionReading(reading: "")),
      filters: filters, visibility: request.store.searchVisibility)
    return try await count(counts.map(bodies.count), of: request, context: context)
  }

  /// - Returns: nil when the engine could not count: a question is answered without, more coarsely.
  func count(
    _ bodies: [[UInt8]], of request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> [Int]? {
    guard !bodies.isEmpty else { return [] }
    do throws(SearchEngineError) {
      var totals: [Int] = []
      for result in try await engine.multiSearch(request.store.alias, bodies: bodies, context: context) {
        totals.append(try result.get().total ?? 0)
      }
      return totals
    } catch {
      if error.code == .cancelled { throw RetrievalError(error) }
      context.logger.warning("products could not be counted to tell properties from names", error.logMetadata)
      return nil
    }
  }
}
