// SPDX-License-Identifier: Apache-2.0

/// The state of a server's connection, without I/O: which stage it is in, what it waits for and until when, and what
/// follows. The owner reports what happened, with the time; the answers say what to do.
package struct ConnectionState: Sendable {
  /// The connection's stage, from the server's point of view.
  package enum Phase: Sendable, Equatable {
    /// Between requests: nothing of the next one has come.
    case idle
    /// A part of a request head has come.
    case head
    /// A request is being answered.
    case exchange
    /// Answered for the last time: what still comes is read and thrown away, so that the peer gets the answer.
    case lingering
    case closed
  }

  /// Progress of the present request's response; `complete` means handed over, not yet written to the peer.
  package enum Response: Sendable { case awaited, streaming, complete }

  /// The step that a deadline that has passed asks for.
  package enum Expiry: Sendable, Equatable {
    /// Not yet: look again at `nextDeadline`.
    case notYet
    case closeSilently
    /// Answer 408 and close.
    case headTimeout
    /// Tell the handler that its content came too slowly.
    case contentTimeout
    /// Cancel the handler, write 503 and close, whatever the handler does.
    case handlerOverdue
    /// Cancel the handler and break the stream off.
    case streamOverdue
    /// The peer does not read: break off.
    case writeStalled
    case lingerOver
  }

  /// The owner's next step once a response has been written.
  package enum AfterResponse: Sendable, Equatable {
    /// Read the next request.
    case next
    /// Read `Int` bytes of unread content away, then the next request.
    case skipContent(Int)
    /// Shut down writing, read what comes for a while, then close.
    case linger
    /// The peer asked for the end and has sent all: close, or linger where it has sent more.
    case close
  }

  /// The meaning of the peer's FIN.
  package enum Departure: Sendable, Equatable {
    /// Input is at its end: the reader will see it.
    case endOfInput
    /// The client has left while its answer is in the making.
    case cancel
    /// The answer is complete and still being written: go on.
    case finishWriting
  }

  private let timing: ConnectionTiming
  /// The stage of the present exchange.
  package private(set) var phase = Phase.idle
  /// Progress of the present response.
  package private(set) var response = Response.awaited
  /// Heads completed on this connection, the present one included.
  package private(set) var requests = 0
  /// The server is shutting down: the next response is the connection's last.
  package private(set) var isDraining = false
  private var closes = false
  private var peerCloses = false

  private enum Content { case complete, unread, failed }
  private var content = Content.complete
  /// Bytes of content still to come; nil where chunks say it.
  private var declaredRemaining: Int?
  /// The client waits for `100 Continue` before it sends content.
  private(set) var owesContinue = false
  private var contentBytes: Int64 = 0
  private var contentWaited: Int64 = 0
  private var contentWaitStart: Int64?
  private var lingered = 0

  private static let never = Int64.max
  /// Deadline of the stage idle, head or linger; there is one at a time.
  private var stageDeadline: Int64
  /// Deadline of the handler until the response's head, then of the stream.
  private var responseDeadline = never
  private var contentDeadline = never
  private var writeDeadline = never
  /// Bytes taken by the peer since the present stretch of waiting began.
  private var writtenInStretch: Int64 = 0

  /// A new connection, whose first head must begin within the head timeout.
  package init(_ timing: ConnectionTiming, now: Int64) {
    self.timing = timing
    stageDeadline = now &+ timing.head
  }

  /// Latest time to call `expired`.
  package var nextDeadline: Int64 { min(min(stageDeadline, responseDeadline), min(contentDeadline, writeDeadline)) }

  /// A handshake comes before the first head, and has its own time.
  package mutating func handshakeBegan(until deadline: Int64) { stageDeadline = deadline }
  /// The time for the first head starts here.
  package mutating func handshakeCompleted(now: Int64) { stageDeadline = now &+ timing.head }

  // MARK: Reading a head

  /// Bytes of a head have come. True: they are its first.
  @discardableResult
  package mutating func headArrived(now: Int64) -> Bool {
    guard phase == .idle else { return false }
    phase = .head
    stageDeadline = now &+ timing.head
    return true
  }

  /// A head is complete. `handler` overrides the handler's time.
  package mutating func headCompleted(
    contentLength: Int?, hasContent: Bool, keepsAlive: Bool, expectsContinue: Bool, now: Int64
  ) {
    phase = .exchange
    response = .awaited
    requests += 1
    peerCloses = !keepsAlive
    closes = peerCloses || isDraining || requests >= timing.requests
    content = hasContent ? .unread : .complete
    declaredRemaining = contentLength
    owesContinue = expectsContinue && hasContent
    contentBytes = 0
    contentWaited = 0
    contentWaitStart = nil
    stageDeadline = Self.never
    responseDeadline = now &+ timing.handler
  }

  /// The route allows its handler another time than the server's.
  package mutating func allowHandler(until deadline: Int64) {
    if response == .awaited { responseDeadline = deadline }
  }

  /// A head was refused: its answer is the last.
  package mutating func headFailed() {
    phase = .exchange
    response = .awaited
    closes = true
    content = .failed
    owesContinue = false
    stageDeadline = Self.never
  }

  // MARK: Content

  /// True once when `100 Continue` must go out before content is waited for.
  package mutating func takeContinue() -> Bool {
    guard owesContinue, response == .awaited else { return false }
    owesContinue = false
    return true
  }

  /// The handler waits for content: its deadline is the earlier of the silence and the rate allowed.
  package mutating func contentWaitBegan(now: Int64) {
    contentWaitStart = now
    var allowed = timing.content
    if timing.contentRate > 0 {
      // The time in which the bytes so far would have come at the slowest rate, less what was waited already.
      let earned = (contentBytes / timing.contentRate).multipliedReportingOverflow(by: 1_000_000_000)
      let fair = max(timing.contentRateGrace, earned.overflow ? Self.never : earned.partialValue)
      allowed = min(allowed, max(0, fair &- contentWaited))
    }
    contentDeadline = now &+ allowed
  }

  /// `bytes` of content came, decoded; ends the wait.
  package mutating func contentArrived(_ bytes: Int, now: Int64) {
    if let start = contentWaitStart { contentWaited += now &- start }
    contentWaitStart = nil
    contentDeadline = Self.never
    contentBytes += Int64(bytes)
    owesContinue = false
    if let remaining = declaredRemaining { declaredRemaining = max(0, remaining - bytes) }
  }

  /// All content was read: what follows may be a request.
  package mutating func contentCompleted() {
    content = .complete
    owesContinue = false
    contentDeadline = Self.never
  }

  /// The content's framing is broken, or it came too slowly: nothing after it can be read as a request.
  package mutating func contentFailed() {
    content = .failed
    contentDeadline = Self.never
  }

  /// False also where the content's framing is broken.
  package var isContentComplete: Bool { content == .complete }
  /// Bytes of declared length that are still to come; 0 where chunks say it.
  package var contentRemaining: Int { declaredRemaining ?? 0 }

  // MARK: Response

  /// Whether the response that begins now is the connection's last, and must say so. Unread content
  /// keeps the connection only where it is short and sure to come.
  package var closesAfterResponse: Bool {
    if closes { return true }
    switch content {
    case .complete: return false
    case .failed: return true
    case .unread: return owesContinue || (declaredRemaining ?? .max) > timing.lingerBytes
    }
  }

  /// The present or next response is the connection's last; cannot be taken back.
  package mutating func closeAfterResponse() { closes = true }

  /// The head is handed over; without `streams` the content is too.
  package mutating func responseBegan(streams: Bool, now: Int64) {
    if closesAfterResponse { closes = true }
    owesContinue = false
    response = streams ? .streaming : .complete
    responseDeadline = streams ? now &+ timing.streamCap : Self.never
  }

  /// Notes that the handler has handed over the last of a streamed response.
  package mutating func streamCompleted() {
    response = .complete
    responseDeadline = Self.never
  }

  /// The socket takes no more for now. The first time a stretch of waiting begins; trying again does not prolong it.
  package mutating func writeBlocked(now: Int64) {
    if writeDeadline == Self.never { beginWriteStretch(now) }
  }

  /// The peer has taken bytes. With as many as the least rate asks for, the next stretch begins: what was taken fast
  /// before gives no credit for dripping later.
  package mutating func writeProgressed(_ bytes: Int, now: Int64) {
    guard writeDeadline != Self.never else { return }
    writtenInStretch += Int64(bytes)
    if writtenInStretch >= bytesPerWriteStretch { beginWriteStretch(now) }
  }

  /// No bytes wait for the peer: it cannot be too slow.
  package mutating func writeDrained() { writeDeadline = Self.never }

  private mutating func beginWriteStretch(_ now: Int64) {
    writeDeadline = now &+ timing.writeStall
    writtenInStretch = 0
  }

  private var bytesPerWriteStretch: Int64 {
    let (product, overflow) = timing.writeRate.multipliedReportingOverflow(by: timing.writeStall)
    return overflow ? Self.never : max(1, product / 1_000_000_000)
  }

  /// The response is with the system whole. What now?
  package mutating func responseWritten(now: Int64) -> AfterResponse {
    writeDeadline = Self.never
    responseDeadline = Self.never
    contentDeadline = Self.never
    if closes || closesAfterResponse || isDraining {
      phase = .lingering
      // Also for `close`: a peer that has sent more than it said is waited for all the same.
      stageDeadline = now &+ (isDraining ? min(timing.linger, ConnectionTiming.drainLinger) : timing.linger)
      return peerCloses && content == .complete ? .close : .linger
    }
    phase = .idle
    response = .awaited
    stageDeadline = now &+ timing.idle
    guard content == .unread else { return .next }
    stageDeadline = now &+ timing.linger
    return .skipContent(contentRemaining)
  }

  /// The unread content of the last request has been read away.
  package mutating func contentSkipped(now: Int64) {
    content = .complete
    stageDeadline = now &+ timing.idle
  }

  // MARK: The end

  /// Bytes came while lingering. False: enough, close.
  package mutating func lingerArrived(_ bytes: Int) -> Bool {
    lingered += bytes
    return lingered <= timing.lingerBytes
  }

  /// The peer has shut down its side, or closed the connection.
  package func peerEnded() -> Departure {
    guard phase == .exchange else { return .endOfInput }
    return response == .complete ? .finishWriting : .cancel
  }

  /// The server ends. True: nothing is in flight, close at once.
  package mutating func drain(now: Int64) -> Bool {
    isDraining = true
    closes = true
    if phase == .lingering { stageDeadline = min(stageDeadline, now &+ ConnectionTiming.drainLinger) }
    return phase == .idle
  }

  /// The descriptor is closed: no deadline remains.
  package mutating func closed() {
    phase = .closed
    stageDeadline = Self.never
    responseDeadline = Self.never
    contentDeadline = Self.never
    writeDeadline = Self.never
  }

  /// Returns the step that the deadline that has passed asks for; the same deadline does not come twice.
  package mutating func expired(now: Int64) -> Expiry {
    if writeDeadline <= now {
      writeDeadline = Self.never
      return .writeStalled
    }
    if contentDeadline <= now {
      contentFailed()
      return .contentTimeout
    }
    if responseDeadline <= now {
      responseDeadline = Self.never
      return response == .streaming ? .streamOverdue : .handlerOverdue
    }
    if stageDeadline <= now {
      stageDeadline = Self.never
      switch phase {
      case .head: return .headTimeout
      case .lingering: return .lingerOver
      case .idle, .exchange, .closed: return .closeSilently
      }
    }
    return .notYet
  }
}
