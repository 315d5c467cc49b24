// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import Observability

extension HTTPServer {
  /// Does what the process's signals say until `run` has ended: SIGHUP reads the certificates again, the first SIGTERM
  /// or SIGINT drains.
  ///
  /// The first one is obeyed 2 ms late, and what comes again until then is taken for the same: `timeout` and shells send
  /// a signal to the process and then to its group. Once the drain can be noticed, every signal counts.
  ///
  /// - Parameter onDrain: called before the drain begins.
  /// - Returns: the second SIGTERM or SIGINT, with which the process has to end at once; nil when the task is cancelled.
  package func follow(_ signals: SignalSource, onDrain: () -> Void = {}) async -> Signal? {
    while let signal = await signals.next() {
      switch signal {
      case .hangUp: reload()
      case .terminate, .interrupt:
        if isDraining { return signal }
        await sleepOnLoop(until: .after(.milliseconds(2)))
        signals.forget(signal)
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

  private func reload() {
    guard options.tls != nil else { return logger.info("nothing to read again: no certificates are in use") }
    do throws(HTTPServerError) {
      try reloadCertificates()
      logger.info("certificates read again")
    } catch {
      logger.error("the old certificates stay in use", ["reason": .string(error.message)])
    }
  }
}
