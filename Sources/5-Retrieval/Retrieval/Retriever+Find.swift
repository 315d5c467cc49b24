// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import JSON
import Language
import Observability
import SearchEngine

/// The legs' hits in order, before the identifier lane is put before them. Documents are read when it is known which of
/// them come into the answer.
private struct Legs {
  var hits: [(hit: SearchHit, score: Double)] = []
  /// Holds the documents of `hits`.
  var response = SearchResponse()
  var hasEvidence = false
  /// Any word was found, if only in a description.
  var hasMatches = false
  var isDegraded = false

  mutating func take(_ ranked: ArraySlice<SearchHit>, of response: SearchResponse) {
    self.response = response
    hits = ranked.map { ($0, Double($0.rankScore)) }
  }
}

extension Retriever {
  /// One attempt under the filters in force.
  func find(
    _ search: SearchAttempt, vector: [UInt8]?, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    try await withinWindow(of: search, context: context) {
      (bodies: SearchBodies, topK: Int) async throws(SearchEngineError) in
      do throws(SearchEngineError) {
        return try await findOnce(search, bodies, topK: topK, vector: vector, context: context)
      } catch {
        // A swap may have removed the index between the alias and the search: the alias has a new target by now.
        guard error.code == .notFound else { throw error }
        return try await findOnce(search, bodies, topK: topK, vector: vector, context: context)
      }
    }
  }

  private func findOnce(
    _ search: SearchAttempt, _ bodies: SearchBodies, topK: Int, vector: [UInt8]?, context: CallContext
  ) async throws(SearchEngineError) -> RetrievalResult {
    let alias = search.request.store.alias
    let explanation = search.request.explanation
    explanation?.begin(search)
    var named: SearchResponse?
    let legs: Legs
    if let vector {
      // The engine's fusion does not tell what each leg found; ours is the same.
      let plan = explanation == nil ? try await plan(for: alias, context: context) : .client
      if let found = try await fusedByEngine(plan, bodies, vector, alias: alias, topK: topK, context: context) {
        (named, legs) = found
      } else {
        (named, legs) = try await fusedHere(bodies, vector, alias: alias, topK: topK, context: context)
      }
    } else {
      (named, legs) = try await byWords(bodies, alias: alias, topK: topK, context: context)
    }
    if let index = legs.hits.first?.hit.index, !index.isEmpty { vocabularies.note(index: index, of: alias) }
    let found = assemble(search, named: named, legs: legs, context: context)
    let hits = (named?.hits.count ?? 0) + legs.hits.count
    // That the shop has nothing is never said of documents that are there.
    guard !found.products.isEmpty || hits == 0 else { throw .unreadable(hits) }
    return found
  }

  private func plan(
    for alias: String, context: CallContext
  ) async throws(SearchEngineError) -> HybridPlan {
    // Scores scaled within one window are ours to compute: engines scale over other windows.
    guard options.fusion == .rrf else { return .client }
    return try await engine.hybridPlan(for: alias, context: context)
  }

