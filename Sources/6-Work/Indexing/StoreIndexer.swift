// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import JSON
import Language
import Observability
import Primitives
import SearchEngine

/// Indexes one store: resolve → extract … load → verify → swap → retire.
struct StoreIndexer: Sendable {
  let context: RunContext
  let profile: StoreProfile
  let lock: RunLock
  /// Texts that were paid for before this store's first.
  private let paidBefore: Int

  init(context: RunContext, profile: StoreProfile, lock: RunLock) {
    self.context = context
    self.profile = profile
    self.lock = lock
    paidBefore = context.registry.paid
  }

  private var options: IndexingOptions { context.options }
  private var names: StoreNames { options.names(of: profile) }
  private var name: String { profile.storeKey }
  private var store: StoreContext { context.store(profile) }
  private var logger: Logger { context.logger.with(["store": .string(name)]) }

  /// The result of an extraction: an index with all products, not yet searchable by anybody.
  private struct Loaded {
    let index: String
    var source: SurveyedSource
    let total: Int
    let rejected: Int
    let digests: ProductDigests
    /// Brought up to date, once that is done.
    var updated = CatalogueUpdate.Counts()
    let counters: ExtractionCounters
    /// Texts paid for, those of extractions that were thrown away included: their vectors are in this one.
    let embedded: Int
    let sample: [EmbeddedProduct]
    let dimensions: Int
    let stemmer: String?
    let restarts: Int

    var shared: Int { max(0, counters.embedded + counters.shared - embedded) }
  }

  func run() async throws(IndexingError) -> RunReport.Store {
    let began = MonotonicInstant.now
    try await checkAliasName()
    let before = try await store.generations()
    let former = try await FormerGeneration.read(before, store)
    try await PaidVectors(context: context, store: store).note(before)
    var loaded = try await extract(former)
    try context.stop.check()
    try await update(&loaded, former)
    try context.stop.check()
    let verified = try await verify(loaded, former)
    try context.stop.check()
    step("swap")
    let swap = AliasSwap(context: store, lock: lock, stop: context.stop)
    let served = try await swap.swap(to: loaded.index, isNew: true)
    logger.info("alias swapped", ["index": .string(loaded.index), "documents": .int(verified.documents)])
    step("retire")
    let deleted = await retire(keeping: loaded.index, former: served)
    let report = RunReport.Store(
      store: name, alias: names.alias, source: loaded.source.source.index, index: loaded.index, read: loaded.total,
      documents: verified.documents, rejected: loaded.rejected, embedded: loaded.embedded,
      unchanged: loaded.counters.unchanged, shared: loaded.shared, updated: loaded.updated.updated,
      vanished: loaded.updated.deleted,
      pending: loaded.updated.pending, dimensions: loaded.dimensions, restarts: loaded.restarts,
      unreadablePrices: loaded.counters.unreadablePrices, duration: began.duration(to: .now), deleted: deleted)
    await RunsIndex(prefix: options.prefix, engine: context.target, options: options, logger: logger)
      .record(loaded.index, report.record)
    if loaded.counters.pricesWithoutCurrency > 0 {
      logger.warning(
        "prices without a currency: neither documents nor settings name one",
        ["products": .int(loaded.counters.pricesWithoutCurrency)])
    }
    if loaded.counters.unreadablePrices > 0 {
      logger.warning(
        "products went live without a price, because theirs could not be read",
        ["products": .int(loaded.counters.unreadablePrices)])
    }
    warnOfLanguage(loaded.sample)
    context.progress(.finished(store: name, documents: verified.documents, embedded: report.embedded))
    return report
  }

  private func warnOfLanguage(_ sample: [EmbeddedProduct]) {
    let language = StoreLanguage.named(profile.language)
    guard let written = WrittenLanguage.other(than: language, in: sample.map(\.document.product)) else { return }
    logger.warning(
      "most descriptions are in another language than the store: set STORE_LANGUAGE, or the store's `language` in the file, and run again",
      ["language": .string(profile.language), "written": .string(written.code)])
  }

