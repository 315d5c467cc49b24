// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTP1
import HTTPSemantics
import Observability

/// One client's connection: its task, which reads and answers requests in order, and its end.
///
/// It ties together what has the state: `Channel` (the socket), `ConnectionState` (stages and deadlines), `ServerRequest`
/// with its `Response`. `ConnectionOpening` comes before the first head, `Pipeline` answers a request.
///
/// Lives on its loop's thread. `@unchecked Sendable` because `withUnsafeCurrentTask` wants a `@concurrent` closure, which
/// nevertheless keeps the task's executor: nothing here ever leaves the loop.
@safe final class Connection: LoopTimerOwner, @unchecked Sendable {
  /// Why a connection ends.
  enum End {
    /// Nothing is in flight: idle or lingering for too long, drained.
    case quiet
    /// Another connection needs its place.
    case evicted
    /// A head did not become whole in time: it is answered with 408.
    case headTimeout
    /// The peer has closed the connection.
    case lost
    /// The peer does not read, or too slowly.
    case stalled
    /// The handler was over its time, or over the server's; 503 has been written.
    case overdue
    /// The stream's time is up.
    case streamOverdue
    /// The server's time is up.
    case drained
  }

  let context: LoopContext
  let loop: EventLoop
  var client: ConnectionClient
  private(set) lazy var channel = Channel(descriptor, self, context)
  private let descriptor: Int32
  var state: ConnectionState
  private var timer: LoopTimer?
  private var armedDeadline = Int64.max
  /// The task's own handle, for cancelling it alone; valid while it serves.
  private var task: UnsafeCurrentTask?

  /// Set by `end`; every wait ends with it.
  private(set) var endReason: End?
  /// The client has shut down its side while its answer was in the making.
  private(set) var hasDeparted = false
  /// Content comes too slowly: the next read of it fails.
  var contentTimedOut = false
  /// Holds the bytes of the present request, and what follows it; nil while nothing is there.
  private(set) var request: ServerRequest?

  /// Its place in the context's list.
  var slot = -1
  /// Its place among those that may be closed to make room.
  var queue: ConnectionQueue?
  var queuedAt: Int64 = 0
  var previousInQueue: Connection?
  var nextInQueue: Connection?

  init(context: LoopContext, descriptor: Int32, peer: PeerAddress) {
    self.context = context
    self.loop = context.loop
    self.descriptor = descriptor
    client = ConnectionClient(peer, trusted: context.core.options.trustedProxies)
    state = ConnectionState(context.timing, now: context.loop.now.nanoseconds)
  }

  var isOpen: Bool { channel.isOpen }

  // MARK: The task

  /// Serves the connection to its end. The connection's whole task.
  func run() async {
    context.add(self)
    let isWatched = channel.open()
    if context.isDraining { joinDrain() }
    if context.core.tlsContext != nil || context.isTrusted(client.peer) { context.headBegan(self) }
    if isWatched {
      unsafe await withUnsafeCurrentTask { task in
        unsafe self.task = unsafe task
        await serve()
        unsafe self.task = nil
      }
    }
    close()
    if let timer { loop.cancel(timer) }
    timer = nil
    giveBackRequest()
    context.remove(self)
  }

  private func serve() async {
    guard await ConnectionOpening(connection: self).run() else { return }
    while await HeadReader(connection: self).read() {
      await exchange()
      guard await finishExchange() else { break }
    }
    // A 503 written over the handler's head still has to arrive.
    if endReason == .overdue, isOpen {
      resumeForLastAnswer()
      await linger()
    }
  }

  /// The connection has been ended, and its client is still to get an answer: waiting is possible once more.
  func resumeForLastAnswer() { endReason = nil }

  // MARK: The end

  /// Ends the connection, whatever it is doing. The one way to do so, but for a task that has come to its own end.
  ///
  /// A task that waits goes on, finds the reason and closes the socket. One that does not wait hangs in its handler: it
  /// is cancelled, and its socket is closed for it, unless an answer that has been written is still to arrive.
  func end(_ reason: End) {
    if endReason == nil || reason == .stalled { endReason = reason }
    switch reason {
    case .quiet, .evicted, .headTimeout: break
    case .overdue, .streamOverdue, .drained: unsafe task?.cancel()
    case .lost:
      channel.breakOff()
      unsafe task?.cancel()
    case .stalled:
      channel.discardPending()
      unsafe task?.cancel()
    }
    let isWaiting = channel.isWaiting
    channel.wake()
    switch reason {
    case .evicted: close()
    case .quiet, .stalled, .streamOverdue: if !isWaiting, !channel.isShakingHands { close() }
    case .headTimeout, .lost, .overdue, .drained: break
    }
  }

