// SPDX-License-Identifier: Apache-2.0
package import OpenAI

/// What is known when an answer has ended.
package struct AnswerEnd: Sendable {
  /// `stop`, `length` or `content_filter`.
  package var finishReason: String
  /// What the model charges for; nothing where the answer is not the model's.
  package var usage: TokenUsage
  /// Where the text that was shown names its products.
  package var citations: [Citation]
}
