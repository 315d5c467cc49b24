// SPDX-License-Identifier: Apache-2.0
import Glibc

/// Prints a command's result to stdout; the log goes to stderr.
package enum StandardOutput {
  /// False when the reader has closed its end.
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
