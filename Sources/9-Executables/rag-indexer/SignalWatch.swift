// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import EventLoop
import Indexing
import Observability

/// Ends a command by signals.
struct SignalWatch: Sendable {
  let log: ProcessLog
  let loops: EventLoopGroup

  /// The first signal asks the run to stop between two steps, the second ends the process.
  func stopOnSignal(_ stop: StopToken) async {
    let signals = log.signals(on: loops.first)
    defer { signals.close() }
    var isStopping = false
    while let signal = await signals.next() {
      guard signal != .hangUp else { continue }
      if isStopping { log.end("ended at once by a second signal", by: signal) }
      isStopping = true
      log.logger.info("stopping once the vectors that were paid for are loaded; a second signal ends the run at once")
      stop.stop(signal == .interrupt ? .interrupted : .terminated)
    }
  }
}
