// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import SearchEngine

/// A snapshot of a store's source, looked at and about to be read.
struct SourcePass: Sendable {
  let context: RunContext
  let profile: StoreProfile
  let survey: SourceSurvey
  let surveyed: SurveyedSource

  var scan: Scan { survey.scan }
  var index: String { surveyed.source.index }

  /// Takes a snapshot, looks at it and does `work`; all of it again where the source changed meanwhile.
  /// - Parameter tells: false where what there is to say of the source was said by an earlier reading.
  /// - Throws: `unavailable` where it changed each time.
  static func with<Value: Sendable>(
    _ context: RunContext, _ profile: StoreProfile, tells: Bool = true, _ work: (SourcePass) async throws -> Value
  ) async throws(IndexingError) -> Value {
    var attempt = 1
    while true {
      do {
        try context.stop.check()
        return try await once(context, profile, tells: tells, work)
      } catch let lost as ExtractionLost {
        context.registry.abandonClaims()
        guard attempt < IndexingOptions.extractionAttempts else {
          throw IndexingError(
            .unavailable,
            "the native index changed during each of \(attempt) readings (\(lost.reason)); try again when Magento's "
              + "reindex is done", store: profile.storeKey, party: .sourceEngine)
        }
        await sleepOnLoop(until: .after(.seconds(1) * attempt))
        attempt += 1
      } catch {
        throw IndexingError(anyError: error, store: profile.storeKey)
      }
    }
  }

  /// The same, once: throws `ExtractionLost` when the source changed meanwhile.
  static func once<Value: Sendable>(
    _ context: RunContext, _ profile: StoreProfile, tells: Bool = true, _ work: (SourcePass) async throws -> Value
  ) async throws -> Value {
    let source = try await SourceResolver(context: context, profile: profile).resolve()
    let scan = try await source.openScan(context, store: profile.storeKey)
    do {
      let survey = SourceSurvey(context: context, profile: profile, source: source, scan: scan, tells: tells)
      let pass = SourcePass(context: context, profile: profile, survey: survey, surveyed: try await survey.survey())
      let value = try await work(pass)
      await scan.close(context: context.call)
      return value
    } catch {
      await scan.close(context: context.call)
      throw error
    }
  }

  /// Reads the snapshot from its first document to its last while nothing is embedded, and hands products on as they come, to two takers at once.
  /// - Parameters:
  ///   - deadLetters: takes what cannot be indexed.
  ///   - ids: takes the ids of all that is read, of what cannot be indexed too.
  ///   - known: digests of documents that are passed over where they are the same.
  /// - Returns: documents that were passed over.
  /// - Throws: `IndexingError`, or `ExtractionLost` when the source changed under it.
  @discardableResult func read(
    deadLetters: DeadLetters, ids: ReadIDs? = nil, known: ProductDigests? = nil,
    _ take: @escaping @Sendable ([ReadProduct]) async throws -> Void
  ) async throws -> Int {
    let ledger = ExtractionLedger(
      store: profile.storeKey, total: scan.expectedTotal, deadLetters: deadLetters,
      budget: ByteBudget(for: context.options), progress: context.progress, otherIDs: ids)
    let reader = NativeReader(
      context: context, scan: scan, source: surveyed.source,
      transformer: ProductTransformer(profile: profile, facts: surveyed.facts), ledger: ledger, known: known)
    let pages = BoundedQueue<[ReadProduct]>(capacity: 2)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask(executorPreference: context.loop(0)) {
        defer { pages.finish() }
        try await reader.run(into: pages)
      }
      for number in 0..<2 {
        group.addTask(executorPreference: context.loop(number)) {
          while let page = await pages.take() {
            try context.stop.check()
            ids?.note(page)
            try await take(page)
            ledger.budget.release(page.reduce(0) { $0 + $1.cost })
          }
        }
      }
      // Unlike `waitForAll`, this ends the others at the first error.
      for try await _ in group {}
    }
    try context.stop.check()
    guard ledger.counters.read == scan.expectedTotal else {
      throw ExtractionLost(reason: "\(ledger.counters.read) of \(scan.expectedTotal) documents were read")
    }
    return ledger.counters.passedOver
  }
}
