// SPDX-License-Identifier: Apache-2.0

/// A request path in which what comes from outside is percent-encoded (RFC 3986 §2.1).
struct EnginePath {
  private(set) var text: String

  /// `prefix`, the encoded `segment`, `suffix`, then `query` behind `?` or `&`.
  init(_ prefix: String, segment: String = "", _ suffix: String = "", query: [(String, String)] = []) {
    text = prefix
    text.append(EnginePath.encode(segment))
    text.append(suffix)
    append(query: query)
  }

  private mutating func append(query: [(String, String)]) {
    var separator: Character = text.utf8.contains(UInt8(ascii: "?")) ? "&" : "?"
    for (name, value) in query {
      text.append(separator)
      text.append(EnginePath.encode(name))
      text.append("=")
      text.append(EnginePath.encode(value))
      separator = "&"
    }
  }

  /// Encodes all but unreserved characters, the comma of lists and the star of patterns.
  static func encode(_ text: String) -> String {
    if text.utf8.allSatisfy(isPlain) { return text }
    var encoded: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      if isPlain(byte) {
        encoded.append(byte)
      } else {
        encoded.append(UInt8(ascii: "%"))
        encoded.append(digits[Int(byte >> 4)])
        encoded.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: encoded, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: ","),
      UInt8(ascii: "*"):
      true
    default: false
    }
  }
}
