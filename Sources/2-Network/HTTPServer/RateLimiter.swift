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

  private struct Bucket {
    var tokens: Double
    var filled: MonotonicInstant
  }

  /// The name in RateLimit fields.
  package let name: String
  package let burst: Int
  /// Requests a second.
  private let rate: Double
  private let perMinute: Int
  private let maximumKeys: Int
  private let buckets = Mutex<[String: Bucket]>([:])

  /// - Parameter maximumKeys: of so many clients the state is kept; when more come, those whose bucket is full again
  ///   are forgotten, and if that does not help, all: a limiter never grows without end.
  package init(name: String = "default", perMinute: Int, burst: Int, maximumKeys: Int = 65_536) {
    self.name = name
    self.perMinute = max(1, perMinute)
    self.burst = max(1, burst)
    self.maximumKeys = max(1, maximumKeys)
    rate = Double(self.perMinute) / 60
  }

  /// Takes one token of `key`'s bucket, or says when there will be one.
  package func take(_ key: String, now: MonotonicInstant) -> Decision {
    let tokens = buckets.withLock { buckets -> Double in
      var bucket = buckets[key] ?? Bucket(tokens: Double(burst), filled: now)
      bucket.tokens = min(Double(burst), bucket.tokens + max(0, bucket.filled.duration(to: now).seconds) * rate)
      bucket.filled = now
      let available = bucket.tokens
      if available >= 1 { bucket.tokens -= 1 }
      if buckets[key] == nil, buckets.count >= maximumKeys { forget(&buckets, now) }
      buckets[key] = bucket
      return available
    }
    let isAllowed = tokens >= 1
    let left = isAllowed ? tokens - 1 : tokens
    return Decision(
      isAllowed: isAllowed, remaining: Int(left), retryAfter: isAllowed ? 0 : Self.whole((1 - left) / rate),
      reset: Self.whole((Double(burst) - left) / rate))
  }

  private func forget(_ buckets: inout [String: Bucket], _ now: MonotonicInstant) {
    buckets = buckets.filter { $0.value.tokens + $0.value.filled.duration(to: now).seconds * rate < Double(burst) }
    if buckets.count >= maximumKeys { buckets.removeAll() }
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
  package var rateKey: String { connection?.client(of: self).network ?? "" }
}
