// SPDX-License-Identifier: Apache-2.0

/// Takes the rules of style sheets out of a text: what `strip_tags` leaves of a `<style>` element.
///
/// A block goes where all of it is a style sheet's: its selector or at-rule, each of its declarations, and the blocks
/// within it. Braces of prose stay: `{size}`, `set {1, 2}`. One pass; each stretch between two braces is looked at once.
struct StyleRemover {
  private let bytes: [UInt8]
  private(set) var work = 0
  private var blocks: [Block] = []
  /// Ranges to remove, in ascending order.
  private var regions: [Range<Int>] = []
  /// Comments outside of blocks; they go with the rules beside them.
  private var comments: [Range<Int>] = []
  /// The index at which prose or a selector may begin, outside of blocks.
  private var boundary = 0
  /// No comment that begins here or later is closed.
  private var commentsEnd = Int.max

  /// A `{` that is not closed yet.
  private struct Block {
    /// The index at which its selector or at-rule begins; nil: it has none, so it is no style sheet's.
    var start: Int?
    /// Only known properties count: the selector is one that prose may have too.
    var isWeak: Bool
    var isKeyframes: Bool
    /// All so far may be a style sheet's.
    var isValid: Bool
    /// A declaration or a rule was read: without one a block that the text's end cuts off is not believed.
    var hasContent = false
    var statementStart: Int
    var parentheses = 0
    /// Rules within, to be taken out where the block itself is none.
    var regions: [Range<Int>] = []
  }

  static func removeStyles(_ bytes: [UInt8], work: inout Int) -> [UInt8] {
    guard bytes.contains(UInt8(ascii: "{")) || bytes.contains(UInt8(ascii: "@")) else { return bytes }
    var remover = StyleRemover(bytes: bytes)
    remover.run()
    work += remover.work + bytes.count
    return remover.regions.isEmpty ? bytes : remover.remaining()
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Reading

  private mutating func run() {
    var position = 0
    while position < bytes.count {
      work += 1
      switch bytes[position] {
      case UInt8(ascii: "{"):
        open(at: position)
        position += 1
      case UInt8(ascii: "}"):
        close(at: position)
        position += 1
      case UInt8(ascii: ";"):
        if blocks.isEmpty { boundary = position + 1 } else { endStatement(at: position) }
        position += 1
      case UInt8(ascii: "/"): position = behindComment(at: position)
      case UInt8(ascii: "@") where blocks.isEmpty: position = behindStatement(at: position)
      case let byte where !blocks.isEmpty: position = inBlock(byte, at: position)
      default: position += 1
      }
    }
    cutOff()
    takeComments()
  }

  private mutating func inBlock(_ byte: UInt8, at position: Int) -> Int {
    let last = blocks.count - 1
    switch byte {
    case UInt8(ascii: "("): blocks[last].parentheses += 1
    case UInt8(ascii: ")"): blocks[last].parentheses = max(0, blocks[last].parentheses - 1)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return behindString(at: position)
    default: break
    }
    return position + 1
  }

  /// A string ends before the next brace, or after a few characters: an apostrophe of prose is none.
  private mutating func behindString(at start: Int) -> Int {
    var position = start + 1
    var hasBrace = false
    while position < bytes.count {
      work += 1
      let byte = bytes[position]
      if byte == bytes[start] { return position + 1 }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { hasBrace = true }
      if hasBrace, position - start > 8 { return start + 1 }
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    return start + 1
  }

  private mutating func behindComment(at start: Int) -> Int {
    guard start < commentsEnd, start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "*") else { return start + 1 }
    var position = start + 2
    while position + 1 < bytes.count {
      work += 1
      if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
        noteComment(start..<position + 2)
        return position + 2
      }
      position += 1
    }
    commentsEnd = start
    return start + 1
  }

  private mutating func noteComment(_ comment: Range<Int>) {
    guard let block = blocks.last else { return comments.append(comment) }
    // Before a declaration or a rule it is a part of neither.
    if StyleGrammar.isBlank(bytes, block.statementStart..<comment.lowerBound) {
      blocks[blocks.count - 1].statementStart = comment.upperBound
    }
  }

  /// `@import url(…);` and `@charset "…";` go; another `@` is a character of the text.
  private mutating func behindStatement(at start: Int) -> Int {
    guard let end = StyleGrammar.endOfStatement(bytes, at: start) else { return start + 1 }
    work += end - start
    regions.append(start..<end)
    boundary = end
    return end
  }

