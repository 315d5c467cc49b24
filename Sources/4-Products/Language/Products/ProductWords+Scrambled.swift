// SPDX-License-Identifier: Apache-2.0

/// Names whose words stand in another order than the table has them: "vacuum cleaner stick" of the stick vacuum cleaner.
extension ProductWords {
  /// The words of a text with such names in the table's order. Nil where there are none.
  ///
  /// What the shopper has thought of last stands behind the thing. The word must not be a thing itself, since "printer
  /// paper" and "paper printer", "computer game" and "game computer" are different things.
  package func inOrder(_ tokens: [QuestionToken], _ language: StoreLanguage) -> [QuestionToken]? {
    guard language.headPlace == .last else { return nil }
    var result = tokens
    var isChanged = false
    var place = 0
    while place < tokens.count {
      if let (name, end) = scrambledName(tokens, at: place, language) {
        for (offset, word) in name.enumerated() {
          result[place + offset].text = word
          result[place + offset].raw = word
        }
        isChanged = true
        place = end
      } else {
        place = matches(tokens, at: place, in: language).first { isThing($0) }?.end ?? place + 1
      }
    }
    return isChanged ? result : nil
  }

  /// The words of the longest name that some words from a place on are in another order.
  private func scrambledName(
    _ tokens: [QuestionToken], at place: Int, _ language: StoreLanguage
  ) -> (words: [String], end: Int)? {
    let known = matches(tokens, at: place, in: language).first { isThing($0) }?.end ?? place
    let run = tokens[place...].prefix(Self.longestScrambled).prefix { $0.kind == .word && !$0.isGlued }
    for end in run.indices.map({ $0 + 1 }).reversed() where end > max(known, place + 1) {
      guard let name = name(of: tokens[place..<end], language), !isThingAlone(tokens[end - 1], language),
        !(place + 1..<end).contains(where: { begins(tokens, at: $0, beyond: end, language) })
      else { continue }
      return (name, end)
    }
    return nil
  }

  private static let longestScrambled = 4

  private func isThingAlone(_ token: QuestionToken, _ language: StoreLanguage) -> Bool {
    matches([token], at: 0, in: language).contains(where: isThing)
  }

  /// Whether a thing's name begins at a place that goes on behind another.
  private func begins(_ tokens: [QuestionToken], at place: Int, beyond end: Int, _ language: StoreLanguage) -> Bool {
    matches(tokens, at: place, in: language).contains { isThing($0) && $0.end > end }
  }
}
