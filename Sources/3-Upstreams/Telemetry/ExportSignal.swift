// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Synchronization

/// Wakes a waiting exporter before its time. One task waits at a time.
@safe final class ExportSignal: @unchecked Sendable {
  private let loop: EventLoop
  private let isRaised = Atomic(false)
  // The loop's own.
  private var waiter: UnsafeContinuation<Void, Never>?
  private var timer: LoopTimer?

  init(_ loop: EventLoop) { self.loop = loop }

  /// From any thread.
  func raise() {
    guard !isRaised.exchange(true, ordering: .acquiringAndReleasing) else { return }
    loop.execute { self.wake() }
  }

  /// Waits until `deadline`, or until it is raised, or the task is cancelled. On the loop.
  func wait(until deadline: MonotonicInstant) async {
    await withTaskCancellationHandler {
      if !isRaised.load(ordering: .acquiring), !Task.isCancelled {
        unsafe await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
          unsafe waiter = continuation
          let timer = LoopTimer { [unowned self] in self.wake() }
          self.timer = timer
          loop.arm(timer, at: deadline)
        }
      }
      isRaised.store(false, ordering: .releasing)
    } onCancel: {
      self.raise()
    }
  }

  private func wake() {
    if let timer { loop.cancel(timer) }
    timer = nil
    guard let waiting = unsafe waiter else { return }
    unsafe waiter = nil
    unsafe waiting.resume()
  }
}
