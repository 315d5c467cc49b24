// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics

/// URLs of an authorization server.
package enum IssuerURL {
  /// Whether keys may be fetched from there: over https, or over plain http from this machine.
  package static func isSafe(_ text: String) -> Bool {
    guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") }), !text.contains("#") else {
      return false
    }
    if text.hasPrefix("https://") { return !authority(text.dropFirst(8)).isEmpty && !text.contains("@") }
    guard text.hasPrefix("http://"), !text.contains("@") else { return false }
    return Authority.isLoopback(authority(text.dropFirst(7)))
  }

  /// URLs at which an issuer's metadata may be: RFC 8414 §3.1, then OpenID Connect Discovery §4.1 in the forms of the
  /// one and of the other.
  static func metadata(of issuer: String) -> [String] {
    guard let scheme = issuer.firstRange(of: "://") else { return [] }
    let host = authority(issuer[scheme.upperBound...])
    let origin = String(issuer[..<scheme.upperBound]) + host
    var path = String(issuer[scheme.upperBound...].dropFirst(host.count))
    while path.hasSuffix("/") { path.removeLast() }
    let first = origin + "/.well-known/oauth-authorization-server" + path
    let last = origin + path + "/.well-known/openid-configuration"
    return path.isEmpty ? [first, last] : [first, origin + "/.well-known/openid-configuration" + path, last]
  }

  private static func authority(_ rest: Substring) -> Substring { rest.prefix { $0 != "/" && $0 != "?" } }
}
