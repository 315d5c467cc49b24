// SPDX-License-Identifier: Apache-2.0

/// The target of a bulk's operations, and the index whose documents are asked for.
struct IndexDestination: Sendable {
  let store: String
  /// The concrete index.
  let index: String
  /// The name to write to: the index, or an alias that leads to it alone.
  let name: String
  /// The engine refuses everything where `name` is no alias (any more).
  let requiresAlias: Bool
}
