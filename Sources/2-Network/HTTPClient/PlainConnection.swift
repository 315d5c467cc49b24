// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics

/// One kept connection over plain http://, with at most one exchange at a time. Costs a third of what libcurl costs a
/// call; libcurl serves the rest (TLS, proxies, compression) and opens the connections.
@safe final class PlainConnection: TransferDriver {
  private let descriptor: Int32
  private unowned let pool: PlainPool
  private unowned let transport: PlainTransport
  private var watch: PlainWatch?
  private var registration: Registration?
  private var transfer: Transfer?
  private var parser = ResponseParser()
  /// How much of the request, head and content, the socket has taken.
  private var sent = 0
  private var total = 0
  /// Received, and refused by a consumer that is behind.
  private var held: [UInt8] = []
  private var isPaused = false
  private var hasHeard = false
  private var hasServed = false
  /// The request did not leave whole, so the connection ends with its response.
  private var isCutShort = false
  private var isClosed = false
  private(set) var idleSince = MonotonicInstant(nanoseconds: 0)

  init(_ descriptor: Int32, _ pool: PlainPool, _ transport: PlainTransport) {
    self.descriptor = descriptor
    self.pool = pool
    self.transport = transport
    let watch = PlainWatch(self)
    self.watch = watch
    registration = transport.loop.register(descriptor, .read, watch)
  }

  deinit { if !isClosed { Glibc.close(descriptor) } }

  // Written out: a set algebra of another module's type is not specialised, and costs 2,000 instructions a call.
  private static let write = Readiness.write
  private static let readAndWrite = Readiness(rawValue: Readiness.read.rawValue | Readiness.write.rawValue)
  private static let heard = Readiness.read.rawValue | Readiness.error.rawValue | Readiness.hangUp.rawValue

  // MARK: Sending

  /// Begins an exchange. False: the connection was dead, and nothing of the request has left.
  func start(_ transfer: Transfer) -> Bool {
    self.transfer = transfer
    transfer.driver = self
    parser.restart(isHeadRequest: transfer.request.method == .head)
    sent = 0
    total = transfer.plainHead.count + (transfer.request.body?.count ?? 0)
    hasHeard = false
    isCutShort = false
    guard registration != nil, send() || sent > 0 else {
      self.transfer = nil
      transfer.driver = nil
      close()
      return false
    }
    return true
  }

  /// Writes what the socket takes; false when it takes no more for good.
  private func send() -> Bool {
    guard sent < total, let transfer else { return true }
    var count = 0
    unsafe transfer.plainHead.withUnsafeBytes { head in
      unsafe (transfer.request.body ?? []).withUnsafeBytes { body in
        let fromHead = unsafe UnsafeRawBufferPointer(rebasing: head[min(sent, head.count)...])
        let fromBody = unsafe UnsafeRawBufferPointer(rebasing: body[max(0, sent - head.count)...])
        count = unsafe Self.send(descriptor, fromHead, fromBody)
      }
    }
    if count > 0 { sent += count }
    if count < 0 && errno != EAGAIN && errno != EINTR {
      // The peer may have answered before it closed: reading tells.
      total = sent
      isCutShort = true
      return false
    }
    watchFor(writing: sent < total)
    return true
  }

  /// One system call for both.
  private static func send(
    _ descriptor: Int32, _ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer
  ) -> Int {
    var parts = unsafe (
      iovec(iov_base: UnsafeMutableRawPointer(mutating: first.baseAddress), iov_len: first.count),
      iovec(iov_base: UnsafeMutableRawPointer(mutating: second.baseAddress), iov_len: second.count)
    )
    return unsafe withUnsafeMutableBytes(of: &parts) { parts in
      var message = unsafe msghdr()
      unsafe message.msg_iov = unsafe parts.baseAddress?.assumingMemoryBound(to: iovec.self)
      unsafe message.msg_iovlen = 2
      return unsafe sendmsg(descriptor, &message, Int32(MSG_NOSIGNAL))
    }
  }

  private func watchFor(writing: Bool) {
    guard let registration else { return }
    transport.loop.modify(registration, writing ? Self.readAndWrite : .read)
  }

  // MARK: Receiving

