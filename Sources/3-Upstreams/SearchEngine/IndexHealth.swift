// SPDX-License-Identifier: Apache-2.0

/// An index's health, from `_cluster/health`.
package struct IndexHealth: Sendable, Equatable {
  /// `green`, `yellow`, `red`.
  package var status: String
  /// The engine stopped waiting before the shards were ready.
  package var timedOut: Bool
  /// Nodes that can hold shards: with one, no replica is ever assigned.
  package var dataNodes: Int
}
