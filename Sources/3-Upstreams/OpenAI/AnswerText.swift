// SPDX-License-Identifier: Apache-2.0

/// The text of an answer as a shopper may see it: its characters whole, its thoughts taken out.
struct AnswerText: Sendable {
  private var joiner = TextJoiner()
  private(set) var filter: ThoughtFilter

  init(_ facts: ModelFacts, model: String) {
    filter = ThoughtFilter(opensInThought: facts.opensInThought, model: model)
  }

  mutating func noteThought() { filter.hasOwnThoughts = true }

  mutating func add(_ piece: ChatChunk.Text) -> ThoughtFilter.Output {
    switch piece {
    case .string(let text) where joiner.isEmpty: filter.add(text)
    case .string(let text): filter.add(joiner.add(text.utf8))
    case .bytes(let bytes): filter.add(joiner.add(bytes))
    }
  }

  mutating func finish(isCutOff: Bool) -> ThoughtFilter.Output {
    let rest = joiner.finish()
    var output = rest.isEmpty ? ThoughtFilter.Output() : filter.add(rest)
    let end = filter.finish(isCutOff: isCutOff)
    if end.replacesText { output = end } else { output.text += end.text }
    return output
  }
}
