// SPDX-License-Identifier: Apache-2.0

/// Checks of the URLs and origins that people configure.
enum URLText {
  /// An absolute http or https URL without user, query or fragment, trailing slashes dropped; nil for anything else.
  static func base(_ text: String) -> String? {
    guard let (_, rest) = scheme(text), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7f }) else { return nil }
    let authority = rest.prefix { $0 != "/" }
    guard isAuthority(authority), !rest.contains(where: { "?#@\\\"<>".contains($0) }) else { return nil }
    var url = text
    while url.hasSuffix("/") { url.removeLast() }
    return url
  }

  /// A serialized origin (RFC 6454 §6.1) as browsers send it: lower case, no default port, no path.
  static func origin(_ text: String) -> String? {
    guard let (scheme, rest) = scheme(text), isAuthority(rest), text == text.lowercased() else { return nil }
    if scheme == "https", rest.hasSuffix(":443") { return nil }
    if scheme == "http", rest.hasSuffix(":80") { return nil }
    return text
  }

  /// The host of a URL that `base` took, without its port.
  static func host(_ url: String) -> String? {
    guard let (_, rest) = scheme(url) else { return nil }
    let authority = rest.prefix { $0 != "/" }
    if authority.hasPrefix("[") { return String(authority.prefix { $0 != "]" }) + "]" }
    return String(authority.prefix { $0 != ":" }).lowercased()
  }

  private static func scheme(_ text: String) -> (scheme: String, rest: Substring)? {
    for scheme in ["http", "https"] where text.lowercased().hasPrefix(scheme + "://") {
      return (scheme, text.dropFirst(scheme.count + 3))
    }
    return nil
  }

  private static func isAuthority(_ text: Substring) -> Bool {
    var host = text
    if text.hasPrefix("[") {
      guard let end = text.firstIndex(of: "]") else { return false }
      let address = text[text.index(after: text.startIndex)..<end]
      guard !address.isEmpty, address.allSatisfy({ $0.isHexDigit || $0 == ":" || $0 == "." }) else { return false }
      host = text[text.index(after: end)...]
      return host.isEmpty || isPort(host)
    }
    if let colon = text.firstIndex(of: ":") {
      guard isPort(text[colon...]) else { return false }
      host = text[..<colon]
    }
    return !host.isEmpty
      && host.utf8.allSatisfy {
        ($0 >= 0x30 && $0 <= 0x39) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7a) || $0 == 0x2d || $0 == 0x2e || $0 == 0x5f
      }
  }

  /// `:` and 1 to 65535.
  private static func isPort(_ text: Substring) -> Bool {
    let digits = text.dropFirst()
    guard text.first == ":", (1...5).contains(digits.count), digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let port = Int(digits)
    else { return false }
    return (1...65_535).contains(port)
  }
}
