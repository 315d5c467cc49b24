// SPDX-License-Identifier: Apache-2.0

/// One hit. What is long stays in the response's bytes and is named by its range.
package struct SearchHit: Sendable {
  /// The document's `_id`; empty where doc values were asked for.
  package var id: String
  /// The concrete index, also where an alias was asked.
  package var index: String
  /// Nil when sorted by something else than the score.
  package var score: Double?
  /// The bytes of `_source` in `SearchResponse.body`; nil when it was not asked for.
  package var source: Range<Int>?
  /// The bytes of `fields`: the doc values that were asked for, a list for each field.
  package var fields: Range<Int>?
  /// The bytes of the whole `sort` array, to be sent back as `search_after`.
  package var sort: Range<Int>?

  package init(id: String, index: String, score: Double?, source: Range<Int>? = nil, sort: Range<Int>? = nil) {
    self.id = id
    self.index = index
    self.score = score
    self.source = source
    self.sort = sort
  }
}
