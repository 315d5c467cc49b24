// SPDX-License-Identifier: Apache-2.0
import Grounding
import OpenAI

/// The second stage: the model's words as the gates let them pass. A refusal is words too.
struct CheckedText: ~Copyable {
  private(set) var model: ModelText
  private var text: any TextGate
  private var refusal: any TextGate
  /// Pieces that wait to be pulled, the next one last.
  private var pending: [AnswerPiece] = []
  private var isFinished = false
  /// Thrown when the pieces before it were pulled.
  private var failure: OpenAIError?

  init(_ model: consuming ModelText, _ gates: AnswerGates) {
    self.model = model
    text = gates.text
    refusal = gates.refusal
  }

  /// No model writes.
  init(unbegun account: ModelAccount) { self.init(ModelText(unbegun: account), .open) }

  /// Claims that the gates have removed so far.
  var removed: [RemovedClaim] { text.removed + refusal.removed }

  /// The next piece; nil after the last. Where the model breaks off, what may be shown of the words that a gate has held
  /// back comes before the error.
  mutating func next() async throws(OpenAIError) -> AnswerPiece? {
    while true {
      if let piece = pending.popLast() { return piece }
      if let failure { throw failure }
      guard !isFinished else { return nil }
      do throws(OpenAIError) {
        if let delta = try await model.next() {
          take(delta)
        } else {
          finish(isTruncated: model.account.finishReason == "length")
        }
      } catch {
        failure = error
        finish(isTruncated: true)
      }
    }
  }

  private mutating func finish(isTruncated: Bool) {
    isFinished = true
    show(text: text.finish(isTruncated: isTruncated), refusal: refusal.finish(isTruncated: isTruncated))
  }

  private mutating func take(_ delta: ChatDelta) {
    if delta.replacesText { text.restart() }
    var words = ""
    var refused = ""
    if let content = delta.content, !content.isEmpty { words = text.push(content) }
    if let content = delta.refusal, !content.isEmpty { refused = refusal.push(content) }
    show(text: words, refusal: refused)
    if delta.replacesText { pending.append(.restart) }
  }

  private mutating func show(text: String, refusal: String) {
    // The next one is pulled from the end.
    if !refusal.isEmpty { pending.append(.refusal(refusal)) }
    if !text.isEmpty { pending.append(.text(text)) }
  }
}
