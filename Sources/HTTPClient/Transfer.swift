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
  private var waiter: UnsafeContinuation<Void, Never>?
  private var deadlineTimer: LoopTimer?

  init(loop: EventLoop, request: ClientRequest, url: RequestURL, mode: Mode, highWater: Int) {
    self.loop = loop
    self.request = request
    self.url = url
    self.mode = mode
    self.highWater = highWater
  }

  // MARK: Driver's side

  /// Arms the deadline. The driver calls it when the exchange begins.
  func begin() {
    guard request.deadline != .distantFuture else { return }
    let timer = LoopTimer { [unowned self] in
      self.end(HTTPClientError(.timeout, "no complete response from \(self.url.authority) before the deadline"))
    }
    deadlineTimer = timer
    loop.arm(timer, at: request.deadline)
  }

  /// Drops what was heard so far: an interim response, or a connection that died and is replaced.
  func restartHead(status: Int) {
    self.status = status
    fields.removeAll()
  }

  /// Takes in one field line without its line end; false when it is none.
  func appendField(_ line: UnsafeRawBufferPointer) -> Bool { unsafe fields.append(line) }

  func completeHead() {
    hasHead = true
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
    if let deadlineTimer { loop.cancel(deadlineTimer) }
    deadlineTimer = nil
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

  func cancel() { end(HTTPClientError(.cancelled, "the call to \(url.authority) was cancelled")) }

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
