// SPDX-License-Identifier: Apache-2.0

/// The words by which shoppers of one language speak of products that they were shown, or go on with what they asked
/// before. Lists are written as text, phrases parted by `|`, and compared folded (see `String.folded`).
package struct ReferenceWords: Sendable {
  /// Which of the shown products is meant.
  package enum Choice: Sendable, Equatable {
    /// By place, from 0.
    case place(Int)
    case last
    case cheapest
    case dearest
  }

  private let choices: [(words: [String], choice: Choice)]
  private let openers: [[String]]

  /// - Parameters:
  ///   - places: the first, the second … with their articles, a list for each place.
  ///   - openers: a message that begins so goes on with what was asked before.
  init(places: [String] = [], last: String = "", cheapest: String = "", dearest: String = "", openers: String = "") {
    var choices: [(words: [String], choice: Choice)] = []
    for (place, text) in places.enumerated() { choices += text.phraseList.map { ($0, .place(place)) } }
    choices += last.phraseList.map { ($0, .last) }
    choices += cheapest.phraseList.map { ($0, .cheapest) }
    choices += dearest.phraseList.map { ($0, .dearest) }
    self.choices = choices.sorted { $0.words.count > $1.words.count }
    self.openers = openers.phraseList
  }

  /// Which of the shown products a message means, each once; read in the first language that has words for it.
  package static func choices(in message: String, store: StoreLanguage) -> [Choice] {
    let words = message.plainWords
    for language in StoreLanguage.startingWith(store) {
      var found: [Choice] = []
      for (phrase, choice) in language.references.choices where !found.contains(choice) && words.contains(phrase) {
        found.append(choice)
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// Whether a message goes on with what was asked before it; read in the shop's language and its own.
  package static func isContinuation(_ message: String, store: StoreLanguage) -> Bool {
    let words = message.plainWords
    return [store, StoreLanguage.ofQuestion(message, store: store)].contains { language in
      language.references.openers.contains { words.starts(with: $0) }
    }
  }
}
