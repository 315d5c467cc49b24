// SPDX-License-Identifier: Apache-2.0
package import Catalog
package import Embedding
package import EventLoop
package import Observability
package import SearchEngine
import Synchronization

/// Finds out what a run would embed, and its cost. Reads source and indices, asks nothing of the model API and writes
/// nothing.
///
/// One value plans all stores of a run, in their order: a text that several share counts at the first one.
package struct CataloguePlan: Sendable {
  /// The work of a run for one store.
  package struct Store: Sendable, Equatable {
    /// The store's name: its ID, or `default`.
    package var store: String
    /// The native index that was read.
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
    /// Products that have a price.
    package var priced = 0
    /// Estimated tokens of `toEmbed`.
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
    var options = options
    options.spending = SpendingLimits()
    context = try await RunContext(
      options: options, engine: engine, embedder: embedder, loops: loops, stop: stop, logger: logger)
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
    let former = try await FormerGeneration.read(generations, store)
    return try await SourcePass.with(context, profile) { pass in
      let seen = SeenProducts()
      try await PaidVectors(context: context, store: store).note(generations, live: seen)
      var plan = try await read(pass, seen)
      plan.refusal = refusal(plan, former: former)
      return plan
    }
  }

  private func refusal(_ plan: Store, former: FormerGeneration?) -> String? {
    let total = plan.documents + plan.rejected
    if plan.rejected > 1, Double(plan.rejected) > context.options.rejectLimit * Double(total) {
      return "\(plan.rejected) of \(total) documents cannot be indexed, more than "
        + "\(context.options.rejectLimit * 100) % (MAX_REJECTED_RATIO)"
    }
    let findings = [
      GateChecks.shrink(plan.documents, former: former?.documents, context.options),
      GateChecks.prices(plan.priced, of: plan.documents, former: former?.priced, context.options),
    ]
    let failed = findings.first { !$0.passed && !context.options.skippedGates.contains($0.gate) }
    return failed.map { "\($0.reason ?? "it would not pass") (gate \($0.gate.rawValue))" }
  }

  private func read(_ pass: SourcePass, _ seen: SeenProducts) async throws -> Store {
    // All are counted, however many there are.
    let deadLetters = DeadLetters(
      path: nil, store: pass.profile.storeKey, limit: 1, logger: isSilent ? .disabled : context.logger)
    let planner = VectorPlanner(
      registry: context.registry,
      vectors: StoredVectors(engine: context.target, options: context.options, logger: context.logger),
      readsVectors: false)
    let plan = Mutex(Store(store: pass.profile.storeKey, sourceIndex: pass.index))
    try await pass.read(deadLetters: deadLetters) { page in
      seen.isRead(page)
      let planned = await planner.plan(page)
      let priced = page.count { $0.document.product.price != nil }
      plan.withLock { plan in
        add(planned, of: page.count, to: &plan)
        plan.priced += priced
      }
    }
    var result = plan.withLock { $0 }
    result.rejected = deadLetters.count
    result.vanished = seen.vanished
    return result
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
