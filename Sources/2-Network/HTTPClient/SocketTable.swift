// SPDX-License-Identifier: Apache-2.0
import CCurl
import EventLoop
import Glibc

/// libcurl's sockets on one loop. On its loop's thread only.
///
/// libcurl gives a socket up at the end of each exchange and asks for it again at the beginning of the next one. The
/// socket of a connection stays registered in between, so that an exchange over a kept connection costs no `epoll_ctl`;
/// it is deregistered when libcurl closes it, which goes through this table too, or when the peer makes it readable
/// while libcurl does not ask. libcurl's other descriptors (its resolver's) are closed without a word, so they are
/// deregistered as soon as libcurl gives them up.
@safe final class SocketTable {
  private let loop: EventLoop
  /// Nil once libcurl's handle is freed.
  fileprivate var onReady: ((Int32, Int32, EasyHandle?) -> Void)?
  private var watches: [Int32: SocketWatch] = [:]
  /// Sockets of connections: opened through `opened`, closed through `close`.
  private var connections: Set<Int32> = []
  private var isEnded = false

  init(loop: EventLoop, onReady: @escaping (Int32, Int32, EasyHandle?) -> Void) {
    self.loop = loop
    self.onReady = onReady
  }

  /// No readiness is passed on any more. Off the loop's thread nothing of the loop is touched from now on: it keeps a
  /// little memory for each socket until its end.
  func end() {
    onReady = nil
    isEnded = !loop.isCurrent
  }

  /// libcurl has opened a connection's socket.
  func opened(_ socket: Int32) {
    watches.removeValue(forKey: socket)?.stop(loop)
    connections.insert(socket)
  }

  /// Notes the events that libcurl wants of a socket from now on, for a transfer of `handle`.
  func change(_ socket: Int32, _ what: Int32, for handle: EasyHandle?) {
    if what == CURL_POLL_REMOVE && !connections.contains(socket) {
      watches.removeValue(forKey: socket)?.stop(loop)
      return
    }
    var interest: Readiness = []
    if what == CURL_POLL_IN || what == CURL_POLL_INOUT { interest.insert(.read) }
    if what == CURL_POLL_OUT || what == CURL_POLL_INOUT { interest.insert(.write) }
    let watch: SocketWatch
    if let known = watches[socket] {
      watch = known
    } else {
      // One that libcurl asks nothing of, and that was never watched, needs no watch.
      guard interest.rawValue != 0 else { return }
      watch = SocketWatch(socket, self)
      watches[socket] = watch
    }
    watch.handle = handle
    watch.change(loop, interest)
  }

  /// Closes a socket for libcurl.
  func close(_ socket: Int32) -> Int32 {
    connections.remove(socket)
    let watch = watches.removeValue(forKey: socket)
    if !isEnded { watch?.stop(loop) }
    return Glibc.close(socket)
  }
}

/// Carries one socket's readiness to libcurl.
private final class SocketWatch: ReadinessHandler {
  private let socket: Int32
  /// Weak: the loop may keep a watch a little longer than the client lives.
  private weak var table: SocketTable?
  private var registration: Registration?
  private var isWanted = false
  /// The handle whose transfer the socket is watched for; any of them where there are many.
  var handle: EasyHandle?

  init(_ socket: Int32, _ table: SocketTable) {
    self.socket = socket
    self.table = table
  }

  func change(_ loop: EventLoop, _ interest: Readiness) {
    isWanted = interest.rawValue != 0
    if let registration {
      // Not wanted for now: what it was registered for stays, but for writing, which it would always be ready for.
      if isWanted {
        loop.modify(registration, interest)
      } else if registration.interest.rawValue & Readiness.write.rawValue != 0 {
        loop.modify(registration, .read)
      }
    } else if isWanted {
      registration = loop.register(socket, interest, self)
    }
  }

  func stop(_ loop: EventLoop) {
    if let registration { loop.deregister(registration) }
    registration = nil
  }

  func ready(_ readiness: Readiness) {
    guard let table, let pass = table.onReady else { return }
    guard isWanted else {
      // The peer has closed an idle connection, or an exchange that is paused has more to come: told once is enough.
      return table.silence(self)
    }
    let bits = readiness.rawValue
    var events: Int32 = 0
    if bits & Readiness.read.rawValue != 0 { events |= CURL_CSELECT_IN }
    if bits & Readiness.write.rawValue != 0 { events |= CURL_CSELECT_OUT }
    if bits & (Readiness.error.rawValue | Readiness.hangUp.rawValue) != 0 {
      // With IN: what arrived before the end is read first, and the socket itself says what is wrong.
      events |= CURL_CSELECT_ERR | CURL_CSELECT_IN
    }
    pass(socket, events, handle)
  }
}

extension SocketTable {
  fileprivate func silence(_ watch: SocketWatch) { watch.stop(loop) }
}
