// SPDX-License-Identifier: Apache-2.0
import Primitives

/// Walks over the members of a comma list, blanks trimmed; an empty member is an empty range.
struct Members {
  private var position: Int
  private let end: Int
  private var isOver = false

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func next(_ bytes: Span<UInt8>) -> Range<Int>? {
    guard !isOver else { return nil }
    let start = position
    while position < end, bytes[position] != UInt8(ascii: ",") { position &+= 1 }
    let member = bytes.trimmingBlanks(start..<position)
    isOver = position == end
    position &+= 1
    return member
  }
}
