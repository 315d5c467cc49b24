// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Takes tags, comments and the content of scripts and styles out of a text, in one pass.
///
/// Only names of HTML's elements make a tag, as `<` is a character of texts too. Taking a tag away may bring another one
/// about (`<scr<b></b>ipt>`): what stands before it in the output, from a near `<` on, is read again.
struct TagRemover {
  private var bytes: [UInt8]
  /// Begins of scripts and the like without an end stay, and ends without a begin.
  private let keepsUnpaired: Bool
  private var position = 0
  private var result: [UInt8] = []
  private(set) var work = 0
  /// The index of the end mark of a CDATA section whose begin was removed.
  private var sectionEnd: Int?
  /// Marks that the rest does not have: they are not looked for again.
  private var missing: Set<[UInt8]> = []

  /// Bytes before a removed tag that are read again with what follows; the longest name is shorter.
  private static let rereadBytes = 64
  /// Bytes of a name that are looked at.
  private static let longestName = 40

  static func removeTags(_ bytes: [UInt8], work: inout Int) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "<")) else { return bytes }
    let result = run(bytes, keepsUnpaired: true, work: &work)
    // The other half of a script may come about with the tags that were taken away: only then is it said to have none.
    return result == bytes ? run(bytes, keepsUnpaired: false, work: &work) : result
  }

  private static func run(_ bytes: [UInt8], keepsUnpaired: Bool, work: inout Int) -> [UInt8] {
    var remover = TagRemover(bytes: bytes, keepsUnpaired: keepsUnpaired)
    remover.run()
    work += remover.work
    return remover.result
  }

  private init(bytes: [UInt8], keepsUnpaired: Bool) {
    self.bytes = bytes
    self.keepsUnpaired = keepsUnpaired
    result.reserveCapacity(bytes.count)
  }

  private mutating func run() {
    while position < bytes.count {
      work += 1
      if position == sectionEnd {
        skipSectionEnd()
      } else if bytes[position] == UInt8(ascii: "<"), let markup = markup(at: position) {
        if markup.separates { result.append(UInt8(ascii: " ")) }
        position = markup.end
        readAgain()
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
  }

  /// Puts what stands in the output from its last near `<` on back before the rest. The output is never longer than what
  /// was read, so there is room.
  private mutating func readAgain() {
    let start = max(0, result.count - Self.rereadBytes)
    work += result.count - start
    guard let less = result[start...].lastIndex(of: UInt8(ascii: "<")) else { return }
    let count = result.count - less
    bytes.replaceSubrange(position - count..<position, with: result[less...])
    position -= count
    result.removeLast(count)
  }

  private struct Markup {
    /// Behind all that goes.
    var end: Int
    /// A blank takes its place.
    var separates: Bool
  }

  private mutating func markup(at start: Int) -> Markup? {
    if has("<!--", at: start) {
      // One that is not closed would take the rest of the text with it.
      return Markup(end: index(behind: "-->", from: start + 2) ?? start + 4, separates: true)
    }
    if has("<![CDATA[", at: start) { return sectionStart(at: start) }
    for begin in ["<!doctype", "<![if", "<![endif", "<?xml", "<?php", "<?="] where has(begin, at: start) {
      return index(behind: ">", from: start).map { Markup(end: $0, separates: true) }
    }
    guard let tag = tag(at: start) else { return nil }
    var end = tag.end
    if HTMLElements.opaque.contains(tag.name), !tag.isEmpty {
      if !tag.isClosing, let closed = endOfElement(tag.name, from: end) {
        end = closed
      } else if keepsUnpaired {
        return nil
      }
    }
    return Markup(end: end, separates: !HTMLElements.inline.contains(tag.name))
  }

  // MARK: CDATA sections

  /// Their content is text; the marks go, with the comment signs that scripts put around them.
  private mutating func sectionStart(at start: Int) -> Markup {
    let end = start + 9
    sectionEnd = index(behind: "]]>", from: end).map { $0 - 3 }
    if let signs = [Array("//".utf8), Array("/*".utf8)].first(where: { result.ends(with: $0) }) {
      result.removeLast(signs.count)
    }
    return Markup(end: has("*/", at: end) ? end + 2 : end, separates: true)
  }

  private mutating func skipSectionEnd() {
    sectionEnd = nil
    position += 3
    for signs in ["//", "/*"] where result.ends(with: Array(signs.utf8)) { result.removeLast(2) }
    if has("*/", at: position) { position += 2 }
    result.append(UInt8(ascii: " "))
  }

  // MARK: Tags

  private struct Tag {
    var name: String
    var isClosing: Bool
    /// `<name/>`
    var isEmpty: Bool
    var end: Int
  }

  /// The kind of a tag, by the name behind `<`.
  private enum Kind { case element, foreign }

  /// The name behind the `<` at `start` where it makes a tag, and where it ends.
  private mutating func name(at start: Int) -> (name: String, kind: Kind, isClosing: Bool, end: Int)? {
    var position = start + 1
    let isClosing = position < bytes.count && bytes[position] == UInt8(ascii: "/")
    if isClosing { position += 1 }
    guard position < bytes.count, ByteKind.isLetter(bytes[position]) else { return nil }
    let limit = min(bytes.count, position + Self.longestName)
    let nameStart = position
    while position < limit, Self.isNameByte(bytes[position]) { position += 1 }
    work += position - nameStart
    // What else the standard takes for a part of the name makes it no element's.
    guard position < bytes.count, [UInt8(ascii: " "), UInt8(ascii: "/"), UInt8(ascii: ">")].contains(bytes[position])
    else { return nil }
    let written = String(decoding: bytes[nameStart..<position], as: UTF8.self)
    let name = written.lowercased()
    if HTMLElements.all.contains(name) { return (name, .element, isClosing, position) }
    let isForeign =
      HTMLElements.foreign.contains(name) || name == written && name.contains("-") || Self.isNamespaced(name)
    return isForeign ? (name, .foreign, isClosing, position) : nil
  }

  private static func isNamespaced(_ name: String) -> Bool {
    let parts = name.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[1].isEmpty && HTMLElements.namespaces.contains(String(parts[0]))
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  /// The tag at `start`; nil where `<` is a character of the text, and where a tag within this one must go first.
  private mutating func tag(at start: Int) -> Tag? {
    guard let (name, kind, isClosing, nameEnd) = name(at: start) else { return nil }
    var position = nameEnd
    var isBehindEquals = false
    var hasAttribute = false
    /// Behind the first `>` that stands in a quoted value.
    var endInQuotes: Int?
    while position < bytes.count {
      work += 1
      let byte = bytes[position]
      if byte == UInt8(ascii: ">") {
        let isEmpty = bytes[position - 1] == UInt8(ascii: "/")
        let isCertain = kind == .element || hasAttribute || isClosing || isEmpty || Self.isNamespaced(name)
        return isCertain ? Tag(name: name, isClosing: isClosing, isEmpty: isEmpty, end: position + 1) : nil
      }
      if byte == UInt8(ascii: "<"), isObstacle(at: position, to: kind) { break }
      if isBehindEquals, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"),
        let end = index(behind: [byte], from: position + 1)
      {
        endInQuotes = endInQuotes ?? bytes[position..<end].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
        position = end
        isBehindEquals = false
        continue
      }
      if byte == UInt8(ascii: "=") { hasAttribute = true }
      isBehindEquals = byte == UInt8(ascii: "=") || isBehindEquals && byte == UInt8(ascii: " ")
      position += 1
    }
    // A quote that was not meant as one.
    guard kind == .element else { return nil }
    return endInQuotes.map { Tag(name: name, isClosing: isClosing, isEmpty: false, end: $0) }
  }

  /// A `<` that another tag or a comment begins at, which must go first.
  private mutating func isObstacle(at position: Int, to kind: Kind) -> Bool {
    kind == .foreign || name(at: position)?.kind == .element || has("<!--", at: position)
  }

  /// Behind the closing tag of an element; nil where it has none.
  private mutating func endOfElement(_ name: String, from start: Int) -> Int? {
    let closing = Array("</\(name)".utf8)
    guard !missing.contains(closing) else { return nil }
    var position = start
    while position + closing.count < bytes.count {
      work += 1
      if bytes[position] == closing[0], hasIgnoringCase(closing, at: position), let tag = tag(at: position),
        tag.name == name
      {
        return tag.end
      }
      position += 1
    }
    missing.insert(closing)
    return nil
  }

  // MARK: Looking

  private func has(_ text: String, at start: Int) -> Bool { hasIgnoringCase(Array(text.utf8), at: start) }

  private func hasIgnoringCase(_ lowered: [UInt8], at start: Int) -> Bool {
    guard start + lowered.count <= bytes.count else { return false }
    for offset in lowered.indices {
      let byte = bytes[start + offset]
      let other = lowered[offset]
      guard byte == other || ByteKind.isLetter(byte) && byte | 0x20 == other | 0x20 else { return false }
    }
    return true
  }

  private mutating func index(behind text: String, from start: Int) -> Int? {
    index(behind: Array(text.utf8), from: start)
  }

  private mutating func index(behind needle: [UInt8], from start: Int) -> Int? {
    guard !missing.contains(needle) else { return nil }
    var position = start
    while position + needle.count <= bytes.count {
      work += 1
      if bytes[position] == needle[0], bytes[position...].starts(with: needle) { return position + needle.count }
      position += 1
    }
    missing.insert(needle)
    return nil
  }
}

extension [UInt8] {
  fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}
