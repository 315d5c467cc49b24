// SPDX-License-Identifier: Apache-2.0

/// Tokens of one call, as the service counts them.
package struct TokenUsage: Sendable, Equatable {
  /// Those read from the service's cache included.
  package var promptTokens: Int
  /// Those spent on reasoning included.
  package var completionTokens: Int
  /// Tokens of the prompt that came from the service's cache.
  package var cachedTokens: Int
  /// Tokens of the completion that were spent on reasoning.
  package var reasoningTokens: Int

  /// Tokens of prompt and answer together.
  package var totalTokens: Int { promptTokens + completionTokens }

  package init(promptTokens: Int, completionTokens: Int, cachedTokens: Int = 0, reasoningTokens: Int = 0) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.cachedTokens = cachedTokens
    self.reasoningTokens = reasoningTokens
  }
}
