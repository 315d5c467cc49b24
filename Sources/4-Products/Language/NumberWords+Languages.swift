// SPDX-License-Identifier: Apache-2.0

/// The numbers of all languages at once: for answers, in which a word counts wherever a currency stands beside it.
extension NumberWords {
  /// The number that a word in lower case says in one of the languages, with its accents or without.
  package static func value(inAnyLanguage word: String) -> Int? {
    if let value = everywhere[word] { return value }
    // «vierunddreißig»: languages that write a number in one word are written in Latin letters.
    guard word.utf8.count > 6, word.utf8.count < 60, let first = word.utf8.first, first < 0xD0 else { return nil }
    let folded = word.folded
    for numbers in joined { if let value = numbers.value(of: folded) { return value } }
    return nil
  }

  /// Whether a word stands between the parts of a number.
  package static func isJoiner(_ word: String) -> Bool { joinersEverywhere.contains(word) }

  /// The power of ten by which a word multiplies the digits before it in one of the languages: "thousand", "k".
  package static func powerOfTen(_ word: String) -> Int? { powers[word] }

  private static let powers: [String: Int] = {
    var table: [String: Int] = [:]
    for language in StoreLanguage.all {
      for (word, factor) in language.prices.multipliers where word.count > 1 || word == "k" || word == "к" {
        table[word] = factor == 100 ? 2 : factor == 1000 ? 3 : 6
      }
    }
    return table
  }()

  private static let everywhere: [String: Int] = {
    var table: [String: Int] = [:]
    for language in StoreLanguage.all {
      for (word, value) in language.prices.numbers.parts {
        table[word] = value
        if table[word.folded] == nil { table[word.folded] = value }
      }
    }
    return table
  }()

  private static let joined = [StoreLanguage.german, .italian, .dutch, .spanish].map(\.prices.numbers)

  private static let joinersEverywhere: Set<String> = Set(
    StoreLanguage.all.flatMap { $0.prices.numbers.joiners } + ["ën"])
}
