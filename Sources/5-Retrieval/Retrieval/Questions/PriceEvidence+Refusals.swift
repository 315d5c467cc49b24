// SPDX-License-Identifier: Apache-2.0
import Language

/// Reads the words behind a limit that refuse it, or say that it is none: "more than 40 is not in the budget", "under 50 is rubbish", "over 60 is no problem".
extension PriceEvidence {
  /// The words behind a limit that turn it.
  func refusal(after end: Int, of comparison: PriceWords.Comparison) -> Negation? {
    // "Up to 40 is not enough" is no lower limit.
    let isThan = comparison.phrase.last.map(PriceReader.thanWords.contains) ?? false
    guard !comparison.isUpper || comparison.strength == .strong || isThan else { return nil }
    return refusal(after: end, isUpper: comparison.isUpper) ?? (comparison.isUpper ? nil : negation(after: end))
  }

  /// The words behind a limit that turn it.
  func refusal(after end: Int, isUpper: Bool) -> Negation? {
    for language in amounts.languages {
      let refusals = language.refusals
      let phrases = refusals.turning + (isUpper ? refusals.tooLittle : refusals.tooMuch)
      if let places = places(of: phrases, behind: end, refusals.fillers) { return Negation(places: places) }
    }
    return nil
  }

  /// The words behind an amount that is too high by itself: "60 is too expensive".
  func excess(after end: Int) -> Negation? {
    for language in amounts.languages {
      let phrases = language.refusals.tooMuch.filter { $0.count > 1 }
      if let places = places(of: phrases, behind: end, language.refusals.fillers) { return Negation(places: places) }
    }
    return nil
  }

  /// Past the words behind a limit that say that it is none: "over 60 is no problem".
  func indifference(after end: Int) -> Int? {
    for language in amounts.languages {
      let refusals = language.refusals
      if let last = places(of: refusals.indifferent, behind: end, refusals.fillers)?.last { return last + 1 }
    }
    return nil
  }

  /// The words of a phrase that stands behind a limit, fillers apart, and ends the sentence or its part.
  private func places(of phrases: [[String]], behind end: Int, _ fillers: Set<String>) -> [Int]? {
    var begin = end
    // "Over 40 - no way"
    let isParted = begin < tokens.count && [",", "-"].contains(tokens[begin].text)
    if isParted { begin += 1 }
    var words: [Int] = []
    var place = begin
    while place < tokens.count, place < begin + Self.wordsBehind {
      let token = tokens[place]
      // "A no-go" is written with a sign within.
      let isHyphen = token.text == "-" && token.isGlued && place + 1 < tokens.count && tokens[place + 1].isGlued
      guard token.kind == .word || isHyphen else { break }
      if !isHyphen, !fillers.contains(token.text) || phrases.contains(where: { $0.first == token.text }) {
        words.append(place)
      }
      place += 1
    }
    // A question asks whether it is so.
    guard place >= tokens.count || tokens[place].text != "?" else { return nil }
    for phrase in phrases where phrase.count <= words.count && (!isParted || phrase.count > 1) {
      guard zip(phrase, words).allSatisfy({ $0 == tokens[$1].text }) else { continue }
      let last = words[phrase.count - 1]
      let isOver = words.count == phrase.count || phrase.count > 1 && endsPhrase(at: last + 1)
      guard isOver else { continue }
      let fillersBehind = words.count == phrase.count ? place : last + 1
      return Array(begin..<max(last + 1, fillersBehind)).filter { tokens[$0].kind == .word }
    }
    return nil
  }

  private static let wordsBehind = 10

  /// Past the point of an abbreviation: «ab ca. 50», «zw. 50 und 80».
  func skippingPoint(from index: Int) -> Int {
    guard index > 0, index + 1 < tokens.count, tokens[index].text == ".", tokens[index].isGlued,
      tokens[index - 1].kind == .word, tokens[index - 1].text.count <= 6
    else { return index }
    return index + 1
  }
}
