// SPDX-License-Identifier: Apache-2.0

/// What a run did, by store.
package struct RunReport: Sendable {
  package struct Store: Sendable {
    package var store: String
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
    /// Products whose text another product of this run had.
    package var shared: Int
    package var dimensions: Int
    /// Times the extraction was begun anew.
    package var restarts: Int
    /// Products without a price because the native document has something else in its place.
    package var unreadablePrices: Int
    package var duration: Duration
    /// Indices deleted after the swap.
    package var deleted: [String]
  }

  package var stores: [Store] = []
  /// Tokens that the model API counted.
  package var tokens = 0
  package var duration: Duration = .zero

  package init() {}

  package var unreadablePrices: Int { stores.reduce(0) { $0 + $1.unreadablePrices } }
  package var documents: Int { stores.reduce(0) { $0 + $1.documents } }
}
