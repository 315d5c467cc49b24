// SPDX-License-Identifier: Apache-2.0
import Catalog
import JSON
import Primitives

/// The facts in an index's `_meta` that a search must know.
struct IndexFact: Sendable, Equatable {
  var model: String?
  var dimensions: Int?
  /// The floor that the indexer has learned; nil in an index of an older version.
  var similarityFloor: Double?
  /// Documents, by the last run's count.
  var documents: Int?
  /// Seconds since 1970: when a run or a refresh wrote the index last.
  var updatedAt: Int64?

  init(metadata: JSONValue) {
    let meta = RAGIndexMeta(metadata)
    model = meta.model
    dimensions = meta.dimensions
    similarityFloor = meta.similarityFloor
    documents = meta.counts["documents"]?.intValue
    updatedAt = meta.updatedAt.flatMap { CivilTime.epochSeconds(rfc3339: $0) }
  }
}
