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
    case 5:
      bytes.equals(range, "PATCH")
        ? .patch
        : bytes.equals(range, "TRACE") ? .trace : bytes.equals(range, "QUERY") ? .query : .other
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
