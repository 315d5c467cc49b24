// SPDX-License-Identifier: Apache-2.0
import Glibc

/// What a command prints as its result; the log goes to stderr.
package enum StandardOutput {
  /// False when the other end is gone.
  @discardableResult
  package static func write(_ text: String) -> Bool {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}
