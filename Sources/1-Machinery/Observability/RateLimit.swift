// SPDX-License-Identifier: Apache-2.0

/// The rate at which a client may ask: a burst at once, then a steady rate.
package struct RateLimit: Sendable, Hashable {
  /// Requests a minute once the burst is used up.
  package var perMinute: Int
  /// At once.
  package var burst: Int

  package init(perMinute: Int, burst: Int) {
    self.perMinute = perMinute
    self.burst = burst
  }

  /// No limit at all, for a party that is exempt from everybody's.
  package static let unlimited = RateLimit(perMinute: .max, burst: .max)
}
