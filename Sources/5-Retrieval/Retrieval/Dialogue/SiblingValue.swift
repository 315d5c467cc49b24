// SPDX-License-Identifier: Apache-2.0
import Language

/// "And red?" after "white wine": a word that makes another value of one that the message before names, red wine of white
/// wine, takes the place of the word that differs. Pure.
struct SiblingValue {
  /// The place among the turns of the message before.
  let turn: Int
  /// That message with the other value.
  let text: String

  private static let longestValue = 3

  /// Nil where the question says more than one word, or no value is made of it.
  init?(_ request: RetrievalRequest, _ vocabulary: Vocabulary?) {
    guard let vocabulary, let place = request.turns.lastIndex(where: \.isOfShopper) else { return nil }
    let store = request.store.language
    let written = StoreLanguage.ofQuestion(request.question, store: store)
    guard let word = Self.onlyWord(of: request.question, [written, store]) else { return nil }
    let tokens = QuestionTokens(request.turns[place].text).tokens
    for length in stride(from: Self.longestValue, to: 1, by: -1) where tokens.count >= length {
      for start in 0...tokens.count - length {
        let value = tokens[start..<start + length]
        guard value.allSatisfy({ $0.kind != .sign }), vocabulary.names(value.written) else { continue }
        for other in value.indices where value[other].text != word.text {
          var changed = tokens
          changed[other] = word
          changed[other].isGlued = tokens[other].isGlued
          guard vocabulary.names(changed[start..<start + length].written) else { continue }
          turn = place
          text = changed[...].written
          return
        }
      }
    }
    return nil
  }

  func apply(to request: inout RetrievalRequest) {
    request.question = text
    request.turns = Array(request.turns.prefix(turn))
  }

  /// The one word of a message that says something, openers and small words apart.
  private static func onlyWord(of message: String, _ languages: [StoreLanguage]) -> QuestionToken? {
    let tokens = QuestionTokens(message).tokens.filter { $0.kind != .sign }
    let texts = tokens.map(\.text)
    var at = 0
    var words: [QuestionToken] = []
    while at < tokens.count {
      let word = texts[at]
      // "Not red" is no wish for red.
      if languages.contains(where: { $0.facets.negations.contains(word) }) { return nil }
      let small = languages.map { length(ofSmallWords: texts[at...], $0) }.max() ?? 0
      if small == 0 { words.append(tokens[at]) }
      at += max(small, 1)
    }
    return words.count == 1 ? words.first : nil
  }

  private static func length(ofSmallWords words: ArraySlice<String>, _ language: StoreLanguage) -> Int {
    let roles: [ReferenceWords.Role] = [.opener, .refiner, .filler]
    let phrase = language.references.roles(at: words).filter { roles.contains($0.role) }.map(\.count).max()
    if let phrase { return phrase }
    guard let word = words.first else { return 0 }
    let isSmall =
      language.stopWords.contains(word) || language.facets.gaps.contains(word)
      || language.references.articles.contains(word)
    return isSmall ? 1 : 0
  }
}
