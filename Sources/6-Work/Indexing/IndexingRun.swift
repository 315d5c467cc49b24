// SPDX-License-Identifier: Apache-2.0
import Catalog
package import Embedding
package import EventLoop
package import Observability
package import SearchEngine

/// One run over all configured stores, one after the other: each gets a new RAG index, checked and swapped in.
///
/// A store whose source is refused does not keep the others from being indexed; the gravest error is thrown at the end.
package struct IndexingRun: Sendable {
  private let options: IndexingOptions
  private let source: SearchEngine
  private let target: SearchEngine
  private let embedder: Embedder
  private let stop: StopToken
  private let logger: Logger
  private let progress: ProgressHandler
  private let loops: [EventLoop]
  private let metrics: MetricsRegistry

  /// - Parameters:
  ///   - source: the cluster of the native indices; only ever read.
  ///   - target: the cluster of the RAG indices.
  ///   - stop: asked for by a signal.
  ///   - loops: where the work is spread; empty: all on the caller's loop.
  package init(
    options: IndexingOptions, source: SearchEngine, target: SearchEngine, embedder: Embedder, loops: [EventLoop] = [],
    stop: StopToken = StopToken(), logger: Logger = .disabled, metrics: MetricsRegistry = MetricsRegistry(),
    progress: @escaping ProgressHandler = { _ in }
  ) {
    self.metrics = metrics
    self.options = options
    self.source = source
    self.target = target
    self.embedder = embedder
    self.stop = stop
    self.logger = logger
    self.progress = progress
    self.loops = loops
  }

  /// Runs. On a loop.
  package func run() async throws(IndexingError) -> RunReport {
    let began = MonotonicInstant.now
    guard let loops = loops.isEmpty ? EventLoop.current.map({ [$0] }) : loops else {
      throw IndexingError(.internalError, "a run needs an event loop")
    }
    let context = try await RunContext(
      options: options, engine: target, embedder: embedder, loops: loops, stop: stop, logger: logger, source: source,
      metrics: metrics, progress: progress)
    if !options.skippedGates.isEmpty {
      logger.warning(
        "checks are skipped, as SKIP_GATES says: a fault that they would find goes live",
        ["gates": .string(options.skippedGates.map(\.rawValue).sorted().joined(separator: ","))])
    }
    try await RunsIndex(prefix: options.prefix, engine: target, options: options, logger: logger).prepare()
    let locks = HeldLocks()
    do throws(IndexingError) {
      var report = try await indexAll(context, locks)
      await locks.giveBack()
      report.duration = began.duration(to: .now)
      report.tokens = embedder.tokensUsed
      return report
    } catch {
      await locks.giveBack()
      throw error
    }
  }

  /// Takes the locks and indexes the stores beside the heartbeat of what is held; whichever ends first ends the other.
  private func indexAll(_ context: RunContext, _ locks: HeldLocks) async throws(IndexingError) -> RunReport {
    do {
      return try await withThrowingTaskGroup(of: RunReport?.self) { group in
        group.addTask(executorPreference: context.loop(0)) {
          await LockKeeper(options: options, stop: stop).keep(locks)
          return nil
        }
        group.addTask(executorPreference: context.loop(0)) {
          // All before the first store: what would be indexed in vain is not begun. Another run's lock may have to be
          // watched for a minute, while those that are held must not stand still.
          for store in options.stores {
            progress(.step(store: store.storeKey, name: "lock"))
            locks.add(
              try await LockAttempt(
                names: options.names(of: store), store: store.storeKey, engine: target, options: options, stop: stop,
                logger: logger, owner: LockOwner(.run), refreshPatience: options.lockWait
              ).acquire())
          }
          if let path = options.deadLetterPath { try DeadLetterFile(path: path).clear() }
          if options.spending.isAny { try await SpendingCheck(context: context).check(options.stores) }
          return try await indexEach(context, locks.all)
        }
        while let report = try await group.next() {
          guard let report else { continue }
          group.cancelAll()
          return report
        }
        throw IndexingError(.internalError, "the run ended without a report")
      }
    } catch {
      throw IndexingError(anyError: error)
    }
  }

  private func indexEach(_ context: RunContext, _ locks: [RunLock]) async throws(IndexingError) -> RunReport {
    var report = RunReport()
    var failures: [IndexingError] = []
    for (profile, lock) in zip(options.stores, locks) {
      do throws(IndexingError) {
        report.stores.append(try await StoreIndexer(context: context, profile: profile, lock: lock).run())
      } catch {
        var error = error
        if error.store == nil { error.store = profile.storeKey }
        progress(.failed(store: profile.storeKey))
        failures.append(error)
        // What concerns the source of one store alone is no reason to leave the others as they were.
        guard error.isOfOneStore, options.stores.count > 1 else { break }
        logger.error("store not indexed", ["store": .string(profile.storeKey), "error": .string(error.message)])
      }
    }
    if let gravest = failures.min(by: { $0.rank < $1.rank }) {
      if let last = failures.last, !last.isOfOneStore, last.code != gravest.code {
        logger.error("the run ended at a store", ["store": .string(last.store ?? ""), "error": .string(last.message)])
      }
      throw gravest
    }
    return report
  }
}
