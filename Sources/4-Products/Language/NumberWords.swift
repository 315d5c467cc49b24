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
  /// The numbers that may stand before a hundred or a thousand: «ein» in «einhundert» as well.
  private let ones: [String: Int]
  /// A thousand and a hundred, the larger first, before which numbers stand that count them.
  private let multipliers: [(word: String, value: Int)]
  /// Hundreds with a name of their own, which numbers below a hundred may follow: «двести».
  private let hundreds: [(word: String, value: Int)]
  private let hundredJoiners: [String]
  /// The words that numbers are put together of, as written, and what joins them.
  let parts: [(word: String, value: Int)]
  let joiners: [String]

  init() {
    self.init("", tens: "")
  }

  /// - Parameters:
  ///   - names: numbers with a name of their own: `one=1 … nineteen=19`.
  ///   - tens: `twenty=20 …`.
  ///   - onesInCompounds: where they are other words than those of `names`: «ein» in «einundzwanzig».
  ///   - joiners: between tens and ones.
  ///   - hundreds: `hundred=100 thousand=1000`; preceded by a number they count hundreds or thousands.
  ///   - counting: words that count only where an answer speaks of money: `dozen=12`.
  init(
    _ names: String, tens: String, onesInCompounds: String = "", joiners: [String] = [""], order: Order = .tensFirst,
    hundreds: String = "", hundredJoiners: [String] = [""], counting: String = ""
  ) {
    let plain = Self.pairs(names)
    let tens = Self.pairs(tens)
    let inCompounds = Self.pairs(onesInCompounds)
    let ones = Self.folded(plain.filter { $0.value < 10 } + inCompounds)
    var table: [String: Int] = [:]
    for (word, value) in Self.folded(plain + tens) { table[word] = value }
    for (ten, tenValue) in Self.folded(tens) {
      for (one, oneValue) in ones {
        for joiner in joiners {
          let word = order == .tensFirst ? ten + joiner + one : one + joiner + ten
          table[word] = tenValue + oneValue
        }
      }
    }
    let whole = Self.pairs(hundreds)
    multipliers = Self.folded(whole.filter { $0.value == 100 || $0.value == 1000 }).sorted { $0.value > $1.value }
    self.hundreds = Self.folded(whole.filter { $0.value != 100 && $0.value != 1000 })
    for (word, value) in Self.folded(whole) { table[word] = value }
    self.table = table
    self.ones = Dictionary(ones.map { ($0.word, $0.value) }) { first, _ in first }
    self.hundredJoiners = hundredJoiners
    self.joiners = (joiners + hundredJoiners).filter { !$0.isEmpty }
    parts = plain + tens + inCompounds.filter { $0.word.count > 1 } + whole + Self.pairs(counting)
  }

  /// The number that a word, or several written together, says. Those beyond a hundred are put together when they are
  /// asked for: a table of them all takes megabytes for a language.
  package func value(of word: String) -> Int? {
    if let value = table[word] { return value }
    return word.utf8.count > 5 ? compound(word[...], below: 1_000_000) : nil
  }

  /// Whether a number can begin with the word.
  package func canBegin(with word: String) -> Bool { ones[word] != nil || value(of: word) != nil }

  /// «zweihundertfünfzig», «tausendzweihundert»: what counts a thousand or a hundred stands before it, the rest behind.
  private func compound(_ word: Substring, below limit: Int) -> Int? {
    if let value = table[String(word)] { return value < limit ? value : nil }
    for (unit, value) in multipliers where value < limit {
      guard let place = word.utf8.place(of: unit.utf8) else { continue }
      let before = word[..<place.lowerBound]
      let factor = before.isEmpty ? 1 : ones[String(before)] ?? compound(before, below: value)
      if let factor, let rest = rest(word[place.upperBound...], below: value) { return factor * value + rest }
    }
    for (hundred, value) in hundreds where value < limit && word.hasPrefix(hundred) {
      if let rest = rest(word.dropFirst(hundred.count), below: 100) { return value + rest }
    }
    return nil
  }

  private func rest(_ word: Substring, below limit: Int) -> Int? {
    if word.isEmpty { return 0 }
    for joiner in hundredJoiners where word.hasPrefix(joiner) {
      let rest = word.dropFirst(joiner.count)
      if let value = ones[String(rest)] ?? compound(rest, below: limit) { return value }
    }
    return nil
  }

  private static func pairs(_ text: String) -> [(word: String, value: Int)] {
    text.split(whereSeparator: \.isWhitespace).compactMap { entry in
      let parts = entry.split(separator: "=")
      guard parts.count == 2, let value = Int(parts[1]) else { return nil }
      return (String(parts[0]), value)
    }
  }

  private static func folded(_ pairs: [(word: String, value: Int)]) -> [(word: String, value: Int)] {
    pairs.map { ($0.word.folded, $0.value) }
  }
}

extension Substring.UTF8View {
  /// The first place of a text, by bytes.
  fileprivate func place(of needle: String.UTF8View) -> Range<Index>? {
    guard let first = needle.first else { return nil }
    var start = startIndex
    while let found = self[start...].firstIndex(of: first) {
      var end = found
      var isSame = true
      for byte in needle {
        guard end < endIndex, self[end] == byte else {
          isSame = false
          break
        }
        formIndex(after: &end)
      }
      if isSame { return found..<end }
      start = index(after: found)
    }
    return nil
  }
}
