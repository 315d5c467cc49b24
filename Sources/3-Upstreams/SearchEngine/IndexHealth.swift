// SPDX-License-Identifier: Apache-2.0

/// What `_cluster/health` says of an index.
package struct IndexHealth: Sendable, Equatable {
  /// `green`, `yellow`, `red`.
  package var status: String
  package var timedOut: Bool
  package var dataNodes: Int
}
