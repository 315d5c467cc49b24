// SPDX-License-Identifier: Apache-2.0
import EventLoop
import OpenAI

/// The text and tokens that the model sent, and their cost, whether or not the shopper saw the text.
struct ModelAccount: Sendable {
  /// Estimated.
  private let promptTokens: Int
  /// False where the model API has refused or never seen the question.
  let isCharged: Bool
  /// As the model API counts; nil until it does.
  private var counted: TokenUsage?
  /// Bytes that the model has written, its thoughts included.
  private var writtenBytes = 0
  private(set) var finishReason: String?
  /// Time at which the first text came, thoughts not counted.
  private(set) var firstTextAt: MonotonicInstant?

  init(promptTokens: Int, isCharged: Bool = true) {
    self.promptTokens = promptTokens
    self.isCharged = isCharged
  }

  mutating func note(_ delta: ChatDelta) {
    if let reason = delta.finishReason { finishReason = reason }
    if let usage = delta.usage { counted = usage }
    if firstTextAt == nil, delta.content?.isEmpty == false { firstTextAt = .now }
  }

  mutating func note(writtenBytes: Int) { self.writtenBytes = writtenBytes }

  /// As counted, else an estimate.
  var usage: TokenUsage {
    counted ?? TokenUsage(promptTokens: promptTokens, completionTokens: TokenCount.estimate(writtenBytes: writtenBytes))
  }
}
