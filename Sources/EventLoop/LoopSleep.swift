// SPDX-License-Identifier: Apache-2.0

extension EventLoop {
  /// Suspends the task until `deadline`, on the loop's own timers. Returns early, without an error, when the task is
  /// cancelled: look at `Task.isCancelled`. On the loop only.
  package func sleep(until deadline: MonotonicInstant) async {
    let sleeper = Sleeper(self)
    await withTaskCancellationHandler {
      await sleeper.wait(until: deadline)
    } onCancel: {
      self.execute { sleeper.wake() }
    }
  }

  package func sleep(for duration: Duration) async { await sleep(until: now.advanced(by: duration)) }
}

/// Lives on its loop's thread; the cancellation handler only carries it back there.
@safe private final class Sleeper: @unchecked Sendable {
  private let loop: EventLoop
  private var continuation: UnsafeContinuation<Void, Never>?
  private var timer: LoopTimer?
  private var isOver = false

  init(_ loop: EventLoop) { self.loop = loop }

  func wait(until deadline: MonotonicInstant) async {
    if isOver || Task.isCancelled { return }
    await unsafe withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      unsafe self.continuation = unsafe continuation
      let timer = LoopTimer { [unowned self] in self.wake() }
      self.timer = timer
      loop.arm(timer, at: deadline)
    }
  }

  func wake() {
    isOver = true
    if let timer { loop.cancel(timer) }
    timer = nil
    guard let waiting = unsafe continuation else { return }
    unsafe continuation = nil
    unsafe waiting.resume()
  }
}

/// Sleeps on the current loop's timers, or on loop-less threads by `Task.sleep`. Returns early when cancelled.
package func sleepOnLoop(until deadline: MonotonicInstant) async {
  if let loop = EventLoop.current {
    await loop.sleep(until: deadline)
  } else {
    try? await Task.sleep(for: MonotonicInstant.now.duration(to: deadline))
  }
}