  /// Identifier hits first, then the rest of the legs.
  private func assemble(
    _ search: SearchAttempt, named: SearchResponse?, legs: Legs, context: CallContext
  ) -> RetrievalResult {
    let topK = reach(search)
    var found = search.result(hasEvidence: legs.hasEvidence)
    found.hasMatches = legs.hasMatches || legs.hasEvidence
    if legs.isDegraded { found.degraded = [context.allowsModels ? .embeddings : .budget] }
    found.products.reserveCapacity(topK)
    var seen: Set<String> = []
    if let named, !named.hits.isEmpty {
      found.hasEvidence = true
      found.hasMatches = true
      let hits = search.words.rankedByIdentifier(self.named(of: named, context: context))
      search.request.explanation?.note("identifiers", ids: hits.lazy.map { ($0.product.productID, 1) })
      let top = legs.hits.first?.score ?? 0
      for (index, hit) in hits.prefix(topK).enumerated() {
        seen.insert(hit.product.productID)
        var hit = hit
        hit.score = top + Double(hits.count - index)
        found.products.append(hit)
      }
    }
    for entry in legs.hits where found.products.count < topK && !seen.contains(entry.hit.id) {
      guard let product = product(of: entry.hit, in: legs.response, context: context) else { continue }
      found.products.append(RetrievedProduct(product: product, score: entry.score))
    }
    found.products.leaveOutUnsaid(search)
    found.products.demoteAccessories(of: search, to: options.tuning.accessoryShare)
    found.products.setAside(in: search, to: options.tuning.asideShare)
    found.products.demoteLacking(
      search.wordWishes, of: search.thingWord, search.request.store.language, to: options.tuning.lackingShare)
    found.products.orderByModel(of: search)
    // "Raincoat" may stand in no text where a value is "Rain Coat".
    if !found.products.isEmpty, search.isOfPropertiesAlone { found.hasMatches = true }
    if !found.hasEvidence, search.isOpenWish || search.isOfPropertiesAlone {
      found.hasEvidence = !found.products.isEmpty
    }
    if !found.hasEvidence { found.hasEvidence = found.products.isCompound(of: search.absent) }
    return found
  }

  // MARK: The three ways

  /// Runs the identifier lane, where the question has candidates, and other searches in one round trip.
  private func run(
    _ bodies: [[UInt8]], lane: SearchBodies, alias: String, topK: Int, context: CallContext
  ) async throws(SearchEngineError) -> (named: SearchResponse?, [Result<SearchResponse, SearchEngineError>]) {
    let hasLane = !lane.words.identifiers.isEmpty
    if let explanation = lane.explanation {
      if hasLane { explanation.note("identifiers", body: lane.identifiers(size: topK)) }
      for (leg, body) in zip(["lexical", "vector"], bodies) { explanation.note(leg, body: body) }
    }
    if !hasLane, bodies.count == 1 {
      return (nil, [.success(try await engine.search(alias, body: bodies[0], context: context))])
    }
    let all = hasLane ? [lane.identifiers(size: topK)] + bodies : bodies
    var legs = try await engine.multiSearch(alias, bodies: all, context: context)
    guard hasLane else { return (nil, legs) }
    return (try legs.removeFirst().get(), legs)
  }

  /// Nil when the engine does not fuse, or fuses wrongly.
  private func fusedByEngine(
    _ plan: HybridPlan, _ bodies: SearchBodies, _ vector: [UInt8], alias: String, topK: Int,
    context: CallContext
  ) async throws(SearchEngineError) -> (SearchResponse?, Legs)? {
    // One more than wanted: a tie at the end is broken by id here, as in our own fusion.
    let size = min(topK + 1, bodies.tuning.window)
    let body: [UInt8]
    switch plan {
    case .client: return nil
    case .retriever: body = bodies.retriever(vector, size: size)
    case .pipeline(let place): body = bodies.hybrid(vector, size: size, rankConstantInParameters: place)
    }
    let named: SearchResponse?
    let response: SearchResponse
    do throws(SearchEngineError) {
      let results = try await run([body], lane: bodies, alias: alias, topK: topK, context: context)
      named = results.named
      response = try results.1[0].get()
    } catch {
      guard error.code == .licence || error.code == .badRequest else { throw error }
      return try await fusedAfterRefusal(error, bodies, vector, alias: alias, topK: topK, context: context)
    }
    if response.hits.contains(where: { ($0.score ?? 0) < 0 }) {
      engine.noteHybridRefused("the fused scores are negative: the search pipeline did not run", context: context)
      return nil
    }
    if case .pipeline(rankConstantInParameters: true) = plan, response.shards > 1 { return nil }
    var legs = Legs()
    let ranked = response.inOrder
    legs.take(ranked.prefix(topK), of: response)
    legs.hasMatches = Fusion.showsLexicalHits(
      scores: ranked.map(\.rankScore), constant: options.tuning.rankConstant)
    legs.hasEvidence = named?.hits.isEmpty == false
    if !legs.hasEvidence, legs.hasMatches {
      legs.hasEvidence = try await isNamed(bodies, alias: alias, context: context)
    }
    if !legs.hasEvidence, !legs.hits.isEmpty, !bodies.isOfAbsent {
      legs.hasEvidence = try await isSimilar(bodies, vector, alias: alias, context: context)
    }
    return (named, legs)
  }

