// SPDX-License-Identifier: Apache-2.0
import Bootstrap
import Configuration
import EventLoop
import Glibc
import Indexing
import Observability

/// Ends a command by signals.
struct SignalWatch: Sendable {
  let log: ProcessLog
  let loops: EventLoopGroup

  /// The first signal asks the run to stop between two steps, the second ends the process.
  func stopOnSignal(_ stop: StopToken) async {
    let signals: SignalSource
    do {
      signals = try SignalSource(loop: loops.first)
    } catch {
      _exit(log.end(error.description, .operatingSystem))
    }
    defer { signals.close() }
    var isStopping = false
    while let signal = await signals.next() {
      guard signal != .hangUp else { continue }
      let isInterrupt = signal == .interrupt
      if isStopping {
        let code = log.end("ended at once by a second signal", isInterrupt ? .interrupted : .terminated)
        _exit(code)
      }
      isStopping = true
      log.logger.info("stopping once the vectors that were paid for are loaded; a second signal ends the run at once")
      stop.stop(isInterrupt ? .interrupted : .terminated)
    }
  }
}
