// SPDX-License-Identifier: Apache-2.0

extension EventLoop {
  /// Runs `body` on this loop, from wherever the caller is, and comes back.
  ///
  /// `withTaskExecutorPreference` alone is not enough: it leaves the first stretch of a nonisolated(nonsending) body
  /// where the caller is, up to the first suspension. Here the loop itself resumes the task first.
  @inlinable
  package func run<Result>(_ body: () async throws -> Result) async rethrows -> Result {
    if isCurrent { return try await body() }
    return try await withTaskExecutorPreference(self) {
      await arrive()
      return try await body()
    }
  }

  /// Suspends until the loop resumes this task.
  @usableFromInline
  package func arrive() async {
    await unsafe withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      execute { unsafe continuation.resume() }
    }
  }

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

  /// Waits on the loop; returns early when the task is cancelled.
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

/// Runs synchronous work of more than about 200 µs (megabyte JSON, gzip of large bodies) on the global pool, and comes
/// back. Costs about 20 µs and three allocations.
@inlinable
package func offLoop<Result>(_ work: () throws -> Result) async rethrows -> Result {
  try await withTaskExecutorPreference(globalConcurrentExecutor) {
    // Without a suspension the first stretch would still run here: see `EventLoop.run`.
    await Task.yield()
    return try work()
  }
}
