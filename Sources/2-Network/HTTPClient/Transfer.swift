// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Synchronization

/// One exchange between libcurl's handle, its driver, which fills it, and its consumer, which waits and takes. Everything happens on one
/// loop's thread; the object crosses threads only to be carried there.
@safe final class Transfer: @unchecked Sendable {
  enum Mode { case collect, stream }
  enum Acceptance { case more, pause, stop }

  let loop: EventLoop
  let request: ClientRequest
  let url: RequestURL
  let mode: Mode
  /// Deadline of the whole exchange.
  private var deadline: MonotonicInstant
  private(set) var status = 0
  private(set) var fields = ResponseFields()
  private(set) var hasHead = false
  /// Received and not yet taken.
  private var content: [UInt8] = []
  /// All that came, for the limit of a stream.
  private var received = 0
  private(set) var isPaused = false
  /// One of many streams of a connection: it is never paused, see `receive`.
  private var isMultiplexed = false
  /// Set by the driver where a call may wait for a connection that another one is opening.
  var hasConnection = true
  private(set) var isOver = false
  /// Why it is over, when not by a complete response.
  private(set) var failure: HTTPClientError?
  var driver: EasyHandle?
  /// Keeps the transfer's resources alive while a caller may still use them.
  private let part: ClientLoop
  private var waiter: UnsafeContinuation<Void, Never>?
  private var timer: LoopTimer?
  /// Time at which content last came, for the idle limit.
  private var lastHeard: MonotonicInstant
  private var begun: MonotonicInstant
  /// Set once the caller reads no more: how much may still come before the connection is given up.
  private var remainder: Int?

  init(part: ClientLoop, request: ClientRequest, url: RequestURL, mode: Mode) {
    self.part = part
    loop = part.loop
    self.request = request
    self.url = url
    self.mode = mode
    deadline = request.deadline
    lastHeard = loop.now
    begun = lastHeard
  }

  deinit { if isMultiplexed { part.held.subtract(content.count, ordering: .relaxed) } }

  // MARK: Driver's side

  /// Arms the time limits. The driver calls it when the exchange begins.
  func begin(waitsForConnection: Bool) {
    if waitsForConnection { hasConnection = false }
    lastHeard = loop.now
    begun = lastHeard
    let limit = nextLimit.at
    guard limit != .distantFuture else { return }
    let timer = LoopTimer { [unowned self] in self.timerFired() }
    self.timer = timer
    loop.arm(timer, at: limit)
  }

  private enum Limit { case deadline, idle, connect }

  private var nextLimit: (at: MonotonicInstant, what: Limit) {
    if !hasHead {
      let head = min(request.headDeadline ?? deadline, deadline)
      // libcurl's own limit does not run while a call waits for another one's connection.
      let connect = begun.advanced(by: request.connectTimeout + .milliseconds(500))
      return !hasConnection && connect < head ? (connect, .connect) : (head, .deadline)
    }
    guard let idle = request.idleTimeout, !isPaused else { return (deadline, .deadline) }
    let silentUntil = lastHeard.advanced(by: idle)
    return silentUntil < deadline ? (silentUntil, .idle) : (deadline, .deadline)
  }

  /// The timer is armed lazily: what has moved in the meantime is looked at when it fires.
  private func timerFired() {
    let limit = nextLimit
    if limit.at > loop.now, let timer { return loop.arm(timer, at: limit.at) }
    switch limit.what {
    case .idle: end(HTTPClientError(.timeout, "\(url.authority) stopped sending in the middle of its response"))
    case .connect: end(HTTPClientError(.connect, "no connection to \(url.authority) could be opened in time"))
    case .deadline:
      end(HTTPClientError(.timeout, "no complete response from \(url.authority) before the deadline"))
    }
  }

  /// Drops what was heard so far: an interim response, or a connection that died and is replaced.
  func restartHead(status: Int) {
    self.status = status
    fields.removeAll()
  }

  /// Takes in one field line without its line end; false when it is none.
  func appendField(_ line: Span<UInt8>) -> Bool { fields.append(line) }

  func completeHead(isMultiplexed: Bool) {
    hasHead = true
    self.isMultiplexed = isMultiplexed
    lastHeard = loop.now
    if let timer, request.headDeadline != nil || request.idleTimeout != nil { loop.arm(timer, at: nextLimit.at) }
    if mode == .stream { wake() }
  }

  /// The content's length as announced, before the first byte of it.
  func announce(contentLength: Int) {
    guard mode == .collect, contentLength > 0, contentLength <= request.maximumBodyBytes else { return }
    content.reserveCapacity(contentLength)
  }

