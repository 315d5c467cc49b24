// SPDX-License-Identifier: Apache-2.0
import CLinux
import EventLoop
import Glibc
import HTTP1
import HTTPSemantics

/// One client's connection: the socket, its readiness, deadlines and output. Lives in its task, on its loop's thread.
///
/// What to do when is decided by `ConnectionLife`; here is the I/O. Requests are read and answered in
/// Connection+Exchange.swift and Connection+Output.swift. `@unchecked Sendable` because `withUnsafeCurrentTask` wants a
/// `@concurrent` closure, which nevertheless keeps the task's executor: nothing here ever leaves the loop.
final class Connection: ReadinessHandler, @unchecked Sendable {
  /// Why a connection that waits is woken without being ready.
  enum End: Equatable {
    /// Close without a word: idle for too long, evicted, drained.
    case closed
    /// Answer 408, then close.
    case headTimeout
    /// The peer is gone.
    case lost
    case writeStalled
    /// The handler was over its time; 503 has been written.
    case overdue
    /// The stream's time is up, or the server ends.
    case cancelled
  }

  enum WaitKind { case none, read, write }

  let context: LoopContext
  let loop: EventLoop
  let peer: PeerAddress
  @exclusivity(unchecked) private var cachedPeer: [UInt8]?
  /// Nil on plain connections.
  @exclusivity(unchecked) var tls: TLSSession?
  /// The client that a PROXY header named.
  @exclusivity(unchecked) var proxiedPeer: PeerAddress?
  @exclusivity(unchecked) private(set) var descriptor: Int32
  @exclusivity(unchecked) private var registration: Registration?
  @exclusivity(unchecked) var life: ConnectionLife
  @exclusivity(unchecked) private var timer: LoopTimer?
  @exclusivity(unchecked) private var armedDeadline = Int64.max
  /// The task's own handle, for cancelling it alone; valid while it serves.
  @exclusivity(unchecked) private var task: UnsafeCurrentTask?

  @exclusivity(unchecked) private var waiter: UnsafeContinuation<Void, Never>?
  @exclusivity(unchecked) private var waitKind = WaitKind.none
  @exclusivity(unchecked) private var isReadable = false
  /// Set once; every wait ends with it.
  @exclusivity(unchecked) private(set) var endReason: End?
  /// The client has shut down its side while its answer was in the making.
  @exclusivity(unchecked) private(set) var hasDeparted = false
  /// A handshake runs on another thread: the socket must not be closed under it.
  @exclusivity(unchecked) var isShakingHands = false
  /// Content comes too slowly: the next read of it fails.
  @exclusivity(unchecked) var contentTimedOut = false

  /// Holds the bytes of the present request, and what follows it; nil while nothing is there.
  @exclusivity(unchecked) var request: ServerRequest?
  @exclusivity(unchecked) var pending: [UInt8] = []
  @exclusivity(unchecked) var pendingStart = 0
  @exclusivity(unchecked) var isCorked = false
  /// Bytes of a stream written since the loop last had its turn.
  @exclusivity(unchecked) var bytesInTurn = 0
  @exclusivity(unchecked) var stream: StreamState?
  /// Status and content bytes of the present response, for the record.
  @exclusivity(unchecked) var responseStatus = 0
  @exclusivity(unchecked) var responseBytes = 0
  /// The task that waits for output goes on when no more than so many bytes are left.
  @exclusivity(unchecked) var drainMark = 0
  @exclusivity(unchecked) var closesWhenFlushed = false

  @exclusivity(unchecked) var slot = -1
  /// Its place among those that may be closed to make room.
  @exclusivity(unchecked) var queue: ConnectionQueue?
  @exclusivity(unchecked) var queuedAt: Int64 = 0
  @exclusivity(unchecked) var previousInQueue: Connection?
  @exclusivity(unchecked) var nextInQueue: Connection?
  /// What of `pending` the process's sum holds.
  @exclusivity(unchecked) var unsentCounted = 0
  /// The response's end is its connection's (HTTP/1.0): only an orderly close says that it is whole.
  @exclusivity(unchecked) var endsByClosing = false
  /// Bytes of a response were thrown away: the end must not look like a good one.
  @exclusivity(unchecked) private var isCutOff = false

  init(context: LoopContext, descriptor: Int32, peer: PeerAddress) {
    self.context = context
    self.loop = context.loop
    self.descriptor = descriptor
    self.peer = peer
    life = ConnectionLife(context.timing, now: context.loop.now.nanoseconds)
  }

