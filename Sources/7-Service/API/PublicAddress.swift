// SPDX-License-Identifier: Apache-2.0
import HTTPServer

/// Under which address clients know this service.
struct PublicAddress: Sendable {
  /// `PUBLIC_URL`, without a slash at its end; nil: that of the request.
  private let configured: String?

  init(_ configured: String?) {
    self.configured = configured.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 }
  }

  /// Without a slash at its end.
  func text(for request: ServerRequest) -> String {
    configured ?? (request.isSecure ? "https://" : "http://") + request.authority
  }

  /// The origin of pages that this service serves; nil where that cannot be believed: a name in the request's authority may
  /// be anybody's who lets it point here.
  func ownOrigin(for request: ServerRequest) -> String? {
    if configured == nil {
      guard let host = Self.host(text(for: request)), host == "localhost" || Self.isAddress(host) else { return nil }
    }
    return Self.origin(text(for: request))
  }

  /// The host of a URL, in lower case, without its port.
  static func host(_ url: String) -> String? {
    guard let authority = origin(url)?.split(separator: "/").last else { return nil }
    if authority.hasPrefix("[") { return authority.prefix { $0 != "]" } + "]" }
    return String(authority.prefix { $0 != ":" })
  }

  /// Scheme, host and port of a URL as browsers send them in `Origin`: lower case, no default port, no path.
  static func origin(_ url: String) -> String? {
    let parts = url.lowercased().split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "http:" || parts[0] == "https:", parts[1].isEmpty, !parts[2].isEmpty else {
      return nil
    }
    var authority = parts[2]
    let port = parts[0] == "https:" ? ":443" : ":80"
    if authority.hasSuffix(port) { authority.removeLast(port.count) }
    return "\(parts[0])//\(authority)"
  }

  /// An IPv4 address in its usual form, or an IPv6 address in brackets.
  private static func isAddress(_ host: String) -> Bool {
    if host.hasPrefix("[") {
      return host.dropFirst().dropLast().utf8.allSatisfy { $0 == 0x3A || $0 == 0x2E || isHexadecimal($0) }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        (1...3).contains(part.utf8.count) && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
          && (Int(part) ?? 256) < 256
      }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }
}
