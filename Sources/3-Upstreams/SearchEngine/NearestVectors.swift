// SPDX-License-Identifier: Apache-2.0

/// A search for the documents whose vectors are nearest to one.
package struct NearestVectors: Sendable {
  /// The field that holds the documents' vectors.
  package var field: String
  /// The vector to be near to: a JSON array of numbers.
  package var vector: [UInt8]
  /// Neighbours wanted of each shard.
  package var count: Int
  /// Neighbours that are looked at on the way, where the engine can be told.
  package var candidates: Int
  /// One query object, in JSON, that neighbours must match; nil: any document.
  package var filter: [UInt8]?

  package init(field: String, vector: [UInt8], count: Int, candidates: Int, filter: [UInt8]? = nil) {
    self.field = field
    self.vector = vector
    self.count = count
    self.candidates = candidates
    self.filter = filter
  }
}
