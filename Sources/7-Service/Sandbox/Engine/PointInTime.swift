// SPDX-License-Identifier: Apache-2.0
import EventLoop

/// An open point in time.
struct PointInTime: Sendable {
  var views: [IndexView]
  var expires: MonotonicInstant
  var keepAlive: Duration
}
