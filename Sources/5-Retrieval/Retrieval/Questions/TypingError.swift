// SPDX-License-Identifier: Apache-2.0

/// One edit between what was typed and what was meant.
enum TypingError {
  /// 0 for neighbours swapped and for characters that look alike, 1 for one too many or too few, 2 for another
  /// character; nil where the two are equal or more than one edit apart.
  static func kind(typed: String, meant: String) -> Int? {
    let a = Array(typed)
    let b = Array(meant)
    guard a != b, abs(a.count - b.count) <= 1 else { return nil }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let end = zip(a.reversed(), b.reversed()).prefix { $0 == $1 }.count
    if a.count != b.count {
      return start + end >= min(a.count, b.count) ? 1 : nil
    }
    let differing = a.indices.filter { a[$0] != b[$0] }
    if differing.count == 1, let place = differing.first { return looksAlike(a[place], b[place]) ? 0 : 2 }
    guard differing.count == 2, let first = differing.first, differing[1] == first + 1, a[first] == b[first + 1],
      a[first + 1] == b[first]
    else { return nil }
    return 0
  }

  /// Whether the one other character is on a key beside the one that was meant.
  static func isSlipToNeighbour(typed: String, meant: String) -> Bool {
    zip(typed, meant).allSatisfy { $0 == $1 || areNeighbours($0, $1) }
  }

  static func areNeighbours(_ a: Character, _ b: Character) -> Bool {
    ["1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"].contains { row in
      guard let x = row.firstIndex(of: a), let y = row.firstIndex(of: b) else { return false }
      return abs(row.distance(from: x, to: y)) == 1
    }
  }

  private static func looksAlike(_ a: Character, _ b: Character) -> Bool {
    ["0o", "1l", "1i", "il", "5s", "8b", "2z", "0d", "0q", "6g", "0о", "3з"].contains {
      $0.contains(a) && $0.contains(b)
    }
  }
}
