// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc

/// A listening socket on one loop.
final class ListeningSocket: ReadinessHandler {
  let descriptor: Int32
  /// Other loops watch the same socket.
  let isShared: Bool
  private var registration: Registration?
  private var onReady: (() -> Void)?

  init(_ listening: ListeningDescriptor) {
    descriptor = listening.descriptor
    isShared = listening.isShared
  }

  /// False: the system refuses, see errno. Nothing is reported before `setInterest`.
  func watch(_ loop: EventLoop, _ onReady: @escaping () -> Void) -> Bool {
    self.onReady = onReady
    registration = loop.register(descriptor, [], self)
    return registration != nil
  }

  /// A client waits to be accepted.
  var hasWaitingClient: Bool {
    var state = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return unsafe poll(&state, 1, 0) > 0 && state.revents & Int16(POLLIN) != 0
  }

  func ready(_ readiness: Readiness) { onReady?() }

  func setInterest(_ loop: EventLoop, _ isOn: Bool) {
    if let registration { loop.modify(registration, isOn ? .read : []) }
  }

  func close(_ loop: EventLoop) {
    if let registration { loop.deregister(registration) }
    registration = nil
    onReady = nil
    Glibc.close(descriptor)
  }
}
