// SPDX-License-Identifier: Apache-2.0
import OpenAI

/// Tokens that prompt and answer may have: as configured, less where the model is known to take less, and less again
/// each time that it refuses.
struct PromptBudget: Sendable {
  /// Estimated, of the prompt.
  private(set) var prompt: Int
  /// Tokens of the answer.
  private(set) var answer: Int
  private var shrinks = 0
  /// The prompt was made shorter by guess: what the model takes then is worth remembering.
  private(set) var isGuessed = false

  private static let maximumShrinks = 4
  /// With less no product has its place beside the rules.
  private static let leastPrompt = 600
  private static let leastAnswer = 256

  init(prompt: Int, answer: Int, facts: ModelFacts) {
    self.prompt = min(prompt, facts.promptTokens ?? prompt)
    self.answer = min(answer, facts.answerTokens ?? answer)
    if let window = facts.contextTokens { fit(window) }
  }

  /// A window has room for the answer first, but for no more than a quarter of it. Estimates of prompts may be too low.
  private mutating func fit(_ window: Int) {
    answer = min(answer, max(window / 4, Self.leastAnswer))
    prompt = min(prompt, max((window - answer) * 4 / 5 - 32, Self.leastPrompt))
  }

  /// After a refusal for length of a prompt of `sent` tokens; false when there is nothing more to give.
  mutating func shrink(after error: OpenAIError, sent: Int) -> Bool {
    guard shrinks < Self.maximumShrinks, prompt > Self.leastPrompt else { return false }
    shrinks += 1
    let before = min(prompt, sent)
    prompt = max(before, Self.leastPrompt)
    if let window = error.contextTokens { fit(window) } else { isGuessed = true }
    guard prompt > before * 7 / 10 else { return true }
    prompt = max(before * 6 / 10, Self.leastPrompt)
    answer = max(answer / 2, min(answer, Self.leastAnswer))
    return true
  }
}
