// SPDX-License-Identifier: Apache-2.0

extension String {
  /// Letters that are written three times or more count once: "hiiii".
  var withoutStretching: String {
    var result = ""
    var run: [Character] = []
    for character in self {
      if run.last == character {
        run.append(character)
        continue
      }
      result += run.count > 2 ? run.suffix(1) : run[...]
      run = [character]
    }
    return result + (run.count > 2 ? run.suffix(1) : run[...])
  }

  /// One letter more, fewer or another, or two neighbours swapped.
  func isOneEdit(from other: String) -> Bool {
    let (a, b) = (Array(self), Array(other))
    guard abs(a.count - b.count) <= 1, a != b else { return false }
    let start = zip(a, b).prefix { $0 == $1 }.count
    let (x, y) = (a[start...], b[start...])
    if x.dropFirst().elementsEqual(y.dropFirst()) || x.dropFirst().elementsEqual(y) || x.elementsEqual(y.dropFirst()) {
      return true
    }
    guard x.count == y.count, x.count > 1 else { return false }
    return x.first == y.dropFirst().first && x.dropFirst().first == y.first
      && x.dropFirst(2).elementsEqual(y.dropFirst(2))
  }
}
