// SPDX-License-Identifier: Apache-2.0
import Configuration
package import EventLoop
import Glibc

extension ProcessLog {
  /// The signals of the process. Ends the process where the system does not give them. On `loop` only.
  package func signals(on loop: EventLoop) -> SignalSource {
    do {
      return try SignalSource(loop: loop)
    } catch {
      _exit(end(error.description, .operatingSystem))
    }
  }

  /// Ends the process with the exit code of the signal.
  package func end(_ message: String, by signal: Signal) -> Never {
    _exit(end(message, signal == .interrupt ? .interrupted : .terminated))
  }
}
