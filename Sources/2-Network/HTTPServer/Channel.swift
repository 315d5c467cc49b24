// SPDX-License-Identifier: Apache-2.0
import CLinux
import EventLoop
import Glibc

/// One client's socket, in plain or under TLS: reading, bytes on their way out (Channel+Output.swift), and waiting for
/// either. It knows nothing of HTTP; events that no task waits for it reports to its connection.
///
/// Lives on its loop's thread; one task at a time waits on it.
@safe final class Channel: ReadinessHandler {
  private enum WaitKind { case none, input, output }

  let loop: EventLoop
  let context: LoopContext
  unowned let connection: Connection
  private(set) var descriptor: Int32
  /// Nil on plain connections.
  private(set) var tls: TLSSession?
  private var registration: Registration?

  private var waiter: UnsafeContinuation<Void, Never>?
  private var waitKind = WaitKind.none
  private var isReadable = false
  /// A handshake runs on another thread: the socket must not be closed under it.
  private(set) var isShakingHands = false

  var pending: [UInt8] = []
  var pendingStart = 0
  var isCorked = false
  /// The task that waits for output goes on when no more than so many bytes are left.
  var drainMark = 0
  /// The part of `pending` that is counted in the process's sum.
  var unsentCounted = 0
  /// Nothing more will be written: the writing side is shut down once all is sent.
  var closesWhenFlushed = false

  init(_ descriptor: Int32, _ connection: Connection, _ context: LoopContext) {
    self.descriptor = descriptor
    self.connection = connection
    self.context = context
    loop = context.loop
  }

  var isOpen: Bool { descriptor >= 0 }
  var isSecure: Bool { tls != nil }

  // MARK: Beginning and end

  /// Has the loop watch the socket. False: the system refuses.
  func open() -> Bool {
    registration = loop.register(descriptor, [.read, .peerClosed], self)
    return registration != nil
  }

  /// Ways to close a socket.
  enum Closing {
    /// The peer may take what it has got for whole.
    case orderly
    /// TLS says nothing; a plain FIN tells nothing anyway.
    case brokenOff
    /// With a reset: a FIN would pass for the end of a whole response.
    case reset
  }

