// SPDX-License-Identifier: Apache-2.0
package import EventLoop

/// A clock to work by: the time, and a way to wait for another one. Tests move their own.
package struct WorkClock: Sendable {
  /// Returns the present time.
  package var now: @Sendable () -> MonotonicInstant
  /// Waits until a time; returns early when the task is cancelled.
  package var sleep: @Sendable (_ until: MonotonicInstant) async -> Void

  package init(
    now: @escaping @Sendable () -> MonotonicInstant,
    sleep: @escaping @Sendable (_ until: MonotonicInstant) async -> Void
  ) {
    self.now = now
    self.sleep = sleep
  }

  /// The monotonic clock and the event loop's timers.
  package static let system = WorkClock(now: { .now }, sleep: { await sleepOnLoop(until: $0) })
}