  /// Deletes indices that are no longer needed. The swap is done, so no failure here is the run's.
  /// - Parameter former: what the alias pointed to until now: it is the way back.
  /// - Returns: the names of deleted indices.
  private func retire(keeping live: String, former: [String]) async -> [String] {
    do {
      try await lock.confirm()
      let condemned = try await store.generations()
        .condemned(keeping: options.keptGenerations, served: former).map(\.index)
      let deleted = try await GenerationRemover(context: store, lock: lock).delete(condemned, live: [live])
      context.registry.forget(deleted)
      return deleted
    } catch {
      logger.warning("retiring old indices failed", ["error": .string(IndexingError(anyError: error).message)])
      return []
    }
  }

  private func step(_ step: String) { context.progress(.step(store: name, name: step)) }

  /// An index of the alias's name would make the swap impossible: better said before money is spent.
  private func checkAliasName() async throws(IndexingError) {
    let there = try await context.engine("looking at the alias", store: name) { () throws(SearchEngineError) in
      try await context.target.indices(matching: names.alias, context: context.call)
    }
    if there.contains(names.alias) {
      throw IndexingError(
        .configuration, "\(names.alias) is an index, but must be an alias; delete or rename it", store: name,
        party: .engine)
    }
  }

  // MARK: Extraction

  /// Extracts, and begins again when the source changed meanwhile, or when parts of the engine were away.
  private func extract(_ former: FormerGeneration?) async throws(IndexingError) -> Loaded {
    var restarts = 0
    var outage = Outage()
    while true {
      try context.stop.check()
      do {
        return try await extractOnce(restarts: restarts, former)
      } catch let lost as ExtractionLost {
        context.registry.abandonClaims()
        if lost.isOutage, let pause = outage.pause(by: context.source, patience: options.patience) {
          logger.warning("extraction begun again", ["reason": .string(lost.reason)])
          await sleepOnLoop(until: .after(pause))
          continue
        }
        restarts += 1
        guard restarts < IndexingOptions.extractionAttempts else {
          throw IndexingError(
            .unavailable,
            "the native index changed during each of \(restarts) extractions (\(lost.reason)); try again when "
              + "Magento's reindex is done", store: name, party: .sourceEngine)
        }
        logger.warning("extraction begun again", ["reason": .string(lost.reason), "attempt": .int(restarts + 1)])
        await sleepOnLoop(until: .after(.seconds(1) * restarts))
      } catch {
        context.registry.abandonClaims()
        throw IndexingError(anyError: error, store: name)
      }
    }
  }

  /// A time in which extractions fail because parts of the engine are away.
  private struct Outage {
    private var since: MonotonicInstant?
    private var last: MonotonicInstant?
    private var attempts = 0

    /// The pause before the next extraction; nil: patience is at its end. One that failed long after the last begins
    /// a new outage.
    mutating func pause(by engine: SearchEngine, patience: Duration) -> Duration? {
      let now = MonotonicInstant.now
      if let last, last.duration(to: now) > patience { (since, attempts) = (nil, 0) }
      let began = since ?? now
      (since, last) = (began, now)
      attempts += 1
      return engine.pause(afterAttempt: attempts, failingFor: began.duration(to: now))
    }
  }

  private func extractOnce(restarts: Int, _ former: FormerGeneration?) async throws -> Loaded {
    step("prepare")
    return try await SourcePass.once(context, profile) { try await read($0, restarts: restarts, former) }
  }

