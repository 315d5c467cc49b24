// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A moment on CLOCK_MONOTONIC, in nanoseconds. Every deadline of the product is one of these.
package struct MonotonicInstant: Comparable, Hashable, Sendable {
  /// Nanoseconds since the clock's arbitrary origin: only differences mean anything.
  package var nanoseconds: Int64

  @inlinable
  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  /// The present moment; one `clock_gettime` (about 20 ns). On a loop prefer `EventLoop.now`, taken once per tick.
  package static var now: MonotonicInstant {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return MonotonicInstant(nanoseconds: Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec))
  }

  /// A moment that never comes.
  package static let distantFuture = MonotonicInstant(nanoseconds: .max)

  /// The moment `duration` from now.
  package static func after(_ duration: Duration) -> MonotonicInstant { now.advanced(by: duration) }

  /// The moment `duration` later; saturates at `distantFuture`.
  package func advanced(by duration: Duration) -> MonotonicInstant {
    let (sum, overflow) = nanoseconds.addingReportingOverflow(duration.nanoseconds)
    return overflow ? .distantFuture : MonotonicInstant(nanoseconds: sum)
  }

  /// The time from here to `other`; negative when `other` has passed.
  package func duration(to other: MonotonicInstant) -> Duration {
    .nanoseconds(other.nanoseconds.subtractingReportingOverflow(nanoseconds).partialValue)
  }

  @inlinable
  package static func < (a: MonotonicInstant, b: MonotonicInstant) -> Bool { a.nanoseconds < b.nanoseconds }
}

extension Duration {
  /// The whole duration in nanoseconds; saturates after 292 years.
  package var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return seconds < 0 ? .min : .max }
    let (sum, second) = product.addingReportingOverflow(attoseconds / 1_000_000_000)
    return second ? .max : sum
  }

  /// The duration in seconds, for logs and metrics.
  package var seconds: Double { Double(nanoseconds) / 1e9 }
}
