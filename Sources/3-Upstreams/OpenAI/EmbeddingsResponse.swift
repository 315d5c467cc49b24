// SPDX-License-Identifier: Apache-2.0

/// The answer to one embeddings call, in the order of its texts.
package struct EmbeddingsResponse: Sendable {
  /// As the service sent them, not normalised; nil where an entry has no vector, or one with something else than numbers
  /// in it. Empty where the answer had fewer entries than texts were sent.
  package var vectors: [[Float]?]
  /// Entries in the answer.
  package var received: Int
  /// As the service counts them; 0 where it does not.
  package var promptTokens: Int
  /// The rest of the rate limits, by the answer's header.
  package var limits: RateLimitState

  package init(
    vectors: [[Float]?], received: Int? = nil, promptTokens: Int, limits: RateLimitState = RateLimitState()
  ) {
    self.vectors = vectors
    self.received = received ?? vectors.count
    self.promptTokens = promptTokens
    self.limits = limits
  }
}
