// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// The process's signals, one at a time, on one loop. Make one per process; end it with `close`.
/// Lives on its loop's thread; only the cancellation handler reaches it from elsewhere, and that posts to the loop.
@safe package final class SignalSource: ReadinessHandler, @unchecked Sendable {
  private let loop: EventLoop
  private let descriptor: Int32
  private var registration: Registration?
  private var waiting: [Signal] = []
  private var continuation: UnsafeContinuation<Void, Never>?
  private var isClosed = false

  /// On the loop only. `Process.prepare()` must have blocked the signals.
  package init(loop: EventLoop) throws(EventLoopError) {
    self.loop = loop
    descriptor = clinux_signal_descriptor()
    guard descriptor >= 0 else { throw EventLoopError(call: "signalfd", errorNumber: errno) }
    registration = loop.register(descriptor, .read, self)
    guard registration != nil else {
      let number = errno
      Glibc.close(descriptor)
      throw EventLoopError(call: "epoll_ctl", errorNumber: number)
    }
  }

  /// The next signal; nil when closed or the task is cancelled.
  package func next() async -> Signal? {
    while waiting.isEmpty {
      if isClosed || Task.isCancelled { return nil }
      await withTaskCancellationHandler {
        await unsafe withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
          unsafe self.continuation = unsafe continuation
          if Task.isCancelled { resume() }
        }
      } onCancel: {
        self.loop.execute { self.resume() }
      }
    }
    return waiting.removeFirst()
  }

  /// Stops reading signals. They stay blocked for the process.
  package func close() {
    guard !isClosed else { return }
    isClosed = true
    if let registration { loop.deregister(registration) }
    registration = nil
    Glibc.close(descriptor)
    resume()
  }

  /// Reads the signals that have come, and wakes the task that waits for one.
  package func ready(_ readiness: Readiness) {
    while true {
      switch clinux_read_signal(descriptor) {
      case SIGTERM: waiting.append(.terminate)
      case SIGINT: waiting.append(.interrupt)
      case SIGHUP: waiting.append(.hangUp)
      case 0:
        resume()
        return
      default: continue
      }
    }
  }

  private func resume() {
    guard let waiter = unsafe continuation else { return }
    unsafe continuation = nil
    unsafe waiter.resume()
  }

}
