// SPDX-License-Identifier: Apache-2.0
package import OpenAI

/// Facts known when an answer has ended.
package struct AnswerEnd: Sendable {
  /// `stop`, `length` or `content_filter`.
  package var finishReason: String
  /// Tokens that the model charges for; none where the answer is not the model's.
  package var usage: TokenUsage
  /// The places where the text that was shown names its products.
  package var citations: [Citation]
}
