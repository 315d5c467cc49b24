// SPDX-License-Identifier: Apache-2.0
import Language

/// "Thanks! Now a kettle", "what else, a kettle": the talk that a message begins with is no part of what is looked for. Pure.
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
    guard talk.utf8.count <= longest,
      SmallTalk.answer(to: talk, store: store, isReply: isReply) != nil
        || isReply && asksForMore(talk, before: message[end...], store)
    else { return nil }
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
    // Most messages begin with none: their language is not looked for here.
    for count in words.indices.dropFirst().reversed()
    where SmallTalk.isGreeting(tokens[..<count].written, store: store) {
      let languages = [StoreLanguage.ofQuestion(message, store: store), store]
      guard languages.contains(where: { $0.stopWords.contains(tokens[count].raw.lowercased()) }) else { continue }
      return tokens[count...].written
    }
    return nil
  }

  private static let wordsOfGreeting = 4

  /// "What else", before a thing.
  private static func asksForMore(_ talk: String, before rest: Substring, _ store: StoreLanguage) -> Bool {
    let written = StoreLanguage.ofQuestion(talk, store: store)
    let reading = QuestionReading(reading: talk, language: written)
    let followUp = FollowUpReading(reading, properties: [], languages: written == store ? [store] : [written, store])
    guard followUp.wish == .others, followUp.namesNothing else { return false }
    let tokens = QuestionTokens(String(rest)).tokens
    return [written, store].contains { !ProductWords.table.namedThings(in: tokens, $0).isEmpty }
  }

  private static let ends: Set<Character> = ["!", ".", ",", ";", "\n"]
  private static let longest = 60
}
