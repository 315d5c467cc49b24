// SPDX-License-Identifier: Apache-2.0

/// A number in a message, with what stands around it.
struct StatedNumber {
  var value: Int
  /// Up to 48 characters.
  var before: Substring
  /// Up to 24 characters.
  var after: Substring

  private static let limitWords = [
    "max", "limit", "most", "than", "up to", "exceed", "allow", "only", "less", "fewer", "larger", "greater", "<=", "≤",
    "at once", "support", "current batch size", "n_ctx",
  ]

  var isLimit: Bool { Self.limitWords.contains { before.contains($0) } }
  private var unit: Substring { after.drop { $0 == " " || $0 == "\"" || $0 == "`" } }
  private var isCharacters: Bool { unit.hasPrefix("char") }
  var isBytes: Bool { ["byte", "kb", "kib", "mb", "mib"].contains { unit.hasPrefix($0) } }
  /// It counts something smaller than texts.
  var hasUnit: Bool {
    unit.hasPrefix("token") || isCharacters || isBytes || ["second", "minute", "ms"].contains { unit.hasPrefix($0) }
  }
  /// Four characters are about one token.
  var tokens: Int { isCharacters ? value / 4 : value }

  /// Numbers that stand for themselves: not those within names, codes, places such as `input[3]`, or the status.
  static func all(in text: String, except status: Int) -> [StatedNumber] {
    var found: [StatedNumber] = []
    var index = text.startIndex
    while index < text.endIndex, found.count < 32 {
      guard text[index].isASCII, text[index].isNumber else {
        index = text.index(after: index)
        continue
      }
      var end = index
      var digits = ""
      while end < text.endIndex, let digit = digitOrGroup(text, end) {
        digits += digit
        end = text.index(after: end)
      }
      if let value = Int(digits), digits.count <= 9, value != status, isAlone(text, index, end) {
        let before = text[..<index].suffix(48)
        if !isCode(before) {
          found.append(StatedNumber(value: value, before: before, after: text[end...].prefix(24)))
        }
      }
      index = end
    }
    return found
  }

  /// The digit here; "" for a comma or underscore between groups of three; nil where the number ends.
  private static func digitOrGroup(_ text: String, _ index: String.Index) -> String? {
    let character = text[index]
    if character.isASCII, character.isNumber { return String(character) }
    guard character == "," || character == "_" else { return nil }
    let group = text[text.index(after: index)...].prefix(4)
    return group.prefix(3).count == 3 && group.prefix(3).allSatisfy { $0.isASCII && $0.isNumber }
      && !(group.count == 4 && group.last.map { $0.isNumber } == true) ? "" : nil
  }

  private static func isAlone(_ text: String, _ start: String.Index, _ end: String.Index) -> Bool {
    if start > text.startIndex {
      let former = text[text.index(before: start)]
      if former.isLetter || "_-[./#<".contains(former) && !text[..<start].hasSuffix("<=") { return false }
    }
    guard end < text.endIndex else { return true }
    let next = text[end]
    if next == "." {
      // The end of a sentence, or a decimal.
      let second = text[text.index(after: end)...].first
      return second?.isNumber != true
    }
    return !next.isLetter && next != "_" && next != "-" && next != "]"
  }

  /// The value of a member that counts nothing: `"code": 3210`.
  private static func isCode(_ before: Substring) -> Bool {
    var rest = before
    while let last = rest.last, last == " " || last == "\"" || last == "'" || last == ":" || last == "=" {
      rest.removeLast()
    }
    guard rest.count < before.count, let word = rest.split(whereSeparator: { !$0.isLetter }).last else { return false }
    return rest.last?.isLetter == true && ["code", "status", "id", "line", "position", "index"].contains(word)
  }
}
