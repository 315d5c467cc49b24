// SPDX-License-Identifier: Apache-2.0

/// An index with the aliases that point to it.
package struct IndexAliases: Sendable, Equatable {
  /// The index's own name.
  package var index: String
  /// Names of the aliases that lead to it.
  package var aliases: [String]
}
