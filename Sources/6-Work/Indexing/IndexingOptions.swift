// SPDX-License-Identifier: Apache-2.0
import Calls
package import Catalog
import EventLoop
import Observability

/// Options of a run; the defaults are those of a nightly job.
package struct IndexingOptions: Sendable {
  /// In front of every name that is written (`StoreNames`).
  package var prefix: String
  /// Indexed one after another, in this order.
  package var stores: [StoreProfile]
  /// Wanted slices; nil: by shards and threads. Raised where the engine needs more.
  package var slices: Int?
  /// Native documents a page.
  package var pageSize = 500
  /// Time for which the engine keeps the snapshot of the source between two requests.
  package var snapshotKeepAlive: Duration = .seconds(120)
  /// Source bytes of products that may be under way at once: read, but not yet loaded.
  static let inFlightBytes = 24 << 20
  /// Bytes of changes that a refresh keeps until it has seen all of the source; where there are more it reads twice.
  package var keptUpdateBytes = 24 << 20
  /// Batches that are embedded side by side; how many calls are made at once is the embedder's business.
  package var embeddingConcurrency = 8
  /// Texts handed to the embedder together, and so the most that one call has.
  package var embeddingBatch = 256
  /// Uncompressed bytes of a `_bulk` body.
  package var bulkBytes = 5 << 20
  /// `_bulk` requests under way at once.
  static let bulkConcurrency = 2
  /// Time for which an engine that is away is tried again; that of its `SearchEngine.Options.retry`.
  package var patience: Duration = .seconds(300)
  /// Time for loading what was paid for, once a stop or a failure has ended a run.
  static let drainTime: Duration = .seconds(10)
  /// Times an extraction is begun again when the source changed under it.
  static let extractionAttempts = 3
  /// Share of the source's documents that may be rejected.
  package var rejectLimit = 0.01
  /// The file for rejected documents, one JSON object a line; nil: to the log only.
  package var deadLetterPath: String?
  /// Share of the former generation's documents that the new one must have.
  package var minimumRatio = 0.9
  /// Part of the former generation's share of priced products that the new one must have.
  package var minimumPricedRatio = 0.9
  /// Questions that must find their products; nil: none.
  package var canary: Canary?
  /// Checks that are left out, said in the log and in the index's metadata.
  package var skippedGates: Set<Gate> = []
  /// Products that are looked up again before the swap.
  static let sampleSize = 10
  /// Limits of a run's spending.
  package var spending = SpendingLimits()
  /// Former generations kept for a way back.
  package var keptGenerations = 1
  /// nil: `auto_expand_replicas` 0-1.
  package var replicas: Int?
  /// Primary shards of a new index.
  package var shards = 1
  /// The most that is waited for the new index's shards.
  package var healthTimeout: Duration = .seconds(60)
  /// Between two writes that show that the lock's holder is alive; shorter than `lockStaleness`.
  package var lockHeartbeat: Duration = .seconds(10)
  /// A lock that a newcomer sees stand still for this long is taken over.
  static let lockStaleness: Duration = .seconds(60)
  /// Time for which a run waits for the end of a refresh.
  package var lockWait: Duration = .seconds(600)
  /// Between two looks at a lock that another run holds.
  package var lockPoll: Duration = .seconds(1)
  /// The clock of heartbeat, staleness and polling; tests bring their own.
  package var lockClock: WorkClock = .system
  /// Bytes of vectors kept in memory for texts that come again; others are read back from the engine.
  package var vectorCacheBytes = 16 << 20
  /// One engine call's deadline: the time of its attempts, and the patience with an engine that is away.
  package var callTimeout: Duration { .seconds(120) + patience }

  /// The context of one engine call that begins now.
  func call(_ logger: Logger) -> CallContext { CallContext(deadline: .after(callTimeout), logger: logger) }

  package init(prefix: String = "products-rag", stores: [StoreProfile]) {
    self.prefix = prefix
    self.stores = stores
  }

  /// The names of one of the stores.
  package func names(of store: StoreProfile) -> StoreNames { StoreNames(prefix: prefix, id: store.id) }
}
