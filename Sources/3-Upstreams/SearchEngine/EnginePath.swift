// SPDX-License-Identifier: Apache-2.0
import Primitives

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
    PercentEncoding.encode(text) { byte in
      PercentEncoding.isUnreserved(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "*")
    }
  }
}
