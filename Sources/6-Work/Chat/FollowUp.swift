// SPDX-License-Identifier: Apache-2.0
import Language

/// How a shopper's last message goes on with the conversation: what of it the search must know too.
struct FollowUp: Sendable {
  private let conversation: Conversation
  private let language: StoreLanguage

  /// A message of fewer words seldom stands alone: "and in red?".
  static let wordsOfAStandaloneQuestion = 5
  /// So far back a topic is looked for.
  private static let maximumTurns = 6

  init(_ conversation: Conversation, language: StoreLanguage) {
    self.conversation = conversation
    self.language = language
  }

  /// The names of those products among the last shown that the message speaks of.
  var referredProducts: [String] {
    let choices = ReferenceWords.choices(in: conversation.question, store: language)
    guard !choices.isEmpty, let answer = conversation.history.last(where: { $0.role == .assistant }) else { return [] }
    let items = ShownProducts(in: answer.text).items
    let priced = items.filter { $0.price != nil }
    return choices.compactMap { choice in
      switch choice {
      case .place(let place): items.indices.contains(place) ? items[place].name : nil
      case .last: items.last?.name
      case .cheapest: priced.min { ($0.price ?? 0) < ($1.price ?? 0) }?.name
      case .dearest: priced.max { ($0.price ?? 0) < ($1.price ?? 0) }?.name
      }
    }
  }

  /// The shopper's messages that a short one goes on with, oldest first: the one before it, and where that goes on with
  /// another, that too.
  var earlierMessages: [String] {
    guard Self.isShort(conversation.question), referredProducts.isEmpty else { return [] }
    var room = Conversation.maximumSearchCharacters - conversation.question.unicodeScalars.count
    var found: [String] = []
    let messages = conversation.history.filter { $0.role == .user }.map(\.text.trimmed).suffix(Self.maximumTurns)
    for message in messages.reversed() where SmallTalk.answer(to: message, store: language) == nil {
      let text = message.prefix(scalars: max(room - 1, 0))
      guard !text.isEmpty else { break }
      room -= text.unicodeScalars.count + 1
      found.insert(text, at: 0)
      guard Self.isShort(message), ReferenceWords.isContinuation(message, store: language) else { break }
    }
    return found
  }

  static func isShort(_ message: String) -> Bool {
    message.wordCount(upTo: wordsOfAStandaloneQuestion) < wordsOfAStandaloneQuestion
  }
}