  var peerText: String { (proxiedPeer ?? peer).text }
  var isSecure: Bool { tls != nil }

  /// The client's address in ASCII, made once per connection where no proxy can change it.
  func peerBytes(for request: ServerRequest?) -> [UInt8] {
    if !context.core.options.trustedProxies.isEmpty { return Array(client(of: request).text.utf8) }
    if let cachedPeer { return cachedPeer }
    let bytes = Array(peer.text.utf8)
    cachedPeer = bytes
    return bytes
  }

  /// The request's client: the peer, or the one that believed proxies name.
  func client(of request: ServerRequest?) -> PeerAddress { forwardedClient(of: request).address }

  func forwardedClient(of request: ServerRequest?) -> ForwardedFields.Client {
    let near = ForwardedFields.Client(address: proxiedPeer ?? peer, isSecure: isSecure)
    guard !context.core.options.trustedProxies.isEmpty, let request else { return near }
    return ForwardedFields.client(
      near, forwarded: request.field(.forwarded), forwardedFor: request.field("x-forwarded-for"),
      forwardedProto: request.field("x-forwarded-proto"), trusted: context.core.options.trustedProxies)
  }
  var isOpen: Bool { descriptor >= 0 }

  // MARK: The task

  /// Serves the connection to its end. The connection's whole task.
  func run() async {
    context.add(self)
    registration = loop.register(descriptor, [.read, .peerClosed], self)
    if context.isDraining { joinDrain() }
    if context.core.tlsContext != nil || context.isTrusted(peer) { context.headBegan(self) }
    if registration != nil {
      await withUnsafeCurrentTask { task in
        self.task = task
        await serve()
        self.task = nil
      }
    }
    close()
    if let timer { loop.cancel(timer) }
    timer = nil
    context.giveBack(&request)
    context.remove(self)
  }

  /// Closes the socket. The task may still run.
  func close() {
    guard descriptor >= 0 else { return }
    if let registration { loop.deregister(registration) }
    registration = nil
    if !isTruncated { _ = tls?.sendClose() } else if endsByClosing { resetOnClose() }
    tls = nil
    Glibc.close(descriptor)
    descriptor = -1
    life.closed()
    discardPending()
    context.closed(self)
  }

  /// A response was begun that the client has not got, and will not get, whole.
  var isTruncated: Bool { isCutOff || isBlocked || life.response == .streaming }

  /// A FIN would pass for the end of a whole response.
  private func resetOnClose() {
    var option = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
  }

  /// Closes at once, to make room for another. False: not now, for its next bytes have come.
  func evict() -> Bool {
    guard isOpen, endReason == nil, !isShakingHands, !hasInput else { return false }
    end(.closed)
    close()
    return true
  }

  /// Ends a connection whose client does not read.
  func cutOff() {
    cancelTask()
    isCutOff = true
    endsByClosing = true
    discardPending()
    endOrClose(.writeStalled)
  }

  /// Ends all waiting, now and later.
  func end(_ reason: End) {
    if endReason == nil { endReason = reason }
    resume()
  }

  /// The client has left, or the server wants the handler to end.
  func cancelTask() { task?.cancel() }

  /// The server ends: an idle connection is closed, unless its next request is there already.
  func drain() {
    if life.drain(now: loop.now.nanoseconds), !hasInput { return end(.closed) }
    armTimer()
  }

  /// Accepted while the server ends: one request is still answered, if it comes soon.
  private func joinDrain() {
    _ = life.drain(now: loop.now.nanoseconds)
    life.handshakeBegan(until: loop.now.advanced(by: .seconds(1)).nanoseconds)
  }

  /// Bytes have come that nobody has read.
  var hasInput: Bool {
    if let tls, tls.hasPending { return true }
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
  }

  /// The grace is over. A handler that has not answered is answered for.
  func cancelForDrain() {
    _ = life.drain(now: loop.now.nanoseconds)
    if life.phase == .exchange, life.response == .awaited, request?.connection != nil {
      return answerForHandler("shutting_down")
    }
    finishStreamForDrain()
    cancelTask()
    end(.cancelled)
  }

  // MARK: Waiting

  /// Waits until there is something to read. False: the connection has ended, see `endReason`.
  @inline(never)
  func waitReadable() async -> Bool {
    if endReason != nil { return false }
    if isReadable {
      isReadable = false
      return true
    }
    if let tls, tls.hasPending { return true }
    if let registration, !registration.interest.contains(.read) {
      loop.modify(registration, registration.interest.union(.read))
    }
    armTimer()
    waitKind = .read
    await withUnsafeContinuation { waiter = $0 }
    return endReason == nil
  }

