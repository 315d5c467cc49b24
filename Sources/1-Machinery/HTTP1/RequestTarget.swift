// SPDX-License-Identifier: Apache-2.0

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
