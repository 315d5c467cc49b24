// SPDX-License-Identifier: Apache-2.0

/// Numbers in words, to a hundred and, where a language counts hundreds, beyond: made from what a language has names for.
package struct NumberWords: Sendable {
  /// In which order tens and ones are said.
  enum Order {
    /// "twenty five", «treinta y cinco».
    case tensFirst
    /// «fünfundzwanzig».
    case onesFirst
  }

  /// Numbers to a hundred and those that count whole hundreds, by the words without blanks and hyphens, folded.
  let table: [String: Int]
  /// Words that only a compound has: «ein» in «einundzwanzig».
  private let ones: Set<String>
  /// Whole hundreds, which numbers below one may follow.
  private let hundreds: [(word: String, value: Int)]
  private let belowHundred: [String: Int]
  private let hundredJoiners: [String]

  init() {
    self.init("", tens: "")
  }

  /// - Parameters:
  ///   - names: numbers with a name of their own: `one=1 … nineteen=19`.
  ///   - tens: `twenty=20 …`.
  ///   - onesInCompounds: where they are other words than those of `names`: «ein» in «einundzwanzig».
  ///   - joiners: between tens and ones.
  ///   - hundreds: `hundred=100 thousand=1000`; preceded by a number up to nine they count hundreds or thousands.
  init(
    _ names: String, tens: String, onesInCompounds: String = "", joiners: [String] = [""], order: Order = .tensFirst,
    hundreds: String = "", hundredJoiners: [String] = [""]
  ) {
    let plain = Self.pairs(names)
    let tens = Self.pairs(tens)
    let ones = plain.filter { $0.1 < 10 } + Self.pairs(onesInCompounds)
    var table: [String: Int] = [:]
    for (word, value) in plain + tens { table[word] = value }
    for (ten, tenValue) in tens {
      for (one, oneValue) in ones {
        for joiner in joiners {
          let word = order == .tensFirst ? ten + joiner + one : one + joiner + ten
          table[word] = tenValue + oneValue
        }
      }
    }
    belowHundred = table
    var whole: [(word: String, value: Int)] = []
    for (hundred, value) in Self.pairs(hundreds) {
      whole.append((hundred, value))
      if value == 100 || value == 1000 { whole += ones.map { ($0.0 + hundred, $0.1 * value) } }
    }
    for (word, value) in whole { table[word] = value }
    self.table = table
    self.hundreds = whole
    self.hundredJoiners = hundredJoiners
    self.ones = Set(ones.map(\.0))
  }

  /// The number that a word, or several written together, says. Those beyond a hundred are put together when they are
  /// asked for: a table of them all takes megabytes for a language.
  package func value(of word: String) -> Int? {
    if let value = table[word] { return value }
    for (hundred, value) in hundreds where word.hasPrefix(hundred) {
      let rest = word.dropFirst(hundred.count)
      for joiner in hundredJoiners where rest.hasPrefix(joiner) {
        if let below = belowHundred[String(rest.dropFirst(joiner.count))] { return value + below }
      }
    }
    return nil
  }

  /// Whether a number can begin with the word.
  package func canBegin(with word: String) -> Bool { ones.contains(word) || value(of: word) != nil }

  private static func pairs(_ text: String) -> [(String, Int)] {
    text.split(whereSeparator: \.isWhitespace).compactMap { entry in
      let parts = entry.split(separator: "=")
      guard parts.count == 2, let value = Int(parts[1]) else { return nil }
      return (String(parts[0]).folded, value)
    }
  }
}
