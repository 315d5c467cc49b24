// SPDX-License-Identifier: Apache-2.0
package import HTTPClient

/// The rate limits that `x-ratelimit-*` states after a call. A value that is missing, zero or negative where it cannot
/// be (Azure sends such) is nil.
package struct RateLimitState: Sendable, Equatable {
  /// One limit: how much, what is left of it, and after what time all of it is there again.
  package struct Bucket: Sendable, Equatable {
    /// Requests or tokens of one period; more than 0.
    package var limit: Int
    /// From 0 to `limit`.
    package var remaining: Int
    /// From now until `remaining` is `limit` again.
    package var reset: Duration

    package init(limit: Int, remaining: Int, reset: Duration) {
      self.limit = limit
      self.remaining = remaining
      self.reset = reset
    }
  }

  /// Nil where the service does not limit them, or does not say so.
  package var requests: Bucket?
  /// Nil as for `requests`.
  package var tokens: Bucket?

  package init(requests: Bucket? = nil, tokens: Bucket? = nil) {
    self.requests = requests
    self.tokens = tokens
  }

  /// Reads the fields of an answer; a limit of which one of three fields cannot be read is nil.
  package init(_ head: ResponseFields) {
    requests = Self.bucket(
      head.value(of: "x-ratelimit-limit-requests"), head.value(of: "x-ratelimit-remaining-requests"),
      head.value(of: "x-ratelimit-reset-requests"))
    tokens = Self.bucket(
      head.value(of: "x-ratelimit-limit-tokens"), head.value(of: "x-ratelimit-remaining-tokens"),
      head.value(of: "x-ratelimit-reset-tokens"))
  }

  private static func bucket(_ limit: String?, _ remaining: String?, _ reset: String?) -> Bucket? {
    guard let limit = limit.flatMap({ Int($0) }), limit > 0,
      let remaining = remaining.flatMap({ Int($0) }), remaining >= 0,
      let reset = reset.flatMap(duration)
    else { return nil }
    return Bucket(limit: limit, remaining: min(remaining, limit), reset: reset)
  }

  /// A duration as Go writes it: `12ms`, `1s`, `6m0s`, `1m30.5s`, `1h2m3s`. A bare number counts as seconds.
  package static func duration(_ text: String) -> Duration? {
    var total = 0.0
    var rest = Substring(text)
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let value = Double(digits), value.isFinite else { return nil }
      rest = rest.dropFirst(digits.count)
      let unit = rest.prefix { !($0.isASCII && ($0.isNumber || $0 == ".")) }
      rest = rest.dropFirst(unit.count)
      switch unit {
      case "h": total += value * 3600
      case "m": total += value * 60
      case "s", "": total += value
      case "ms": total += value / 1e3
      case "us", "µs", "μs": total += value / 1e6
      case "ns": total += value / 1e9
      default: return nil
      }
    }
    return total < 1e9 ? .microseconds(Int64(total * 1e6)) : nil
  }
}
