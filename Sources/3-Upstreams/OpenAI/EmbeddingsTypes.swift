// SPDX-License-Identifier: Apache-2.0

/// The vectors of one embeddings call, in the order of its texts. As the service sent them: not normalised.
package struct EmbeddingsResponse: Sendable {
  package var vectors: [[Float]]
  package var promptTokens: Int
  package var limits: RateLimitState
  /// The service said "too many" before it answered.
  package var wasRateLimited: Bool

  package init(
    vectors: [[Float]], promptTokens: Int, limits: RateLimitState = RateLimitState(), wasRateLimited: Bool = false
  ) {
    self.vectors = vectors
    self.promptTokens = promptTokens
    self.limits = limits
    self.wasRateLimited = wasRateLimited
  }
}
