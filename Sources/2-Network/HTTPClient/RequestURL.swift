// SPDX-License-Identifier: Apache-2.0

/// The parts of an absolute http or https URL that a call needs (RFC 3986). What is not plain printable ASCII, holds
/// credentials or a fragment is refused rather than repaired: the caller encodes what it puts in.
struct RequestURL: Hashable {
  let isSecure: Bool
  /// Lower case, an IPv6 address in its brackets.
  let host: String
  let port: UInt16
  /// Path and query as they go into the request line.
  let target: String

  init(_ text: String) throws(HTTPClientError) {
    let bytes = text.utf8
    for byte in bytes where byte <= 0x20 || byte >= 0x7F || Self.isExcluded(byte) {
      throw HTTPClientError(.invalidURL, "the URL holds a character that must be percent-encoded")
    }
    let rest: Substring
    if Self.hasPrefix(text, "http://") {
      (isSecure, rest) = (false, text.dropFirst(7))
    } else if Self.hasPrefix(text, "https://") {
      (isSecure, rest) = (true, text.dropFirst(8))
    } else {
      throw HTTPClientError(.invalidURL, "the URL does not begin with http:// or https://")
    }
    let end = rest.utf8.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    (host, port) = try Self.authority(rest[..<end], defaultPort: isSecure ? 443 : 80)
    let tail = rest[end...]
    target = tail.isEmpty ? "/" : tail.utf8.first == UInt8(ascii: "?") ? "/" + tail : String(tail)
  }

  private static func isExcluded(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\\"), UInt8(ascii: "^"),
      UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "#"):
      true
    default: false
    }
  }

  private static func hasPrefix(_ text: String, _ prefix: StaticString) -> Bool {
    var left = text.utf8.makeIterator()
    for index in 0..<prefix.utf8CodeUnitCount {
      guard let byte = left.next() else { return false }
      let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
      if unsafe lower != prefix.utf8Start[index] { return false }
    }
    return true
  }

  private static func authority(
    _ text: Substring, defaultPort: UInt16
  ) throws(HTTPClientError) -> (host: String, port: UInt16) {
    if text.utf8.contains(UInt8(ascii: "@")) {
      throw HTTPClientError(.invalidURL, "the URL holds credentials, which have settings of their own")
    }
    var host = text
    var port = defaultPort
    let afterBracket = text.utf8.first == UInt8(ascii: "[") ? text.utf8.firstIndex(of: UInt8(ascii: "]")) : nil
    if let colon = text.utf8[(afterBracket ?? text.startIndex)...].lastIndex(of: UInt8(ascii: ":")) {
      host = text[..<colon]
      let digits = text[text.utf8.index(after: colon)...]
      if !digits.isEmpty {
        guard digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let number = UInt16(digits), number > 0 else {
          throw HTTPClientError(.invalidURL, "the URL's port is not a number from 1 to 65535")
        }
        port = number
      }
    }
    guard !host.isEmpty, afterBracket != nil || host.utf8.allSatisfy(isHostByte) else {
      throw HTTPClientError(.invalidURL, "the URL has no valid host")
    }
    return (host.lowercased(), port)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// Host and port for logs and errors.
  var authority: String { "\(host):\(port)" }
}
