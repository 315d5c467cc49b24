// SPDX-License-Identifier: Apache-2.0
import Primitives

/// The address of a Redis server and the credentials for it: `redis://[USER][:PASSWORD]@HOST[:PORT][/DATABASE]`, `rediss://` for TLS.
package struct RedisAddress: Sendable, Equatable {
  package var host: String
  package var port: Int
  package var isSecure: Bool
  package var user: String?
  package var password: String?
  package var database: Int
  /// PEM file of the certificates to trust; nil: the system's.
  package var caFile: String?

  /// Nil: it is no such URL.
  package init?(_ text: String) {
    let isSecure: Bool
    let rest: Substring
    if text.hasPrefix("redis://") {
      (isSecure, rest) = (false, text.dropFirst(8))
    } else if text.hasPrefix("rediss://") {
      (isSecure, rest) = (true, text.dropFirst(9))
    } else {
      return nil
    }
    self.isSecure = isSecure
    let parts = rest.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard let authority = parts.first, authority.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
    let path = parts.count > 1 ? parts[1] : ""
    guard path.isEmpty || path.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let database = Int(path.isEmpty ? "0" : path),
      database < 1 << 16
    else { return nil }
    self.database = database
    var place = authority
    if let sign = authority.lastIndex(of: "@") {
      place = authority[authority.index(after: sign)...]
      let words = authority[..<sign].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.decoded(words[0]), let secret = Self.decoded(words.count > 1 ? words[1] : "") else {
        return nil
      }
      user = name.isEmpty ? nil : name
      password = secret.isEmpty ? nil : secret
      guard password != nil else { return nil }
    }
    guard let (host, port) = Self.place(place) else { return nil }
    self.host = host
    self.port = port
  }

  private static func decoded(_ text: Substring) -> String? {
    let bytes = Array(text.utf8)
    return PercentEncoding.decode(bytes.span, 0..<bytes.count)
  }

  private static func place(_ text: Substring) -> (String, Int)? {
    var host = text
    var port: Substring?
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      host = text[text.index(after: text.startIndex)..<end]
      let rest = text[text.index(after: end)...]
      guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
      port = rest.isEmpty ? nil : rest.dropFirst()
    } else if let sign = text.firstIndex(of: ":") {
      host = text[..<sign]
      port = text[text.index(after: sign)...]
    }
    guard !host.isEmpty, host.utf8.count <= 253 else { return nil }
    guard let port else { return (String(host), 6379) }
    guard (1...5).contains(port.utf8.count), port.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let number = Int(port), (1...65_535).contains(number)
    else { return nil }
    return (String(host), number)
  }
}
