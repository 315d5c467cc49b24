// SPDX-License-Identifier: Apache-2.0
import EventLoop

/// What moves a transfer's bytes: libcurl, or a plain connection of our own.
protocol TransferDriver: AnyObject {
  /// The consumer has taken what was there: content may come again.
  func resumeContent()
  /// Ends the exchange; the driver lets go of the transfer and reports nothing more.
  func abandon()
}

/// One exchange between its driver, which fills it, and its consumer, which waits and takes. Everything happens on one
/// loop's thread; the object crosses threads only to be carried there.
@safe final class Transfer: @unchecked Sendable {
  enum Mode { case collect, stream }
  enum Acceptance { case more, pause, stop }

  let loop: EventLoop
  let request: ClientRequest
  let url: RequestURL
  let mode: Mode
  private let highWater: Int
  /// When it must be over.
  private var deadline: MonotonicInstant
  private(set) var status = 0
  private(set) var fields = ResponseFields()
  private(set) var hasHead = false
  /// Received and not yet taken.
  private var content: [UInt8] = []
  private var isPaused = false
  private(set) var isOver = false
  /// Why it is over, when not by a complete response.
  private(set) var failure: HTTPClientError?
  var driver: (any TransferDriver)?
  /// The request's head as bytes, for a plain connection.
  var plainHead: [UInt8] = []
  /// Keeps what serves the transfer alive while somebody may still use it.
  private let part: ClientLoop
  private var waiter: UnsafeContinuation<Void, Never>?
  private var timer: LoopTimer?
  /// When content last came, for the idle limit.
  private var lastHeard: MonotonicInstant
  /// Set once nobody reads any more: how much may still come before the connection is given up.
  private var remainder: Int?

  init(part: ClientLoop, request: ClientRequest, url: RequestURL, mode: Mode) {
    self.part = part
    loop = part.loop
    self.request = request
    self.url = url
    self.mode = mode
    highWater = part.options.highWater
    deadline = request.deadline
    lastHeard = loop.now
  }

  // MARK: Driver's side

  /// Arms the time limits. The driver calls it when the exchange begins.
  func begin() {
    lastHeard = loop.now
    let limit = nextLimit.at
    guard limit != .distantFuture else { return }
    let timer = LoopTimer { [unowned self] in self.timerFired() }
    self.timer = timer
    loop.arm(timer, at: limit)
  }

  private var nextLimit: (at: MonotonicInstant, isIdle: Bool) {
    if !hasHead { return (min(request.headDeadline ?? deadline, deadline), false) }
    guard let idle = request.idleTimeout, !isPaused else { return (deadline, false) }
    let silentUntil = lastHeard.advanced(by: idle)
    return silentUntil < deadline ? (silentUntil, true) : (deadline, false)
  }

  /// The timer is armed lazily: what has moved in the meantime is looked at when it fires.
  private func timerFired() {
    let limit = nextLimit
    if limit.at > loop.now, let timer {
      loop.arm(timer, at: limit.at)
    } else if limit.isIdle {
      end(HTTPClientError(.timeout, "\(url.authority) fell silent in the middle of its response"))
    } else {
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

  func completeHead() {
    hasHead = true
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
  func receive(_ bytes: UnsafeRawBufferPointer) -> Acceptance {
    guard !isOver else { return .stop }
    lastHeard = loop.now
    if let left = remainder {
      remainder = left - bytes.count
      return bytes.count <= left ? .more : .stop
    }
    switch mode {
    case .collect:
      guard bytes.count <= request.maximumBodyBytes - content.count else {
        failure = HTTPClientError(
          .tooLarge, "the response of \(url.authority) is larger than \(request.maximumBodyBytes) bytes")
        return .stop
      }
    case .stream:
      // A first piece is always taken, so that a piece larger than the mark cannot block for ever.
      if !content.isEmpty && content.count + bytes.count > highWater {
        isPaused = true
        return .pause
      }
    }
    unsafe content.append(contentsOf: bytes)
    if mode == .stream { wake() }
    return .more
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
    content = []
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

  /// The consumer is gone; unless it has asked to drain, so is the connection.
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
    var taken: [UInt8] = []
    swap(&taken, &content)
    if isPaused {
      // First the flag, then the driver: it may deliver before it returns.
      isPaused = false
      driver?.resumeContent()
    }
    return taken
  }
}
