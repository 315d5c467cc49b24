// SPDX-License-Identifier: Apache-2.0

/// A loop's source of time: the system's clock, or in tests one that is moved by hand.
package enum LoopClock: Sendable {
  case system
  case manual(ManualClock)

  var now: MonotonicInstant {
    switch self {
    case .system: .now
    case .manual(let clock): clock.now
    }
  }
}
