// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The time of day, for dates in `Retry-After`.
enum WallClock {
  static var epochSeconds: Int { time(nil) }
}