  /// Closes the socket. The task may still run.
  private func close() {
    guard isOpen else { return }
    if endReason == .stalled || isTruncated && request?.response.endsByClosing == true {
      channel.close(.reset)
    } else {
      channel.close(isTruncated || endReason == .lost ? .brokenOff : .orderly)
    }
    state.closed()
    context.closed(self)
  }

  /// A response was begun that the client has not got, and will not get, whole.
  private var isTruncated: Bool { channel.isBlocked || state.response == .streaming }

  /// The error that says to a handler why the connection has ended; nil while it has not.
  var endError: HTTPServerError? {
    switch endReason {
    case nil: isOpen ? nil : HTTPServerError(.connectionLost, "the connection is closed")
    case .overdue: HTTPServerError(.deadlineExceeded, "the handler did not answer in time")
    case .stalled: HTTPServerError(.writeTimeout, "the client does not read")
    case .streamOverdue, .drained: HTTPServerError(.cancelled, "the server ends this response")
    case .lost, .quiet, .evicted, .headTimeout: HTTPServerError(.connectionLost, "the client has left")
    }
  }

  /// Closes at once, to make room for another. False: not now, for its next bytes have come.
  func evict() -> Bool {
    guard isOpen, endReason == nil, !channel.isShakingHands, !channel.hasInput else { return false }
    end(.evicted)
    return true
  }

  /// The peer has shut down its side, or closed the connection, while no task was reading.
  func peerEnded() {
    guard state.peerEnded() == .cancel else { return }
    hasDeparted = true
    if channel.isWaitingForOutput { end(.lost) } else { unsafe task?.cancel() }
  }

  // MARK: Drain

  /// The server ends: an idle connection is closed, unless its next request is there already.
  func drain() {
    if state.drain(now: loop.now.nanoseconds), !channel.hasInput { return end(.quiet) }
    armTimer()
  }

  /// Accepted while the server ends: one request is still answered, if it comes soon.
  private func joinDrain() {
    _ = state.drain(now: loop.now.nanoseconds)
    state.handshakeBegan(until: loop.now.advanced(by: .seconds(1)).nanoseconds)
  }

  /// The grace is over. A handler that has not answered is answered for.
  func cancelForDrain() {
    _ = state.drain(now: loop.now.nanoseconds)
    if state.phase == .exchange, state.response == .awaited, request?.connection != nil {
      return answerForHandler("shutting_down")
    }
    request?.response.endStreamForDrain()
    end(.drained)
  }

  // MARK: Deadlines

  /// Sees to it that the timer fires no later than the next deadline. It is moved only when it would be late: deadlines
  /// mostly move away, and a timer that fires early looks again.
  func armTimer() {
    let deadline = state.nextDeadline
    guard deadline < armedDeadline else { return }
    armedDeadline = deadline
    let timer = timer ?? LoopTimer(owner: self)
    self.timer = timer
    loop.arm(timer, at: MonotonicInstant(nanoseconds: deadline))
  }

  func timerFired() {
    armedDeadline = .max
    switch state.expired(now: loop.now.nanoseconds) {
    case .notYet: break
    case .closeSilently, .lingerOver: end(.quiet)
    case .headTimeout: end(.headTimeout)
    case .contentTimeout:
      contentTimedOut = true
      channel.wakeReader()
    case .handlerOverdue: answerForHandler("timeout")
    case .streamOverdue: end(.streamOverdue)
    case .writeStalled: end(.stalled)
    }
    if isOpen { armTimer() }
  }

  /// The handler is over its time, or the server's end has come: the answer is written here, by code that waits for no
  /// other task.
  private func answerForHandler(_ code: String) {
    guard isOpen, state.response == .awaited, let response = request?.response else { return }
    state.closeAfterResponse()
    response.sendError(.serviceUnavailable, code, ["retry-after": "1"])
    response.record()
    _ = state.responseWritten(now: loop.now.nanoseconds)
    channel.closesWhenFlushed = channel.isBlocked || !channel.shutdownWriting()
    end(.overdue)
    armTimer()
  }

  // MARK: The request's object

  /// The object that holds what is received.
  func heldRequest() -> ServerRequest {
    if let request { return request }
    let new = context.takeRequest()
    new.beginHead()
    new.response.connection = self
    request = new
    return new
  }

