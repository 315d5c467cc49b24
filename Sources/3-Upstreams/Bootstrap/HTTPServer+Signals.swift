// SPDX-License-Identifier: Apache-2.0
import Configuration
package import EventLoop
import Glibc
package import HTTPServer

extension HTTPServer {
  /// Does what the process's signals say, until the task is cancelled: see `follow`. The second one to end ends the process
  /// here. On `loop` only.
  ///
  /// - Parameters:
  ///   - onHangUp: what SIGHUP has read again beside the certificates.
  ///   - onDrain: called before the drain begins.
  package func obeySignals(
    on loop: EventLoop, log: ProcessLog, onHangUp: (() async -> Void)? = nil, onDrain: () -> Void = {}
  ) async {
    let signals: SignalSource
    do {
      signals = try SignalSource(loop: loop)
    } catch {
      _exit(log.end(error.description, .operatingSystem))
    }
    defer { signals.close() }
    guard let signal = await follow(signals, onHangUp: onHangUp, onDrain: onDrain) else { return }
    _exit(log.end("ended at once by a second signal", signal == .interrupt ? .interrupted : .terminated))
  }
}
