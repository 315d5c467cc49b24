// SPDX-License-Identifier: Apache-2.0
import Observability

/// A limiter, what it counts by, and when.
package struct RateRule: Sendable {
  /// The stage at which a limit is applied: before or after credentials are checked.
  package enum Stage: Sendable {
    /// For limits by address: guessing credentials is limited too.
    case beforeGuards
    case afterGuards
  }

  let limiter: RateLimiter
  let stage: Stage
  /// Nil: the request is not limited.
  let key: @Sendable (ServerRequest) -> String?

  /// Limits each client address, an IPv6 one by its /64, which is what one client has.
  package static func byAddress(_ limiter: RateLimiter) -> RateRule {
    RateRule(limiter, at: .beforeGuards) { $0.forwardedClient?.address.network ?? "" }
  }

  /// Limits each party that the guards have recognised, by its own rate where it has one. Those of whom only the address is
  /// known are not limited by this.
  package static func byPrincipal(_ limiter: RateLimiter) -> RateRule {
    RateRule(limiter, at: .afterGuards) { $0.principal.account }
  }

  /// - Parameter key: what is counted together.
  package init(
    _ limiter: RateLimiter, at stage: Stage = .beforeGuards, by key: @escaping @Sendable (ServerRequest) -> String?
  ) {
    self.limiter = limiter
    self.stage = stage
    self.key = key
  }
}