  func close(_ closing: Closing) {
    guard isOpen else { return }
    stopWatching()
    switch closing {
    case .orderly: _ = tls?.sendClose()
    case .brokenOff: break
    case .reset:
      var option = linger(l_onoff: 1, l_linger: 0)
      unsafe setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
    tls = nil
    Glibc.close(descriptor)
    descriptor = -1
    discardPending()
  }

  /// The connection is broken: the peer will never read the waiting bytes.
  func breakOff() {
    stopWatching()
    discardPending()
  }

  private func stopWatching() {
    if let registration { loop.deregister(registration) }
    registration = nil
  }

  /// Says that nothing more will be written. False: the socket has no room for that yet.
  func shutdownWriting() -> Bool {
    guard isOpen else { return true }
    if let tls, tls.sendClose() == .wantsWrite {
      setWriteInterest(true)
      return false
    }
    shutdown(descriptor, Int32(SHUT_WR))
    return true
  }

  // MARK: Waiting

  /// Waits until there is something to read. False: the connection has ended.
  @inline(never)
  func waitForInput() async -> Bool {
    if connection.endReason != nil { return false }
    if isReadable {
      isReadable = false
      return true
    }
    if let tls, tls.hasPending { return true }
    if let registration, !registration.interest.contains(.read) {
      loop.modify(registration, registration.interest.union(.read))
    }
    connection.armTimer()
    waitKind = .input
    unsafe await withUnsafeContinuation { unsafe waiter = $0 }
    return connection.endReason == nil
  }

  /// Waits until `flush` has left no more than `drainMark`.
  @inline(never)
  func waitForOutput() async {
    if connection.endReason != nil { return }
    connection.armTimer()
    waitKind = .output
    unsafe await withUnsafeContinuation { unsafe waiter = $0 }
  }

  var isWaiting: Bool { unsafe waiter != nil }
  var isWaitingForOutput: Bool { unsafe waitKind == .output && waiter != nil }

  /// Lets the task that waits go on.
  func wake() {
    guard let waiting = unsafe waiter else { return }
    unsafe waiter = nil
    waitKind = .none
    unsafe waiting.resume()
  }

  /// Lets a task that waits for input go on, with nothing having come.
  func wakeReader() {
    if waitKind == .input { wake() }
  }

  // MARK: Readiness

  func ready(_ readiness: Readiness) {
    if readiness.rawValue & Self.brokenMask != 0 {
      // Reset, or closed on both sides: no peer is left to write to.
      if waitKind == .input { return wake() }
      return connection.end(.lost)
    }
    if readiness.rawValue & EPOLLOUT.rawValue != 0 {
      flush()
      // TLS may have to write before it can read.
      if tls != nil, waitKind == .input {
        setWriteInterest(isBlocked)
        return wake()
      }
    }
    if readiness.rawValue & Self.inputMask != 0 { inputReady(readiness) }
  }

  private static var brokenMask: UInt32 { EPOLLERR.rawValue | EPOLLHUP.rawValue }
  private static var inputMask: UInt32 { EPOLLIN.rawValue | EPOLLRDHUP.rawValue }

  private func inputReady(_ readiness: Readiness) {
    if waitKind == .input { return wake() }
    guard let registration else { return }
    isReadable = true
    if readiness.contains(.peerClosed) {
      loop.modify(registration, registration.interest.subtracting([.read, .peerClosed]))
      connection.peerEnded()
    } else {
      // More of the same client while its request is being answered: not before that is done.
      loop.modify(registration, registration.interest.subtracting(.read))
    }
  }

  func setWriteInterest(_ isOn: Bool) {
    guard let registration else { return }
    loop.modify(
      registration, isOn ? registration.interest.union(.write) : registration.interest.subtracting(.write))
  }

  // MARK: Reading

  /// Received bytes are still unread.
  var hasInput: Bool {
    if let tls, tls.hasPending { return true }
    var byte: UInt8 = 0
    return unsafe peek(&byte, 1) > 0
  }

  /// Bytes that have come, left where they are; 0 at the end of input, negative with errno otherwise.
  func peek(_ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> Int {
    unsafe recv(descriptor, buffer, capacity, Int32(MSG_PEEK | MSG_DONTWAIT))
  }

  /// The count of bytes received, 0 at the end of input, nil when nothing was there.
  func receive(_ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> Int? {
    guard isOpen else { return 0 }
    if let tls { return unsafe receive(tls, buffer, capacity) }
    while true {
      let count = unsafe recv(descriptor, buffer, capacity, 0)
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: return nil
      default:
        connection.end(.lost)
        return 0
      }
    }
  }

  private func receive(_ tls: TLSSession, _ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> Int? {
    switch unsafe tls.read(buffer, capacity) {
    case .bytes(let count): return count
    case .wantsRead: return nil
    case .wantsWrite:
      setWriteInterest(true)
      return nil
    case .end, .done: return 0
    case .failed:
      connection.end(.lost)
      return 0
    }
  }

  // MARK: TLS

  /// Shakes hands. False: the connection is over.
  @inline(never)
  func startTLS(_ tlsContext: TLSContext) async -> Bool {
    guard let session = tlsContext.makeSession(descriptor) else { return false }
    tls = session
    while true {
      // A signature takes up to a millisecond, which other connections would wait for.
      isShakingHands = true
      let progress = await offLoop { session.handshake() }
      isShakingHands = false
      guard connection.endReason == nil else { return false }
      switch progress {
      case .done, .bytes: return true
      case .wantsRead: break
      case .wantsWrite: setWriteInterest(true)
      case .end, .failed: return false
      }
      guard await waitForInput() else { return false }
    }
  }
}
