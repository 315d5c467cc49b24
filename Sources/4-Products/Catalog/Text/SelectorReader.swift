// SPDX-License-Identifier: Apache-2.0

/// Reads a selector backwards from its block, as far as the words before it can be one.
///
/// `Roomy bag. .a td, .b > th {` has a selector of `.a td, .b > th`. Where prose goes straight over into it, words that
/// are names of elements too stay with the prose: `Solid oak table .a {`.
struct SelectorReader {
  let bytes: [UInt8]
  /// The selector begins here or later.
  let limit: Int
  let isInKeyframes: Bool
  let isInBlock: Bool

  /// Bytes of one selector between blanks that are looked at.
  private static let longestCompound = 256

  private enum Kind {
    /// It has a class, an id, an attribute or a state.
    case certain
    /// The name of an element alone.
    case element(isWord: Bool)
  }
  private struct Compound {
    var start: Int
    var kind: Kind
  }

  init(bytes: [UInt8], limit: Int, isInKeyframes: Bool, isInBlock: Bool) {
    self.bytes = bytes
    self.limit = limit
    self.isInKeyframes = isInKeyframes
    self.isInBlock = isInBlock
  }

  /// - Returns: where the selector begins, and whether prose may look like it; nil where there is none.
  mutating func read(to end: Int) -> (start: Int, isWeak: Bool)? {
    // From right to left.
    var compounds: [Compound] = []
    var position = end
    while true {
      position = skippingSeparators(from: position)
      let start = compoundStart(before: position)
      guard start < position, let compound = compound(start..<position) else { break }
      compounds.append(compound)
      position = compound.start
      // What was taken off a word ends the selector.
      if compound.start > start { break }
    }
    if !isInBlock, let first = compounds.last, !isBoundary(before: first.start) {
      while case .element(isWord: true) = compounds.last?.kind { compounds.removeLast() }
    }
    guard let first = compounds.last else { return nil }
    let isWeak = compounds.allSatisfy { if case .element = $0.kind { true } else { false } }
    return (first.start, isWeak)
  }

