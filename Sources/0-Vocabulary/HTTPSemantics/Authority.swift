// SPDX-License-Identifier: Apache-2.0

/// The authority of a URL (RFC 3986 §3.2).
package enum Authority {
  /// The authority within what follows `scheme://`, without user information.
  package static func inside(_ rest: Substring) -> Substring {
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
  }

  /// Whether a host, with a port or without, is this machine by its name or number.
  package static func isLoopback(_ authority: Substring) -> Bool {
    if authority.hasPrefix("[::1]") { return true }
    let host = authority.prefix { $0 != ":" }
    if host == "localhost" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
