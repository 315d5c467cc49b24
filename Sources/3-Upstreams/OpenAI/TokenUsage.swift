// SPDX-License-Identifier: Apache-2.0

/// Tokens of one call, as the service counts them.
package struct TokenUsage: Sendable, Equatable {
  /// Those read from the service's cache included.
  package var promptTokens: Int
  /// Those spent on reasoning included.
  package var completionTokens: Int
  /// Of the prompt's: taken from the service's cache.
  package var cachedTokens: Int
  /// Of the completion's: spent on reasoning.
  package var reasoningTokens: Int

  package var totalTokens: Int { promptTokens + completionTokens }

  package init(promptTokens: Int, completionTokens: Int, cachedTokens: Int = 0, reasoningTokens: Int = 0) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.cachedTokens = cachedTokens
    self.reasoningTokens = reasoningTokens
  }
}
