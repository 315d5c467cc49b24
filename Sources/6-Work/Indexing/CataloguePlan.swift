// SPDX-License-Identifier: Apache-2.0
package import Catalog
package import Embedding
package import EventLoop
package import Observability
package import SearchEngine

/// What a run would embed and what that would cost. Reads source and indices, asks nothing of the model API and writes
/// nothing.
///
/// One value plans all stores of a run, in their order: a text that several share counts at the first one.
package struct CataloguePlan: Sendable {
  /// What a run would do for one store.
  package struct Store: Sendable, Equatable {
    package var store: String
    package var sourceIndex: String
    /// Products that would be indexed.
    package var documents = 0
    /// Documents of the source that cannot be indexed.
    package var rejected = 0
    /// Products whose vector is there.
    package var unchanged = 0
    /// Products whose text another one has too, at which it counts.
    package var shared = 0
    /// Distinct texts that the model API would be sent.
    package var toEmbed = 0
    /// Documents of the live index that are not in the source.
    package var vanished = 0
    /// Of `toEmbed`, estimated.
    package var tokens = 0
    /// Why a run would refuse the source; nil: it would not.
    package var refusal: String?
  }

  private let context: RunContext
  private let isSilent: Bool

  /// For a command of its own.
  package init(
    options: IndexingOptions, engine: SearchEngine, embedder: Embedder, loops: [EventLoop],
    stop: StopToken = StopToken(), logger: Logger = .disabled
  ) async throws(IndexingError) {
    let capabilities: EngineCapabilities
    do throws(SearchEngineError) {
      capabilities = try await engine.capabilities(context: options.call(logger))
    } catch {
      throw IndexingError(error, "asking the engine who it is")
    }
    context = RunContext(
      options: options, source: engine, target: engine, embedder: embedder, capabilities: capabilities,
      configuredDimensions: embedder.configuredDimensions, registry: TextRegistry(cacheBytes: 0),
      bodyLimit: BodyLimit(options.bulkBytes), spending: SpendingMeter(SpendingLimits()), stop: stop, logger: logger,
      progress: { _ in }, loops: loops)
    isSilent = false
  }

  /// For a run that must know before it spends. Its log tells of the documents when it reads them for good.
  init(before run: RunContext) {
    var context = run
    context.registry = TextRegistry(cacheBytes: 0)
    context.progress = { _ in }
    self.context = context
    isSilent = true
  }

  /// Plans one store.
  package func plan(_ profile: StoreProfile) async throws(IndexingError) -> Store {
    let store = context.store(profile)
    let generations = try await store.generations()
    var former: Int?
    for live in generations.live { former = max(former ?? 0, try await store.count(live.index)) }
    var attempt = 1
    while true {
      do {
        let seen = SeenProducts()
        try await PaidVectors(context: context, store: store).note(generations, live: seen)
        var plan = try await read(profile, seen)
        plan.refusal = refusal(plan, former: former)
        return plan
      } catch let lost as ExtractionLost {
        context.registry.abandonClaims()
        guard attempt < context.options.extractionAttempts else {
          throw IndexingError(
            .unavailable,
            "the native index changed during each of \(attempt) readings (\(lost.reason)); try again when Magento's "
              + "reindex is done", store: store.name, party: .sourceEngine)
        }
        await sleepOnLoop(until: .after(.seconds(1) * attempt))
        attempt += 1
      } catch {
        throw IndexingError(anyError: error, store: store.name)
      }
    }
  }

  private func refusal(_ plan: Store, former: Int?) -> String? {
    let total = plan.documents + plan.rejected
    if plan.rejected > 1, Double(plan.rejected) > context.options.rejectLimit * Double(total) {
      return "\(plan.rejected) of \(total) documents cannot be indexed, more than "
        + "\(context.options.rejectLimit * 100) % (MAX_REJECTED_RATIO)"
    }
    return Gates.shrinkage(of: plan.documents, from: former, context.options).map { "\($0) (gate shrink)" }
  }

  private func read(_ profile: StoreProfile, _ seen: SeenProducts) async throws -> Store {
    let source = try await SourceResolver(context: context, profile: profile).resolve()
    let scan = try await source.openScan(context, store: profile.storeKey)
    do {
      let plan = try await read(profile, source, scan, seen)
      await scan.close(context: context.call)
      return plan
    } catch {
      await scan.close(context: context.call)
      throw error
    }
  }

  private func read(
    _ profile: StoreProfile, _ source: NativeSource, _ scan: Scan, _ seen: SeenProducts
  ) async throws -> Store {
    let surveyed = try await SourceSurvey(context: context, profile: profile, source: source, scan: scan).survey()
    // All are counted, however many there are.
    let ledger = ExtractionLedger(
      store: profile.storeKey, total: scan.expectedTotal,
      deadLetters: DeadLetters(
        path: nil, store: profile.storeKey, limit: 1, logger: isSilent ? .disabled : context.logger),
      budget: ByteBudget(for: context.options), progress: context.progress)
    let reader = NativeReader(
      context: context, scan: scan, source: source,
      transformer: ProductTransformer(profile: profile, facts: surveyed.facts), ledger: ledger)
    var plan = Store(store: profile.storeKey, sourceIndex: source.index)
    try await count(reader, seen, into: &plan)
    guard ledger.counters.read == scan.expectedTotal else {
      throw ExtractionLost(reason: "\(ledger.counters.read) of \(scan.expectedTotal) documents were read")
    }
    plan.rejected = ledger.deadLetters.count
    plan.vanished = seen.vanished
    return plan
  }

  /// Takes the pages as they are read, until the last one or a stop.
  private func count(_ reader: NativeReader, _ seen: SeenProducts, into plan: inout Store) async throws {
    let planner = VectorPlanner(
      registry: context.registry,
      vectors: StoredVectors(engine: context.target, options: context.options, logger: context.logger),
      readsVectors: false)
    let pages = BoundedQueue<[ReadProduct]>(capacity: 2)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask(executorPreference: context.loop(0)) {
        defer { pages.finish() }
        try await reader.run(into: pages)
      }
      while let page = await pages.take() {
        try context.stop.check()
        seen.isRead(page)
        add(await planner.plan(page), of: page.count, to: &plan)
        reader.ledger.budget.release(page.reduce(0) { $0 + $1.cost })
      }
      try await group.waitForAll()
    }
  }

  private func add(_ page: PlannedPage, of count: Int, to plan: inout Store) {
    let packer = context.embedder.packer()
    plan.documents += count
    plan.unchanged += page.stored.count + page.known.count
    plan.shared += page.waiting
    plan.toEmbed += page.toEmbed.count
    plan.tokens += page.toEmbed.reduce(0) { $0 + packer.tokens(in: $1.text) }
  }
}
