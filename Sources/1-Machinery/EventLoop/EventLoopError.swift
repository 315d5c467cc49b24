// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The operating system refused something that a loop cannot work without: a descriptor or a thread.
package struct EventLoopError: Error, Sendable, CustomStringConvertible {
  /// The call that failed, as `epoll_create1`.
  package let call: String
  let errorNumber: Int32

  package init(call: String, errorNumber: Int32) {
    self.call = call
    self.errorNumber = errorNumber
  }

  package var description: String {
    let reason = unsafe String(cString: strerror(errorNumber)).lowercased()
    let remedy = errorNumber == EMFILE || errorNumber == ENFILE ? "; raise the limit of open files (ulimit -n)" : ""
    return "cannot start an event loop: \(call): \(reason)\(remedy)"
  }
}
