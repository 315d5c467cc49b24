// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// The fields of a response, kept as the bytes that came: most callers look at one or two of them.
package struct ResponseFields: Sendable {
  /// Field lines without line ends, each followed by LF, which no line holds.
  private var bytes: [UInt8] = []

  package init() {}

  /// Takes fields that did not come over a connection, in their order.
  package init(_ fields: HTTPFields) {
    for line in fields.lines {
      bytes.append(contentsOf: line.name.canonicalName.utf8)
      bytes.append(UInt8(ascii: ":"))
      bytes.append(contentsOf: line.value.utf8.filter { $0 >= 0x20 || $0 == 0x09 })
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  mutating func removeAll() {
    if bytes.isEmpty { bytes.reserveCapacity(512) } else { bytes.removeAll(keepingCapacity: true) }
  }

  /// Whether a field line has this name (lower case).
  static func isNamed(_ line: Span<UInt8>, _ name: StaticString) -> Bool {
    let length = name.utf8CodeUnitCount
    guard line.count > length, line[length] == UInt8(ascii: ":") else { return false }
    for index in 0..<length where unsafe lower(line[index]) != name.utf8Start[index] { return false }
    return true
  }

  /// Adds a field line; false when it is none: no token before a colon, a control character in it, or a folded line.
  mutating func append(_ line: Span<UInt8>) -> Bool {
    var colon = 0
    while colon < line.count, Token.isTokenByte(line[colon]) { colon += 1 }
    guard colon > 0, colon < line.count, line[colon] == UInt8(ascii: ":") else { return false }
    for index in (colon + 1)..<line.count {
      let byte = line[index]
      if byte < 0x20 && byte != 0x09 || byte == 0x7F { return false }
    }
    unsafe line.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\n"))
    return true
  }

  /// The first value of a field, without the white space around it; `name` in lower case.
  package func value(of name: StaticString) -> String? {
    guard let range = range(of: name) else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// The range of the value of a field's first line.
  private func range(of name: StaticString) -> Range<Int>? {
    var start = 0
    let length = name.utf8CodeUnitCount
    while let end = lineEnd(from: start) {
      if end - start > length, bytes[start + length] == UInt8(ascii: ":"), matches(name, at: start) {
        return trimmed(start + length + 1, end)
      }
      start = end + 1
    }
    return nil
  }

  private func lineEnd(from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\n") { return index }
      index += 1
    }
    return nil
  }

  private func matches(_ name: StaticString, at start: Int) -> Bool {
    for index in 0..<name.utf8CodeUnitCount
    where unsafe Self.lower(bytes[start + index]) != name.utf8Start[index] { return false }
    return true
  }

  private func trimmed(_ start: Int, _ end: Int) -> Range<Int> {
    var (first, last) = (start, end)
    while first < last, bytes[first] == 0x20 || bytes[first] == 0x09 { first += 1 }
    while last > first, bytes[last - 1] == 0x20 || bytes[last - 1] == 0x09 { last -= 1 }
    return first..<last
  }

  private static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }

  /// All fields as values.
  var decoded: HTTPFields {
    var fields = HTTPFields()
    var start = 0
    while let end = lineEnd(from: start) {
      if let colon = bytes[start..<end].firstIndex(of: UInt8(ascii: ":")),
        let name = HTTPFieldName(String(decoding: bytes[start..<colon], as: UTF8.self))
      {
        fields.append(name, String(decoding: bytes[trimmed(colon + 1, end)], as: UTF8.self))
      }
      start = end + 1
    }
    return fields
  }

  enum Version { case http10, http11, http2 }

  /// The status of a status line of HTTP/1.0 or 1.1 (RFC 9112 §4), or of the line that libcurl makes of an HTTP/2
  /// response's status; nil when it is none.
  static func status(_ line: Span<UInt8>) -> (code: Int, version: Version)? {
    guard line.count >= 10, line[0] == UInt8(ascii: "H"), line[1] == UInt8(ascii: "T"), line[2] == UInt8(ascii: "T"),
      line[3] == UInt8(ascii: "P"), line[4] == UInt8(ascii: "/")
    else { return nil }
    let version: Version
    var start = 8
    switch (line[5], line[6], line[7]) {
    case (UInt8(ascii: "1"), UInt8(ascii: "."), UInt8(ascii: "1")): version = .http11
    case (UInt8(ascii: "1"), UInt8(ascii: "."), UInt8(ascii: "0")): version = .http10
    case (UInt8(ascii: "2"), 0x20, _): (version, start) = (.http2, 6)
    default: return nil
    }
    let end = start + 4
    guard line.count >= end, line[start] == 0x20, line.count == end || line[end] == 0x20 else { return nil }
    var status = 0
    for index in (start + 1)..<end {
      let byte = line[index]
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      status = status * 10 + Int(byte - 0x30)
    }
    return status >= 100 ? (status, version) : nil
  }
}
