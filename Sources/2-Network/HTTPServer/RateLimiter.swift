// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPSemantics
package import Observability
import Synchronization

/// Token buckets by key: a burst at once, then a steady rate. One for all loops.
package final class RateLimiter: Sendable {
  /// The verdict on one request, with the numbers for the `RateLimit` fields.
  package struct Decision: Sendable, Equatable {
    /// False: the request is to be answered with 429.
    package let isAllowed: Bool
    /// Requests that may follow at once.
    package let remaining: Int
    /// Seconds until the next request is allowed; 0 when one is.
    package let retryAfter: Int
    /// Seconds until the whole burst is there again.
    package let reset: Int
    /// The limit that was applied.
    package let limit: RateLimit
  }

  /// The name in RateLimit fields.
  package let name: String
  /// For keys without a limit of their own; nil: those are not limited.
  let standard: RateLimit?
  private let buckets: Mutex<TokenBuckets>

  /// - Parameter maximumKeys: of so many clients the state is kept; when more come, the one that has not asked for
  ///   longest is forgotten: a limiter never grows without end.
  package init(name: String = "default", _ limit: RateLimit?, maximumKeys: Int = 65_536) {
    self.name = name
    standard = limit
    buckets = Mutex(TokenBuckets(capacity: max(1, maximumKeys)))
  }

  /// Keys whose state is kept, and buckets looked at so far: for tests of what a request costs.
  var work: (keys: Int, visits: Int) { buckets.withLock { ($0.count, $0.visits) } }

  /// Takes one token of `key`'s bucket, or says when there will be one.
  ///
  /// - Parameter own: the key's own limit; nil: that of all.
  package func take(_ key: String, own: RateLimit? = nil, now: MonotonicInstant) -> Decision {
    let wanted = own ?? standard ?? .unlimited
    let limit = RateLimit(perMinute: max(1, wanted.perMinute), burst: max(1, wanted.burst))
    let rate = Double(limit.perMinute) / 60
    let tokens = buckets.withLock { $0.take(key, burst: Double(limit.burst), rate: rate, now: now) }
    return Self.decision(tokens: tokens, limit)
  }

  /// The verdict where so many tokens were there.
  static func decision(tokens: Double, _ limit: RateLimit) -> Decision {
    let rate = Double(limit.perMinute) / 60
    let isAllowed = tokens >= 1
    let left = isAllowed ? tokens - 1 : tokens
    return Decision(
      isAllowed: isAllowed, remaining: Int(left), retryAfter: isAllowed ? 0 : whole((1 - left) / rate),
      reset: whole((Double(limit.burst) - left) / rate), limit: limit)
  }

  /// The fields that `describe` adds: the policy, and what is left.
  static let fieldNames: [HTTPFieldName] = [
    "ratelimit-policy", "ratelimit", "x-ratelimit-limit-requests", remainingName, "x-ratelimit-reset-requests",
  ]
  private static let remainingName: HTTPFieldName = "x-ratelimit-remaining-requests"

  /// Gives back a token that was taken for a request that another limit turned out to govern.
  func giveBack(_ key: String) { buckets.withLock { $0.giveBack(key) } }

  /// Takes over what all processes together have left a key: where they cannot be asked, this one goes on from there.
  func lower(_ key: String, to tokens: Double) { buckets.withLock { $0.lower(key, to: tokens) } }

  private static func whole(_ seconds: Double) -> Int { Int(min(86_400, max(1, seconds.rounded(.up)))) }

  /// Adds RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers), lists with a member for each limiter,
  /// and of the limiter that has least left what many clients of model services read.
  func describe(_ decision: Decision, in fields: inout HTTPFields) {
    let limit = decision.limit
    let policy = "\"\(name)\";q=\(limit.burst);w=\(max(1, 60 * limit.burst / limit.perMinute))"
    let state = "\"\(name)\";r=\(decision.remaining);t=\(decision.reset)"
    for (name, member) in zip(Self.fieldNames, [policy, state]) {
      fields[name] = fields[name].map { $0 + ", " + member } ?? member
    }
    if let known = fields[Self.remainingName].flatMap({ Int($0) }), known <= decision.remaining, decision.isAllowed {
      return
    }
    let texts = [String(limit.burst), String(decision.remaining), "\(decision.reset)s"]
    for (name, text) in zip(Self.fieldNames.dropFirst(2), texts) { fields[name] = text }
    if !decision.isAllowed { fields[.retryAfter] = String(decision.retryAfter) }
  }
}
