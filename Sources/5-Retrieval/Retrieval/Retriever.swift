// SPDX-License-Identifier: Apache-2.0
package import Calls
import Catalog
package import Embedding
import EventLoop
import JSON
import Language
package import Observability
package import Reranking
package import SearchEngine

/// Finds the products that answer a question. A value; copies share what was learnt of the indices.
///
/// A product whose identifier the question names comes first; then what the lexical and the vector leg found, fused
/// here, or by the engine where it is asked for reciprocal ranks and does them right. Without a query vector the words
/// alone decide.
package struct Retriever: Sendable {
  /// Settings of retrieval.
  package struct Options: Sendable {
    /// The method by which the two legs become one list.
    package var fusion: FusionMethod = .minMax
    /// Numbers of the search.
    package var tuning = RetrievalTuning()
    /// The treatment of products that are known to be out of stock.
    package var stockPolicy = StockPolicy.demote
    /// Least cosine that counts as found; nil: what the index says.
    package var similarityFloor: Double?
    /// Longest wait for the query's vector; then the words alone decide.
    package var embeddingTimeout: Duration = .seconds(5)
    /// Time for which an index's model and dimensions are believed before they are read again.
    package var metadataLifetime: Duration = .seconds(30)

    package init(fusion: FusionMethod = .minMax, stockPolicy: StockPolicy = .demote) {
      self.fusion = fusion
      self.stockPolicy = stockPolicy
    }
  }

  let options: Options
  let engine: SearchEngine
  let embedder: Embedder
  /// Nil: products stand as the search has found them.
  let reranker: Reranker?
  let indices: IndexFacts
  let vocabularies: Vocabularies
  let spellings = Spellings()
  private let seconds: Histogram
  let indexMetrics: IndexMetrics
  /// The fault of the last look at the engine.
  let lastFault = LastFault()

  package init(
    options: Options, engine: SearchEngine, embedder: Embedder, reranker: Reranker? = nil,
    metrics: MetricsRegistry = MetricsRegistry()
  ) {
    self.options = options
    self.engine = engine
    self.embedder = embedder
    self.reranker = reranker
    indices = IndexFacts(lifetime: options.metadataLifetime)
    vocabularies = Vocabularies(lifetime: .seconds(300))
    seconds = AnswerStage.retrieval.durations(in: metrics)
    indexMetrics = IndexMetrics(metrics)
  }

  /// The products that answer `request.question`, under all its filters.
  package func retrieve(
    _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    do throws(RetrievalError) {
      var request = request
      if options.stockPolicy == .hide { request.hidesSoldOut = true }
      let started = MonotonicInstant.now
      let result = try await answer(request, context: context)
      request.explanation?.note("total", since: started)
      return result
    } catch {
      if error.code != .cancelled {
        context.logger.warning(
          "a question could not be searched for",
          error.logMetadata.merging(["alias": .string(request.store.alias)]))
      }
      throw error
    }
  }

  private func answer(
    _ request: RetrievalRequest, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    let known = try await indices.facts(of: request.store.alias, engine: engine, context: context)
    let words = await vocabularies.vocabulary(of: request.store, engine: engine, context: context)
    var request = request
    request.store = request.store.selling(in: words.vocabulary?.currency)
    guard known.isDue || words.isDue else {
      return try await answer(request, fact: known.fact, vocabulary: words.vocabulary, context: context)
    }
    // Beside the question: it neither waits for the reading nor fails with it.
    let asked = request
    async let _ = refresh(asked.store, facts: known.isDue, vocabulary: words.isDue, context: context)
    let result: Result<RetrievalResult, RetrievalError>
    do throws(RetrievalError) {
      result = .success(
        try await answer(asked, fact: known.fact, vocabulary: words.vocabulary, context: context))
    } catch {
      result = .failure(error)
    }
    return try result.get()
  }

  private func refresh(
    _ store: StoreHandle, facts: Bool, vocabulary: Bool, context: CallContext
  ) async {
    if facts {
      await indices.refresh(store.alias, engine: engine, context: context)
      indexMetrics.note(indices.lastRead(store.alias), of: store)
    }
    if vocabulary {
      await vocabularies.refresh(store, engine: engine, context: context.until(.after(Vocabularies.patience)))
    }
  }

  private func answer(
    _ request: RetrievalRequest, fact: IndexFact?, vocabulary: Vocabulary?, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    var request = request
    request.asWritten = request.question
    LeadingTalk.leaveOut(of: &request)
    ShortForms.writeOut(in: &request)
    WordOrder.restore(in: &request)
    if let vocabulary { request.changeMessages { message, _ in vocabulary.hyphenated(message) } }
    request = try await inWordsOfShop(request, vocabulary: vocabulary, context: context)
    request.kinds = vocabulary?.kinds
    let asked = request.question
    request = try await corrected(request, vocabulary: vocabulary, context: context)
    // What was misspelt may be what the shop calls by another name.
    if request.question != asked {
      request = try await inWordsOfShop(request, vocabulary: vocabulary, context: context)
    }
    if !request.turns.isEmpty || !request.context.isEmpty {
      let followUp = try await follow(&request, vocabulary: vocabulary, context: context)
      if let search = followUp { return try await answer(search, fact: fact, context: context) }
    }
    let messages = try await read(request, vocabulary: vocabulary, context: context)
    let isCounted = messages.contains { !$0.counts.isEmpty }
    if isCounted, messages.allSatisfy({ $0.keepsItsText && $0.reading.hasNoOrder }) {
      // The text is known: its vector comes while the engine counts.
      let asked = request
      async let vector = queryVectorResult(asked.meaning(of: []), asked, fact: fact, context: context)
      var search = try await attempt(asked, messages, context: context)
      guard !search.filters.isContradictory else { return search.result() }
      try await translate(&search, context: context)
      return try await answer(search, vector: vector.get(), context: context)
    }
    let search = try await attempt(request, messages, context: context)
    return try await answer(search, fact: fact, context: context)
  }

  private func answer(
    _ attempt: SearchAttempt, fact: IndexFact?, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    var search = attempt
    if !search.referred.isEmpty { return search.resultOfReferred() }
    // What nothing can meet is not searched for.
    guard !search.filters.isContradictory else { return search.result() }
    try await translate(&search, context: context)
    if var sorted = try await inOrder(search, context: context) {
      if options.stockPolicy == .demote { sorted.products.demoteSoldOut() }
      return sorted
    }
    if var measured = try await byMeasure(search, context: context) {
      if options.stockPolicy == .demote { measured.products.demoteSoldOut() }
      return measured
    }
    if let order = search.order, await isUnknown(order, search, context: context) { search.sayUnknownOrder() }
    let vector = try await queryVector(search.meaning, search.request, fact: fact, context: context)
    return try await answer(search, vector: vector, context: context)
  }

  private func answer(
    _ attempt: SearchAttempt, vector: [UInt8]?, context: CallContext
  ) async throws(RetrievalError) -> RetrievalResult {
    var search = attempt
    let started = MonotonicInstant.now
    try await settleKind(of: &search, context: context)
    var vector = vector
    var found = try await find(search, vector: vector, context: context)
    if search.tellsNeed, !found.hasEvidence, let named = try await naming(search, context: context) {
      search = named
      let fact = indices.lastRead(search.request.store.alias)
      vector = try await queryVector(search.meaning, search.request, fact: fact, context: context)
      found = try await find(search, vector: vector, context: context)
    }
    if !found.hasMatches || found.products.isEmpty {
      found = try await relaxed(&search, found, vector: vector, context: context)
    }
    let emptying = try await emptyingBounds(of: search, found, context: context)
    if !emptying.isEmpty {
      for bound in emptying { search.giveUp(bound) }
      found = try await find(search, vector: vector, context: context)
    }
    if let kind = NamedKind(search) { found.products = kind.keep(found.products) }
    found = try await reranked(found, search, context: context)
    found = try await completeIdentifiers(found, search, context: context)
    note(started.duration(to: .now), context)
    search.request.explanation?.note("search", since: started)
    // No product holds the words of the topic: in the order of price the least alike would come first.
    found.order = nil
    let scores = found.products.map(\.score)
    if options.stockPolicy == .demote { found.products = found.products.soldOutBehind }
    // By the scores that the products have themselves: beside a product that is sold out, what takes its place is no
    // straggler.
    if search.request.leavesOutStragglers, search.request.topK <= Self.shortAnswer {
      found.products = Stragglers(search, options.tuning).leave(out: found.products)
    }
    found.products = found.products.dealt(scores)
    return found
  }

  /// Products of an answer that a person reads as a whole; of more, some may be of other kinds.
  private static let shortAnswer = 10

  private func note(_ time: Duration, _ context: CallContext) {
    seconds.observe(time)
    context.record?.note(stage: AnswerStage.retrieval.rawValue, time)
  }

  /// A question in another language, of whose words the catalogue has none, is searched for by a translation beside the
  /// vector of its own words.
  private func translate(_ search: inout SearchAttempt, context: CallContext) async throws(RetrievalError) {
    guard search.isForeign, search.words.hasContent, let rewriter = search.request.rewriter else { return }
    let alias = search.request.store.alias
    let found = try await withinWindow(of: search, context: context) {
      (bodies: SearchBodies, _) async throws(SearchEngineError) in
      try await engine.search(alias, body: bodies.lexical(size: 1, withSource: false), context: context)
    }
    guard found.hits.isEmpty else { return }
    guard let text = await rewriter(.translation(search.request.store.language.code)) else { return }
    search = search.searching(for: text)
  }

  /// Runs searches with answers as large as the index allows, which may show by a refusal.
  func withinWindow<Value>(
    of search: SearchAttempt, context: CallContext,
    _ body: (SearchBodies, _ topK: Int) async throws(SearchEngineError) -> Value
  ) async throws(RetrievalError) -> Value {
    let alias = search.request.store.alias
    while true {
      var tuning = options.tuning
      tuning.window = indices.window(of: alias, wanted: tuning.window)
      let learned = indices.lastRead(alias)?.similarityFloor
      tuning.similarityFloor = learned ?? tuning.similarityFloor
      if search.isForeign { tuning.prominence = tuning.foreignProminence }
      if search.tellsNeed { tuning.similarityFloor *= tuning.needFloorShare }
      // A floor that is set is the only one.
      if let floor = options.similarityFloor { (tuning.similarityFloor, tuning.prominence) = (floor, 1) }
      do throws(SearchEngineError) {
        let scale = try await engine.capabilities(context: context).wordScoreScale
        tuning.allWordsBoost *= scale
        tuning.nameBoost *= scale
        tuning.topicBoost *= scale
        tuning.audienceBoost *= scale
        tuning.headBoost *= scale
        tuning.ageBoost *= scale
        tuning.kindBoost *= scale
        tuning.partKindBoost *= scale
        return try await body(search.bodies(tuning), min(reach(search), tuning.window))
      } catch {
        guard indices.lowerWindow(of: alias, after: error, asked: tuning.window, context: context) else {
          throw RetrievalError(error)
        }
      }
    }
  }

  /// Nil when the words alone must do: the model API fails, or the index was made with another model.
  private func queryVector(
    _ meaning: String, _ request: RetrievalRequest, fact: IndexFact?, context: CallContext
  ) async throws(RetrievalError) -> [UInt8]? {
    if let model = fact?.model, model != embedder.model {
      context.logger.warning(
        "the index was made with another embedding model; searching by words only",
        ["alias": .string(request.store.alias), "index_model": .string(model), "model": .string(embedder.model)])
      return nil
    }
    let started = MonotonicInstant.now
    defer { request.explanation?.note("embedding", since: started) }
    do throws(EmbeddingError) {
      let limit = MonotonicInstant.after(options.embeddingTimeout)
      return try await embedder.queryVector(
        meaning, expectedDimensions: fact?.dimensions, context: context.until(min(context.deadline, limit))
      ).json
    } catch {
      if error.code == .cancelled || Task.isCancelled {
        throw RetrievalError(.cancelled, "retrieval was cancelled", cause: error)
      }
      if error.code != .overBudget {
        context.logger.warning("no query vector; searching by words alone", error.logMetadata)
      }
      return nil
    }
  }

  private func queryVectorResult(
    _ meaning: String, _ request: RetrievalRequest, fact: IndexFact?, context: CallContext
  ) async -> Result<[UInt8]?, RetrievalError> {
    do throws(RetrievalError) {
      return .success(try await queryVector(meaning, request, fact: fact, context: context))
    } catch {
      return .failure(error)
    }
  }

  /// The products of a response's hits; a document that cannot be read is left out, with a line in the log.
  func products(of response: SearchResponse, context: CallContext) -> [CatalogProduct] {
    response.hits.compactMap { product(of: $0, in: response, context: context) }
  }

  func product(of hit: SearchHit, in response: SearchResponse, context: CallContext) -> CatalogProduct? {
    guard let range = hit.source else { return nil }
    do throws(CatalogError) {
      return try CatalogProduct(source: response.body, range: range)
    } catch {
      context.logger.warning("a document could not be read", ["id": .string(hit.id), "error": .string(error.message)])
      return nil
    }
  }
}

extension [RetrievedProduct] {
  /// Puts products that are known to be out of stock behind the rest; those that an identifier found keep their place.
  mutating func demoteSoldOut() { self = soldOutBehind.dealt(map(\.score)) }

  /// The same products, those that are known to be out of stock behind the rest, with the scores that they have.
  var soldOutBehind: [RetrievedProduct] {
    let named = prefix { $0.matchedBy != nil }
    let rest = dropFirst(named.count)
    let isSoldOut = { (product: RetrievedProduct) in product.product.inStock == false }
    guard let first = rest.firstIndex(where: isSoldOut), !rest[first...].allSatisfy(isSoldOut) else { return self }
    // What is something else stays last: a pack of twenty is no pack of eight, though that is sold out.
    let (right, aside) = (rest.filter { !$0.isAside }, rest.filter(\.isAside))
    let ordered = [right, aside].flatMap { $0.filter { !isSoldOut($0) } + $0.filter(isSoldOut) }
    return named + ordered
  }

  /// The same products with the scores of another order: a score only tells where a product stands.
  func dealt(_ scores: [Double]) -> [RetrievedProduct] {
    zip(self, scores).map { product, score in
      var product = product
      product.score = score
      return product
    }
  }
}
