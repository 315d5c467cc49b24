// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The time of day by the system's clock, since 1970-01-01T00:00:00Z. It may be set back: what measures a duration or
/// waits takes the monotonic clock.
package enum WallClock {
  /// Whole seconds, and the nanoseconds after them.
  package static var now: (seconds: Int, nanoseconds: Int) {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return (time.tv_sec, time.tv_nsec)
  }

  /// Whole seconds.
  package static var seconds: Int { now.seconds }

  /// Whole milliseconds.
  package static var milliseconds: Int {
    let (seconds, nanoseconds) = now
    return seconds &* 1000 &+ nanoseconds / 1_000_000
  }
}
