// SPDX-License-Identifier: Apache-2.0

/// An address on which a server listens.
package enum ListenAddress: Sendable, Hashable, CustomStringConvertible {
  /// `host` is a numeric address without brackets, or empty for any; port 0 takes a free one.
  case tcp(host: String, port: Int)
  case unix(path: String)
  /// A listening socket that the parent process handed over (LISTEN_FDS).
  case inherited(descriptor: Int32)

  /// Reads `host:port`, `[v6]:port`, `:port` and `unix:/path`; nil for anything else. `localhost` is 127.0.0.1.
  package init?(_ text: String) {
    if text.hasPrefix("unix:") {
      let path = String(text.dropFirst(5))
      guard !path.isEmpty, path.utf8.count < 108 else { return nil }
      self = .unix(path: path)
      return
    }
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let digits = text[text.index(after: colon)...].utf8
    guard (1...5).contains(digits.count) else { return nil }
    var port = 0
    for digit in digits {
      guard digit >= 0x30, digit <= 0x39 else { return nil }
      port = port * 10 + Int(digit - 0x30)
    }
    guard port <= 65_535 else { return nil }
    var host = String(text[..<colon])
    if host.hasPrefix("["), host.hasSuffix("]") {
      host = String(host.dropFirst().dropLast())
      guard host.contains(":") else { return nil }
    } else if host.contains(":") {
      return nil
    }
    if host == "localhost" { host = "127.0.0.1" }
    guard host.isEmpty || Sockets.isNumeric(host) else { return nil }
    self = .tcp(host: host, port: port)
  }

  package var description: String {
    switch self {
    case .tcp(let host, let port): host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    case .unix(let path): "unix:\(path)"
    case .inherited(let descriptor): "descriptor \(descriptor)"
    }
  }

  /// The TCP port, where there is one.
  package var port: Int? {
    if case .tcp(_, let port) = self { return port }
    return nil
  }
}
