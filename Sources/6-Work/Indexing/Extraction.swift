// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import Observability
import SearchEngine

/// One pass over a store's native index into one new index: read → plan → embed → load, all at once and bounded.
///
/// What is under way is bounded by bytes of native documents (`ByteBudget`), by the queues between the stages, and by
/// what each worker holds: none of it grows with the catalogue.
///
/// Loaders outlive the other stages. Whatever ends those — a stop, a lost source, a refusal — what was paid for by then
/// is loaded first, where the engine takes it within `IndexingOptions.drainTime`.
struct Extraction: Sendable {
  let context: RunContext
  let target: TargetIndex
  let scan: Scan
  let reader: NativeReader
  let planner: VectorPlanner
  let ledger: ExtractionLedger
  let sample: SampleKeeper

  private let stage: EmbeddingStage
  private let pages = BoundedQueue<[ReadProduct]>(capacity: 2)
  private let batches: BoundedQueue<[ReadProduct]>
  private let ready = BoundedQueue<EmbeddedBatch>(capacity: 2)

  var counters: ExtractionCounters { ledger.counters }
  private var options: IndexingOptions { context.options }

  init(
    context: RunContext, target: TargetIndex, scan: Scan, reader: NativeReader, planner: VectorPlanner,
    sample: SampleKeeper
  ) {
    self.context = context
    self.target = target
    self.scan = scan
    self.reader = reader
    self.planner = planner
    self.sample = sample
    ledger = reader.ledger
    batches = BoundedQueue(capacity: context.options.embeddingConcurrency)
    stage = EmbeddingStage(context: context, target: target, ledger: ledger, ready: ready)
  }

  /// Runs all stages to their end.
  /// - Throws: `IndexingError`, or `ExtractionLost` when the source changed under it.
  func run() async throws {
    try await withThrowingTaskGroup(of: Ended.self) { group in
      group.addTask(executorPreference: context.loop(0)) {
        defer { ready.finish() }
        return .stages(await failure { try await produceUntilStopped() })
      }
      for number in 0..<IndexingOptions.bulkConcurrency {
        group.addTask(executorPreference: context.loop(number + 1)) { .loader(await failure { try await load() }) }
      }
      var failed: (any Error)?
      for _ in 0...IndexingOptions.bulkConcurrency {
        guard let ended = try await group.next() else { break }
        failed = failed ?? ended.failure
        switch ended {
        case .loader(_?): throw failed ?? CancellationError()
        case .stages(let error?): addDrainLimit(to: &group, error)
        case .stages, .loader: break
        }
      }
      group.cancelAll()
      if let failed { throw failed }
    }
    try context.stop.check()
    guard counters.read == scan.expectedTotal else {
      throw ExtractionLost(reason: "\(counters.read) of \(scan.expectedTotal) documents were read")
    }
  }

  /// A part of the pipeline that has ended, and why it did before its time.
  private enum Ended: Sendable {
    case stages((any Error)?), loader((any Error)?)

    var failure: (any Error)? {
      switch self {
      case .stages(let error), .loader(let error): error
      }
    }
  }

  /// Limits the time for loading what was answered before the stages failed.
  private func addDrainLimit(to group: inout ThrowingTaskGroup<Ended, any Error>, _ error: any Error) {
    group.addTask(executorPreference: context.loop(0)) {
      await sleepOnLoop(until: .after(IndexingOptions.drainTime))
      throw error
    }
  }

  /// A stop ends reading and embedding at once.
  private func produceUntilStopped() async throws {
    let stop = context.stop
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask(executorPreference: context.loop(0)) {
        await stop.wait()
        if !Task.isCancelled { try stop.check() }
      }
      group.addTask(executorPreference: context.loop(0)) { try await produce() }
      try await group.next()
      group.cancelAll()
    }
  }

  /// Reads the source. When it is lost, what was read of it is still embedded: its calls may be under way and paid for,
  /// and the next extraction finds their vectors by text.
  private func produce() async throws {
    try await withThrowingTaskGroup(of: ExtractionLost?.self) { group in
      group.addTask(executorPreference: context.loop(0)) {
        defer { pages.finish() }
        do {
          try await reader.run(into: pages)
        } catch let lost as ExtractionLost {
          return lost
        }
        return nil
      }
      group.addTask(executorPreference: context.loop(0)) {
        defer { batches.finish() }
        var texts = TextBatches(context: context, target: target, stage: stage, into: batches)
        while let page = await pages.take() { try await texts.add(await planner.plan(page)) }
        if Task.isCancelled { throw CancellationError() }
        try await texts.finish()
        return nil
      }
      for number in 0..<options.embeddingConcurrency {
        group.addTask(executorPreference: context.loop(number)) {
          while let batch = await batches.take() { try await stage.embed(batch) }
          return nil
        }
      }
      var lost: ExtractionLost?
      // Unlike `waitForAll`, this ends the others at the first error.
      for try await outcome in group { lost = outcome ?? lost }
      if let lost { throw lost }
    }
  }

  private func load() async throws {
    // Where loading ends before its time no stage may wait to hand something to it.
    defer { ready.finish() }
    let loader = BulkLoader(
      engine: context.target, options: options, target: target, ledger: ledger, sample: sample,
      logger: context.logger, bodyLimit: context.bodyLimit)
    try await loader.run(ready)
  }
}

/// The error that `work` threw; nil: none.
private func failure(_ work: () async throws -> Void) async -> (any Error)? {
  do {
    try await work()
    return nil
  } catch {
    return error
  }
}
