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

  func finished(usage: TokenUsage) {
    metrics.generation.observe(elapsed)
    metrics.promptTokens.increment(by: Double(usage.promptTokens))
    metrics.completionTokens.increment(by: Double(usage.completionTokens))
    if let prices {
      let cost = Double(usage.promptTokens) * prices.prompt + Double(usage.completionTokens) * prices.completion
      metrics.cost.increment(by: cost / 1_000_000)
    }
  }

  func modelFailed(_ error: OpenAIError, isBroken: Bool) {
    if !isBroken { metrics.degradedGeneration.increment() }
    logger.warning(
      isBroken ? "model broke off in mid-answer" : "model failed, answering with a product list",
      ["code": .string(error.code.rawValue), "status": .int(error.status ?? 0), "seconds": .double(elapsed)])
  }

  func modelWasSilent() {
    metrics.degradedGeneration.increment()
    logger.warning("model answered without a word, answering with a product list", ["seconds": .double(elapsed)])
  }

  func failed(_ error: ChatError) {
    if error.code == .cancelled { return }
    logger.error("no answer from the model", ["code": .string(error.code.rawValue), "seconds": .double(elapsed)])
  }

  private var elapsed: Double { start.duration(to: .now).seconds }
}

extension TokenUsage {
  /// Of an answer that no model wrote.
  static let none = TokenUsage(promptTokens: 0, completionTokens: 0)
}
