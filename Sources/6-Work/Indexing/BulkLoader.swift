// SPDX-License-Identifier: Apache-2.0
import Catalog
import EventLoop
import Observability
import SearchEngine

/// The last stage: loads products into one index by `_bulk` requests of a bounded size; reads each item's fate.
///
/// A body is sent when it is full, and when the first of its vectors has waited for `maximumWait`: what was paid for is
/// in the index soon, however slowly the rest comes.
struct BulkLoader: Sendable {
  let engine: SearchEngine
  let options: IndexingOptions
  let target: TargetIndex
  let ledger: ExtractionLedger
  let sample: SampleKeeper
  let logger: Logger
  let bodyLimit: BodyLimit
  var clock: WorkClock = .system

  /// From a vector's coming to the request that loads it. The engine has the rest of two seconds.
  static let maximumWait = Duration.seconds(1)

  /// Loads all that comes until the queue is over.
  func run(_ queue: BoundedQueue<EmbeddedBatch>) async throws(IndexingError) {
    var body = BulkBody<EmbeddedProduct>()
    while true {
      switch await next(of: queue, for: body) {
      case .element(let batch):
        for product in batch.products {
          body.append(product, cameAt: batch.cameAt)
          if body.bytes.count >= bodyLimit.bytes { try await send(&body) }
        }
        if isDue(body) { try await send(&body) }
      case .timeout: try await send(&body)
      case .over: return try await send(&body)
      }
    }
  }

  private func isDue(_ body: BulkBody<EmbeddedProduct>) -> Bool {
    body.since.map { $0.duration(to: clock.now()) >= Self.maximumWait } ?? false
  }

  private func next(
    of queue: BoundedQueue<EmbeddedBatch>, for body: BulkBody<EmbeddedProduct>
  ) async -> BoundedQueue<EmbeddedBatch>.Taken {
    guard let since = body.since else { return await queue.take().map { .element($0) } ?? .over }
    return await queue.take(until: since.advanced(by: Self.maximumWait), clock: clock)
  }

  private func send(_ body: inout BulkBody<EmbeddedProduct>) async throws(IndexingError) {
    guard !body.isEmpty else { return }
    // Nothing is handed to a loader before the index is there.
    guard let index = target.index else {
      throw IndexingError(.internalError, "products came before their index", store: ledger.store)
    }
    try await sender(to: index).send(body)
    body.reset()
  }

  /// A half-built index is loaded through an alias of its own: deleted meanwhile, it is not created anew.
  private func sender(to index: String) -> BulkSender<EmbeddedProduct> {
    let (ledger, sample) = (ledger, sample)
    return BulkSender(
      engine: engine, options: options, bodyLimit: bodyLimit, logger: logger,
      destination: IndexDestination(
        store: ledger.store, index: index, name: StoreNames.loadAlias(of: index), requiresAlias: true),
      handlers: .init(
        done: { product in
          sample.offer(product)
          ledger.loaded(product)
        },
        rejected: { (product, reason) throws(IndexingError) in
          try ledger.reject(id: product.id, sku: product.sku, cost: product.cost, stage: "load", reason: reason)
        },
        settled: { ledger.settled($0) }))
  }
}
