// SPDX-License-Identifier: Apache-2.0

/// Reads replies from bytes as they come. Bounded in size and depth: what a server sends beyond that is no answer to
/// anything that we ask.
struct RESPReader {
  private var bytes: [UInt8] = []
  private var start = 0

  static let maximumText = 1 << 20
  private static let maximumElements = 4096
  private static let maximumDepth = 4

  mutating func append(_ more: UnsafeBufferPointer<UInt8>) { unsafe bytes.append(contentsOf: more) }

  /// The next whole reply; nil: more has to come.
  mutating func next() throws(RedisError) -> RESPValue? {
    var position = start
    guard let value = try value(at: &position, depth: 0) else {
      guard bytes.count - start <= 2 * Self.maximumText else { throw Self.tooLarge }
      return nil
    }
    start = position
    if start == bytes.count {
      bytes.removeAll(keepingCapacity: bytes.capacity <= 64 << 10)
      start = 0
    } else if start > 64 << 10 {
      bytes.removeFirst(start)
      start = 0
    }
    return value
  }

  private static let tooLarge = RedisError(.protocolViolation, "a reply is larger than expected")

  private func value(at position: inout Int, depth: Int) throws(RedisError) -> RESPValue? {
    guard depth < Self.maximumDepth else { throw Self.tooLarge }
    guard position < bytes.count else { return nil }
    let kind = bytes[position]
    guard let line = try line(from: position + 1) else { return nil }
    position = line.upperBound + 2
    switch kind {
    case UInt8(ascii: "+"): return .text(Array(bytes[line]))
    case UInt8(ascii: "-"): return .error(String(decoding: bytes[line].prefix(512), as: UTF8.self))
    case UInt8(ascii: ":"): return .integer(try number(line))
    case UInt8(ascii: "$"):
      let count = try number(line)
      guard count >= 0 else { return .null }
      guard count <= Self.maximumText else { throw Self.tooLarge }
      guard bytes.count - position >= count + 2 else { return nil }
      defer { position += count + 2 }
      return .text(Array(bytes[position..<position + count]))
    case UInt8(ascii: "*"):
      let count = try number(line)
      guard count >= 0 else { return .null }
      guard count <= Self.maximumElements else { throw Self.tooLarge }
      var elements: [RESPValue] = []
      for _ in 0..<count {
        guard let element = try value(at: &position, depth: depth + 1) else { return nil }
        elements.append(element)
      }
      return .array(elements)
    default: throw RedisError(.protocolViolation, "the peer does not speak the Redis protocol")
    }
  }

  /// The bytes up to a line's end; nil: it has not come.
  private func line(from begin: Int) throws(RedisError) -> Range<Int>? {
    var index = begin
    while index + 1 < bytes.count {
      if bytes[index] == 0x0D, bytes[index + 1] == 0x0A { return begin..<index }
      index += 1
    }
    guard bytes.count - begin <= 64 << 10 else { throw Self.tooLarge }
    return nil
  }

  private func number(_ range: Range<Int>) throws(RedisError) -> Int {
    guard range.count <= 20, let number = Int(String(decoding: bytes[range], as: UTF8.self)) else {
      throw RedisError(.protocolViolation, "a reply has no number where one belongs")
    }
    return number
  }
}
