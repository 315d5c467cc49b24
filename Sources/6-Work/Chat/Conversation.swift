// SPDX-License-Identifier: Apache-2.0
import Primitives
import Retrieval

/// The client's messages, sorted by their use: the question, the messages before it, and the client's own instructions,
/// which never displace the shop's rules.
package struct Conversation: Sendable, Equatable {
  /// The shopper's last message.
  package let question: String
  /// User and assistant messages before the question, oldest first. What follows the question is not kept: an
  /// assistant's message there would be a beginning of the answer, and the answer is ours.
  package let history: [ChatMessage]
  /// The client's system and developer messages, joined.
  package let instructions: String
  /// The last of them: where a shop's page says what the shopper looks at.
  private let pageContext: String

  /// nil when there is no user message with text in it. Turns without text count for nothing.
  package init?(_ messages: [ChatMessage]) {
    let spoken = messages.filter { !$0.text.trimmed.isEmpty }
    guard let last = spoken.lastIndex(where: { $0.role == .user }) else { return nil }
    question = spoken[last].text.trimmed
    history = spoken[..<last].filter { $0.role != .system }
    let instructions = spoken.filter { $0.role == .system }.map(\.text.trimmed)
    self.instructions = instructions.joined(separator: "\n")
    pageContext = instructions.last ?? ""
  }

  /// Most characters (Unicode scalars) of a search question; the same bound as `retrieve_products` has.
  static let maximumSearchCharacters = 2_000

  /// The client's words beside the conversation, for a question that speaks of something it does not name: "is this
  /// available in red?". Empty for a question that stands alone.
  package var searchContext: String {
    guard question.wordCount(upTo: Self.wordsOfAStandaloneQuestion) < Self.wordsOfAStandaloneQuestion || isPointing
    else { return "" }
    return pageContext.prefix(scalars: Self.maximumContextCharacters)
  }

  /// Most characters of a page's context that a search takes in.
  static let maximumContextCharacters = 500

  /// A message of fewer words seldom stands alone: "and in red?".
  private static let wordsOfAStandaloneQuestion = 5

  /// The messages before the question, for the search: it finds out which of them the question goes on with.
  var turns: [ConversationTurn] {
    history.suffix(Self.maximumTurns).map {
      ConversationTurn(isOfShopper: $0.role == .user, text: $0.text, cited: $0.cited)
    }
  }

  /// Messages back that a conversation is read.
  static let maximumTurns = 40

  /// Whether a word of the question stands for something else.
  private var isPointing: Bool {
    let words = question.lowercased().unicodeScalars.split { !$0.properties.isAlphabetic && $0 != "'" && $0 != "’" }
    return words.contains { Self.pointingWords.contains(String(String.UnicodeScalarView($0))) }
  }

  private static let pointingWords: Set<String> = [
    "this", "it", "its", "it's", "that", "these", "those", "they", "them", "their", "here", "one",
    "dies", "dieser", "diese", "dieses", "diesen", "diesem", "ihn", "davon", "dazu", "hier", "jenes",
    "ce", "cet", "cette", "ces", "ceci", "cela", "ça", "celui", "celle", "il", "elle", "le", "l",
    "este", "esta", "esto", "estos", "estas", "ese", "esa", "eso", "lo", "questo", "questa", "questi", "queste",
    "quello",
    "dit", "deze", "dat", "hiervan", "ten", "ta", "to", "tego", "це", "цей", "ця", "ці", "цього", "цієї", "его", "это",
    "этот", "эта", "эти", "этого",
  ]

  /// The question for retrieval.
  package var searchQuestion: String { question.prefix(scalars: Self.maximumSearchCharacters) }
}
