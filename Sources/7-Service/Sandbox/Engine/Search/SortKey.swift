// SPDX-License-Identifier: Apache-2.0
import JSON

/// A key that hits are sorted by.
struct SortKey: Sendable {
  enum Kind: Sendable, Equatable { case score, document, shardDocument, identifier, field(String) }
  var kind: Kind
  var isAscending: Bool
  var missingFirst = false
  var missingValue: JSONValue?
  var unmappedType: String?
}