  /// Waits until `ready` has flushed enough; see `waitDrained`.
  @inline(never)
  func waitForOutput() async {
    if endReason != nil { return }
    armTimer()
    waitKind = .write
    await withUnsafeContinuation { waiter = $0 }
  }

  func resume() {
    guard let waiting = waiter else { return }
    waiter = nil
    waitKind = .none
    waiting.resume()
  }

  var isWaitingForOutput: Bool { waitKind == .write && waiter != nil }

  func ready(_ readiness: Readiness) {
    if readiness.rawValue & Self.brokenMask != 0 {
      // Reset, or closed on both sides: there is nobody left to write to.
      if waitKind == .read { return resume() }
      return lost()
    }
    if readiness.rawValue & EPOLLOUT.rawValue != 0 {
      flush()
      // TLS may have to write before it can read.
      if tls != nil, waitKind == .read {
        setWriteInterest(isBlocked)
        return resume()
      }
    }
    if readiness.rawValue & Self.inputMask != 0 { inputReady(readiness) }
  }

  private static var brokenMask: UInt32 { EPOLLERR.rawValue | EPOLLHUP.rawValue }
  private static var inputMask: UInt32 { EPOLLIN.rawValue | EPOLLRDHUP.rawValue }

  private func inputReady(_ readiness: Readiness) {
    if waitKind == .read { return resume() }
    guard let registration else { return }
    if readiness.contains(.peerClosed) {
      loop.modify(registration, registration.interest.subtracting([.read, .peerClosed]))
      isReadable = true
      if life.peerEnded() == .cancel {
        hasDeparted = true
        cancelTask()
        if isWaitingForOutput { end(.lost) }
      }
    } else {
      // More of the same client while its request is being answered: not before that is done.
      loop.modify(registration, registration.interest.subtracting(.read))
      isReadable = true
    }
  }

  /// The connection broke.
  func lost() {
    if let registration { loop.deregister(registration) }
    registration = nil
    discardPending()
    cancelTask()
    end(.lost)
  }

  func setWriteInterest(_ isOn: Bool) {
    guard let registration else { return }
    loop.modify(
      registration, isOn ? registration.interest.union(.write) : registration.interest.subtracting(.write))
  }

  // MARK: Deadlines

  /// Sees to it that the timer fires no later than the next deadline. It is moved only when it would be late: deadlines
  /// mostly move away, and a timer that fires early looks again.
  func armTimer() {
    let deadline = life.nextDeadline
    guard deadline < armedDeadline else { return }
    armedDeadline = deadline
    let timer = timer ?? makeTimer()
    loop.arm(timer, at: MonotonicInstant(nanoseconds: deadline))
  }

  private func makeTimer() -> LoopTimer {
    let timer = LoopTimer { [unowned self] in self.timerFired() }
    self.timer = timer
    return timer
  }

  private func timerFired() {
    armedDeadline = .max
    switch life.expired(now: loop.now.nanoseconds) {
    case .notYet: break
    case .closeSilently, .lingerOver: endOrClose(.closed)
    case .headTimeout: end(.headTimeout)
    case .contentTimeout:
      contentTimedOut = true
      if waitKind == .read { resume() }
    case .handlerOverdue: answerForHandler("timeout")
    case .streamOverdue:
      cancelTask()
      endOrClose(.cancelled)
    case .writeStalled: cutOff()
    }
    if isOpen { armTimer() }
  }

  /// A task that hangs in its handler is not woken by `end`: its socket is closed all the same.
  private func endOrClose(_ reason: End) {
    let waits = waiter != nil
    end(reason)
    if !waits, !isShakingHands { close() }
  }

  // MARK: Reading

  /// Receives into the request's buffer. The count, 0 at the end of input, nil when nothing was there.
  func receive(into request: ServerRequest) -> Int? {
    let count = receive(request.buffer + request.filled, request.capacity - request.filled)
    if let count { request.filled += count }
    return count
  }

  func receive(_ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> Int? {
    guard descriptor >= 0 else { return 0 }
    if let tls { return receive(tls, buffer, capacity) }
    while true {
      let count = recv(descriptor, buffer, capacity, 0)
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: return nil
      default:
        endIfNone(.lost)
        return 0
      }
    }
  }

  /// For a last answer after the end.
  func forgetEnd() { endReason = nil }

  func endIfNone(_ reason: End) {
    if endReason == nil { endReason = reason }
  }
}
