// SPDX-License-Identifier: Apache-2.0
import Configuration
package import EventLoop
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
    let signals = log.signals(on: loop)
    defer { signals.close() }
    guard let signal = await follow(signals, onHangUp: onHangUp, onDrain: onDrain) else { return }
    log.end("ended at once by a second signal", by: signal)
  }
}
