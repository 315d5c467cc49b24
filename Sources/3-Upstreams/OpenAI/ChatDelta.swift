// SPDX-License-Identifier: Apache-2.0

/// A piece of an answer; never empty in all its parts.
package struct ChatDelta: Sendable, Equatable {
  /// Text of the answer to be added to what came before.
  package var content: String?
  /// Text in which the model declines, to be added to what came before; such an answer has no content.
  package var refusal: String?
  /// `stop`, `length` or `content_filter`: once, with or after the last content.
  package var finishReason: String?
  /// Once, with or after the finish, where the service counts.
  package var usage: TokenUsage?
  /// All content before this piece was a thought, as turned out late.
  package var replacesText = false

  package init(
    content: String? = nil, refusal: String? = nil, finishReason: String? = nil, usage: TokenUsage? = nil
  ) {
    self.content = content
    self.refusal = refusal
    self.finishReason = finishReason
    self.usage = usage
  }

  var isEmpty: Bool { self == ChatDelta() }
}
