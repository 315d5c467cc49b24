// SPDX-License-Identifier: Apache-2.0
import Glibc

extension ListenAddress {
  /// The listening sockets that systemd (or who speaks its protocol, sd_listen_fds(3)) handed to this process:
  /// LISTEN_FDS of them from descriptor 3 on, if LISTEN_PID names this process. Takes the variables away, so that
  /// children do not take them for theirs.
  package static func inheritedFromEnvironment() -> [ListenAddress] {
    defer {
      unsafe unsetenv("LISTEN_PID")
      unsafe unsetenv("LISTEN_FDS")
      unsafe unsetenv("LISTEN_FDNAMES")
    }
    guard let process = unsafe getenv("LISTEN_PID").map({ unsafe String(cString: $0) }), process == String(getpid()),
      let text = unsafe getenv("LISTEN_FDS").map({ unsafe String(cString: $0) }),
      let count = DecimalText.parse(text.utf8),
      count > 0, count <= 1024
    else { return [] }
    return (3..<3 + Int32(count)).filter { Sockets.isListening($0) }.map { .inherited(descriptor: $0) }
  }
}
