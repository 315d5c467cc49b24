// SPDX-License-Identifier: Apache-2.0
import EventLoop
import OpenAI

/// Decides the pace and the number of calls: follows the service's `x-ratelimit-*`, its refusals and the time it takes.
/// Pure; shared state lives in `Embedder`.
struct Pacer: Sendable {
  /// A bucket as the service describes it, filling evenly.
  private struct Level: Sendable {
    var limit: Double
    var level: Double
    var perSecond: Double
    var at: MonotonicInstant

    private let remaining: Double
    /// The bucket was seen to fill as fast as its reset says.
    private let isFast: Bool

    /// Limits are a minute's. Services with shorter periods say so by their reset; others say something of no meaning
    /// there. So a faster filling counts once it was seen.
    /// - Parameters:
    ///   - uncounted: what was asked for and may not be in `remaining` yet.
    ///   - former: what the answer before this one has said.
    ///   - taken: what was taken between both.
    init?(
      _ bucket: RateLimitState.Bucket, uncounted: Double, after former: Level?, taken: Double, at now: MonotonicInstant
    ) {
      limit = Double(bucket.limit)
      level = Double(bucket.remaining) - uncounted
      remaining = Double(bucket.remaining)
      let missing = Double(bucket.limit - bucket.remaining)
      let seconds = bucket.reset.seconds
      // Without a rate to go by (full, or refilled in steps) a minute fills it.
      let stated = missing > 0 && seconds > 0 ? missing / seconds : limit / 60
      let isFast = former.map { $0.filled(to: bucket, taken, at: now, as: stated) } ?? false
      self.isFast = isFast
      perSecond = stated > limit / 60 && !isFast ? limit / 60 : stated
      at = now
      guard perSecond > 0 else { return nil }
    }

    /// Whether the bucket was filled, since this was said, by about as much as a reset says that is shorter than a minute's.
    private func filled(
      to bucket: RateLimitState.Bucket, _ taken: Double, at now: MonotonicInstant, as stated: Double
    ) -> Bool {
      if isFast { return true }
      let time = at.duration(to: now).seconds
      let filled = Double(bucket.remaining) + taken - remaining
      return time > 0.1 && filled > max(0.5 * min(stated, limit), 2 * limit / 60) * time
    }

    /// Tokens are guessed and the way to the service takes its time: a call that had to wait comes a little later than
    /// it might. The bucket is fuller by that much all the time; nothing is lost of its rate.
    func wait(for amount: Double, at now: MonotonicInstant) -> Duration {
      let present = min(limit, level + perSecond * at.duration(to: now).seconds)
      // More than the whole bucket at once: wait for a full one.
      let missing = min(amount * Self.margin, limit) - present
      return missing > 0 ? .milliseconds(Int64((missing / perSecond * 1000).rounded(.up))) : .zero
    }

    mutating func take(_ amount: Double) { level -= amount }

    private static let margin = 1.03
  }

  /// A call of which the newest figures may not tell yet.
  private struct Entry: Sendable {
    let order: Int
    let tokens: Int
    var isInFlight = true
  }

  /// A call that may be made.
  struct Reservation: Sendable {
    /// Time to wait before the call is made.
    var wait: Duration
    /// As the service may count them.
    var tokens: Int
    /// Calls under way, this one included.
    var calls: Int
    /// Counts up from call to call.
    fileprivate var order: Int
  }

  private var requests: Level?
  private var tokens: Level?
  /// Calls under way, and those that were answered after the one whose figures count; oldest first.
  private var open: [Entry] = []
  private var lastOrder = 0
  /// The number of the answer that the levels come from: answers may come in another order than the service has counted
  /// them in.
  private var newestAnswer = 0
  private var pausedUntil: MonotonicInstant?
  private var window: ConcurrencyWindow

  init(maximumConcurrency: Int) { window = ConcurrencyWindow(maximum: maximumConcurrency) }

  /// Calls to make at once at present.
  var concurrency: Int { window.calls }

  /// Reserves a call of about `count` tokens.
  mutating func reserve(tokens count: Int, at now: MonotonicInstant = .now) -> Reservation {
    var wait: Duration = .zero
    if let pausedUntil { wait = max(wait, now.duration(to: pausedUntil)) }
    if let tokens { wait = max(wait, tokens.wait(for: Double(count), at: now)) }
    if let requests { wait = max(wait, requests.wait(for: 1, at: now)) }
    tokens?.take(Double(count))
    requests?.take(1)
    lastOrder += 1
    open.append(Entry(order: lastOrder, tokens: count))
    return Reservation(wait: wait, tokens: count, calls: open.count(where: \.isInFlight), order: lastOrder)
  }

  /// A reserved call was answered, `time` after it was made.
  /// - Returns: the most calls that were under way beside it, itself included, at its begin or its end.
  @discardableResult mutating func succeeded(
    _ call: Reservation, after time: Duration, limits: RateLimitState, at now: MonotonicInstant = .now
  ) -> Int {
    let calls = max(call.calls, open.count(where: \.isInFlight))
    if let place = open.firstIndex(where: { $0.order == call.order }) { open[place].isInFlight = false }
    if call.order > newestAnswer {
      newestAnswer = call.order
      let taken = open.filter { $0.order <= call.order && !$0.isInFlight }
      open.removeAll { $0.order <= call.order && !$0.isInFlight }
      // Those that were sent before it and are under way still may have been counted or not.
      let tokensOpen = Double(open.reduce(0) { $0 + $1.tokens })
      if let bucket = limits.tokens {
        tokens = Level(
          bucket, uncounted: tokensOpen, after: tokens, taken: Double(taken.reduce(0) { $0 + $1.tokens }), at: now)
      }
      if let bucket = limits.requests {
        requests = Level(
          bucket, uncounted: Double(open.count), after: requests, taken: Double(taken.count), at: now)
      }
    } else {
      open.removeAll { $0.order == call.order }
    }
    window.succeeded(after: time, tokens: call.tokens, calls: call.calls, at: now)
    return calls
  }

  /// A reserved call was not answered as it should be: it may have been counted all the same.
  mutating func failed(_ call: Reservation) { open.removeAll { $0.order == call.order } }

  /// The service has too much to do, or is not there.
  mutating func backOff(at now: MonotonicInstant = .now) { window.backOff(at: now) }

  /// No call before `pause` is over.
  mutating func pause(for pause: Duration, at now: MonotonicInstant = .now) {
    pausedUntil = max(pausedUntil ?? now, now.advanced(by: pause))
  }
}