  /// Whether it was the fusion that the engine refused shows when the same legs work without it.
  private func fusedAfterRefusal(
    _ refusal: SearchEngineError, _ bodies: SearchBodies, _ vector: [UInt8], alias: String, topK: Int,
    context: CallContext
  ) async throws(SearchEngineError) -> (SearchResponse?, Legs) {
    let found = try await fusedHere(bodies, vector, alias: alias, topK: topK, context: context)
    if !found.1.isDegraded { engine.noteHybridRefused(refusal.reason ?? refusal.message, context: context) }
    return found
  }

  /// The legs side by side, fused by us; only the best are fetched with their source.
  private func fusedHere(
    _ bodies: SearchBodies, _ vector: [UInt8], alias: String, topK: Int, context: CallContext
  ) async throws(SearchEngineError) -> (SearchResponse?, Legs) {
    let window = bodies.tuning.window
    let form = try await engine.capabilities(context: context).vectorForm
    let codes = bodies.words.codes.isEmpty ? [] : [bodies.coded(size: bodies.tuning.mostOfCode + 1)]
    let (named, results) = try await run(
      [bodies.lexical(size: window, withSource: false), bodies.vector(vector, form: form, size: window)] + codes,
      lane: bodies, alias: alias, topK: topK, context: context)
    let found = try results[0].get()
    var ofKind = bodies.kind.map { found.ids(of: $0) } ?? []
    let isLifted = bodies.tuning.kindLift > 0
    let lexical =
      isLifted ? Fusion.taking(Float(bodies.tuning.kindBoost), off: ofKind, in: found.ranked) : found.ranked
    var legs = Legs()
    var lists = [lexical]
    switch results[1] {
    case .success(let response):
      lists.append(response.ranked)
      if let kind = bodies.kind { ofKind.formUnion(response.ids(of: kind)) }
      let best = response.hits.first?.score.map { form.cosine(score: $0) }
      legs.hasEvidence = !bodies.isOfAbsent && isEvidence(response, form, bodies.tuning)
      bodies.explanation?.note(floor: bodies.tuning.similarityFloor, best: best)
    case .failure(let error):
      guard error.code != .notFound, error.code != .limit else { throw error }
      context.logger.warning("the vector search failed; searching by words alone", error.logMetadata)
      legs.isDegraded = true
    }
    legs.hasMatches = !lexical.isEmpty
    if bodies.kind?.saysAll == true, !ofKind.isEmpty { legs.hasEvidence = true }
    if !legs.hasEvidence, legs.hasMatches {
      legs.hasEvidence = legs.isDegraded
      if !legs.isDegraded { legs.hasEvidence = try await isNamed(bodies, alias: alias, context: context) }
    }
    if let kinds = bodies.kinds, case .success(let response) = results[1] {
      let (nearest, worded) = (response.neighbours, found.neighbours)
      if let kind = kinds.choice(nearest: nearest, worded, beside: bodies.handledCategories) {
        ofKind = Set((nearest + worded).lazy.filter { kind.lifts($0.categories) }.map(\.id))
        bodies.explanation?.note(nearest: kind)
      }
    }
    if let explanation = bodies.explanation {
      for (lane, hits) in zip(["lexical", "vector"], lists) {
        explanation.note(lane, ids: hits.lazy.map { ($0.id, Double($0.score)) })
      }
    }
    let fused =
      options.fusion == .rrf
      ? Fusion.reciprocalRank(lists, constant: options.tuning.rankConstant)
      : Fusion.lift(
        ofKind, by: Float(bodies.tuning.kindLift),
        in: Fusion.minMax(lists, whole: lexical.count < window ? [0] : []))
    let lifted = Self.called(byCode: results.dropFirst(2).first, kind: bodies.kind == nil ? nil : ofKind, bodies.tuning)
    try await fetch(
      Fusion.lift(lifted, by: Float(bodies.tuning.codeLift), in: fused), topK: topK, alias: alias, into: &legs,
      context: context)
    return (named, legs)
  }

