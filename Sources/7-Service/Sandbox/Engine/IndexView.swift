// SPDX-License-Identifier: Apache-2.0

/// The part of an index that one search sees: its documents, or those that a filtered alias shows.
struct IndexView: Sendable {
  var snapshot: Snapshot
  var filter: Query?
  /// Documents that one answer may have at most.
  var resultWindow: Int
}
