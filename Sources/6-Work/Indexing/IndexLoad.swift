// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import Observability
import SearchEngine

/// Sends the documents of one body to one index until each is loaded or rejected.
struct IndexLoad: Sendable {
  let loader: BulkLoader
  let index: String

  private typealias Entry = BulkBody.Entry
  private var engine: SearchEngine { loader.engine }
  private var ledger: ExtractionLedger { loader.ledger }
  private var logger: Logger { loader.logger }
  private var store: String { ledger.store }

  /// Sends entries until each is loaded or rejected. Patience begins anew whenever some of them were taken.
  func send(_ entries: [BulkBody.Entry], in body: [UInt8]) async throws(IndexingError) {
    var waiting = entries
    var attempt = 0
    var firstRejection: MonotonicInstant?
    while true {
      let again = try await sendOnce(waiting, in: body)
      guard !again.isEmpty else { return }
      if again.count < waiting.count { (attempt, firstRejection) = (0, nil) }
      attempt += 1
      let since = firstRejection ?? .now
      firstRejection = since
      guard let pause = engine.pause(afterAttempt: attempt, failingFor: since.duration(to: .now)) else {
        throw IndexingError(
          .unavailable, "the engine still rejects \(again.count) documents after \(attempt) attempts; try later",
          store: store, party: .engine)
      }
      logger.warning("bulk items rejected", ["items": .int(again.count), "attempt": .int(attempt)])
      waiting = again
      await sleepOnLoop(until: .after(pause))
      if Task.isCancelled { throw IndexingError(.interrupted, "the load was cancelled", store: store) }
    }
  }

  /// One request.
  /// - Returns: the entries to send again.
  private func sendOnce(_ entries: [Entry], in body: [UInt8]) async throws(IndexingError) -> [Entry] {
    let content = BulkBody.content(of: entries, in: body)
    let response: BulkResponse
    do throws(SearchEngineError) {
      response = try await engine.bulk(
        StoreNames.loadAlias(of: index), body: content, requiresAlias: true, isDivisible: entries.count > 1,
        context: loader.options.call(logger))
    } catch {
      let isTooMuch = error.code == .tooLarge || error.isMemoryShortage && entries.count > 1
      if isTooMuch { return try await split(entries, in: body, size: content.count, error: error) }
      if error.code == .notFound { throw vanished }
      throw IndexingError(error, "loading \(index)", store: store)
    }
    guard response.items.count == entries.count else {
      throw IndexingError(
        .unavailable, "the engine answered \(response.items.count) items to a bulk of \(entries.count)", store: store,
        party: .engine)
    }
    return try settle(entries, response.items)
  }

  /// Reads each item's fate.
  private func settle(_ entries: [Entry], _ items: [BulkItem]) throws(IndexingError) -> [Entry] {
    var again: [Entry] = []
    var done = 0
    for (entry, item) in zip(entries, items) {
      if item.succeeded {
        loader.sample.offer(entry.product)
        ledger.budget.release(entry.product.cost)
        done += 1
      } else if item.isRetryable {
        again.append(entry)
      } else if item.isBlocked {
        let error = SearchEngineError(
          .blocked, item.reason ?? "the engine takes no writes", status: item.status, type: item.errorType,
          reason: item.reason)
        throw IndexingError(error, "loading \(index)", store: store)
      } else if item.status == 401 || item.status == 403 {
        throw IndexingError(
          .credentials, "the engine refuses writes to \(index): \(item.reason ?? "forbidden")", store: store,
          party: .engine)
      } else if item.status == 404 {
        throw vanished
      } else {
        try reject(entry, "\(item.errorType ?? "status \(item.status)"): \(item.reason ?? "")")
        done += 1
      }
    }
    if done > 0 { ledger.settled(done) }
    return again
  }

  private func reject(_ entry: Entry, _ reason: String) throws(IndexingError) {
    let product = entry.product
    try ledger.reject(id: product.id, sku: product.sku, cost: product.cost, stage: "load", reason: reason)
  }

  /// The engine or a proxy takes no body of this size: halves, down to one document.
  private func split(
    _ entries: [Entry], in body: [UInt8], size: Int, error: SearchEngineError
  ) async throws(IndexingError) -> [Entry] {
    guard entries.count > 1 else {
      for entry in entries { try reject(entry, "too large for the engine: \(error.message)") }
      ledger.settled(entries.count)
      return []
    }
    loader.bodyLimit.lower(to: size / 2)
    logger.warning("bulk too large, split", ["bytes": .int(size)])
    let middle = entries.count / 2
    let first = try await sendOnce(Array(entries[..<middle]), in: body)
    return first + (try await sendOnce(Array(entries[middle...]), in: body))
  }

  private var vanished: IndexingError {
    IndexingError(
      .unavailable, "the new index \(index) was deleted while it was loaded; see who deletes it, and try again",
      store: store, party: .engine, limit: .cluster)
  }
}
