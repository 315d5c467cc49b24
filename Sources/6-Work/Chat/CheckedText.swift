// SPDX-License-Identifier: Apache-2.0
import OpenAI

/// The second stage: the model's words as the gates let them pass. A refusal is words too.
struct CheckedText: ~Copyable {
  private(set) var model: ModelText
  private var text: any TextGate
  private var refusal: any TextGate
  /// Pieces that wait to be pulled, the next one last.
  private var pending: [AnswerPiece] = []
  private var isFinished = false

  init(_ model: consuming ModelText, _ gates: AnswerGates) {
    self.model = model
    text = gates.text
    refusal = gates.refusal
  }

  /// No model writes.
  init(unbegun account: ModelAccount) { self.init(ModelText(unbegun: account), .open) }

  /// What the gates did not let pass so far.
  var removed: [RemovedClaim] { text.removed + refusal.removed }

  /// The next piece; nil after the last. After an error, what a gate has held back stays unsaid.
  mutating func next() async throws(OpenAIError) -> AnswerPiece? {
    while true {
      if let piece = pending.popLast() { return piece }
      guard !isFinished else { return nil }
      if let delta = try await model.next() {
        take(delta)
      } else {
        isFinished = true
        show(text: text.finish(), refusal: refusal.finish())
      }
    }
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
