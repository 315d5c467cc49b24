// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics

/// The fields of a response, kept as the bytes that came: most callers look at one or two of them.
package struct ResponseFields: Sendable {
  /// Field lines without line ends, each followed by LF, which no line holds.
  private var bytes: [UInt8] = []

  package init() {}

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

  /// How often a field occurs.
  func count(of name: StaticString) -> Int {
    var found = 0
    var start = 0
    while let range = range(of: name, from: start) {
      found += 1
      start = range.upperBound
    }
    return found
  }

  /// Whether a comma-separated field names `member` (lower case).
  func lists(_ member: StaticString, in name: StaticString) -> Bool {
    fields(of: name).contains { value in
      value.lowercased().split(separator: ",").contains { part in
        let word = part.drop { $0 == " " || $0 == "\t" }
        return word.prefix { $0 != " " && $0 != "\t" && $0 != ";" } == member.description
      }
    }
  }

  /// The values of all lines of a field.
  func fields(of name: StaticString) -> [String] {
    var values: [String] = []
    var start = 0
    while let range = range(of: name, from: start) {
      values.append(String(decoding: bytes[range], as: UTF8.self))
      start = range.upperBound
    }
    return values
  }

  /// The first value of a field, without the white space around it; `name` in lower case.
  package func value(of name: StaticString) -> String? {
    guard let range = range(of: name) else { return nil }
    return String(decoding: bytes[range], as: UTF8.self)
  }

  /// Whether the field's first value is, or begins with and a parameter follows, `expected` (lower case), as media
  /// types are compared.
  package func isMediaType(_ expected: StaticString) -> Bool {
    guard let range = range(of: "content-type"), range.count >= expected.utf8CodeUnitCount else { return false }
    for index in 0..<expected.utf8CodeUnitCount
    where unsafe Self.lower(bytes[range.lowerBound + index]) != expected.utf8Start[index] { return false }
    let end = range.lowerBound + expected.utf8CodeUnitCount
    guard end < range.upperBound else { return true }
    return bytes[end] == UInt8(ascii: ";") || bytes[end] == UInt8(ascii: " ")
  }

  /// Where the value of the first line of a field stands, of those that begin at `place` or behind it.
  private func range(of name: StaticString, from place: Int = 0) -> Range<Int>? {
    var start = place
    // Behind a value that was given out, the rest of its line comes first.
    if start > 0 { start = (lineEnd(from: start) ?? bytes.count) + 1 }
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

  /// The status of a status line of HTTP/1.0 or 1.1 (RFC 9112 §4); nil when it is none.
  static func status(_ line: Span<UInt8>) -> (code: Int, isOld: Bool)? {
    guard line.count >= 12, line[0] == UInt8(ascii: "H"), line[1] == UInt8(ascii: "T"), line[2] == UInt8(ascii: "T"),
      line[3] == UInt8(ascii: "P"), line[4] == UInt8(ascii: "/"), line[5] == UInt8(ascii: "1"),
      line[6] == UInt8(ascii: "."), line[7] == UInt8(ascii: "1") || line[7] == UInt8(ascii: "0"), line[8] == 0x20,
      line.count == 12 || line[12] == 0x20
    else { return nil }
    var status = 0
    for index in 9..<12 {
      let byte = line[index]
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      status = status * 10 + Int(byte - 0x30)
    }
    return status >= 100 ? (status, line[7] == UInt8(ascii: "0")) : nil
  }
}
