// SPDX-License-Identifier: Apache-2.0
import EventLoop
import OpenAI

/// How fast and how many at once: follows the service's `x-ratelimit-*`, its refusals and the time it takes. Pure;
/// shared state lives in `Embedder`.
struct Pacer: Sendable {
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

  /// A call that may be made.
  struct Reservation: Sendable {
    /// How long to wait before it is made.
    var wait: Duration
    /// As the service may count them.
    var tokens: Int
    /// Calls under way, this one included.
    var calls: Int
  }

  private var requests: Level?
  private var tokens: Level?
  private var tokensInFlight = 0
  private var callsInFlight = 0
  private var pausedUntil: MonotonicInstant?
  private var window: ConcurrencyWindow

  init(maximumConcurrency: Int) { window = ConcurrencyWindow(maximum: maximumConcurrency) }

  /// How many calls at once are good at present.
  var concurrency: Int { window.calls }

  /// Reserves a call of about `count` tokens.
  mutating func reserve(tokens count: Int, at now: MonotonicInstant = .now) -> Reservation {
    var wait: Duration = .zero
    if let pausedUntil { wait = max(wait, now.duration(to: pausedUntil)) }
    if let tokens { wait = max(wait, tokens.wait(for: Double(count), at: now)) }
    if let requests { wait = max(wait, requests.wait(for: 1, at: now)) }
    tokens?.take(Double(count))
    requests?.take(1)
    tokensInFlight += count
    callsInFlight += 1
    return Reservation(wait: wait, tokens: count, calls: callsInFlight)
  }

  /// A reserved call was answered, `time` after it was made.
  mutating func succeeded(
    _ call: Reservation, after time: Duration, limits: RateLimitState, at now: MonotonicInstant = .now
  ) {
    release(call)
    if let bucket = limits.tokens { tokens = Level(bucket, inFlight: Double(tokensInFlight), at: now) }
    if let bucket = limits.requests { requests = Level(bucket, inFlight: Double(callsInFlight), at: now) }
    window.succeeded(after: time, tokens: call.tokens, calls: call.calls, at: now)
  }

  /// A reserved call was not answered as it should be.
  mutating func failed(_ call: Reservation) { release(call) }

  /// The service has too much to do, or is not there.
  mutating func backOff(at now: MonotonicInstant = .now) { window.backOff(at: now) }

  /// No call before `pause` is over.
  mutating func pause(for pause: Duration, at now: MonotonicInstant = .now) {
    pausedUntil = max(pausedUntil ?? now, now.advanced(by: pause))
  }

  private mutating func release(_ call: Reservation) {
    tokensInFlight = max(0, tokensInFlight - call.tokens)
    callsInFlight = max(0, callsInFlight - 1)
  }
}
