// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Phrases of shoppers of one language who look for no product, and the shop's answers. Lists are written as text,
/// phrases parted by `|`, and stored folded (see `String.folded`).
package struct SmallTalk: Sendable {
  /// The kind of small talk. Of a message that has several, the first counts: "hello, who are
  /// you?" asks who.
  package enum Kind: Int, Sendable, CaseIterable {
    /// "Who are you?"
    case identity
    /// "What can you do?"
    case help
    /// "Where is my order?", "I want to talk to a human": what a shop's people answer, and its catalogue does not.
    case service
    case farewell
    case thanks
    case greeting
  }

  /// By first word, longer ones first, so that "good evening" goes before "good".
  private let phrases: [String: [(words: [String], kind: Kind)]]
  /// Words that may stand beside the phrases: "there", "so much".
  private let fillers: Set<String>
  /// Words that alone approve of an answer, and thank for it: "great".
  private let approvals: Set<String>
  private let answers: [Kind: String]

  /// Longer messages say more than this.
  private static let maximumWords = 14

  init(
    _ phrases: [Kind: String] = [:], fillers: String = "", approvals: String = "", answers: [Kind: String] = [:]
  ) {
    self.approvals = Set(approvals.plainWords)
    let all = phrases.flatMap { kind, text in
      text.phraseList.map { (words: $0, kind: kind) }
    }
    self.phrases = Dictionary(grouping: all.sorted { $0.words.count > $1.words.count }) { $0.words.first ?? "" }
    self.fillers = Set(fillers.plainWords)
    self.answers = answers
  }

  /// The answer to a message that consists of nothing but small talk, in the language it is said in; the shop's own
  /// language goes first. Nil for every other message.
  ///
  /// - Parameter isReply: the message follows an answer: "perfect" thanks for it, and names no product.
  package static func answer(to message: String, store: StoreLanguage, isReply: Bool = false) -> String? {
    let words = message.plainWords
    guard !words.isEmpty, words.count <= maximumWords else { return nil }
    for language in StoreLanguage.startingWith(store) {
      if language != store, borrowed[language.code]?.contains(words) ?? false { continue }
      if let kind = language.talk.kind(of: words, isReply: isReply, language) { return language.talk.answers[kind] }
      if !isReply, isAssent(words, in: language) { return language.talk.answers[.help] }
    }
    return nil
  }

  /// Whether a text is nothing but a greeting or thanks: "hi there".
  package static func isGreeting(_ text: String, store: StoreLanguage) -> Bool {
    let words = text.plainWords
    return StoreLanguage.startingWith(store).contains { language in
      guard language == store || !(borrowed[language.code]?.contains(words) ?? false) else { return false }
      let kind = language.talk.kind(of: words, isReply: false, language)
      return kind == .greeting || kind == .thanks
    }
  }

  /// Small talk beside words that may be a name or a typing error: "hello Anna", "thnaks".
  ///
  /// - Returns: the answer, and these words: where the catalogue has one of them, the message may be a question.
  package static func likely(in message: String, store: StoreLanguage) -> (answer: String, unknown: [String])? {
    let words = message.plainWords.map(\.withoutStretching)
    guard !words.isEmpty, words.count <= maximumLikelyWords else { return nil }
    var best: (answer: String, unknown: [String])?
    for language in StoreLanguage.startingWith(store) {
      guard let (kind, unknown) = language.talk.likelyKind(of: words), let answer = language.talk.answers[kind],
        unknown.count < best?.unknown.count ?? .max
      else { continue }
      best = (answer, unknown)
    }
    return best
  }

  /// Longer messages say more than a greeting with a name.
  private static let maximumLikelyWords = 5
  private static let maximumNames = 2

  private func likelyKind(of words: [String]) -> (Kind, unknown: [String])? {
    var found: Kind?
    var unknown: [String] = []
    var names = 0
    var rest = words[...]
    while let word = rest.first {
      if let phrase = phrases[word]?.first(where: { rest.starts(with: $0.words) }) {
        if phrase.kind.rawValue < found?.rawValue ?? .max { found = phrase.kind }
        rest = rest.dropFirst(phrase.words.count)
        continue
      }
      rest = rest.dropFirst()
      if fillers.contains(word) { continue }
      if let kind = mistyped(word) {
        if kind.rawValue < found?.rawValue ?? .max { found = kind }
      } else {
        // A name stands behind the greeting.
        guard found != nil, word.allSatisfy(\.isLetter) else { return nil }
        names += 1
      }
      unknown.append(word)
    }
    guard let found, names <= Self.maximumNames, names == 0 || [.greeting, .thanks, .farewell].contains(found) else {
      return nil
    }
    return (found, unknown)
  }

  /// The kind of small talk that a word within one edit of `word` stands for; nil: none.
  private func mistyped(_ word: String) -> Kind? {
    // «Moins» is no «moin», nor any other word that asks.
    let isWord = StoreLanguage.all.contains { $0.references.words.contains(word) || $0.isAsking(word) }
    guard word.count >= 4, !isWord else { return nil }
    // "Helo" is nearer to a greeting than to a call for help.
    return phrases.compactMap { first, entries in
      guard first.count >= 4, abs(first.count - word.count) <= 1, let entry = entries.last, entry.words.count == 1,
        word.isOneEdit(from: first)
      else { return nil }
      return entry.kind
    }.max { $0.rawValue < $1.rawValue }
  }

  private func kind(of words: [String], isReply: Bool, _ language: StoreLanguage) -> Kind? {
    // "What are your delivery times?": words without meaning stand beside what only a shop's people know.
    var hasStopWords = false
    var found: Kind? = isReply && words.contains(where: approvals.contains) ? .thanks : nil
    var rest = words[...]
    while let word = rest.first {
      if let phrase = phrases[word]?.first(where: { rest.starts(with: $0.words) }) {
        if phrase.kind.rawValue < found?.rawValue ?? .max { found = phrase.kind }
        rest = rest.dropFirst(phrase.words.count)
      } else if fillers.contains(word) || isReply && approvals.contains(word) {
        rest = rest.dropFirst()
      } else if language.stopWords.contains(word) || Self.asking.contains(word) {
        hasStopWords = true
        rest = rest.dropFirst()
      } else {
        return nil
      }
    }
    return hasStopWords && found != .service && found != .help ? nil : found
  }

  /// Further words with which such a question is asked.
  private static let asking: Set<String> = [
    "your", "how", "long", "when", "where", "eure", "ihre", "eurer", "ihrer", "lange", "wann", "vos", "quels",
    "quelles",
    "vuestros", "sus", "vostri", "vostra", "jullie", "wasze", "ваші", "ваши",
  ]
}
