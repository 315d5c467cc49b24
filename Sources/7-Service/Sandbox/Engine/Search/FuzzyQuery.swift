// SPDX-License-Identifier: Apache-2.0

/// Terms of a field that are at most a number of edits away from a word; two neighbours in each other's place are one.
struct FuzzyQuery: Sendable {
  var field: String
  var word: String
  /// 0 to 2.
  var edits: Int
  /// Characters at the beginning that must be the same.
  var prefixLength: Int
  /// Terms that take part at most.
  var maximumTerms: Int
  var boost: Float

  func matches(_ term: String) -> Bool {
    let word = Array(self.word)
    let term = Array(term)
    guard abs(word.count - term.count) <= edits, word.prefix(prefixLength) == term.prefix(prefixLength) else {
      return false
    }
    return Self.distance(word, term) <= edits
  }

  /// Insertions, deletions, substitutions and swaps of neighbours.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...b.count)
    for (row, character) in a.enumerated() {
      var next = [row + 1]
      for (column, other) in b.enumerated() {
        var best = min(last[column + 1] + 1, next[column] + 1, last[column] + (character == other ? 0 : 1))
        if row > 0, column > 0, character == b[column - 1], a[row - 1] == other {
          best = min(best, before[column - 1] + 1)
        }
        next.append(best)
      }
      (before, last) = (last, next)
    }
    return last[b.count]
  }
}
