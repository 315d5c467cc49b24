// SPDX-License-Identifier: Apache-2.0
import Language

extension QuestionReading {
  /// The words that may be a model, "surface go 3" of "a surface go 3 in black": from the first of a headline on, with
  /// numbers and words that say little by themselves. Empty where the headline is none of this message's.
  /// - Parameter properties: words that name properties in force.
  func model(from headline: String, beside properties: Set<String>) -> String {
    let words = QuestionTokens(headline).tokens
    guard let first = words.first, let start = tokens.firstIndex(where: { $0.raw == first.raw }) else { return "" }
    let run = Array(zip(tokens, marks))[start...].prefix { token, mark in
      guard mark == nil, !properties.contains(token.text) else { return false }
      switch token.kind {
      case .number: return true
      case .sign: return token.text == "-" && token.isGlued
      case .word: return token.isGlued || !isStopWord(token.raw)
      }
    }
    return run.map(\.0)[...].written
  }
}
