// SPDX-License-Identifier: Apache-2.0
import Synchronization

/// A clock that stands still until a test moves it.
package final class ManualClock: Sendable {
  private let time: Mutex<Int64>

  package init(start: MonotonicInstant = MonotonicInstant(nanoseconds: 1_000_000_000_000)) {
    time = Mutex(start.nanoseconds)
  }

  /// The time to which the clock was moved last.
  package var now: MonotonicInstant { MonotonicInstant(nanoseconds: time.withLock { $0 }) }

  /// Moves the clock; timers fire at the loop's next turn.
  package func advance(by duration: Duration) { time.withLock { $0 += duration.nanoseconds } }
}