  private func skippingSeparators(from end: Int) -> Int {
    var position = end
    while position > limit,
      [UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "~")]
        .contains(bytes[position - 1])
    { position -= 1 }
    return position
  }

  /// Nothing, or the end of a sentence or a statement, stands before a selector's begin.
  private func isBoundary(before start: Int) -> Bool {
    guard let last = bytes[limit..<start].last(where: { $0 != UInt8(ascii: " ") }) else { return true }
    return [
      UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ";"), UInt8(ascii: "}"), UInt8(ascii: "/"),
      UInt8(ascii: ")"),
    ].contains(last)
  }

  // MARK: One compound

  private func compoundStart(before end: Int) -> Int {
    let nearest = max(limit, end - Self.longestCompound)
    var position = end
    while position > nearest {
      let byte = bytes[position - 1]
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: ")") {
        let opening = byte == UInt8(ascii: "]") ? UInt8(ascii: "[") : UInt8(ascii: "(")
        guard let start = opened(by: opening, closing: byte, at: position - 1, from: nearest) else { break }
        position = start
      } else if Self.isCompoundByte(byte) {
        position -= 1
      } else {
        break
      }
    }
    return position
  }

  private func opened(by opening: UInt8, closing: UInt8, at end: Int, from limit: Int) -> Int? {
    var depth = 0
    for position in stride(from: end, through: limit, by: -1) {
      if bytes[position] == closing { depth += 1 }
      if bytes[position] == opening { depth -= 1 }
      if depth == 0 { return position }
    }
    return nil
  }

  private static func isCompoundByte(_ byte: UInt8) -> Bool {
    if ByteKind.isNamePart(byte) { return true }
    return [
      UInt8(ascii: "."), UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "&"), UInt8(ascii: "%"),
      UInt8(ascii: "\\"),
    ].contains(byte)
  }

  /// The compound that the range is, or that is at its end: `bag..a` has `.a`.
  private func compound(_ range: Range<Int>) -> Compound? {
    if let kind = kind(of: range) { return Compound(start: range.lowerBound, kind: kind) }
    for start in range.dropFirst() {
      let byte = bytes[start]
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: ":") else { continue }
      if let kind = kind(of: start..<range.upperBound) { return Compound(start: start, kind: kind) }
    }
    return nil
  }

  private func kind(of range: Range<Int>) -> Kind? {
    if isInKeyframes { return isStop(range) ? .certain : nil }
    var position = range.lowerBound
    var kind: Kind?
    if bytes[position] == UInt8(ascii: "*") || bytes[position] == UInt8(ascii: "&") {
      position += 1
      kind = .element(isWord: false)
    } else {
      let nameEnd = behindName(from: position, to: range.upperBound)
      if nameEnd > position {
        guard let element = element(position..<nameEnd) else { return nil }
        kind = element
        position = nameEnd
      }
    }
    while position < range.upperBound {
      guard let end = behindPart(from: position, to: range.upperBound) else { return nil }
      position = end
      kind = .certain
    }
    return kind
  }

  /// `from`, `to`, `40%`.
  private func isStop(_ range: Range<Int>) -> Bool {
    let text = String(decoding: bytes[range], as: UTF8.self).lowercased()
    if text == "from" || text == "to" { return true }
    return text.hasSuffix("%") && text.utf8.dropLast().allSatisfy { ByteKind.isDigit($0) || $0 == UInt8(ascii: ".") }
  }

  private func element(_ range: Range<Int>) -> Kind? {
    let written = String(decoding: bytes[range], as: UTF8.self)
    let name = written.lowercased()
    // A capital begins a word of prose; old style sheets are written in capitals throughout.
    guard HTMLElements.all.contains(name), written == name || written == name.uppercased() else { return nil }
    if written != name, range.count == 1,
      range.upperBound == bytes.count || bytes[range.upperBound] != UInt8(ascii: ".")
    {
      return nil
    }
    return .element(isWord: HTMLElements.wordsOfProse.contains(name))
  }

  /// Behind `.name`, `#name`, `[…]`, `:state` or `:state(…)`.
  private func behindPart(from start: Int, to end: Int) -> Int? {
    switch bytes[start] {
    case UInt8(ascii: "."), UInt8(ascii: "#"):
      let nameEnd = behindName(from: start + 1, to: end)
      return nameEnd > start + 1 ? nameEnd : nil
    case UInt8(ascii: "["): return bytes[start..<end].firstIndex(of: UInt8(ascii: "]")).map { $0 + 1 }
    case UInt8(ascii: ":"):
      var nameStart = start + 1
      if nameStart < end, bytes[nameStart] == UInt8(ascii: ":") { nameStart += 1 }
      let nameEnd = behindName(from: nameStart, to: end)
      let name = String(decoding: bytes[nameStart..<nameEnd], as: UTF8.self).lowercased()
      guard name.hasPrefix("-") || Self.states.contains(name) else { return nil }
      guard nameEnd < end, bytes[nameEnd] == UInt8(ascii: "(") else { return nameEnd }
      return closed(from: nameEnd, to: end)
    default: return nil
    }
  }

  private func closed(from start: Int, to end: Int) -> Int? {
    var depth = 0
    for position in start..<end {
      if bytes[position] == UInt8(ascii: "(") { depth += 1 }
      if bytes[position] == UInt8(ascii: ")") { depth -= 1 }
      if depth == 0 { return position + 1 }
    }
    return nil
  }

  /// A name begins with no digit; a backslash takes the next byte with it.
  private func behindName(from start: Int, to end: Int) -> Int {
    guard start < end, !ByteKind.isDigit(bytes[start]) else { return start }
    var position = start
    while position < end, ByteKind.isNamePart(bytes[position]) || bytes[position] == UInt8(ascii: "\\") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(position, end)
  }

  /// Pseudo-classes and pseudo-elements; those of browsers begin with `-`.
  private static let states = Set(
    """
    active after any-link backdrop before checked default defined dir disabled empty enabled file-selector-button first \
    first-child first-letter first-line first-of-type focus focus-visible focus-within fullscreen has host hover \
    in-range indeterminate invalid is lang last-child last-of-type left link marker not nth-child nth-last-child \
    nth-last-of-type nth-of-type only-child only-of-type optional out-of-range placeholder placeholder-shown popover-open \
    read-only read-write required right root selection slotted target valid visited where
    """.split(separator: " ").map(String.init))
}
