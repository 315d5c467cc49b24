// SPDX-License-Identifier: Apache-2.0
package import EventLoop
import HTTPSemantics
import Synchronization

/// Token buckets by key: a burst at once, then a steady rate. One for all loops.
package final class RateLimiter: Sendable {
  package struct Decision: Sendable, Equatable {
    package let isAllowed: Bool
    /// Requests that may follow at once.
    package let remaining: Int
    /// Seconds until the next request is allowed; 0 when one is.
    package let retryAfter: Int
    /// Seconds until the whole burst is there again.
    package let reset: Int
  }

  /// The name in RateLimit fields.
  package let name: String
  package let burst: Int
  /// Requests a second.
  private let rate: Double
  private let perMinute: Int
  private let buckets: Mutex<TokenBuckets>

  /// - Parameter maximumKeys: of so many clients the state is kept; when more come, the one that has not asked for
  ///   longest is forgotten: a limiter never grows without end.
  package init(name: String = "default", perMinute: Int, burst: Int, maximumKeys: Int = 65_536) {
    self.name = name
    self.perMinute = max(1, perMinute)
    self.burst = max(1, burst)
    rate = Double(self.perMinute) / 60
    buckets = Mutex(TokenBuckets(burst: Double(self.burst), rate: rate, capacity: max(1, maximumKeys)))
  }

  /// Keys whose state is kept, and buckets looked at so far: for tests of what a request costs.
  var work: (keys: Int, visits: Int) { buckets.withLock { ($0.count, $0.visits) } }

  /// Takes one token of `key`'s bucket, or says when there will be one.
  package func take(_ key: String, now: MonotonicInstant) -> Decision {
    let tokens = buckets.withLock { $0.take(key, now: now) }
    let isAllowed = tokens >= 1
    let left = isAllowed ? tokens - 1 : tokens
    return Decision(
      isAllowed: isAllowed, remaining: Int(left), retryAfter: isAllowed ? 0 : Self.whole((1 - left) / rate),
      reset: Self.whole((Double(burst) - left) / rate))
  }

  private static func whole(_ seconds: Double) -> Int { Int(min(86_400, max(1, seconds.rounded(.up)))) }

  /// Adds RateLimit and RateLimit-Policy (draft-ietf-httpapi-ratelimit-headers), lists with a member for each limiter.
  func tell(_ decision: Decision, in fields: inout HTTPFields) {
    let policy = "\"\(name)\";q=\(burst);w=\(max(1, 60 * burst / perMinute))"
    let state = "\"\(name)\";r=\(decision.remaining);t=\(decision.reset)"
    fields["ratelimit-policy"] = fields["ratelimit-policy"].map { $0 + ", " + policy } ?? policy
    fields["ratelimit"] = fields["ratelimit"].map { $0 + ", " + state } ?? state
    if !decision.isAllowed { fields[.retryAfter] = String(decision.retryAfter) }
  }
}

/// A limiter on a part of the paths.
struct RateRule: Sendable {
  let prefix: [UInt8]
  let limiter: RateLimiter
  let isBeforeGuards: Bool
  let key: @Sendable (ServerRequest) -> String?
}

extension RouterBuilder {
  /// Limits how often a key may ask for paths that begin with `prefix`; over it 429 with `Retry-After`. Every response
  /// carries the RateLimit fields. A nil key is not limited; preflights never are.
  ///
  /// - Parameters:
  ///   - beforeAuthorization: for limits by address, so that guessing credentials is limited too.
  ///   - key: by default the client's address, an IPv6 one by its /64, which is what one client has.
  @discardableResult
  package func limitRate(
    under prefix: String, _ limiter: RateLimiter, beforeAuthorization: Bool = true,
    by key: @escaping @Sendable (ServerRequest) -> String? = { $0.rateKey }
  ) -> RouterBuilder {
    rules.append(
      RateRule(prefix: Array(prefix.utf8), limiter: limiter, isBeforeGuards: beforeAuthorization, key: key))
    return self
  }
}

extension ServerRequest {
  /// What stands for the client's address in limits.
  package var rateKey: String { forwardedClient?.address.network ?? "" }
}