  /// The products that are called by a code of the question, of the kind that it names: toner for a model where toner is
  /// asked for, though the printer has the code too.
  private static func called(
    byCode found: Result<SearchResponse, SearchEngineError>?, kind: Set<String>?, _ tuning: RetrievalTuning
  ) -> Set<String> {
    guard case .success(let response) = found, response.hits.count <= tuning.mostOfCode else { return [] }
    let ids = Set(response.hits.map(\.id))
    return kind.map(ids.intersection) ?? ids
  }

  private func byWords(
    _ bodies: SearchBodies, alias: String, topK: Int, context: CallContext
  ) async throws(SearchEngineError) -> (SearchResponse?, Legs) {
    let (named, results) = try await run(
      [bodies.lexical(size: min(topK + 1, bodies.tuning.window), withSource: true)], lane: bodies, alias: alias,
      topK: topK, context: context)
    let response = try results[0].get()
    let isFound = !response.hits.isEmpty
    var legs = Legs(hasEvidence: isFound, hasMatches: isFound, isDegraded: true)
    legs.take(response.inOrder.prefix(topK), of: response)
    bodies.explanation?.note("lexical", ids: legs.hits.lazy.map { ($0.hit.id, $0.score) })
    return (named, legs)
  }

  /// Gets the documents of the best. A document that was found, but is gone by now (a swap, a deletion), makes room for
  /// the next.
  private func fetch(
    _ ranked: [RankedHit], topK: Int, alias: String, into legs: inout Legs, context: CallContext
  ) async throws(SearchEngineError) {
    var ranked = ranked
    for _ in 0..<3 {
      let best = ranked.prefix(topK)
      guard !best.isEmpty else { break }
      let response = try await engine.documents(
        alias, ids: best.map(\.id), sourceIncludes: RAGField.productSource, context: context)
      var scores: [String: Float] = [:]
      for hit in best { scores[hit.id] = hit.score }
      legs.response = response
      legs.hits = response.hits.compactMap { hit in scores[hit.id].map { (hit, Double($0)) } }
      let there = Set(response.hits.map(\.id))
      guard there.count < best.count else { return }
      ranked = best.filter { there.contains($0.id) } + ranked.dropFirst(topK)
    }
    guard legs.hits.isEmpty, !ranked.isEmpty else { return }
    throw SearchEngineError(.partialResults, "none of the documents that were found could be got")
  }

  /// Whether words that were found say that the shop has what was asked for: products are called by them, or have them as
  /// properties. That "machine wash" stands in descriptions sells no washing machine.
  private func isNamed(
    _ bodies: SearchBodies, alias: String, context: CallContext
  ) async throws(SearchEngineError) -> Bool {
    let absent = bodies.absentWords
    func isAbsent(_ word: String) -> Bool { Set(QuestionTokens.words(of: word)).isSubset(of: absent) }
    let words = bodies.words.unsaid.filter { !isAbsent($0) }
    // That a kettle is electric sells no electric guitar.
    if !absent.isEmpty,
      words.isEmpty || bodies.words.headline.split(separator: " ").contains(where: { isAbsent(String($0)) })
    {
      return false
    }
    guard !words.isEmpty, bodies.words.codeText.isEmpty else { return true }
    return (try await engine.search(alias, body: bodies.evidence(words), context: context).total ?? 0) > 0
  }
}

