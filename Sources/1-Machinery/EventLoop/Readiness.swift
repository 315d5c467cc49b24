// SPDX-License-Identifier: Apache-2.0

/// Events that a descriptor is watched for, or that it is ready for. Level-triggered.
///
/// Inlinable through and through: set algebra that is not specialised where it is used allocates an array per literal,
/// and this is looked at for every event. The numbers are those of epoll_ctl(2).
@frozen @usableFromInline
package struct Readiness: OptionSet, Sendable {
  @usableFromInline package let rawValue: UInt32

  @inlinable
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// EPOLLIN.
  @inlinable package static var read: Readiness { Readiness(rawValue: 0x001) }
  /// EPOLLOUT.
  @inlinable package static var write: Readiness { Readiness(rawValue: 0x004) }
  /// The peer has shut down its writing side or closed the connection (EPOLLRDHUP); fires for ever, so drop the
  /// interest once seen.
  @inlinable package static var peerClosed: Readiness { Readiness(rawValue: 0x2000) }
  /// Reported whether asked for or not (EPOLLERR).
  @inlinable package static var error: Readiness { Readiness(rawValue: 0x008) }
  /// Reported whether asked for or not (EPOLLHUP).
  @inlinable package static var hangUp: Readiness { Readiness(rawValue: 0x010) }
}
