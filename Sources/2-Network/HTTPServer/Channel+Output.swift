// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTP1

/// Bytes on their way to the socket: at once where it takes them, else from `pending` when it does again.
extension Channel {
  var pendingCount: Int { pending.count - pendingStart }
  /// Bytes wait for the socket.
  var isBlocked: Bool { pendingCount > 0 }
  /// More than the high-water mark would wait; what does not fit in it at all is let through alone.
  func isOverHighWater(with count: Int) -> Bool {
    isBlocked && pendingCount + count > context.core.options.limits.writeHighWaterMark
  }

  /// Sends one or two arrays at once; what the socket does not take waits in `pending`.
  func write(_ first: [UInt8], _ second: [UInt8] = []) {
    guard isOpen, connection.endReason != .lost else { return }
    var sent = 0
    if !isBlocked { sent = second.isEmpty ? transmit(first, 0) : transmit(first, second) }
    let total = first.count + second.count
    guard sent < total, isOpen else { return }
    if !isBlocked, sent >= first.count {
      pending = second
      pendingStart = sent - first.count
    } else {
      pending.append(contentsOf: first[min(sent, first.count)...])
      pending.append(contentsOf: second[max(0, sent - first.count)...])
    }
    blocked()
  }

  /// Puts bytes into the output without sending them yet.
  func queue(_ bytes: [UInt8]) {
    pending.append(contentsOf: bytes)
    corkOrFlush()
  }

  /// Has `write` put up to `count` bytes into the output, which go out at the end of this tick.
  func queue(upTo count: Int, _ write: (inout [UInt8]) -> Void) {
    reserve(count)
    write(&pending)
    corkOrFlush()
  }

  /// Room for `count` more bytes: doubling would take far more than the high-water mark allows to wait.
  private func reserve(_ count: Int) {
    let needed = pending.count + count
    guard needed > pending.capacity else { return }
    // A client that is behind will be so again: at once what it can ever need, and no trail of outgrown arrays.
    let usual = context.core.options.limits.writeHighWaterMark + (8 << 10)
    pending.reserveCapacity(max(needed, isBlocked && !isCorked ? usual : min(2 * pending.capacity, usual)))
  }

  private func corkOrFlush() {
    guard !isCorked else { return }
    if pendingCount > 64 << 10 { return flush() }
    isCorked = true
    context.cork(self)
  }

  func uncork() {
    isCorked = false
    if isBlocked { flush() }
  }

  private func blocked(isProgress: Bool = false) {
    connection.state.writeBlocked(now: loop.now.nanoseconds)
    setWriteInterest(true)
    connection.armTimer()
    countUnsent(isProgress: isProgress)
  }

  /// Reports what waits for the client to the loop, which bounds it for all.
  private func countUnsent(isProgress: Bool) {
    let change = pendingCount - unsentCounted
    guard change != 0 || isProgress else { return }
    unsentCounted = pendingCount
    context.unsentChanged(connection, by: change, isProgress: isProgress)
  }

  /// Drops the bytes that wait: the client will not read them.
  func discardPending() {
    pending = []
    pendingStart = 0
    countUnsent(isProgress: false)
  }

  /// Writes what waits, as much as the socket takes, and wakes the task that waits for that.
  func flush() {
    guard isOpen else { return }
    var isProgress = false
    if isBlocked {
      let sent = transmit(pending, pendingStart)
      guard isOpen, connection.endReason != .lost else { return }
      pendingStart += sent
      isProgress = sent > 0
      if isProgress { connection.state.writeProgressed(sent, now: loop.now.nanoseconds) }
    }
    if isBlocked {
      // Each byte is moved once at most: only when as many have gone before it.
      if pendingStart >= pendingCount {
        pending.removeSubrange(..<pendingStart)
        pendingStart = 0
      }
      blocked(isProgress: isProgress)
    } else {
      if pending.capacity > 16 << 10 || connection.state.response != .streaming {
        pending = []
      } else {
        pending.removeAll(keepingCapacity: true)
      }
      pendingStart = 0
      if unsentCounted > 0 { countUnsent(isProgress: false) }
      connection.state.writeDrained()
      setWriteInterest(false)
      if closesWhenFlushed, shutdownWriting() { closesWhenFlushed = false }
    }
    guard isWaitingForOutput else { return }
    let mark = drainMark
    if pendingCount <= mark { wake() }
  }

  private func transmit(_ bytes: [UInt8], _ start: Int) -> Int {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      if let tls { return unsafe transmit(tls, base + start, buffer.count - start) }
      return sent { unsafe Glibc.send(descriptor, base + start, buffer.count - start, Int32(MSG_NOSIGNAL)) }
    }
  }

  private func transmit(_ tls: TLSSession, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Int {
    var sent = 0
    while sent < count {
      switch unsafe tls.write(bytes + sent, count - sent) {
      case .bytes(let written): sent += written
      case .wantsRead, .wantsWrite, .done: return sent
      case .end, .failed:
        connection.end(.lost)
        return sent
      }
    }
    return sent
  }

  private func transmit(_ first: [UInt8], _ second: [UInt8]) -> Int {
    if tls != nil {
      let sent = transmit(first, 0)
      return sent == first.count && isOpen && connection.endReason != .lost ? sent + transmit(second, 0) : sent
    }
    return unsafe first.withUnsafeBytes { head in
      unsafe second.withUnsafeBytes { tail in
        var parts = unsafe (
          iovec(iov_base: UnsafeMutableRawPointer(mutating: head.baseAddress), iov_len: head.count),
          iovec(iov_base: UnsafeMutableRawPointer(mutating: tail.baseAddress), iov_len: tail.count)
        )
        return unsafe withUnsafeMutablePointer(to: &parts) { pointer in
          unsafe pointer.withMemoryRebound(to: iovec.self, capacity: 2) { vectors in
            sent { unsafe writev(descriptor, vectors, 2) }
          }
        }
      }
    }
  }

  /// Bytes taken by the socket; 0 when it is full. A broken connection ends here.
  private func sent(_ call: () -> Int) -> Int {
    while true {
      let count = call()
      if count >= 0 { return count }
      switch errno {
      case EINTR: continue
      case EAGAIN: return 0
      default:
        connection.end(.lost)
        return 0
      }
    }
  }

  // MARK: Waiting for the client

  /// Waits until the socket has taken everything.
  func drain() async throws(HTTPServerError) { try await drain(downTo: 0) }

  /// Waits until no more than `mark` bytes are left.
  func drain(downTo mark: Int) async throws(HTTPServerError) {
    if isCorked { flush() }
    drainMark = mark
    while pendingCount > mark {
      if let error = connection.endError { throw error }
      await waitForOutput()
    }
    if let error = connection.endError, error.code == .connectionLost || error.code == .writeTimeout { throw error }
  }
}