extension SearchEngineError {
  /// Documents are there, and none of them can be read.
  static func unreadable(_ count: Int) -> SearchEngineError {
    SearchEngineError(.protocolViolation, "none of the \(count) documents that were found can be read")
  }
}

extension SearchHit {
  /// The score in the precision that engines compute it with; 0 without one.
  fileprivate var rankScore: Float { Float(score ?? 0) }

  fileprivate static func isBefore(_ a: SearchHit, _ b: SearchHit) -> Bool {
    a.rankScore != b.rankScore ? a.rankScore > b.rankScore : a.id < b.id
  }
}

extension SearchResponse {
  /// The hits by score, ties broken by id. Mostly they have come so.
  fileprivate var inOrder: [SearchHit] {
    let isOrdered = hits.indices.dropFirst().allSatisfy { !SearchHit.isBefore(hits[$0], hits[$0 - 1]) }
    return isOrdered ? hits : hits.sorted(by: SearchHit.isBefore)
  }

  /// The ids of the hits whose categories say that they are of a kind.
  fileprivate func ids(of kind: CategoryKinds.Choice) -> Set<String> {
    Set(hits.lazy.filter { kind.lifts(categories(of: $0)) }.map(\.id))
  }

  /// The hits with what their categories are.
  fileprivate var neighbours: [CategoryKinds.Neighbour] {
    hits.map { CategoryKinds.Neighbour(id: $0.id, score: $0.rankScore, categories: categories(of: $0)) }
  }

  private func categories(of hit: SearchHit) -> [String] {
    let fields = hit.fields.flatMap { try? JSONValue(parsing: Array(body[$0])) }
    return fields?[RAGField.categoriesKeyword]?.arrayValue?.compactMap(\.stringValue) ?? []
  }

  /// The hits as a ranked list. Engines order equal scores by place in the index: the order within a tie is theirs.
  var ranked: [RankedHit] { hits.map { RankedHit(id: $0.id, score: $0.score.map { Float($0) } ?? .nan) } }
}

extension QuestionWords {
  /// Products whose SKU is the whole question first, then those whose SKU is one of its runs, longer ones first. Each
  /// says whether its SKU or another identifier was named.
  func rankedByIdentifier(_ hits: [RetrievedProduct]) -> [RetrievedProduct] {
    let ranks = hits.map { rank($0.product) }
    var hits = hits
    for index in hits.indices { hits[index].matchedBy = ranks[index] > 0 ? .sku : .ean }
    let isOrdered = ranks.indices.dropFirst().allSatisfy { ranks[$0 - 1] >= ranks[$0] }
    if isOrdered { return hits }
    return hits.indices.sorted { a, b in ranks[a] != ranks[b] ? ranks[a] > ranks[b] : a < b }.map { hits[$0] }
  }

  /// The rank of a product by the part of the question that its SKU is; 0: the question does not name it.
  private func rank(_ product: CatalogProduct) -> Int {
    let forms = IdentifierNormalizer.forms(product.sku)
    let places = forms.compactMap { identifiers.firstIndex(of: $0) }
    guard let place = places.min() else { return 0 }
    return place == 0 ? Int.max : forms.first?.utf8.count ?? 1
  }
}

extension [RetrievedProduct] {
  /// Whether one of the best is called by a compound of a name that no text has as a word: «Gusseisenpfanne» is a «Pfanne».
  fileprivate func isCompound(of names: [String]) -> Bool {
    let endings = names.map(\.folded).filter { $0.count > 3 && !$0.contains(" ") }
    guard !endings.isEmpty else { return false }
    return prefix(5).contains { hit in
      hit.product.name.folded.split(separator: " ").contains { word in endings.contains { word.hasSuffix($0) } }
    }
  }
}
