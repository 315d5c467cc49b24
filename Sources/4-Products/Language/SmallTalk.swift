// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Phrases of shoppers of one language who look for no product, and the shop's answers. Lists are written as text,
/// phrases parted by `|`, and stored folded (see `String.folded`).
package struct SmallTalk: Sendable {
  /// The kind of small talk. The kind of small talk. Of a message that has several, the first counts: "hello, who are
  /// you?" asks who.
  package enum Kind: Int, Sendable, CaseIterable {
    /// "Who are you?"
    case identity
    /// "What can you do?"
    case help
    case farewell
    case thanks
    case greeting
  }

  /// By first word, longer ones first, so that "good evening" goes before "good".
  private let phrases: [String: [(words: [String], kind: Kind)]]
  /// Words that may stand beside the phrases: "there", "so much".
  private let fillers: Set<String>
  private let answers: [Kind: String]

  /// Longer messages say more than this.
  private static let maximumWords = 14

  init(_ phrases: [Kind: String] = [:], fillers: String = "", answers: [Kind: String] = [:]) {
    let all = phrases.flatMap { kind, text in
      text.phraseList.map { (words: $0, kind: kind) }
    }
    self.phrases = Dictionary(grouping: all.sorted { $0.words.count > $1.words.count }) { $0.words.first ?? "" }
    self.fillers = Set(fillers.plainWords)
    self.answers = answers
  }

  /// The answer to a message that consists of nothing but small talk, in the language it is said in; the shop's own
  /// language goes first. Nil for every other message.
  package static func answer(to message: String, store: StoreLanguage) -> String? {
    let words = message.plainWords
    guard !words.isEmpty, words.count <= maximumWords else { return nil }
    for language in StoreLanguage.startingWith(store) {
      if let kind = language.talk.kind(of: words) { return language.talk.answers[kind] }
    }
    return nil
  }

  private func kind(of words: [String]) -> Kind? {
    var found: Kind?
    var rest = words[...]
    while let word = rest.first {
      if let phrase = phrases[word]?.first(where: { rest.starts(with: $0.words) }) {
        if phrase.kind.rawValue < found?.rawValue ?? .max { found = phrase.kind }
        rest = rest.dropFirst(phrase.words.count)
      } else if fillers.contains(word) {
        rest = rest.dropFirst()
      } else {
        return nil
      }
    }
    return found
  }
}
