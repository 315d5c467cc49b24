// SPDX-License-Identifier: Apache-2.0
import EventLoop
package import JSON
import Primitives

/// The work of a run, by store.
package struct RunReport: Sendable {
  /// One store whose alias was swapped.
  package struct Store: Sendable {
    /// The store's key.
    package var store: String
    /// The alias that the runtime reads.
    package var alias: String
    /// The concrete index that was read.
    package var source: String
    /// The index that the alias now points to.
    package var index: String
    /// Documents read from the source.
    package var read: Int
    /// Documents behind the alias.
    package var documents: Int
    /// Documents written to the dead letters.
    package var rejected: Int
    /// Distinct texts sent to the model API for this store.
    package var embedded: Int
    /// Products whose vector an earlier run has paid for.
    package var unchanged: Int
    /// Products whose text another product of this run had.
    package var shared: Int
    /// Documents brought up to date with what had changed in the source while the others were embedded.
    package var updated: Int
    /// Documents of products that vanished from the source meanwhile.
    package var vanished: Int
    /// Products whose texts came or changed meanwhile: the next run's.
    package var pending: Int
    /// Numbers of each vector.
    package var dimensions: Int
    /// Times the extraction was begun anew.
    package var restarts: Int
    /// Products without a price because the native document has something else in its place.
    package var unreadablePrices: Int
    /// From the first request for this store to the deletion of old indices.
    package var duration: Duration
    /// Indices deleted after the swap.
    package var deleted: [String]
  }

  /// In the order in which they were indexed; a run in which one fails has no report.
  package var stores: [Store] = []
  /// Tokens that the model API counted.
  package var tokens = 0
  /// Duration of the whole run.
  package var duration: Duration = .zero

  package init() {}

  /// Sum over all stores.
  package var unreadablePrices: Int { stores.reduce(0) { $0 + $1.unreadablePrices } }
  /// Sum over all stores.
  package var documents: Int { stores.reduce(0) { $0 + $1.documents } }
}

extension RunReport.Store {
  /// The record kept in `<prefix>-runs`.
  package var record: JSONValue {
    [
      "kind": "run", "store": .string(store), "index": .string(index), "state": "live", "source": .string(source),
      "read": .int(read), "documents": .int(documents), "rejected": .int(rejected), "embedded": .int(embedded),
      "unchanged": .int(unchanged), "shared": .int(shared), "updated": .int(updated), "vanished": .int(vanished),
      "pending": .int(pending),
      "unreadable_prices": .int(unreadablePrices), "dimensions": .int(dimensions),
      "restarts": .int(restarts),
      "seconds": .double(duration.seconds), "deleted": .array(deleted.map { .string($0) }),
      "completed_at": .string(CivilTime(epochSeconds: Int64(WallClock.seconds)).rfc3339),
    ]
  }
}
