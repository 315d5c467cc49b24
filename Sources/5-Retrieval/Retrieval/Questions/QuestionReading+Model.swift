// SPDX-License-Identifier: Apache-2.0
import Language

extension QuestionReading {
  /// The words that may be a model, "surface go 3" of "a surface go 3 in black": from the first of a headline on, with
  /// numbers and words that say little by themselves. Empty where the headline is none of this message's.
  /// - Parameter properties: words that name properties in force.
  func model(from headline: String, beside properties: Set<String>) -> String {
    let words = QuestionTokens(headline).tokens
    guard let first = words.first, let start = tokens.firstIndex(where: { $0.raw == first.raw }) else { return "" }
    let end = tokens[start...].indices.first { place in
      let token = tokens[place]
      guard marks[place] == nil, !properties.contains(token.text) else { return true }
      // The A of "A8" is no article.
      let isInCode =
        token.isGlued || (place + 1 < tokens.count && tokens[place + 1].isGlued && tokens[place + 1].kind == .number)
      switch token.kind {
      case .number: return false
      case .sign: return token.text != "-" || !token.isGlued
      case .word: return !isInCode && isStopWord(token.raw)
      }
    }
    return tokens[start..<(end ?? tokens.count)].written
  }

  /// The words right behind "for" and the like, small words between them apart: "for the PC".
  var purposes: [String] {
    tokens.indices.flatMap { place -> [String] in
      guard tokens[place].kind == .word, ProductLinks.words.contains(tokens[place].text) else { return [] }
      let behind = tokens[(place + 1)...].drop { $0.kind == .word && isStopWord($0.raw) }
      return behind.prefix { $0.kind == .word && !isStopWord($0.raw) }.map(\.text)
    }
  }
}
