// SPDX-License-Identifier: Apache-2.0

/// The meaning of HTML tags in an answer.
enum Tags {
  private static let inline: Set<String> = [
    "b", "strong", "i", "em", "u", "s", "del", "ins", "mark", "small", "big", "sup", "sub", "span", "font", "code",
    "kbd", "tt", "a", "abbr", "wbr", "strike", "bdi", "bdo", "q", "samp", "var", "label", "img", "data", "time",
  ]
  /// Tags that break the text. Other names make no tag: the text between the brackets is text.
  private static let blocks: Set<String> = Set(
    """
    p br div li ul ol tr table thead tbody tfoot h1 h2 h3 h4 h5 h6 hr blockquote pre section article details summary dl dt
    dd figure figcaption video audio source iframe object embed form input button svg script style link meta base area map
    picture caption col colgroup center nav header footer main aside math body html head title select option textarea
    """.split(whereSeparator: \.isWhitespace).map(String.init))
  private static let cells: Set<String> = ["td", "th"]
  /// Attributes that no reader sees and no click follows.
  private static let silent: Set<String> = [
    "class", "id", "lang", "dir", "align", "valign", "target", "rel", "width", "height", "loading", "colspan",
    "rowspan", "role", "type", "border", "cellpadding", "cellspacing",
  ]
  static func isSilent(_ attribute: String) -> Bool { silent.contains(attribute) }

  static let linkAttributes: Set<String> = [
    "href", "src", "srcset", "action", "formaction", "data", "poster", "cite", "background", "ping", "longdesc",
  ]

  /// Whether what was read so far, from `<` on, and the next scalar can be a tag: a name, then a blank, `/` or `>`.
  static func mayBegin(_ text: String.UnicodeScalarView, next: Unicode.Scalar) -> Bool {
    let name = text.dropFirst().drop { $0 == "/" }
    guard name.allSatisfy({ isAlphanumeric($0) || $0 == "-" }) else { return true }
    return isAlphanumeric(next) || next == "-" && !name.isEmpty || next == "/"
      || (!name.isEmpty && (next == " " || next == "\n" || next == "\t" || next == "\r"))
  }

  /// `raw` from `<` to `>`; nil for what is no tag.
  static func unit(_ raw: String) -> TextUnit? {
    let body = raw.unicodeScalars.dropFirst().dropLast()
    let isClosing = body.first == "/"
    let name = String(String.UnicodeScalarView(body.drop { $0 == "/" }.prefix { isAlphanumeric($0) })).lowercased()
    guard inline.contains(name) || cells.contains(name) || blocks.contains(name) else { return nil }
    let effect: Unicode.Scalar = cells.contains(name) ? "|" : inline.contains(name) ? "*" : "\n"
    if !isClosing, attributes(of: raw).contains(where: says) {
      return TextUnit(kind: .tag, folded: effect, literal: effect, raw: raw, name: name)
    }
    let kind: TextUnit.Kind = effect == "*" ? .markup : effect == "|" ? .punctuation : .newline
    let tagName = (isClosing ? "/" : "") + name
    return TextUnit(kind: kind, folded: effect, literal: effect, raw: raw, name: tagName)
  }

  /// Whether an attribute may state something.
  private static func says(_ name: String, _ value: String) -> Bool {
    if silent.contains(name) { return false }
    if linkAttributes.contains(name) || shown.contains(name) { return true }
    return (name + value).utf8.contains { isDigit($0) || $0 == 0x2E || $0 == 0x2F }
  }

  private static let shown: Set<String> = [
    "title", "alt", "aria-label", "content", "placeholder", "label", "value", "summary",
  ]

  /// The attributes of a tag, names in lower case.
  static func attributes(of raw: String) -> [(name: String, value: String)] {
    let text = Array(raw.unicodeScalars.dropFirst().dropLast())
    var result: [(name: String, value: String)] = []
    var position = 0
    func skip(_ test: (Unicode.Scalar) -> Bool) { while position < text.count, test(text[position]) { position += 1 } }
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    func slice(_ start: Int) -> String { String(String.UnicodeScalarView(text[start..<position])) }
    skip { !isBlank($0) && $0 != "/" || position == 0 }
    while position < text.count {
      skip { isBlank($0) || $0 == "/" || $0 == "=" }
      let start = position
      skip { !isBlank($0) && $0 != "=" && $0 != "/" }
      guard position > start else { break }
      let name = slice(start).lowercased()
      skip(isBlank)
      guard position < text.count, text[position] == "=" else {
        result.append((name, ""))
        continue
      }
      position += 1
      skip(isBlank)
      guard position < text.count else { break }
      let quote = text[position]
      if quote == "\"" || quote == "'" {
        position += 1
        let first = position
        skip { $0 != quote }
        result.append((name, slice(first)))
        position += 1
      } else {
        let first = position
        skip { !isBlank($0) }
        result.append((name, slice(first)))
      }
    }
    return result
  }
}
