// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Observability
import SearchEngine

/// Sends the operations of one bulk body to one index until the fate of each is known.
struct BulkSender<Item: Sendable>: Sendable {
  typealias Entry = BulkBody<Item>.Entry

  /// Handlers of items by their outcome.
  struct Handlers: Sendable {
    let done: @Sendable (Item) -> Void
    /// The engine does not take it, and will not.
    let rejected: @Sendable (Item, String) throws(IndexingError) -> Void
    /// Those of one answer that were done or rejected.
    let settled: @Sendable (Int) -> Void
    /// The document that was to be changed or deleted is not there; nil: then the index has vanished.
    var absent: (@Sendable (Item) -> Void)?
  }

  let engine: SearchEngine
  let options: IndexingOptions
  let bodyLimit: BodyLimit
  let logger: Logger
  let destination: IndexDestination
  let handlers: Handlers

  private var index: String { destination.index }
  private var store: String { destination.store }

  /// Sends entries until each is done or rejected. Patience begins anew whenever some of them were taken.
  func send(_ body: BulkBody<Item>) async throws(IndexingError) {
    var waiting = body.entries
    var attempt = 0
    var firstRejection: MonotonicInstant?
    while !waiting.isEmpty {
      let again = try await sendOnce(waiting, in: body.bytes)
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
        destination.name, body: content, requiresAlias: destination.requiresAlias, isDivisible: entries.count > 1,
        context: options.call(logger))
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
        handlers.done(entry.item)
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
        guard let absent = handlers.absent, item.isDocumentMissing else { throw vanished }
        absent(entry.item)
        done += 1
      } else {
        try handlers.rejected(entry.item, "\(item.errorType ?? "status \(item.status)"): \(item.reason ?? "")")
        done += 1
      }
    }
    if done > 0 { handlers.settled(done) }
    return again
  }

  /// The engine or a proxy takes no body of this size: halves, down to one document.
  private func split(
    _ entries: [Entry], in body: [UInt8], size: Int, error: SearchEngineError
  ) async throws(IndexingError) -> [Entry] {
    guard entries.count > 1 else {
      for entry in entries { try handlers.rejected(entry.item, "too large for the engine: \(error.message)") }
      handlers.settled(entries.count)
      return []
    }
    bodyLimit.lower(to: size / 2)
    logger.warning("bulk too large, split", ["bytes": .int(size)])
    let middle = entries.count / 2
    let first = try await sendOnce(Array(entries[..<middle]), in: body)
    return first + (try await sendOnce(Array(entries[middle...]), in: body))
  }

  private var vanished: IndexingError {
    IndexingError(
      .unavailable, "the index \(index) was deleted while it was loaded; find out what deletes it, and try again",
      store: store, party: .engine, limit: .cluster)
  }
}
