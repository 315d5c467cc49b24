// SPDX-License-Identifier: Apache-2.0
import Language

/// "So dimm" and "in ear" for SO-DIMM and In-ear: words that would say nothing by themselves.
extension Vocabulary {
  /// A message with such values as the shop writes them. Nil where it has none.
  func hyphenated(_ message: String) -> String? {
    let tokens = QuestionTokens(message).tokens
    var result: [QuestionToken] = []
    var place = 0
    var isChanged = false
    while place < tokens.count {
      if let (value, end) = hyphenatedValue(tokens, at: place) {
        var token = tokens[place]
        token.raw = value
        result.append(token)
        place = end
        isChanged = true
      } else {
        result.append(tokens[place])
        place += 1
      }
    }
    return isChanged ? result[...].written : nil
  }

  private func hyphenatedValue(_ tokens: [QuestionToken], at place: Int) -> (value: String, end: Int)? {
    guard tokens[place].kind == .word, place + 1 < tokens.count, tokens[place + 1].kind == .word else { return nil }
    for (entry, end) in matches(tokens, at: place) where end > place + 1 && entry.choice.field != .category {
      let words = tokens[place..<end]
      guard words.allSatisfy({ $0.kind == .word }), words.dropFirst().allSatisfy({ !$0.isGlued }),
        words.contains(where: { language.stopWords.contains($0.text) || WeakWords.contains($0.text, in: language) }),
        let value = entry.choice.values.first,
        value.folded == words.map(\.text).joined(separator: "-")
      else { continue }
      return (value, end)
    }
    return nil
  }
}
