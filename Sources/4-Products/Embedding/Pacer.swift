// SPDX-License-Identifier: Apache-2.0
package import EventLoop
package import OpenAI

/// How fast and how many at once: follows the service's `x-ratelimit-*` and its refusals. Pure; shared state lives in
/// `Embedder`.
package struct Pacer: Sendable {
  /// A bucket as the service describes it, filling evenly.
  private struct Level: Sendable {
    var limit: Double
    var level: Double
    var perSecond: Double
    var at: MonotonicInstant

    init?(_ bucket: RateLimitState.Bucket, inFlight: Double, at now: MonotonicInstant) {
      limit = Double(bucket.limit)
      // What is under way may not have been counted yet.
      level = Double(bucket.remaining) - inFlight
      let missing = Double(bucket.limit - bucket.remaining)
      let seconds = bucket.reset.seconds
      // Without a rate to go by (full, or refilled in steps) a minute fills it.
      perSecond = missing > 0 && seconds > 0 ? missing / seconds : limit / 60
      at = now
      guard perSecond > 0 else { return nil }
    }

    func wait(for amount: Double, at now: MonotonicInstant) -> Duration {
      let present = min(limit, level + perSecond * at.duration(to: now).seconds)
      // More than the whole bucket at once: wait for a full one.
      let missing = min(amount, limit) - present
      return missing > 0 ? .milliseconds(Int64((missing / perSecond * 1000).rounded(.up))) : .zero
    }

    mutating func take(_ amount: Double) { level -= amount }
  }

  private var requests: Level?
  private var tokens: Level?
  private var tokensInFlight = 0
  private var callsInFlight = 0
  private var pausedUntil: MonotonicInstant?
  private let maximumConcurrency: Int
  private var window: Double
  private var backedOffAt: MonotonicInstant?

  package init(concurrency: Int = 4, maximumConcurrency: Int = 16) {
    self.maximumConcurrency = max(1, maximumConcurrency)
    window = Double(min(max(1, concurrency), self.maximumConcurrency))
  }

  /// How many calls at once are good at present: one more after each windowful of successes, half after a refusal.
  package var concurrency: Int { max(1, Int(window)) }

  /// Reserves a call of about `count` tokens and returns how long to wait before it is made.
  package mutating func reserve(tokens count: Int, at now: MonotonicInstant = .now) -> Duration {
    var wait: Duration = .zero
    if let pausedUntil { wait = max(wait, now.duration(to: pausedUntil)) }
    if let tokens { wait = max(wait, tokens.wait(for: Double(count), at: now)) }
    if let requests { wait = max(wait, requests.wait(for: 1, at: now)) }
    tokens?.take(Double(count))
    requests?.take(1)
    tokensInFlight += count
    callsInFlight += 1
    return wait
  }

  /// A call that `reserve` allowed has been answered.
  package mutating func succeeded(
    tokens count: Int, limits: RateLimitState, wasRateLimited: Bool, at now: MonotonicInstant = .now
  ) {
    release(count)
    if let bucket = limits.tokens { tokens = Level(bucket, inFlight: Double(tokensInFlight), at: now) }
    if let bucket = limits.requests { requests = Level(bucket, inFlight: Double(callsInFlight), at: now) }
    if wasRateLimited {
      backOff(at: now)
    } else {
      window = min(Double(maximumConcurrency), window + 1 / window)
    }
  }

  /// A call that `reserve` allowed has failed.
  package mutating func failed(
    tokens count: Int, wasRateLimited: Bool, retryAfter: Duration?, at now: MonotonicInstant = .now
  ) {
    release(count)
    if wasRateLimited { backOff(at: now) }
    if let retryAfter { pausedUntil = max(pausedUntil ?? now, now.advanced(by: retryAfter)) }
  }

  private mutating func release(_ count: Int) {
    tokensInFlight = max(0, tokensInFlight - count)
    callsInFlight = max(0, callsInFlight - 1)
  }

  /// Calls that were under way together are refused together: that is one reason to slow down, not many.
  private mutating func backOff(at now: MonotonicInstant) {
    if let backedOffAt, backedOffAt.duration(to: now) < .seconds(1) { return }
    backedOffAt = now
    window = max(1, window / 2)
  }
}
