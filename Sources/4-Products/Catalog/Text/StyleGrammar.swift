// SPDX-License-Identifier: Apache-2.0

/// As much of CSS's grammar as tells a style sheet from prose.
enum StyleGrammar {
  /// The text before a block.
  struct Prelude {
    var start: Int
    /// Its words may be prose's: only known properties make the block a style sheet's.
    var isWeak: Bool
    var isKeyframes: Bool
  }

  static func isBlank(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes[range].allSatisfy { $0 == UInt8(ascii: " ") }
  }

  /// The selector or at-rule that ends at `end`, the `{`; it begins at `limit` or later. Nil: prose stands there.
  static func prelude(
    _ bytes: [UInt8], from limit: Int, to end: Int, isInKeyframes: Bool, isInBlock: Bool
  ) -> Prelude? {
    if let rule = atRule(bytes, from: limit, to: end) { return rule }
    var reader = SelectorReader(bytes: bytes, limit: limit, isInKeyframes: isInKeyframes, isInBlock: isInBlock)
    return reader.read(to: end).map { Prelude(start: $0.start, isWeak: $0.isWeak, isKeyframes: false) }
  }

  // MARK: At-rules

  private static let maximumPrelude = 500
  private static let conditions: Set<String> = [
    "all", "and", "braille", "embossed", "handheld", "not", "only", "or", "print", "projection", "screen", "speech",
    "tty", "tv",
  ]

  private static func atRule(_ bytes: [UInt8], from limit: Int, to end: Int) -> Prelude? {
    let nearest = max(limit, end - maximumPrelude)
    guard nearest < end, let start = bytes[nearest..<end].lastIndex(of: UInt8(ascii: "@")) else { return nil }
    let words = String(decoding: bytes[(start + 1)..<end], as: UTF8.self).lowercased()
    let name = words.prefix { $0.isLetter || $0 == "-" }
    let rest = withoutGroups(words.dropFirst(name.count))
    let plain = name.hasPrefix("-") ? String(name.dropFirst().drop { $0 != "-" }.dropFirst()) : String(name)
    let isRule =
      switch plain {
      case "media", "supports", "container", "document":
        (words.count > name.count || plain == "media")
          && rest.allSatisfy { conditions.contains($0) || plain == "container" && rest.count <= 3 }
      case "font-face", "viewport", "font-feature-values", "starting-style": rest.isEmpty
      case "keyframes", "counter-style", "property", "layer", "page", "scope", "position-try", "font-palette-values":
        rest.count <= 1
      default: false
      }
    return isRule ? Prelude(start: start, isWeak: false, isKeyframes: plain == "keyframes") : nil
  }

  /// The words of a condition outside of its parentheses.
  private static func withoutGroups(_ text: Substring) -> [String] {
    var depth = 0
    var plain = ""
    for character in text {
      if character == "(" { depth += 1 }
      plain.append(depth > 0 || character == "," ? " " : character)
      if character == ")" { depth = max(0, depth - 1) }
    }
    return plain.split(separator: " ").map(String.init)
  }

  /// Behind `@import url(…);`, `@charset "…";` or `@namespace …;`.
  static func endOfStatement(_ bytes: [UInt8], at start: Int) -> Int? {
    let head = String(decoding: bytes[start..<min(bytes.count, start + 24)], as: UTF8.self).lowercased()
    let names = ["@import ", "@charset ", "@namespace ", "@import\"", "@import'"]
    guard let name = names.first(where: head.hasPrefix) else { return nil }
    let value = head.dropFirst(name.hasSuffix(" ") ? name.count : name.count - 1)
    guard ["url(", "\"", "'"].contains(where: value.hasPrefix) else { return nil }
    // A data link or a font service's has semicolons within its quotes.
    var quote: UInt8 = 0
    for position in (start + 7)..<min(bytes.count, start + maximumPrelude) {
      let byte = bytes[position]
      if quote == 0, byte == UInt8(ascii: ";") { return position + 1 }
      if byte == quote {
        quote = 0
      } else if quote == 0, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
    }
    return nil
  }

  // MARK: Declarations

  /// `property: value`. A block with a certain selector may have any property, another only known ones.
  static func isDeclaration(_ bytes: [UInt8], _ range: Range<Int>, isKnown: Bool) -> Bool {
    guard let (name, rest) = property(bytes, range) else { return false }
    guard name.hasPrefix("--") || !isBlank(bytes, rest) else { return false }
    return !isKnown || name.hasPrefix("-") || name.hasPrefix("mso-") || StyleProperties.all.contains(name)
  }

  /// True for a text that may be the begin of a declaration that was cut off.
  static func isBeginOfDeclaration(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if property(bytes, range) != nil { return true }
    let word = bytes[range].drop { $0 == UInt8(ascii: " ") }
    return word.allSatisfy(ByteKind.isNamePart)
  }

  /// The name before the colon, in lower case, and what stands behind it.
  private static func property(_ bytes: [UInt8], _ range: Range<Int>) -> (name: String, value: Range<Int>)? {
    guard var colon = bytes[range].firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let value = (colon + 1)..<range.upperBound
    var start = range.lowerBound
    while start < colon, bytes[start] == UInt8(ascii: " ") { start += 1 }
    while colon > start, bytes[colon - 1] == UInt8(ascii: " ") { colon -= 1 }
    // Marks that only old browsers read over.
    if start < colon, bytes[start] == UInt8(ascii: "*") || bytes[start] == UInt8(ascii: "_") { start += 1 }
    guard start < colon, colon - start <= 64, !ByteKind.isDigit(bytes[start]),
      bytes[start..<colon].allSatisfy(ByteKind.isNamePart)
    else { return nil }
    return (String(decoding: bytes[start..<colon], as: UTF8.self).lowercased(), value)
  }
}