  func giveBackRequest() {
    request?.response.connection = nil
    context.giveBack(&request)
  }

  /// Receives into the request's buffer. The count, 0 at the end of input, nil when nothing was there.
  func receive(into request: ServerRequest) -> Int? {
    let count = unsafe channel.receive(request.buffer + request.filled, request.capacity - request.filled)
    if let count { request.filled += count }
    return count
  }

  // MARK: Exchange

  // Functions are kept from being inlined here and elsewhere: else the temporaries of a synchronous stretch, and the
  // frames of async functions that are seldom called, become part of the frame in which every idle connection waits.
  private func exchange() async {
    guard let request else { return }
    context.becameBusy(self)
    let now = loop.now
    var length: Int?
    var hasContent = true
    switch request.head.framing {
    case .none: hasContent = false
    case .length(let declared): length = declared
    case .chunked: break
    }
    state.headCompleted(
      contentLength: length, hasContent: hasContent, keepsAlive: request.head.keepsAlive,
      expectsContinue: request.head.expectsContinue, now: now.nanoseconds)
    request.connection = self
    request.began = now
    request.deadline = MonotonicInstant(nanoseconds: now.nanoseconds &+ context.timing.handler)
    request.identify(context)
    if request.head.hasAuthorityMismatch { logMismatch(request) }
    armTimer()
    context.metrics.inFlight.increment()
    defer { context.metrics.inFlight.increment(by: -1) }
    await Pipeline(request: request, connection: self).answer()
    request.connection = nil
  }

  private func logMismatch(_ request: ServerRequest) {
    context.core.logger.debug(
      "the target's authority is not Host",
      [
        "authority": .string(request.authority), "host": .string(request.field(.host) ?? ""),
        "peer": .string(client.nearest.text), "request_id": .string(request.requestID),
      ])
  }

  // MARK: After the response

  /// True: the connection goes on with the next request.
  private func finishExchange() async -> Bool {
    guard let response = request?.response else { return false }
    let wasLetGo = response.letGo()
    if endReason == .overdue { return false }  // recorded when it was answered
    if endReason == .lost, state.response == .awaited { response.recordAsLeft() }
    response.record()
    // The handler let go of a stream, or the client has left: the end must not look like a good one.
    guard !wasLetGo, state.response == .complete else { return false }
    if channel.isBlocked { try? await channel.drain() }
    guard endReason == nil, isOpen else { return false }
    switch state.responseWritten(now: loop.now.nanoseconds) {
    case .next: return true
    case .skipContent(let count): return await skipContent(count)
    // To close a socket with unread bytes, such as a blank line behind the content, would reset the connection.
    case .close where isInputTaken && (!channel.isSecure || channel.shutdownWriting()): return false
    case .close, .linger:
      await linger()
      return false
    }
  }

  private var isInputTaken: Bool { (request.map { $0.filled == $0.start } ?? true) && !channel.hasInput }

  /// Reads away the content that the handler did not want.
  @inline(never)
  private func skipContent(_ count: Int) async -> Bool {
    guard let request, let base = unsafe context.scratch.baseAddress else { return false }
    let buffered = min(request.filled - request.start, count)
    request.start += buffered
    var remaining = count - buffered
    while remaining > 0 {
      context.becameIdle(self)
      guard await channel.waitForInput() else { return false }
      guard let received = unsafe channel.receive(base, min(remaining, context.scratch.count)) else { continue }
      if received == 0 { return false }
      remaining -= received
    }
    state.contentSkipped(now: loop.now.nanoseconds)
    return true
  }

  /// Reads what still comes for a while: closing with unread bytes would reset the connection and could take the
  /// answer with it.
  @inline(never)
  private func linger() async {
    if !channel.isBlocked { context.becameIdle(self) }
    var hasShutDown = channel.closesWhenFlushed || channel.shutdownWriting()
    guard let base = unsafe context.scratch.baseAddress else { return }
    while await channel.waitForInput() {
      if !hasShutDown { hasShutDown = channel.shutdownWriting() }
      guard let count = unsafe channel.receive(base, context.scratch.count) else { continue }
      if count == 0 || !state.lingerArrived(count) { return }
    }
  }

  /// Sends what waits of the last answer, and lingers.
  @inline(never)
  func drainAndLinger() async {
    if channel.isBlocked { try? await channel.drain() }
    guard endReason == nil else { return }
    _ = state.responseWritten(now: loop.now.nanoseconds)
    await linger()
  }
}
