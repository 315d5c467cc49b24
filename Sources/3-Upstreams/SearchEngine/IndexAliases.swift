// SPDX-License-Identifier: Apache-2.0

/// An index with the aliases that point to it.
package struct IndexAliases: Sendable, Equatable {
  package var index: String
  package var aliases: [String]
}
