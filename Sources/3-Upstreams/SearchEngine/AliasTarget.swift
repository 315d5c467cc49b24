// SPDX-License-Identifier: Apache-2.0
package import JSON

/// One index behind an alias, and what the alias shows of it.
package struct AliasTarget: Sendable, Equatable {
  /// The index that the alias leads to.
  package var index: String
  /// The query that limits what is read through the alias; nil: all documents.
  package var filter: JSONValue?
  /// The routing values whose shards alone are read through the alias; nil: all shards.
  package var searchRouting: String?
}
