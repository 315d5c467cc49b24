// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc
import Synchronization

/// A server that answers with whatever bytes a test wants, right or wrong: one blocking thread per connection.
package final class RawServer: Sendable {
  package struct Request: Sendable {
    /// From 0 over all connections.
    package var number: Int
    /// From 0, in the order of accepting.
    package var connection: Int
    package var head: String
    package var body: [UInt8]
    package var line: String { String(head.prefix { $0 != "\r\n" }) }
  }

  /// One accepted connection, on its own thread.
  package struct Connection {
    let descriptor: Int32
    /// Nil: no TLS.
    let session: OpaquePointer?

    @discardableResult
    package func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    /// False when the peer has gone.
    @discardableResult
    package func write(_ bytes: [UInt8]) -> Bool {
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes { rest in
          if let session { return Int(SSL_write(session, rest.baseAddress, Int32(min(rest.count, 1 << 20)))) }
          return send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
        }
        if count <= 0 { return false }
        sent += count
      }
      return true
    }

    func read(_ space: inout [UInt8]) -> Int {
      if let session { return Int(SSL_read(session, &space, Int32(space.count))) }
      return recv(descriptor, &space, space.count, 0)
    }

    package func pause(milliseconds: UInt32) { usleep(milliseconds * 1000) }

    /// Blocks until the peer has closed.
    package func waitForEnd() {
      var byte: [UInt8] = [0]
      while read(&byte) > 0 {}
    }

    /// Closes with a reset instead of an orderly end.
    package func reset() {
      var option = linger(l_onoff: 1, l_linger: 0)
      setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
      shutdown(descriptor, Int32(SHUT_RDWR))
    }
  }

  /// Answers one request; false closes the connection.
  package typealias Handler = @Sendable (Request, Connection) -> Bool

  package let port: UInt16
  private let listener: Int32
  private let handler: Handler
  private let seen = Mutex<[Request]>([])
  private let open = Mutex<(count: Int, live: Set<Int32>)>((0, []))

  private let ignoresContent: Bool
  private let tls: ServerTLS?
  package let isSecure: Bool

  /// `ignoringContent`: the handler is called once a request's head is there; its content is never read. `secure`:
  /// https with the test certificate, and no protocol by ALPN.
  package init(ignoringContent: Bool = false, secure: Bool = false, _ handler: @escaping Handler) {
    self.handler = handler
    isSecure = secure
    tls = secure ? ServerTLS(protocolName: nil) : nil
    ignoresContent = ignoringContent
    (listener, port) = listenOnFreePort()
    spawn { [listener, weak self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0, let self else { return }
        var one: Int32 = 1
        setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
        let number = self.open.withLock { open in
          open.live.insert(descriptor)
          open.count += 1
          return open.count - 1
        }
        spawn { [weak self] in self?.serve(descriptor, number) }
      }
    }
  }

  deinit { stop() }

  /// Closes the listener and cuts all connections.
  package func stop() {
    shutdown(listener, Int32(SHUT_RDWR))
    for descriptor in open.withLock({ $0.live }) { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }

  package var url: String { (isSecure ? "https" : "http") + "://127.0.0.1:\(port)" }
  package var requests: [Request] { seen.withLock { $0 } }
  package var connectionCount: Int { open.withLock { $0.count } }
  package var liveConnections: Int { open.withLock { $0.live.count } }

  private func serve(_ descriptor: Int32, _ number: Int) {
    let session = tls?.accept(descriptor)
    if tls == nil || session != nil {
      let connection = Connection(descriptor: descriptor, session: session)
      var buffer: [UInt8] = []
      while let request = next(connection, number, &buffer) {
        if !handler(request, connection) { break }
      }
    }
    open.withLock { _ = $0.live.remove(descriptor) }
    if let session {
      SSL_shutdown(session)
      SSL_free(session)
    }
    close(descriptor)
  }

  private func next(_ connection: Connection, _ number: Int, _ buffer: inout [UInt8]) -> Request? {
    var headEnd: Int?
    var length = 0
    var head = ""
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      if headEnd == nil, let end = Self.endOfHead(buffer) {
        headEnd = end
        head = String(decoding: buffer[..<(end - 4)], as: UTF8.self)
        for line in head.split(separator: "\r\n")
        where !ignoresContent && line.lowercased().hasPrefix("content-length:") {
          length = Int(line.dropFirst(15).drop { $0 == " " }) ?? 0
        }
      }
      if let end = headEnd, buffer.count >= end + length {
        let body = Array(buffer[end..<end + length])
        buffer.removeFirst(end + length)
        return seen.withLock { seen in
          let request = Request(number: seen.count, connection: number, head: head, body: body)
          seen.append(request)
          return request
        }
      }
      let count = connection.read(&chunk)
      guard count > 0 else { return nil }
      buffer.append(contentsOf: chunk[..<count])
    }
  }

  private static func endOfHead(_ bytes: [UInt8]) -> Int? {
    guard bytes.count >= 4 else { return nil }
    for index in 0...(bytes.count - 4) where bytes[index] == 13 && bytes[index + 1] == 10 {
      if bytes[index + 2] == 13 && bytes[index + 3] == 10 { return index + 4 }
    }
    return nil
  }

  /// A complete response with the given content.
  package static func response(_ status: String = "200 OK", fields: [String] = [], _ content: String = "") -> String {
    var text = "HTTP/1.1 \(status)\r\nContent-Length: \(content.utf8.count)\r\n"
    for field in fields { text += field + "\r\n" }
    return text + "\r\n" + content
  }
}

/// A listening socket of 127.0.0.1 and the port that the system chose for it.
func listenOnFreePort() -> (listener: Int32, port: UInt16) {
  let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
  var address = sockaddr_in()
  address.sin_family = sa_family_t(AF_INET)
  address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
  var length = socklen_t(MemoryLayout<sockaddr_in>.size)
  let port = withUnsafeMutablePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
      _ = bind(listener, raw, length)
      _ = listen(listener, 512)
      _ = getsockname(listener, raw, &length)
    }
    return UInt16(bigEndian: pointer.pointee.sin_port)
  }
  return (listener, port)
}

private final class Work: Sendable {
  let body: @Sendable () -> Void
  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}

func spawn(_ body: @escaping @Sendable () -> Void) {
  var thread = pthread_t()
  let argument = Unmanaged.passRetained(Work(body)).toOpaque()
  pthread_create(
    &thread, nil,
    { pointer in
      if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
      return nil
    }, argument)
  pthread_detach(thread)
}
