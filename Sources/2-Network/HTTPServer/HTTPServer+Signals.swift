// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import Observability

extension HTTPServer {
  /// Does what the process's signals say until `run` has ended: SIGHUP reads the certificates again, and what
  /// `onHangUp` reads; the first SIGTERM or SIGINT drains.
  ///
  /// What comes within 100 ms of the first is taken for the same: `timeout` and shells send a signal to the process and
  /// then to its group.
  ///
  /// - Parameters:
  ///   - onHangUp: reads again what the program has beside certificates, and logs what came of it; nil: nothing.
  ///   - onDrain: called before the drain begins.
  /// - Returns: the second SIGTERM or SIGINT, with which the process has to end at once; nil when the task is cancelled.
  package func follow(
    _ signals: SignalSource, onHangUp: (() async -> Void)? = nil, onDrain: () -> Void = {}
  ) async -> Signal? {
    var drainBegan: MonotonicInstant?
    while let signal = await signals.next() {
      switch signal {
      case .hangUp:
        if options.tls != nil {
          reloadAndLog()
        } else if onHangUp == nil {
          logger.info("nothing to read again: no certificates are in use")
        }
        await onHangUp?()
      case .terminate, .interrupt:
        if let drainBegan, drainBegan.duration(to: .now) <= .milliseconds(100) { continue }
        if isDraining { return signal }
        drainBegan = .now
        onDrain()
        logger.info(
          "draining; a second signal ends the process at once",
          [
            "delay": LogValue(options.drainDelay), "grace": LogValue(options.drainGrace),
            "connections": .int(connectionCount),
          ])
        drain()
      }
    }
    return nil
  }

  private func reloadAndLog() {
    do throws(HTTPServerError) {
      try reloadCertificates()
      logger.info("certificates read again")
    } catch {
      logger.error("the old certificates stay in use", ["reason": .string(error.message)])
    }
  }
}
