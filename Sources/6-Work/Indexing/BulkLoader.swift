// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import JSON
import Observability
import SearchEngine
import Synchronization

/// A product with its vector, ready to be loaded.
struct EmbeddedProduct: Sendable {
  let product: PendingProduct
  let vector: [Float]
}

/// Loads products into one index by `_bulk` requests of a bounded size; reads each item's fate.
struct BulkLoader: Sendable {
  let engine: SearchEngine
  let options: IndexingOptions
  let index: String
  let store: String
  /// Documents of the source, for the limit of rejections.
  let total: Int
  let budget: ByteBudget
  let deadLetters: DeadLetters
  let sample: SampleKeeper
  let logger: Logger
  /// Told how many more documents are done: loaded or rejected.
  let loaded: @Sendable (Int) -> Void
  /// The largest body that a 413 has taught us to send.
  let bodyLimit: BodyLimit

  /// One document in a body under construction.
  private struct Entry {
    let product: EmbeddedProduct
    let range: Range<Int>
  }

  /// Loads all that comes until the queue is over, or until a stop is asked for; a bulk in flight is finished first.
  func run(
    first: [EmbeddedProduct], then queue: BoundedQueue<[EmbeddedProduct]>, stop: StopToken
  ) async throws(IndexingError) {
    var writer = JSONWriter(reserving: 64 << 10)
    var entries: [Entry] = []
    var next: [EmbeddedProduct]? = first
    while stop.error == nil, let products = next {
      for product in products {
        let start = writer.bytes.count
        Self.write(product, to: &writer)
        entries.append(Entry(product: product, range: start..<writer.bytes.count))
        if writer.bytes.count >= bodyLimit.bytes {
          try await send(entries, in: writer.bytes)
          writer = JSONWriter(reserving: 64 << 10)
          entries = []
          if stop.error != nil { return }
        }
      }
      next = await queue.take()
    }
    if stop.error == nil, !entries.isEmpty { try await send(entries, in: writer.bytes) }
  }

  private static func write(_ product: EmbeddedProduct, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("index")
    writer.beginObject()
    writer.member("_id", product.product.document.id)
    writer.endObject()
    writer.endObject()
    writer.newline()
    product.product.document.write(to: &writer, vector: product.vector, contentHash: product.product.hash)
    writer.newline()
  }

  // MARK: Sending

  /// Sends entries until each is loaded or rejected. Patience begins anew whenever some of them were taken.
  private func send(_ entries: [Entry], in body: [UInt8]) async throws(IndexingError) {
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
    let content = Self.content(of: entries, in: body)
    let response: BulkResponse
    do throws(SearchEngineError) {
      response = try await engine.bulk(
        StoreNames.loadAlias(of: index), body: content, requiresAlias: true, isDivisible: entries.count > 1,
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

  private static func content(of entries: [Entry], in body: [UInt8]) -> [UInt8] {
    if let first = entries.first, let last = entries.last, first.range.lowerBound == 0,
      last.range.upperBound == body.count,
      entries.reduce(0, { $0 + $1.range.count }) == body.count
    {
      return body
    }
    var content: [UInt8] = []
    content.reserveCapacity(entries.reduce(0) { $0 + $1.range.count })
    for entry in entries { content.append(contentsOf: body[entry.range]) }
    return content
  }

  /// Reads each item's fate.
  private func settle(_ entries: [Entry], _ items: [BulkItem]) throws(IndexingError) -> [Entry] {
    var again: [Entry] = []
    var done = 0
    for (entry, item) in zip(entries, items) {
      if item.succeeded {
        sample.offer(entry.product)
        budget.release(entry.product.product.cost)
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
    if done > 0 { loaded(done) }
    return again
  }

  private func reject(_ entry: Entry, _ reason: String) throws(IndexingError) {
    let product = entry.product.product
    budget.release(product.cost)
    try deadLetters.add(
      id: product.document.id, sku: product.document.product.sku, stage: "load", reason: reason, total: total)
  }

  /// The engine or a proxy takes no body of this size: halves, down to one document.
  private func split(
    _ entries: [Entry], in body: [UInt8], size: Int, error: SearchEngineError
  ) async throws(IndexingError) -> [Entry] {
    guard entries.count > 1 else {
      for entry in entries { try reject(entry, "too large for the engine: \(error.message)") }
      loaded(entries.count)
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
      .unavailable, "the new index \(index) was deleted while it was loaded; see who deletes it, and try again",
      store: store, party: .engine, limit: .cluster)
  }
}

/// How large a bulk body may become: the option's size, less once a 413 came.
final class BodyLimit: Sendable {
  private let limit: Mutex<Int>

  init(_ bytes: Int) { limit = Mutex(bytes) }

  var bytes: Int { limit.withLock { $0 } }

  func lower(to bytes: Int) { limit.withLock { $0 = max(4_096, min($0, bytes)) } }
}

/// Keeps a few loaded products for the checks before the swap: those with the least content hashes, so that the choice
/// is spread over the catalogue and the same on each run.
final class SampleKeeper: Sendable {
  private let size: Int
  private let kept = Mutex<[EmbeddedProduct]>([])

  init(size: Int) { self.size = size }

  var products: [EmbeddedProduct] { kept.withLock { $0 } }

  func offer(_ product: EmbeddedProduct) {
    kept.withLock { kept in
      if kept.count >= size, let last = kept.last, last.product.hash <= product.product.hash { return }
      let position = kept.firstIndex { $0.product.hash > product.product.hash } ?? kept.count
      kept.insert(product, at: position)
      if kept.count > size { kept.removeLast() }
    }
  }
}
