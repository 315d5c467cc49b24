// SPDX-License-Identifier: Apache-2.0

/// How often somebody may ask: a number at once, then a steady rate.
package struct RateLimit: Sendable, Hashable {
  package var perMinute: Int
  /// At once.
  package var burst: Int

  package init(perMinute: Int, burst: Int) {
    self.perMinute = perMinute
    self.burst = burst
  }
}
