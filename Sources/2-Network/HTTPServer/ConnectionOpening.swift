// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTP1

/// The steps before a connection's first head: a trusted proxy's PROXY header, and TLS.
struct ConnectionOpening {
  let connection: Connection

  private var channel: Channel { connection.channel }
  private var context: LoopContext { connection.context }

  /// False: the connection is over.
  func run() async -> Bool {
    guard await takeProxyHeader() else { return false }
    guard let tls = context.core.tlsContext else { return true }
    return await startTLS(tls)
  }

  /// Takes a PROXY header off the connection's begin, where a believed peer sent one.
  ///
  /// The bytes are looked at before they are taken, because what follows belongs to HTTP or TLS. As the socket stays
  /// readable meanwhile, a header that comes in pieces is waited for by the clock.
  @inline(never)
  private func takeProxyHeader() async -> Bool {
    guard context.isTrusted(connection.client.peer), let base = unsafe context.scratch.baseAddress else { return true }
    var pause = Duration.milliseconds(5)
    while true {
      guard await channel.waitForInput() else { return false }
      let count = unsafe channel.peek(base, ProxyProtocol.maximumBytes)
      guard count > 0 else { return count < 0 && errno == EAGAIN }
      switch unsafe ProxyProtocol.parse(Array(UnsafeBufferPointer(start: base, count: count))[...]) {
      case .none: return true
      case .malformed: return false
      case .incomplete:
        await connection.loop.sleep(for: pause)
        if Task.isCancelled { return false }
        // Honest peers send it in one piece; the others shall not keep the loop looking.
        pause = min(pause * 2, .milliseconds(320))
      case .header(let length, let address):
        guard unsafe channel.receive(base, length) == length else { return false }
        if let address { connection.client.proxied = address }
        return true
      }
    }
  }

  @inline(never)
  private func startTLS(_ tls: TLSContext) async -> Bool {
    let allowed = context.core.options.limits.tlsHandshakeTimeout
    connection.state.handshakeBegan(until: connection.loop.now.advanced(by: allowed).nanoseconds)
    guard let first = await peekByte() else { return false }
    if Self.beginsPlainRequest(first) {
      await HeadReader(connection: connection).refusePlain()
      return false
    }
    guard await channel.startTLS(tls) else { return false }
    connection.state.handshakeCompleted(now: connection.loop.now.nanoseconds)
    return true
  }

  /// The connection's first byte, left where it is; nil: there will be none.
  private func peekByte() async -> UInt8? {
    while await channel.waitForInput() {
      var byte: UInt8 = 0
      let count = unsafe channel.peek(&byte, 1)
      if count > 0 { return byte }
      guard count < 0, errno == EAGAIN || errno == EINTR else { return nil }
    }
    return nil
  }

  /// A method's first letter, or the blank line that some clients send before it: no TLS record begins with those.
  private static func beginsPlainRequest(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte & ~0x20) || byte == 0x0D || byte == 0x0A
  }
}