  private func read(_ pass: SourcePass, restarts: Int, _ former: FormerGeneration?) async throws -> Loaded {
    let (surveyed, scan) = (pass.surveyed, pass.scan)
    let source = surveyed.source
    for (setting, what) in surveyed.missing where restarts == 0 {
      logger.warning("the documents do not say it, and no setting does: \(what)", ["setting": .string(setting)])
    }
    try await SourceGates(survey: pass.survey, former: former).check(surveyed)
    let deadLetters = DeadLetters(
      path: options.deadLetterPath, store: name, limit: options.rejectLimit, logger: logger)
    let sample = SampleKeeper(size: max(IndexingOptions.sampleSize, SimilarityFloor.sampleSize))
    let target = target(source: surveyed)
    let digests = ProductDigests(facts: surveyed.facts)
    let ledger = ExtractionLedger(
      store: name, total: scan.expectedTotal, digests: digests, deadLetters: deadLetters,
      budget: ByteBudget(for: options),
      progress: context.progress)
    let extraction = Extraction(
      context: context, target: target, scan: scan,
      reader: NativeReader(
        context: context, scan: scan, source: source,
        transformer: ProductTransformer(profile: profile, facts: surveyed.facts), ledger: ledger),
      planner: VectorPlanner(
        registry: context.registry,
        vectors: StoredVectors(engine: context.target, options: options, logger: logger)),
      sample: sample)
    logger.info(
      "extraction begun",
      [
        "source": .string(source.index), "documents": .int(scan.expectedTotal), "slices": .int(scan.sliceCount),
      ])
    context.progress(.began(store: name, total: scan.expectedTotal))
    do {
      try await extraction.run()
    } catch let lost as ExtractionLost {
      deadLetters.discard()
      throw lost
    }
    guard let index = target.index, let dimensions = target.dimensions else {
      throw IndexingError(
        .dataRefused, "none of the \(scan.expectedTotal) documents of \(source.index) could be indexed", store: name)
    }
    return Loaded(
      index: index, source: surveyed, total: scan.expectedTotal, rejected: deadLetters.count,
      digests: digests, counters: extraction.counters,
      embedded: context.registry.paid - paidBefore, sample: sample.products, dimensions: dimensions,
      stemmer: target.stemmer,
      restarts: restarts)
  }

  private func target(source: SurveyedSource) -> TargetIndex {
    let creator = IndexCreator(context: context, profile: profile, lock: lock)
    return TargetIndex(
      TargetIndex.Steps(
        create: { dimensions throws(IndexingError) in
          try await creator.create(dimensions: dimensions, source: source)
        },
        addVectors: { created, dimensions throws(IndexingError) in
          try await creator.addVectors(to: created, dimensions: dimensions, source: source)
        }))
  }

  // MARK: What has changed meanwhile

  /// Embedding may take hours. What the source says by then of price, stock, link, image and visibility goes into the new
  /// index before anybody sees it, and what has vanished leaves it; new texts are the next run's.
  private func update(_ loaded: inout Loaded, _ former: FormerGeneration?) async throws(IndexingError) {
    step("update")
    var context = context
    context.progress = { _ in }
    var update = CatalogueUpdate(
      context: context, profile: profile,
      destination: IndexDestination(
        store: name, index: loaded.index, name: StoreNames.loadAlias(of: loaded.index), requiresAlias: true))
    update.digests = loaded.digests
    let outcome = try await update.run(former: former?.documents)
    loaded.source = outcome.source
    loaded.updated = outcome.counts
    guard outcome.counts.updated + outcome.counts.deleted + outcome.counts.pending > 0 else { return }
    logger.info(
      "brought up to date with what changed in the source meanwhile",
      [
        "updated": .int(outcome.counts.updated), "vanished": .int(outcome.counts.deleted),
        "left_to_the_next_run": .int(outcome.counts.pending),
      ])
  }

  // MARK: Verification

  private func verify(_ loaded: Loaded, _ former: FormerGeneration?) async throws(IndexingError) -> Gates.Result {
    step("verify")
    let gates = Gates(
      context: context, profile: profile, index: loaded.index, run: lock.run, dimensions: loaded.dimensions,
      sample: Array(loaded.sample.prefix(IndexingOptions.sampleSize)))
    let result = try await gates.check(
      expected: loaded.total - loaded.rejected - loaded.updated.deleted, former: former)
    var meta = IndexCreator(context: context, profile: profile, lock: lock)
      .meta(source: loaded.source, dimensions: loaded.dimensions, stemmer: loaded.stemmer)
    meta.state = .complete
    meta.similarityFloor = SimilarityFloor.learned(
      from: loaded.sample.textVectors, products: result.documents)
    meta.gates = result.value
    meta.counts = [
      "read": .int(loaded.total), "rejected": .int(loaded.rejected), "documents": .int(result.documents),
      "embedded": .int(loaded.embedded), "unchanged": .int(loaded.counters.unchanged),
      "shared": .int(loaded.shared),
      "unreadable_prices": .int(loaded.counters.unreadablePrices),
    ]
    try await context.engine("writing the index's metadata", store: name) { () throws(SearchEngineError) in
      try await context.target.putMetadata(loaded.index, meta.value, context: context.call)
    }
    return result
  }
}
