// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Observability
import OpenAI

/// Times and counts one model answer.
struct AnswerMeter: Sendable {
  private let start = MonotonicInstant.now
  let prices: ChatService.TokenPrices?
  let logger: Logger
  let metrics: ChatMetrics

  func firstToken() { metrics.firstToken.observe(elapsed) }

  /// The model has said all it had to say; `isAnswer`: and that was something.
  func finished(_ usage: TokenUsage, isAnswer: Bool) {
    metrics.generation.observe(elapsed)
    spent(usage)
    if isAnswer { return metrics.count(.model) }
    logger.warning("model answered without a word, answering with a product list", ["seconds": .double(elapsed)])
  }

  /// Tokens are charged for whatever becomes of the answer.
  func spent(_ usage: TokenUsage) {
    metrics.promptTokens.increment(by: Double(usage.promptTokens))
    metrics.completionTokens.increment(by: Double(usage.completionTokens))
    if let prices {
      let cost = Double(usage.promptTokens) * prices.prompt + Double(usage.completionTokens) * prices.completion
      metrics.cost.increment(by: cost / 1_000_000)
    }
  }

  /// The client was told that the answer ends here.
  func broke() { metrics.count(.broken) }

  /// The client has left.
  func left() { metrics.count(.left) }

  func answeredWithList() { metrics.count(.list) }

  func modelFailed(_ error: OpenAIError, hasBegun: Bool) {
    logger.warning(
      hasBegun ? "model broke off in mid-answer" : "model failed, answering with a product list",
      error.logMetadata.merging(["seconds": .double(elapsed)]))
  }

  func refusedCaller(_ error: OpenAIError) {
    logger.info("model refuses a value of the caller's", error.logMetadata.merging(["seconds": .double(elapsed)]))
  }

  private var elapsed: Double { start.duration(to: .now).seconds }
}

extension TokenUsage {
  /// Of an answer that no model wrote.
  static let none = TokenUsage(promptTokens: 0, completionTokens: 0)
}
