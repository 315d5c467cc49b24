// SPDX-License-Identifier: Apache-2.0
import Language

/// A typing error in the first word of a thing's longer name: "extention lead" is no lead, but an extension lead. It is
/// mended before the names are read, since a later word of the name may be a thing by itself. Pure.
extension ShopperWords {
  /// The tokens with such words as they were meant.
  static func mended(
    _ tokens: [QuestionToken], in languages: [StoreLanguage], vocabulary: Vocabulary?
  ) -> [QuestionToken] {
    var tokens = tokens
    for place in tokens.indices.dropLast() where mayBeMisspelt(tokens, place, vocabulary) {
      let meant = languages.lazy.compactMap { firstWord(of: tokens, at: place, in: $0) }.first
      guard let meant else { continue }
      tokens[place].text = meant
      tokens[place].raw = meant
    }
    return tokens
  }

  private static let shortestMisspelt = 5

  private static func mayBeMisspelt(_ tokens: [QuestionToken], _ place: Int, _ vocabulary: Vocabulary?) -> Bool {
    let (token, next) = (tokens[place], tokens[place + 1])
    // A name that begins with a capital may be a brand's.
    guard token.kind == .word, next.kind == .word, !token.isGlued, !next.isGlued,
      token.text.count >= shortestMisspelt, !token.isCapitalized, vocabulary?.knows(token.text) != true
    else { return false }
    return !StoreLanguage.all.contains { language in
      language.stopWords.contains(token.text) || language.isAsking(token.text)
        || ProductWords.table.knows(token.text, in: language)
        || !ProductWords.table.matches(tokens, at: place, in: language).isEmpty
    }
  }

  /// The word one slip away with which the words from a place on name a thing.
  private static func firstWord(of tokens: [QuestionToken], at place: Int, in language: StoreLanguage) -> String? {
    let typed = tokens[place].text
    let candidates = ProductWords.table.words(like: typed, in: language).compactMap { word in
      word.count >= shortestMisspelt ? TypingError.kind(typed: typed, meant: word).map { (word: word, kind: $0) } : nil
    }
    return candidates.sorted { ($0.kind, $0.word) < ($1.kind, $1.word) }.first { candidate in
      var run = Array(tokens[place...].prefix(longestName))
      run[0].text = candidate.word
      return ProductWords.table.matches(run, at: 0, in: language).contains { match in
        match.end > 1 && ProductWords.table.isThing(match)
      }
    }?
    .word
  }

  private static let longestName = 4
}
