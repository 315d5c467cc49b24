// SPDX-License-Identifier: Apache-2.0
import Language

/// Numbers written in words, of any language that `NumberWords` knows. They count only beside a currency or behind a price
/// verb, so that words which mean a number in one language and something else in another («once», «due») do no harm.
enum SpokenNumber {
  /// The values that a run of words may have; nil where the words are no number. Hyphens have become blanks.
  static func values(_ words: [String]) -> [Amount]? {
    var parts: [Int] = []
    for word in words {
      if NumberWords.isJoiner(word) { continue }
      guard let value = value(word) else { return nil }
      parts.append(value)
    }
    guard !parts.isEmpty else { return nil }
    guard let value = sum(parts) else { return [] }
    // «nineteen ninety-nine» is 19.99 as well, «three forty-nine» is 349.
    if let split = tensPair(parts) { return [Amount(hundredths: split), Amount(value), Amount(split)] }
    return [Amount(value)]
  }

  /// Whether a word is a number or a part of one.
  static func isNumber(_ word: String) -> Bool { value(word) != nil }

  /// Letters of other scripts that only look like a word's own are read as these.
  private static func value(_ word: String) -> Int? {
    if let value = NumberWords.value(inAnyLanguage: word) ?? joined(word) { return value }
    guard word.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    let skeleton = Links.skeleton(word)
    guard skeleton != word, skeleton.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
    return NumberWords.value(inAnyLanguage: skeleton)
  }

  /// «thirtythree»
  private static func joined(_ word: String) -> Int? {
    guard word.utf8.count >= 8, word.utf8.count <= 12, "tfsen".utf8.contains(word.utf8.first ?? 0),
      let cut = word[...].range(of: "ty")
    else { return nil }
    guard let tens = NumberWords.value(inAnyLanguage: String(word[..<cut.upperBound])), tens >= 20, tens < 100,
      let unit = NumberWords.value(inAnyLanguage: String(word[cut.upperBound...])), unit > 0, unit < 10
    else { return nil }
    return tens + unit
  }

  /// Before a number in words that they belong to: «a hundred».
  static let articles: Set<String> = ["a", "an"]
  /// Words that make another amount of the number behind them: «half a hundred», «півтори тисячі».
  static let fractions: Set<String> = [
    "half", "halbe", "halber", "anderthalb", "anderthalbtausend", "eineinhalb", "zweieinhalb", "demi", "media", "medio",
    "mezzo", "mezza", "anderhalf", "pół", "półtora", "półtorej", "пів", "півтора", "півтори", "пол", "полтора",
    "полторы",
  ]

  /// The value of a row of parts: units and tens add up, hundreds and thousands multiply what stands before them.
  private static func sum(_ parts: [Int]) -> Int? {
    var total = 0
    var group = 0
    for part in parts {
      switch part {
      case 1_000, 1_000_000:
        guard group < 1_000_000 else { return nil }
        total += max(group, 1) * part
        group = 0
      case 100: group = group == 0 ? 100 : group < 100 ? group * 100 : group + 100
      // «quatre-vingt»
      case 20 where group % 100 == 4: group += 76
      default: group += part
      }
      guard total < 1_000_000_000, group < 1_000_000_000 else { return nil }
    }
    return total + group
  }

  private static func tensPair(_ parts: [Int]) -> Int? {
    var numbers: [Int] = []
    var open: Int?
    for part in parts {
      guard part < 100 else { return nil }
      if let tens = open, tens >= 20, tens % 10 == 0, part < 10 {
        numbers[numbers.count - 1] = tens + part
        open = nil
      } else {
        numbers.append(part)
        open = part
      }
    }
    guard numbers.count == 2, numbers[1] >= 10 else { return nil }
    return numbers[0] * 100 + numbers[1]
  }
}
