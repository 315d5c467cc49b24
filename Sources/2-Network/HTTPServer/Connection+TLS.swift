// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTP1

/// TLS on a connection: its beginning, reading, and its end.
extension Connection {
  func receive(_ tls: TLSSession, _ buffer: UnsafeMutablePointer<UInt8>, _ capacity: Int) -> Int? {
    switch tls.read(buffer, capacity) {
    case .bytes(let count): return count
    case .wantsRead: return nil
    case .wantsWrite:
      setWriteInterest(true)
      return nil
    case .end, .done: return 0
    case .failed:
      endIfNone(.lost)
      return 0
    }
  }

  /// Shakes hands where the server speaks TLS. False: the connection is over.
  @inline(never)
  func beginTLS() async -> Bool {
    guard let tlsContext = context.core.tlsContext else { return true }
    life.handshakeBegan(until: loop.now.advanced(by: context.core.options.limits.tlsHandshakeTimeout).nanoseconds)
    guard let first = await peekByte() else { return false }
    if Self.beginsPlainRequest(first) {
      await refusePlainRequest()
      return false
    }
    guard let session = tlsContext.makeSession(descriptor) else { return false }
    tls = session
    while true {
      // A signature takes up to a millisecond, which other connections would wait for.
      isShakingHands = true
      let progress = await offLoop { session.handshake() }
      isShakingHands = false
      guard endReason == nil else { return false }
      switch progress {
      case .done, .bytes:
        life.handshakeCompleted(now: loop.now.nanoseconds)
        return true
      case .wantsRead: break
      case .wantsWrite: setWriteInterest(true)
      case .end, .failed: return false
      }
      guard await waitReadable() else { return false }
    }
  }

  /// The connection's first byte, left where it is; nil: there will be none.
  private func peekByte() async -> UInt8? {
    while await waitReadable() {
      var byte: UInt8 = 0
      let count = recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT))
      if count > 0 { return byte }
      guard count < 0, errno == EAGAIN || errno == EINTR else { return nil }
    }
    return nil
  }

  /// A method's first letter, or the blank line that some clients send before it: no TLS record begins with those.
  private static func beginsPlainRequest(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & ~0x20) || byte == 0x0D || byte == 0x0A
  }

  /// Says that nothing more will be written. False: the socket has no room for that yet.
  func shutdownWriting() -> Bool {
    guard descriptor >= 0 else { return true }
    if let tls, !isTruncated, tls.sendClose() == .wantsWrite {
      setWriteInterest(true)
      return false
    }
    shutdown(descriptor, Int32(SHUT_WR))
    return true
  }
}
