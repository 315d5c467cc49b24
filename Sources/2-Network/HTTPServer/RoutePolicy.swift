// SPDX-License-Identifier: Apache-2.0

/// The guards and limits that a group's requests pass before their handlers, and the form of its errors.
package struct RoutePolicy: Sendable {
  /// Asked in this order, after the limits by address and before the others. CORS preflights pass none: browsers send them
  /// without credentials.
  package var guards: [HTTPGuard]
  /// Rates, each applied at its own stage; every one of them must allow the request.
  package var limits: [RateRule]
  /// The store in which all processes count the limits together; nil: each counts for itself.
  package var shared: (any SharedLimits)?
  /// Counters to be read along with the shared limits, for handlers (`ServerRequest.sharedCounters`).
  package var sharedCounters: (@Sendable (ServerRequest) -> [String])?
  /// Nil: as the server's other errors.
  package var errorContent: HTTPErrorContent?

  package init(guards: [HTTPGuard] = [], limits: [RateRule] = [], errorContent: HTTPErrorContent? = nil) {
    self.guards = guards
    self.limits = limits
    self.errorContent = errorContent
  }

  /// The policy of a group within a group with this one: guards and limits of both.
  func extended(by inner: RoutePolicy) -> RoutePolicy {
    var policy = RoutePolicy(
      guards: guards + inner.guards, limits: limits + inner.limits,
      errorContent: inner.errorContent ?? errorContent)
    policy.shared = inner.shared ?? shared
    policy.sharedCounters = inner.sharedCounters ?? sharedCounters
    return policy
  }
}
