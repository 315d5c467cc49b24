// SPDX-License-Identifier: Apache-2.0

/// Where operations of a bulk go, and who is asked for.
struct IndexDestination: Sendable {
  let store: String
  /// The concrete index.
  let index: String
  /// What is written to: the index, or an alias that leads to it alone.
  let name: String
  /// The engine refuses everything where `name` is no alias (any more).
  let requiresAlias: Bool
}