  /// Takes content in. After `.pause` the driver delivers the same bytes again once it is told to resume.
  ///
  /// A stream of HTTP/2 is not paused: libcurl would hold back the whole connection for it, its other streams included.
  /// What its consumer has not taken is held here, up to the response's limit and the client's for all such streams.
  func receive(_ bytes: UnsafeRawBufferPointer) -> Acceptance {
    guard !isOver else { return .stop }
    lastHeard = loop.now
    if let left = remainder {
      remainder = left - bytes.count
      return bytes.count <= left ? .more : .stop
    }
    guard bytes.count <= request.maximumBodyBytes - received else {
      return stop("the response of \(url.authority) is larger than \(request.maximumBodyBytes) bytes")
    }
    // A first piece is always taken, so that a piece larger than the mark cannot block for ever.
    if mode == .stream, !content.isEmpty, content.count + bytes.count > HTTPClient.Options.highWater {
      if !isMultiplexed {
        isPaused = true
        return .pause
      }
      guard part.held.load(ordering: .relaxed) + bytes.count <= part.options.heldBytes else {
        return stop("too much of the responses of \(url.authority) and others waits for slow readers")
      }
    }
    received += bytes.count
    if isMultiplexed { part.held.add(bytes.count, ordering: .relaxed) }
    unsafe content.append(contentsOf: bytes)
    if mode == .stream { wake() }
    return .more
  }

  private func stop(_ why: String) -> Acceptance {
    failure = HTTPClientError(.tooLarge, why)
    return .stop
  }

  /// Refuses what arrived; the driver ends the exchange.
  func refuse(_ error: HTTPClientError) { failure = failure ?? error }

  /// The driver is done with it: nil for a complete response.
  func finish(_ error: HTTPClientError?) {
    guard !isOver else { return }
    isOver = true
    failure = failure ?? error
    driver = nil
    if let timer { loop.cancel(timer) }
    timer = nil
    wake()
  }

  // MARK: Consumer's side

  /// Ends it from our side: deadline, cancellation, a consumer that lost interest.
  func end(_ error: HTTPClientError) {
    guard !isOver else { return }
    let running = driver
    finish(error)
    running?.abandon()
  }

  /// Gives it until then; never less than it had. The timer looks at it when it fires.
  func extend(to deadline: MonotonicInstant) { self.deadline = max(self.deadline, deadline) }

  func cancel() { end(HTTPClientError(.cancelled, "the call to \(url.authority) was cancelled")) }

  /// The consumer has all it wants. What little may follow is thrown away for a moment, so that the connection can be
  /// used again.
  func drain() {
    guard !isOver, remainder == nil else { return }
    dropContent()
    remainder = 16 << 10
    if let timer { loop.cancel(timer) }
    let patience = LoopTimer { [unowned self] in self.cancel() }
    timer = patience
    loop.arm(patience, after: .milliseconds(500))
    if isPaused {
      isPaused = false
      driver?.resumeContent()
    }
  }

  /// The caller has let go of the response. The connection is closed too, unless the caller has asked to drain it.
  func drop() { if remainder == nil { cancel() } }

  private var isReadable: Bool {
    switch mode {
    case .collect: isOver
    case .stream: isOver || !content.isEmpty
    }
  }

  /// Suspends until there is a head, or it is over.
  func waitForHead() async { while !hasHead && !isOver { await suspend() } }

  /// Suspends until there is content (or, when collecting, all of it), or it is over.
  func waitForContent() async { while !isReadable { await suspend() } }

  private func suspend() async {
    if request.ignoresCancellation {
      await park()
    } else {
      await withTaskCancellationHandler {
        await park()
      } onCancel: {
        self.loop.execute { self.cancel() }
      }
    }
  }

  private func park() async {
    await unsafe withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      unsafe waiter = unsafe continuation
    }
  }

  private func wake() {
    guard let waiting = unsafe waiter else { return }
    unsafe waiter = nil
    unsafe waiting.resume()
  }

  /// Everything received and not yet taken; lets a paused driver go on.
  func take() -> [UInt8] {
    let taken = dropContent()
    if isPaused {
      // First the flag, then the driver: it may deliver before it returns.
      isPaused = false
      driver?.resumeContent()
    }
    return taken
  }

  @discardableResult private func dropContent() -> [UInt8] {
    var dropped: [UInt8] = []
    swap(&dropped, &content)
    if isMultiplexed { part.held.subtract(dropped.count, ordering: .relaxed) }
    return dropped
  }
}