  fileprivate func ready(_ readiness: Readiness) {
    if readiness.rawValue & Self.write.rawValue != 0, transfer != nil { _ = send() }
    if readiness.rawValue & Self.heard != 0 { receive() }
  }

  private func receive() {
    let space = unsafe transport.scratch
    let limit = transfer?.mode == .stream ? min(space.count, transport.streamPiece) : space.count
    let count = unsafe recv(descriptor, space.baseAddress, limit, 0)
    if count < 0 && (errno == EAGAIN || errno == EINTR) { return }
    guard let transfer else { return discard() }
    if count <= 0 { return ended(transfer, isOrderly: count == 0) }
    hasHeard = true
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(space)[..<count])
    unsafe take(bytes, transfer)
  }

  /// Passes received bytes through the parser to the transfer.
  private func take(_ bytes: UnsafeRawBufferPointer, _ transfer: Transfer) {
    var position = 0
    do throws(HTTPClientError) {
      while true {
        switch try unsafe parser.next(Span(_unsafeBytes: bytes), &position, transfer) {
        case .needsMore: return
        case .headComplete:
          transfer.completeHead()
          if let length = parser.contentLength { transfer.announce(contentLength: length) }
        case .content(let range):
          switch unsafe transfer.receive(UnsafeRawBufferPointer(rebasing: bytes[range])) {
          case .more:
            parser.took(range.count)
            position = range.upperBound
          case .pause:
            unsafe held.append(contentsOf: bytes[position...])
            return pause()
          case .stop: return fail(transfer, HTTPClientError(.cancelled, "nobody reads the response any more"))
          }
        case .complete: return complete(transfer, hasRest: position < bytes.count)
        }
      }
    } catch {
      fail(transfer, error)
    }
  }

  /// The readiness of a socket that is not read would be told again and again: it is not watched meanwhile.
  private func pause() {
    isPaused = true
    if let registration { transport.loop.deregister(registration) }
    registration = nil
  }

  func resumeContent() {
    guard isPaused, let transfer, let watch else { return }
    isPaused = false
    registration = transport.loop.register(descriptor, sent < total ? Self.readAndWrite : .read, watch)
    var bytes: [UInt8] = []
    swap(&bytes, &held)
    unsafe bytes.withUnsafeBytes { unsafe take($0, transfer) }
  }

  // MARK: Ending

  private func complete(_ transfer: Transfer, hasRest: Bool) {
    let isReusable = parser.isPersistent && !hasRest && sent == total && !isCutShort
    self.transfer = nil
    hasServed = true
    transport.note(isComplete: true)
    // While paused the socket is not watched; a finished exchange never is.
    if isReusable, registration != nil {
      idleSince = transport.loop.now
      pool.release(self)
    } else {
      close()
    }
    transfer.finish(nil)
  }

  private func ended(_ transfer: Transfer, isOrderly: Bool) {
    if isOrderly && parser.endsAtClose { return complete(transfer, hasRest: true) }
    // A kept connection that the peer closed just now: the request never got an answer's first byte.
    if hasServed && !hasHeard && transfer.request.isReplayable {
      self.transfer = nil
      transfer.driver = nil
      close()
      return pool.connect(for: transfer)
    }
    let what = hasHeard ? "in the middle of its response" : "before its response"
    fail(transfer, HTTPClientError(.connectionLost, "\(transfer.url.authority) closed the connection \(what)"))
  }

  private func fail(_ transfer: Transfer, _ error: HTTPClientError) {
    self.transfer = nil
    transport.note(isComplete: false)
    close()
    transfer.finish(error)
  }

  func abandon() {
    transfer = nil
    transport.noteEnded()
    close()
  }

  /// An idle connection became readable: the peer closed it, or sent what nobody asked for.
  private func discard() {
    pool.forget(self)
    close()
  }

  func close() {
    guard !isClosed else { return }
    isClosed = true
    if let registration { transport.loop.deregister(registration) }
    registration = nil
    watch = nil
    Glibc.close(descriptor)
    pool.closed()
  }
}

/// Carries a socket's readiness. Weak: the loop may keep it a little longer than the client lives.
private final class PlainWatch: ReadinessHandler {
  private weak var connection: PlainConnection?

  init(_ connection: PlainConnection) { self.connection = connection }

  func ready(_ readiness: Readiness) { connection?.ready(readiness) }
}
