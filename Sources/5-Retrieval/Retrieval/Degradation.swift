// SPDX-License-Identifier: Apache-2.0

/// Something that an answer had to do without. The raw value is the word on the wire.
package enum Degradation: String, Sendable, CaseIterable {
  /// The question has no vector: products were found by words alone.
  case embeddings
  /// The model did not answer: a list of products does.
  case generation
  /// The reranking service gave no order: products stand as the search has found them.
  case rerank
  /// The service has spent what it may for today: no model is asked.
  case budget
}
