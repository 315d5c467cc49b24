// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics

/// The request line (RFC 9112 §3): `method SP request-target SP HTTP-version`.
enum RequestLine {
  static func parse(
    _ bytes: Span<UInt8>, _ line: Range<Int>, _ limits: MessageLimits, into head: inout RequestHead
  ) throws(MessageError) {
    var position = methodEnd(bytes, line)
    let methodRange = line.lowerBound..<position
    guard methodRange.count <= MessageLimits.methodBytes else { throw methodTooLong }
    guard !methodRange.isEmpty, position < line.upperBound, bytes[position] == 0x20 else { throw .bad("request_line") }
    head.methodRange = methodRange
    head.method = method(bytes, methodRange)

    let targetStart = position + 1
    position = targetStart
    while position < line.upperBound, bytes[position] != 0x20 { position &+= 1 }
    head.target = targetStart..<position
    guard !head.target.isEmpty, position < line.upperBound else { throw .bad("request_line") }
    guard head.target.count <= limits.targetBytes else { throw MessageError(.uriTooLong, "target_too_long") }
    head.minorVersion = try version(bytes, position + 1..<line.upperBound)
    head.keepsAlive = head.minorVersion == 1
    try RequestTarget.parse(bytes, into: &head)
  }

  /// Refuses a method that is too long, of a line that may not be there whole.
  static func checkMethod(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(MessageError) {
    let start = line.prefix(MessageLimits.methodBytes + 1)
    guard start.count <= MessageLimits.methodBytes || methodEnd(bytes, start) < start.upperBound else {
      throw methodTooLong
    }
  }

  private static var methodTooLong: MessageError { MessageError(.notImplemented, "method_too_long") }

  private static func methodEnd(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Int {
    var position = line.lowerBound
    while position < line.upperBound, ByteClass.token.contains(bytes[position]) { position &+= 1 }
    return position
  }

  /// Whether a line that is too long has a target of allowed length: then it is not the target that makes it so.
  static func hasEndOfTarget(_ bytes: Span<UInt8>, _ line: Range<Int>, _ limits: MessageLimits) -> Bool {
    let end = methodEnd(bytes, line)
    guard end < line.upperBound, bytes[end] == 0x20 else { return true }
    for position in (end + 1..<line.upperBound).prefix(limits.targetBytes + 1) where bytes[position] == 0x20 {
      return true
    }
    return false
  }

  /// Reads a method, and of a target in origin form the path's first bytes.
  static func salvage(_ bytes: Span<UInt8>, _ line: Range<Int>, into head: inout RequestHead) -> Bool {
    var position = methodEnd(bytes, line)
    head.methodRange = line.lowerBound..<position
    guard (1...MessageLimits.methodBytes).contains(head.methodRange.count), position + 1 < line.upperBound,
      bytes[position] == 0x20, bytes[position + 1] == UInt8(ascii: "/")
    else { return false }
    let start = position + 1
    position = start
    let end = min(line.upperBound, start + 256)
    while position < end, bytes[position] != UInt8(ascii: "?"), ByteClass.target.contains(bytes[position]) {
      position &+= 1
    }
    head.method = method(bytes, head.methodRange)
    head.target = start..<position
    head.path = start..<position
    return true
  }

  private static func method(_ bytes: Span<UInt8>, _ range: Range<Int>) -> RequestHead.Method {
    switch range.count {
    case 3: bytes.equals(range, "GET") ? .get : bytes.equals(range, "PUT") ? .put : .other
    case 4: bytes.equals(range, "POST") ? .post : bytes.equals(range, "HEAD") ? .head : .other
    case 5: bytes.equals(range, "PATCH") ? .patch : bytes.equals(range, "TRACE") ? .trace : .other
    case 6: bytes.equals(range, "DELETE") ? .delete : .other
    case 7: bytes.equals(range, "OPTIONS") ? .options : bytes.equals(range, "CONNECT") ? .connect : .other
    default: .other
    }
  }

  /// The minor version; 1 for all that are higher, as RFC 9110 §2.5 wants them treated.
  private static func version(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(MessageError) -> Int {
    guard range.count == 8, bytes.equals(range.lowerBound..<range.lowerBound + 5, "HTTP/") else {
      throw .bad("version")
    }
    let major = bytes[range.lowerBound + 5]
    let minor = bytes[range.lowerBound + 7]
    guard isDigit(major), bytes[range.lowerBound + 6] == UInt8(ascii: "."), isDigit(minor) else {
      throw .bad("version")
    }
    switch major {
    case UInt8(ascii: "1"): return minor == UInt8(ascii: "0") ? 0 : 1
    case UInt8(ascii: "0"): throw .bad("version")
    default: throw MessageError(.httpVersionNotSupported, "version")
    }
  }
}

/// The four forms of a request target (RFC 9112 §3.2).
enum RequestTarget {
  static func parse(_ bytes: Span<UInt8>, into head: inout RequestHead) throws(MessageError) {
    let target = head.target
    if head.method == .connect {
      guard let port = Authority.portStart(bytes, target), port < target.upperBound else { throw .bad("target") }
      head.authority = target
      return
    }
    switch bytes[target.lowerBound] {
    case UInt8(ascii: "/"):
      try parsePath(bytes, target, into: &head)
    case UInt8(ascii: "*") where target.count == 1:
      guard head.method == .options else { throw .bad("target") }
      head.isAsterisk = true
    default:
      try parseAbsolute(bytes, target, into: &head)
    }
  }

  private static func parseAbsolute(
    _ bytes: Span<UInt8>, _ target: Range<Int>, into head: inout RequestHead
  ) throws(MessageError) {
    let start: Int
    if target.count > 7, bytes.matches(target.lowerBound..<target.lowerBound + 7, "http://") {
      start = target.lowerBound + 7
    } else if target.count > 8, bytes.matches(target.lowerBound..<target.lowerBound + 8, "https://") {
      start = target.lowerBound + 8
    } else {
      throw .bad("target")
    }
    var end = start
    while end < target.upperBound, bytes[end] != UInt8(ascii: "/"), bytes[end] != UInt8(ascii: "?") { end &+= 1 }
    guard Authority.portStart(bytes, start..<end) != nil else { throw .bad("target") }
    head.authority = start..<end
    try parsePath(bytes, end..<target.upperBound, into: &head)
    if head.method == .options, head.path.isEmpty, head.query == nil { head.isAsterisk = true }
  }

  private static func parsePath(
    _ bytes: Span<UInt8>, _ range: Range<Int>, into head: inout RequestHead
  ) throws(MessageError) {
    var position = range.lowerBound
    var queryStart: Int?
    while position < range.upperBound {
      let byte = bytes[position]
      if byte == UInt8(ascii: "%") {
        guard bytes.isTriplet(at: position, before: range.upperBound) else { throw .bad("target") }
      } else {
        guard ByteClass.target.contains(byte) else { throw .bad("target") }
        if byte == UInt8(ascii: "?"), queryStart == nil { queryStart = position }
      }
      position &+= 1
    }
    head.path = range.lowerBound..<(queryStart ?? range.upperBound)
    head.query = queryStart.map { $0 + 1..<range.upperBound }
  }
}

/// `uri-host [ ":" port ]` (RFC 9110 §7.2), without user information.
enum Authority {
  /// Where the port's digits begin, `range.upperBound` without a port; nil when it is no authority.
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
