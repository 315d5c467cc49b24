// SPDX-License-Identifier: Apache-2.0
import Language

/// What values and categories are called.
extension Vocabulary {
  /// Whether a value is called by just these words.
  func names(_ text: String) -> Bool { entries(called: QuestionTokens(text).tokens).contains { !$0.needsCue } }

  /// Whether a text is the name of a category.
  func namesCategory(_ text: String) -> Bool {
    entries(called: QuestionTokens(text).tokens).contains { $0.choice.field == .category }
  }

  /// Whether products may be of a kind by that name, and do not just have a value that is called so.
  func mayNameKind(_ text: String) -> Bool {
    !names(text) || namesCategory(text) || kinds?.knows(text) ?? false
  }

  /// The names that are just these words.
  func entries(called words: [QuestionToken]) -> [Entry] {
    words.isEmpty ? [] : matches(words, at: 0).filter { $0.end == words.count }.map(\.entry)
  }
}
