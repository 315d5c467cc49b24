// SPDX-License-Identifier: Apache-2.0
import CLinux
import Glibc

/// What a descriptor is watched for, and what it turned out to be ready for. Level-triggered.
package struct Readiness: OptionSet, Sendable {
  package let rawValue: UInt32

  @inlinable
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let read = Readiness(rawValue: EPOLLIN.rawValue)
  package static let write = Readiness(rawValue: EPOLLOUT.rawValue)
  /// The peer has shut down its writing side or gone (EPOLLRDHUP); fires for ever, so drop the interest once seen.
  package static let peerClosed = Readiness(rawValue: EPOLLRDHUP.rawValue)
  /// Reported whether asked for or not.
  package static let error = Readiness(rawValue: EPOLLERR.rawValue)
  package static let hangUp = Readiness(rawValue: EPOLLHUP.rawValue)
}

/// Receives a descriptor's readiness, on the loop's thread.
package protocol ReadinessHandler: AnyObject {
  func ready(_ readiness: Readiness)
}

/// One watched descriptor of a loop. Events that were fetched before `EventLoop.deregister` are dropped, so a
/// descriptor number that the system hands out again at once cannot get its predecessor's events.
package final class Registration {
  package let descriptor: Int32
  package internal(set) var interest: Readiness
  let handler: any ReadinessHandler
  var isActive = true

  init(descriptor: Int32, interest: Readiness, handler: any ReadinessHandler) {
    self.descriptor = descriptor
    self.interest = interest
    self.handler = handler
  }
}
