// SPDX-License-Identifier: Apache-2.0
import Language

/// Names that a text of an answer may show: those that the client says were cited, else items of a list and what stands
/// in bold or as a link. Pure; the catalogue says which of them are products.
enum ShownNames {
  /// More than an answer ever names.
  static let maximum = 20
  private static let maximumCharacters = 200

  static func candidates(in turn: ConversationTurn) -> [String] {
    var names: [String] = []
    for name in turn.cited + (turn.isOfShopper ? [] : listed(in: turn.text) + marked(in: turn.text)) {
      let name = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      guard !name.isEmpty, name.count <= maximumCharacters, !names.contains(name) else { continue }
      names.append(name)
      if names.count == maximum { break }
    }
    return names
  }

  /// The beginnings of a list's items.
  private static func listed(in text: String) -> [String] {
    text.split(whereSeparator: \.isNewline).compactMap { line in
      var rest = line.drop { $0.isWhitespace || $0 == "*" || $0 == "#" }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      if !digits.isEmpty, let sign = rest[digits.endIndex...].first, sign == "." || sign == ")" {
        rest = rest[digits.endIndex...].dropFirst()
      } else if let mark = rest.first, "-•–—".contains(mark) {
        rest = rest.dropFirst()
      } else if !line.hasPrefix("*") && !line.hasPrefix("|") {
        return nil
      }
      rest = rest.drop { $0.isWhitespace || "*[_|".contains($0) }
      return String(rest[..<nameEnd(rest)])
    }
  }

  /// The end of a name that nothing marks: a sign that parts it from the text about it.
  private static func nameEnd(_ text: Substring) -> Substring.Index {
    var place = text.startIndex
    while place < text.endIndex {
      let character = text[place]
      let next = text.index(after: place)
      if "*]:;(|".contains(character) { return place }
      if character.isWhitespace, next < text.endIndex, "-–—".contains(text[next]) { return place }
      if ",.".contains(character), next == text.endIndex || text[next].isWhitespace { return place }
      place = next
    }
    return place
  }

  /// Texts in bold or of links.
  private static func marked(in text: String) -> [String] {
    var names: [String] = []
    var rest = text[...]
    while names.count < maximum, let start = rest.firstIndex(where: { $0 == "*" || $0 == "[" }) {
      let isLink = rest[start] == "["
      rest = rest[rest.index(after: start)...]
      if !isLink {
        guard rest.first == "*" else { continue }
        rest = rest.dropFirst()
      }
      guard let end = rest.firstIndex(of: isLink ? "]" : "*") else { break }
      names.append(String(rest[..<end]))
      rest = rest[rest.index(after: end)...]
      if !isLink { rest = rest.drop { $0 == "*" } }
    }
    return names
  }
}
