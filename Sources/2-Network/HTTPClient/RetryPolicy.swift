// SPDX-License-Identifier: Apache-2.0
package import HTTPSemantics
import Primitives

/// Decides when and how often a call is repeated: exponential backoff with full jitter, so that clients that failed
/// together do not come back together.
package struct RetryPolicy: Sendable {
  /// Calls in all, the first one included.
  package var maximumAttempts: Int
  /// Upper end of the first delay; doubles from attempt to attempt.
  package var base: Duration
  /// Upper end of every delay.
  package var cap: Duration
  /// A server that asks for a longer pause than this is not called again.
  package var longestServerDelay: Duration
  /// Time for which the calls go on after the first failure; nil: the number of attempts alone decides.
  package var patience: Duration?

  package init(
    maximumAttempts: Int = 4, base: Duration = .milliseconds(250), cap: Duration = .seconds(8),
    longestServerDelay: Duration = .seconds(120), patience: Duration? = nil
  ) {
    self.maximumAttempts = max(1, maximumAttempts)
    self.base = base
    self.cap = cap
    self.longestServerDelay = longestServerDelay
    self.patience = patience
  }

  /// Four calls within some seconds, for a caller who waits for the answer.
  package static let standard = RetryPolicy()
  /// One attempt.
  package static let never = RetryPolicy(maximumAttempts: 1)

  /// For a job that rather waits than fails: time decides, not the number of attempts.
  package static func patient(_ patience: Duration) -> RetryPolicy {
    RetryPolicy(
      maximumAttempts: .max, base: .milliseconds(500), cap: .seconds(10), longestServerDelay: patience,
      patience: patience)
  }

  /// The pause before another call; nil: no other call is to be made. `attempt` counts the calls made so far, from 1;
  /// `failingFor` is the time since the first of them failed. The last call is made when the patience ends, not before.
  package func pause(
    afterAttempt attempt: Int, failingFor: Duration = .zero, retryAfter: Duration? = nil
  ) -> Duration? {
    guard allows(anotherAfter: attempt, retryAfter: retryAfter) else { return nil }
    guard let patience else { return delay(attempt: attempt, retryAfter: retryAfter) }
    let rest = patience - failingFor
    guard rest > .zero, (retryAfter ?? .zero) <= rest else { return nil }
    return min(delay(attempt: attempt, retryAfter: retryAfter), rest)
  }

  /// The pause before the next call. `attempt` counts the calls made so far, from 1. A pause that the server asked for
  /// is kept to, and up to a tenth (at most `base`) added, so that all who were told the same do not come at once.
  package func delay(attempt: Int, retryAfter: Duration? = nil) -> Duration {
    if let retryAfter, retryAfter > .zero {
      return retryAfter + min(base, retryAfter / 10) * Double.random(in: 0...1)
    }
    let doublings = min(max(attempt - 1, 0), 30)
    return min(cap, base * (1 << doublings)) * Double.random(in: 0...1)
  }

  /// Whether another call makes sense after `attempt` calls and with the pause that the server asked for.
  package func allows(anotherAfter attempt: Int, retryAfter: Duration? = nil) -> Bool {
    attempt < maximumAttempts && (retryAfter ?? .zero) <= longestServerDelay
  }

  /// The pause a response asks for: `retry-after-ms`, else `Retry-After` in seconds (fractions too) or as a date
  /// (RFC 9110 §10.2.3). `now` is in seconds since 1970. Nil when neither is there, or what is there is no pause.
  package static func retryAfter(from fields: HTTPFields, now: Int) -> Duration? {
    retryAfter(milliseconds: fields["retry-after-ms"], seconds: fields[.retryAfter], now: now)
  }

  /// The same for the fields of a client's response.
  package static func retryAfter(from head: ResponseFields, now: Int) -> Duration? {
    retryAfter(milliseconds: head.value(of: "retry-after-ms"), seconds: head.value(of: "retry-after"), now: now)
  }

  private static func retryAfter(milliseconds: String?, seconds: String?, now: Int) -> Duration? {
    if let text = milliseconds, let milliseconds = Double(text.trimmingBlanks()), milliseconds.isFinite,
      milliseconds >= 0, milliseconds < 1e12
    {
      return .microseconds(Int64(milliseconds * 1000))
    }
    guard let text = seconds else { return nil }
    let value = text.trimmingBlanks()
    if let seconds = Double(value) {
      guard seconds.isFinite, seconds >= 0, seconds < 1e9 else { return nil }
      return .milliseconds(Int64(seconds * 1000))
    }
    guard let date = HTTPDate.parse(value) else { return nil }
    return .seconds(max(0, Int64(date) - Int64(now)))
  }
}
