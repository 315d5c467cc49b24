// SPDX-License-Identifier: Apache-2.0
import UnicodeNormalization

/// Makes readable text of what Magento leaves in its search documents.
///
/// Magento has stripped tags and collapsed blanks, but entities are still encoded (some twice, some hiding tags), the
/// content of `<style>` elements of Page Builder has become text, and template directives are there.
enum TextCleaner {
  /// Entities decoded, tags, Page Builder styles and `{{…}}` removed, blanks collapsed. Empty when nothing is left.
  static func clean(_ text: String) -> String {
    var bytes = Array(text.utf8)
    if bytes.contains(where: isMarkup) { bytes = withoutMarkup(bytes) }
    return collapsingBlanks(bytes).nfc
  }

  private static func isMarkup(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "{")
  }

  private static func withoutMarkup(_ bytes: [UInt8]) -> [UInt8] {
    var result = withoutTags(bytes)
    // Decoding shows what was escaped: an entity, or the tags of Page Builder's HTML element. Twice at most: what is
    // escaped three times was meant to be read as an entity.
    for _ in 0..<2 {
      guard result.contains(UInt8(ascii: "&")) else { break }
      result = withoutTags(HTMLEntities.decode(result))
    }
    if result.contains(UInt8(ascii: "{")) {
      result = withoutStyles(result)
      result = withoutDirectives(result)
    }
    return result
  }

  // MARK: Tags

  /// Elements that do not separate words; every other tag leaves a blank.
  private static let inlineTags: Set<String> = [
    "a", "abbr", "b", "bdi", "bdo", "big", "code", "em", "font", "i", "ins", "mark", "q", "s", "small", "span",
    "strong", "sub", "sup", "tt", "u", "wbr",
  ]
  /// Elements whose content is not text.
  private static let opaqueTags: Set<String> = ["script", "style", "template", "noscript", "head", "title", "svg"]

  private static func withoutTags(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "<")) else { return bytes }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "<"), let tag = tag(in: bytes, at: position) else {
        result.append(bytes[position])
        position += 1
        continue
      }
      if !inlineTags.contains(tag.name) { result.append(UInt8(ascii: " ")) }
      position = tag.end
      if !tag.isClosing, opaqueTags.contains(tag.name) {
        position = endOfElement(tag.name, in: bytes, from: position)
      }
    }
    return result
  }

  /// The tag or comment that begins at `start`; nil when `<` is a character of the text (`<3`, `a < b`).
  private static func tag(in bytes: [UInt8], at start: Int) -> (name: String, isClosing: Bool, end: Int)? {
    var position = start + 1
    guard position < bytes.count else { return nil }
    if bytes[position...].starts(with: "!--".utf8) {
      return ("!", false, index(after: "-->", in: bytes, from: position + 3) ?? bytes.count)
    }
    let isClosing = bytes[position] == UInt8(ascii: "/")
    if isClosing { position += 1 }
    let nameStart = position
    if position < bytes.count, bytes[position] == UInt8(ascii: "!") || bytes[position] == UInt8(ascii: "?") {
      position += 1
    }
    while position < bytes.count, isNameByte(bytes[position], isFirst: position == nameStart) { position += 1 }
    guard position > nameStart, position < bytes.count else { return nil }
    let name = String(decoding: bytes[nameStart..<position], as: UTF8.self).lowercased()
    var quote: UInt8 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return (name, isClosing, position)
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"): !isFirst
    default: false
    }
  }

  private static func endOfElement(_ name: String, in bytes: [UInt8], from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), let tag = tag(in: bytes, at: position), tag.isClosing, tag.name == name {
        return tag.end
      }
      position += 1
    }
    return bytes.count
  }

  // MARK: Styles and directives

  /// Removes `#html-body [data-pb-style=…]{…}` and `@media …{…{…}…}`: what Page Builder's style element became.
  private static func withoutStyles(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let rest = bytes[position...]
      if rest.starts(with: "#html-body".utf8) || rest.starts(with: "@media".utf8),
        let end = endOfRule(in: bytes, from: position)
      {
        result.append(UInt8(ascii: " "))
        position = end
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  /// After the closing brace of the rule whose selector begins at `start`; nil when no block follows nearby.
  private static func endOfRule(in bytes: [UInt8], from start: Int) -> Int? {
    /// A selector list of Page Builder is shorter.
    let selectorLimit = 2_000
    var depth = 0
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte == UInt8(ascii: "{") {
        depth += 1
      } else if byte == UInt8(ascii: "}") {
        depth -= 1
        if depth <= 0 { return position }
      } else if depth == 0, position - start > selectorLimit {
        return nil
      }
    }
    // A text cut inside a block: the rest is style.
    return depth > 0 ? bytes.count : nil
  }

  private static func withoutDirectives(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      if bytes[position...].starts(with: "{{".utf8), let end = index(after: "}}", in: bytes, from: position + 2) {
        result.append(UInt8(ascii: " "))
        position = end
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return result
  }

  private static func index(after pattern: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    let needle = Array(pattern.description.utf8)
    var position = start
    while position + needle.count <= bytes.count {
      if bytes[position] == needle[0], bytes[position...].starts(with: needle) { return position + needle.count }
      position += 1
    }
    return nil
  }

  // MARK: Blanks

  /// Runs of blanks, line breaks and controls become one blank; invisible characters go; no blank at either end.
  private static func collapsingBlanks(_ bytes: [UInt8]) -> String {
    if isPlain(bytes) { return String(decoding: bytes, as: UTF8.self) }
    var result = String.UnicodeScalarView()
    var isPending = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch kind(of: scalar) {
      case .blank: isPending = true
      case .invisible: continue
      case .text:
        if isPending, !result.isEmpty { result.append(" ") }
        isPending = false
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// Printable ASCII with single blanks inside: most labels and names.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    var wasBlank = true
    for byte in bytes {
      guard byte >= 0x20, byte < 0x7F else { return false }
      let isBlank = byte == 0x20
      if isBlank, wasBlank { return false }
      wasBlank = isBlank
    }
    return !wasBlank || bytes.isEmpty
  }

  private enum Kind { case text, blank, invisible }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    if scalar.value < 0x80 { return scalar.value > 0x20 && scalar.value != 0x7F ? .text : .blank }
    switch scalar.value {
    // Soft hyphen, zero-width space, word joiner and invisible operators, byte order mark, what replaced a cut
    // character, overrides of writing direction (they can show a text as another).
    case 0xAD, 0x200B, 0x2060...0x2064, 0x2066...0x206F, 0x202A...0x202E, 0xFEFF, 0xFFFD: return .invisible
    case 0x80...0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return .blank
    default: return .text
    }
  }
}
