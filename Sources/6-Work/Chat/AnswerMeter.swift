// SPDX-License-Identifier: Apache-2.0
import Calls
import Embedding
import EventLoop
import Grounding
import Observability
import OpenAI

/// Times, counts and logs one answer of the model's. Tokens are charged for by what the model sent, whatever becomes of
/// the answer.
struct AnswerMeter: Sendable {
  private let start = MonotonicInstant.now
  /// Of the request.
  private let context: CallContext
  private let metrics: ChatMetrics
  private let grounding: GroundingGate.Mode
  /// Whether the client is notified when the answer breaks off.
  private let isStreamed: Bool
  private var hasFirstText = false
  private var hasCharged = false
  private var hasOutcome = false

  init(
    isStreamed: Bool, grounding: GroundingGate.Mode, context: CallContext, metrics: ChatMetrics
  ) {
    self.isStreamed = isStreamed
    self.context = context
    self.metrics = metrics
    self.grounding = grounding
  }

  /// Something may have changed.
  mutating func note(_ words: borrowing AnswerWords) {
    let account = words.account
    if !hasFirstText, let first = account.firstTextAt {
      hasFirstText = true
      let time = start.duration(to: first)
      metrics.firstToken.observe(time)
      context.record?.note(stage: AnswerStage.firstToken.rawValue, time)
    }
    guard !words.checked.model.isOpen else { return }
    if !hasCharged {
      let time = start.duration(to: .now)
      if words.failure == nil { metrics.generation.observe(time) }
      context.record?.note(stage: AnswerStage.generation.rawValue, time)
      charge(account)
      metrics.count(words.checked.removed, grounding)
    }
    guard words.author == .list, !hasOutcome else { return }
    hasOutcome = true
    metrics.count(.list)
    if let failure = words.failure {
      log(failure)
    } else {
      context.logger.warning(
        "the model's answer is empty; answering with a product list", ["seconds": .double(elapsed)])
    }
  }

  /// The answer has come to its end.
  mutating func noteEnd() {
    guard !hasOutcome else { return }
    hasOutcome = true
    metrics.count(.model)
  }

  /// There is no answer, or no end of it.
  ///
  /// - Parameter isUnderWay: the caller may have been sent a part of the answer.
  mutating func note(
    _ error: ChatError, _ failure: AnswerWords.Failure?, _ account: ModelAccount, isUnderWay: Bool
  ) {
    if !hasCharged { charge(account) }
    guard !hasOutcome else { return }
    hasOutcome = true
    if error.isCancellation { return metrics.count(.left) }
    if case .badRequest = error, let failure {
      context.logger.info("the model refuses a value that the caller has set", metadata(failure))
    } else if let failure {
      log(failure)
    }
    if isStreamed, isUnderWay { metrics.count(.broken) }
  }

  /// The handler reads no more: where the answer had no end, the client has left.
  func noteDropped(_ account: ModelAccount) {
    if !hasCharged { addTokens(account) }
    if !hasOutcome { metrics.count(.left) }
  }

  private mutating func charge(_ account: ModelAccount) {
    hasCharged = true
    addTokens(account)
  }

  private func addTokens(_ account: ModelAccount) {
    if account.isCharged {
      metrics.tokens.charge(account.usage, context, isLast: true)
    } else {
      context.purse?.release()
    }
  }

  private func log(_ failure: AnswerWords.Failure) {
    context.logger.warning(
      failure.hadBegun
        ? "the model's answer ended before it was complete" : "the model failed; answering with a product list",
      metadata(failure))
  }

  private func metadata(_ failure: AnswerWords.Failure) -> LogMetadata {
    failure.error.logMetadata.merging(["seconds": .double(elapsed)])
  }

  private var elapsed: Double { start.duration(to: .now).seconds }
}
