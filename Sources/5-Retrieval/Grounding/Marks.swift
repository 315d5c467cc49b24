// SPDX-License-Identifier: Apache-2.0

/// A text's marks of emphasis and tags, told from what they stand around.
struct Marks {
  /// Without the marks.
  private(set) var text = ""
  /// Those whose other half is not in the text.
  private(set) var unpaired: [String] = []

  init(_ raw: String) {
    guard raw.utf8.contains(where: { $0 == 0x2A || $0 == 0x5F || $0 == 0x7E || $0 == 0x60 || $0 == 0x3C }) else {
      text = raw
      return
    }
    var rest = Substring(raw)
    while let first = rest.first {
      if first == "<", let end = rest.firstIndex(of: ">") {
        note(String(rest[...end]))
        rest = rest[rest.index(after: end)...]
      } else if "*_~`".contains(first) {
        let run = rest.prefix { $0 == first }
        note(String(run))
        rest = rest.dropFirst(run.count)
      } else if first == "\\", rest.count > 1 {
        text += rest.prefix(2)
        rest = rest.dropFirst(2)
      } else {
        text.append(first)
        rest = rest.dropFirst()
      }
    }
  }

  private mutating func note(_ mark: String) {
    if let last = unpaired.last, last == mark && !mark.hasPrefix("<") || mark == "</" + last.dropFirst() {
      unpaired.removeLast()
    } else {
      unpaired.append(mark)
    }
  }
}
