// SPDX-License-Identifier: Apache-2.0

/// Joins a text that comes in pieces, whose characters may be cut between them: bytes of UTF-8, and halves of a
/// surrogate pair, which stand as the three bytes that UTF-8 would have for them. What has no other part becomes U+FFFD.
struct TextJoiner: Sendable {
  /// The begin of a character.
  private var rest: [UInt8] = []

  var isEmpty: Bool { rest.isEmpty }

  /// The characters that are whole now.
  mutating func add(_ piece: some Collection<UInt8>) -> String {
    rest.append(contentsOf: piece)
    return take(isEnd: false)
  }

  /// Returns the rest when no piece follows.
  mutating func finish() -> String { rest.isEmpty ? "" : take(isEnd: true) }

  private mutating func take(isEnd: Bool) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(rest.count)
    var index = 0
    while index < rest.count {
      switch Self.character(rest[index...]) {
      case .whole(let count):
        text.append(contentsOf: rest[index..<index + count])
        index += count
      case .pair(let scalar):
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index += 6
      case .broken(let count):
        text.append(contentsOf: UTF8.encodedReplacementCharacter)
        index += count
      case .begun:
        guard isEnd else {
          rest.removeFirst(index)
          return String(decoding: text, as: UTF8.self)
        }
        text.append(contentsOf: UTF8.encodedReplacementCharacter)
        index = rest.count
      }
    }
    rest = []
    return String(decoding: text, as: UTF8.self)
  }

  private enum Character {
    case whole(Int)
    /// Two halves of three bytes each.
    case pair(Unicode.Scalar)
    /// Bytes that are no character; the value is their number.
    case broken(Int)
    /// More bytes may make it one.
    case begun
  }

  private static func character(_ bytes: ArraySlice<UInt8>) -> Character {
    let start = bytes.startIndex
    let lead = bytes[start]
    if lead < 0x80 { return .whole(1) }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xbf
    switch lead {
    case 0xc2...0xdf: length = 2
    case 0xe0...0xef:
      length = 3
      if lead == 0xe0 { second = 0xa0...0xbf }
    case 0xf0...0xf4:
      length = 4
      if lead == 0xf0 { second = 0x90...0xbf } else if lead == 0xf4 { second = 0x80...0x8f }
    default: return .broken(1)
    }
    for offset in 1..<length {
      guard offset < bytes.count else { return .begun }
      let range = offset == 1 ? second : 0x80...0xbf
      guard range.contains(bytes[start + offset]) else { return .broken(offset) }
    }
    guard lead == 0xed, bytes[start + 1] >= 0xa0 else { return .whole(length) }
    return pair(bytes)
  }

  /// At half a pair.
  private static func pair(_ bytes: ArraySlice<UInt8>) -> Character {
    let first = half(bytes)
    guard first < 0xdc00 else { return .broken(3) }
    let next = bytes.dropFirst(3)
    guard let lead = next.first else { return .begun }
    guard lead == 0xed else { return .broken(3) }
    guard next.count > 1 else { return .begun }
    guard (0xb0...0xbf).contains(next[next.startIndex + 1]) else { return .broken(3) }
    guard next.count > 2 else { return .begun }
    guard (0x80...0xbf).contains(next[next.startIndex + 2]),
      let scalar = Unicode.Scalar(0x1_0000 + (first - 0xd800) << 10 + (half(next) - 0xdc00))
    else { return .broken(3) }
    return .pair(scalar)
  }

  private static func half(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    let start = bytes.startIndex
    return UInt32(bytes[start] & 0x0f) << 12 | UInt32(bytes[start + 1] & 0x3f) << 6 | UInt32(bytes[start + 2] & 0x3f)
  }
}
