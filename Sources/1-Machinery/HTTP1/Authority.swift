// SPDX-License-Identifier: Apache-2.0

/// `uri-host [ ":" port ]` (RFC 9110 §7.2), without user information.
enum Authority {
  /// The index at which the port's digits begin, `range.upperBound` without a port; nil when it is no authority.
  static func portStart(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard let end = hostEnd(bytes, range), end > range.lowerBound else { return nil }
    if end == range.upperBound { return end }
    guard bytes[end] == UInt8(ascii: ":"), range.upperBound - end - 1 <= 5 else { return nil }
    var port = 0
    for position in end + 1..<range.upperBound {
      guard isDigit(bytes[position]) else { return nil }
      port = port * 10 + Int(bytes[position] - 0x30)
    }
    return port <= 65_535 ? end + 1 : nil
  }

  private static func hostEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard let first = range.first else { return nil }
    return bytes[first] == UInt8(ascii: "[") ? literalEnd(bytes, range) : nameEnd(bytes, range)
  }

  private static func nameEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while position < range.upperBound, bytes[position] != UInt8(ascii: ":") {
      if bytes[position] == UInt8(ascii: "%") {
        guard bytes.isTriplet(at: position, before: range.upperBound) else { return nil }
      } else if !ByteClass.host.contains(bytes[position]) {
        return nil
      }
      position &+= 1
    }
    return position
  }

  /// An IPv6 address in brackets; which groups it has is not looked into.
  private static func literalEnd(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    var position = range.lowerBound + 1
    var colons = 0
    while position < range.upperBound, bytes[position] != UInt8(ascii: "]") {
      guard ByteClass.addressLiteral.contains(bytes[position]) else { return nil }
      if bytes[position] == UInt8(ascii: ":") { colons += 1 }
      position &+= 1
    }
    guard position < range.upperBound, (2...7).contains(colons), position - range.lowerBound <= 46 else { return nil }
    return position + 1
  }
}
