// SPDX-License-Identifier: Apache-2.0
import Language

/// "Thanks! Now a kettle": the small talk that a message begins with is no part of what is looked for. Pure.
enum LeadingTalk {
  /// Leaves it out of the question and of the messages before it.
  static func leaveOut(of request: inout RetrievalRequest) {
    let store = request.store.language
    request.changeMessages { message, earlier in rest(of: message, store: store, isReply: !earlier.isEmpty) }
  }

  /// What stands behind the talk; nil where there is none, or nothing behind it.
  private static func rest(of message: String, store: StoreLanguage, isReply: Bool) -> String? {
    if let rest = restBehindGreeting(message, store: store) { return rest }
    guard let end = message.firstIndex(where: ends.contains) else { return nil }
    let talk = String(message[..<end])
    guard talk.utf8.count <= longest, SmallTalk.answer(to: talk, store: store, isReply: isReply) != nil else {
      return nil
    }
    // "No thanks, a mouse" turns down.
    let words = QuestionTokens(talk).tokens.map(\.text)
    let isDenial = StoreLanguage.all.contains { language in
      words.contains { language.references.denials.contains($0) || language.facets.negations.contains($0) }
    }
    let rest = message[end...].drop { ends.contains($0) || $0.isWhitespace }
    return isDenial || !rest.contains { $0.isLetter || $0.isNumber } ? nil : String(rest)
  }

  /// "Hi i want a printer": the sentence begins behind the greeting with a word that carries no meaning. "Hello Kitty" goes
  /// on otherwise.
  private static func restBehindGreeting(_ message: String, store: StoreLanguage) -> String? {
    let tokens = QuestionTokens(message).tokens
    let words = tokens.prefix(wordsOfGreeting + 1).prefix { $0.kind == .word }
    let languages = [StoreLanguage.ofQuestion(message, store: store), store]
    for count in words.indices.dropFirst().reversed() {
      guard languages.contains(where: { $0.stopWords.contains(tokens[count].raw.lowercased()) }),
        SmallTalk.isGreeting(tokens[..<count].written, store: store)
      else { continue }
      return tokens[count...].written
    }
    return nil
  }

  private static let wordsOfGreeting = 4

  private static let ends: Set<Character> = ["!", ".", ",", ";", "\n"]
  private static let longest = 60
}
