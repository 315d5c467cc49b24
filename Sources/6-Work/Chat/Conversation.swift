// SPDX-License-Identifier: Apache-2.0

/// One message of a conversation, its content parts already joined to one text.
package struct ChatMessage: Sendable, Equatable {
  package enum Role: String, Sendable { case system, user, assistant }

  package var role: Role
  package var text: String

  package init(_ role: Role, _ text: String) {
    self.role = role
    self.text = text
  }
}

/// What the client sent, sorted by what it is to us: the question, what was said before it, and the client's own
/// instructions, which never displace the shop's rules.
package struct Conversation: Sendable, Equatable {
  /// The shopper's last message.
  package let question: String
  /// User and assistant messages before the question, oldest first. What follows the question is not kept: an
  /// assistant's message there would be a beginning of the answer, and the answer is ours.
  package let history: [ChatMessage]
  /// The client's system and developer messages, joined.
  package let instructions: String

  /// nil when there is no user message with text in it.
  package init?(_ messages: [ChatMessage]) {
    guard let last = messages.lastIndex(where: { $0.role == .user }) else { return nil }
    let question = messages[last].text.trimmed
    guard !question.isEmpty else { return nil }
    self.question = question
    history = messages[..<last].filter { $0.role != .system && !$0.text.trimmed.isEmpty }
    instructions = messages.filter { $0.role == .system }.map(\.text.trimmed).filter { !$0.isEmpty }
      .joined(separator: "\n")
  }

  /// Most characters (Unicode scalars) of a search question; the same bound as `retrieve_products` has.
  package static let maximumSearchCharacters = 2_000
  /// A question of fewer words seldom stands alone: "and in red?".
  static let wordsOfAStandaloneQuestion = 5

  /// What retrieval is asked: the question, with the shopper's previous message before it when it is short.
  package var searchQuestion: String {
    guard question.wordCount(upTo: Self.wordsOfAStandaloneQuestion) < Self.wordsOfAStandaloneQuestion,
      let previous = history.last(where: { $0.role == .user })
    else { return question.prefix(scalars: Self.maximumSearchCharacters) }
    let room = max(Self.maximumSearchCharacters - question.unicodeScalars.count - 1, 0)
    let before = previous.text.trimmed.prefix(scalars: room)
    return before.isEmpty
      ? question.prefix(scalars: Self.maximumSearchCharacters)
      : (before + " " + question).prefix(scalars: Self.maximumSearchCharacters)
  }
}
