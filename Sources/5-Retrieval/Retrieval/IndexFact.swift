// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON

/// The facts in an index's `_meta` that a search must know.
struct IndexFact: Sendable, Equatable {
  var model: String?
  var dimensions: Int?
  /// The floor that the indexer has learned; nil in an index of an older version.
  var similarityFloor: Double?

  init(metadata: JSONValue) {
    let meta = RAGIndexMeta(metadata)
    model = meta.model
    dimensions = meta.dimensions
    similarityFloor = meta.similarityFloor
  }
}