  private mutating func open(at position: Int) {
    let limit = blocks.last?.statementStart ?? boundary
    let prelude = StyleGrammar.prelude(
      bytes, from: limit, to: position, isInKeyframes: blocks.last?.isKeyframes ?? false, isInBlock: !blocks.isEmpty)
    work += prelude.map { position - $0.start } ?? min(position - limit, 64)
    if !blocks.isEmpty {
      // All of the stretch before a block within a block is its selector.
      let isWhole = prelude.map { StyleGrammar.isBlank(bytes, limit..<$0.start) } ?? false
      if !isWhole { blocks[blocks.count - 1].isValid = false }
    }
    blocks.append(
      Block(
        start: prelude?.start, isWeak: prelude?.isWeak ?? true, isKeyframes: prelude?.isKeyframes ?? false,
        isValid: prelude != nil, statementStart: position + 1))
  }

  private mutating func endStatement(at position: Int) {
    let last = blocks.count - 1
    guard blocks[last].parentheses == 0 else { return }
    check(blocks[last].statementStart..<position)
    blocks[last].statementStart = position + 1
  }

  /// Holds a declaration of the innermost block against the grammar.
  private mutating func check(_ statement: Range<Int>) {
    let last = blocks.count - 1
    guard blocks[last].isValid, !StyleGrammar.isBlank(bytes, statement) else { return }
    work += statement.count
    blocks[last].hasContent = true
    blocks[last].isValid = StyleGrammar.isDeclaration(bytes, statement, isKnown: blocks[last].isWeak)
  }

  private mutating func close(at position: Int) {
    guard var block = blocks.last else {
      boundary = position + 1
      return
    }
    check(block.statementStart..<position)
    block = blocks.removeLast()
    if let start = block.start, block.isValid, block.hasContent || !block.isWeak {
      put([start..<position + 1], isRule: true)
    } else {
      if !blocks.isEmpty { blocks[blocks.count - 1].isValid = false }
      put(block.regions, isRule: false)
    }
    if blocks.isEmpty { boundary = position + 1 } else { blocks[blocks.count - 1].statementStart = position + 1 }
  }

  private mutating func put(_ found: [Range<Int>], isRule: Bool) {
    guard !blocks.isEmpty else {
      regions += found
      return
    }
    blocks[blocks.count - 1].regions += found
    if isRule { blocks[blocks.count - 1].hasContent = true }
  }

  /// Blocks that the text's end cuts off: the outermost from which on all is a style sheet goes to the end.
  private mutating func cutOff() {
    guard !blocks.isEmpty else { return }
    let last = blocks.count - 1
    let rest = blocks[last].statementStart..<bytes.count
    let isPlausible = rest.count <= 200 && StyleGrammar.isBeginOfDeclaration(bytes, rest)
    var outermost: Int?
    if isPlausible, blocks.contains(where: \.hasContent) {
      for number in blocks.indices.reversed() {
        guard blocks[number].isValid, blocks[number].start != nil else { break }
        outermost = number
      }
    }
    for block in blocks[..<(outermost ?? blocks.count)] { regions += block.regions }
    if let outermost, let start = blocks[outermost].start { regions.append(start..<bytes.count) }
    regions.sort { $0.lowerBound < $1.lowerBound }
  }

  /// Comments go that stand directly beside a rule, or beside one that goes.
  private mutating func takeComments() {
    guard !comments.isEmpty, !regions.isEmpty else { return }
    var merged: [(range: Range<Int>, isComment: Bool)] =
      regions.map { ($0, false) } + comments.map { ($0, true) }
    merged.sort { $0.range.lowerBound < $1.range.lowerBound }
    var goes = merged.map { !$0.isComment }
    for order in [Array(merged.indices), merged.indices.reversed()] {
      for (neighbour, number) in zip(order, order.dropFirst()) where goes[neighbour] {
        let (first, second) = (merged[min(neighbour, number)].range, merged[max(neighbour, number)].range)
        if first.upperBound <= second.lowerBound, StyleGrammar.isBlank(bytes, first.upperBound..<second.lowerBound) {
          goes[number] = true
        }
      }
    }
    regions = merged.indices.filter { goes[$0] }.map { merged[$0].range }
  }

  // MARK: Writing

  private func remaining() -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    for region in regions where region.upperBound > position {
      if region.lowerBound > position { result.append(contentsOf: bytes[position..<region.lowerBound]) }
      result.append(UInt8(ascii: " "))
      position = region.upperBound
    }
    result.append(contentsOf: bytes[position...])
    return result
  }
}
