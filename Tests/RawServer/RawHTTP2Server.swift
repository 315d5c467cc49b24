// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc
import Synchronization

/// An HTTP/2 server over TLS whose frames a test writes itself: one thread per connection, which reads, and writes what
/// handlers on other threads have put in line. It reads no field of a request: tests tell requests by their content.
package final class RawHTTP2Server: Sendable {
  package struct Request: Sendable {
    /// From 0 over all connections.
    package var number: Int
    package var connection: Int
    package var body: [UInt8]
    package let stream: Stream
  }

  /// What a client did to a connection or a stream.
  package enum Event: Sendable, Equatable {
    case reset(connection: Int, stream: UInt32)
    case closed(connection: Int)
  }

  /// One stream of a connection, for a handler to answer. From any thread.
  package struct Stream: Sendable {
    package let id: UInt32
    fileprivate let line: Line

    package func head(_ status: String = "200", end: Bool = false) {
      // ":status: 200" from the static table, or its name with a literal value (RFC 7541 §6.1, §6.2.2).
      let block = status == "200" ? [0x88] : [0x08, UInt8(status.utf8.count)] + Array(status.utf8)
      frame(0x1, end ? 0x5 : 0x4, block)
    }

    package func data(_ bytes: [UInt8], end: Bool = false) {
      var rest = bytes[...]
      repeat {
        let piece = rest.prefix(16_384)
        rest = rest.dropFirst(piece.count)
        frame(0x0, end && rest.isEmpty ? 0x1 : 0, Array(piece))
      } while !rest.isEmpty
    }

    package func answer(_ text: String, status: String = "200") {
      head(status)
      data(Array(text.utf8), end: true)
    }

    /// RST_STREAM. 7: REFUSED_STREAM, which says that nothing was done.
    package func reset(_ code: UInt8) { frame(0x3, 0, [0, 0, 0, code]) }

    /// GOAWAY: streams above `last` were not and will not be looked at.
    package func goAway(last: UInt32) {
      line.put(RawHTTP2Server.frame(0x7, 0, 0, RawHTTP2Server.bytes(last) + [0, 0, 0, 0]))
    }

    /// Closes the connection once all before it has been written.
    package func close() { line.close() }

    private func frame(_ type: UInt8, _ flags: UInt8, _ payload: [UInt8]) {
      line.put(RawHTTP2Server.frame(type, flags, id, payload))
    }
  }

  /// What waits to be written to one connection.
  fileprivate final class Line: Sendable {
    private let state = Mutex<(bytes: [UInt8], isClosed: Bool)>(([], false))
    func put(_ bytes: [UInt8]) { state.withLock { $0.bytes += bytes } }
    func close() { state.withLock { $0.isClosed = true } }
    func take() -> (bytes: [UInt8], isClosed: Bool) {
      state.withLock { state in
        let taken = state
        state.bytes = []
        return taken
      }
    }
  }

  package typealias Handler = @Sendable (Request) -> Void

  package let port: UInt16
  private let listener: Int32
  private let handler: Handler
  private let tls: ServerTLS?
  private let seen = Mutex<(requests: [Request], events: [Event], connections: Int, live: Set<Int32>)>(([], [], 0, []))

  /// The handler is called on a connection's thread once a request is complete; what takes time belongs elsewhere.
  package init(_ handler: @escaping Handler) {
    self.handler = handler
    tls = ServerTLS(protocolName: "h2")
    (listener, port) = listenOnFreePort()
    spawn { [listener, weak self] in
      while true {
        let descriptor = accept(listener, nil, nil)
        guard descriptor >= 0, let self else { return }
        let number = self.seen.withLock { seen in
          seen.live.insert(descriptor)
          seen.connections += 1
          return seen.connections - 1
        }
        spawn { [weak self] in self?.serve(descriptor, number) }
      }
    }
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    for descriptor in seen.withLock({ $0.live }) { shutdown(descriptor, Int32(SHUT_RDWR)) }
  }

  package var url: String { "https://127.0.0.1:\(port)" }
  package var requests: [Request] { seen.withLock { $0.requests } }
  package var events: [Event] { seen.withLock { $0.events } }
  package var connectionCount: Int { seen.withLock { $0.connections } }

  fileprivate static func bytes(_ number: UInt32) -> [UInt8] {
    [UInt8(number >> 24), UInt8(number >> 16 & 0xFF), UInt8(number >> 8 & 0xFF), UInt8(number & 0xFF)]
  }

  fileprivate static func frame(_ type: UInt8, _ flags: UInt8, _ stream: UInt32, _ payload: [UInt8]) -> [UInt8] {
    Array(bytes(UInt32(payload.count))[1...]) + [type, flags] + bytes(stream) + payload
  }

  private func serve(_ descriptor: Int32, _ number: Int) {
    if let session = tls?.accept(descriptor) {
      var connection = Connection(session: session, descriptor: descriptor)
      // SETTINGS, and a window for the connection that no test fills.
      connection.line.put(Self.frame(0x4, 0, 0, []) + Self.frame(0x8, 0, 0, Self.bytes(1 << 30)))
      while let frame = connection.next() { take(frame, &connection, number) }
      SSL_free(session)
    }
    seen.withLock { seen in
      seen.live.remove(descriptor)
      seen.events.append(.closed(connection: number))
    }
    close(descriptor)
  }

  private func take(_ frame: Connection.Frame, _ connection: inout Connection, _ number: Int) {
    switch frame.type {
    case 0x4 where frame.flags & 1 == 0: connection.line.put(Self.frame(0x4, 1, 0, []))
    case 0x3:
      connection.bodies[frame.stream] = nil
      seen.withLock { $0.events.append(.reset(connection: number, stream: frame.stream)) }
    case 0x1, 0x0:
      if frame.type == 0x0 { connection.bodies[frame.stream, default: []] += frame.payload }
      guard frame.flags & 1 != 0 else { return }
      let body = connection.bodies.removeValue(forKey: frame.stream) ?? []
      let stream = Stream(id: frame.stream, line: connection.line)
      let request = seen.withLock { seen in
        let request = Request(number: seen.requests.count, connection: number, body: body, stream: stream)
        seen.requests.append(request)
        return request
      }
      handler(request)
    default: break
    }
  }

  /// One connection's bytes, in and out.
  private struct Connection {
    struct Frame {
      var type: UInt8
      var flags: UInt8
      var stream: UInt32
      var payload: [UInt8]
    }

    let session: OpaquePointer
    let descriptor: Int32
    let line = Line()
    var bodies: [UInt32: [UInt8]] = [:]
    private var input: [UInt8] = []
    /// Read of the preface that comes before the first frame.
    private var preface = 24

    init(session: OpaquePointer, descriptor: Int32) {
      self.session = session
      self.descriptor = descriptor
    }

    /// The next frame; meanwhile writes what is in line. Nil at the end of the connection.
    mutating func next() -> Frame? {
      while true {
        guard write() else { return nil }
        if let frame = parse() { return frame }
        guard SSL_pending(session) > 0 || isReadable() else { continue }
        var space = [UInt8](repeating: 0, count: 65536)
        let count = SSL_read(session, &space, Int32(space.count))
        guard count > 0 else { return nil }
        input += space[..<Int(count)]
      }
    }

    private func isReadable() -> Bool {
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&watched, 1, 2) > 0
    }

    private func write() -> Bool {
      let (bytes, isClosed) = line.take()
      if !bytes.isEmpty, SSL_write(session, bytes, Int32(bytes.count)) <= 0 { return false }
      return !isClosed
    }

    private mutating func parse() -> Frame? {
      if preface > 0 {
        let count = min(preface, input.count)
        input.removeFirst(count)
        preface -= count
      }
      guard preface == 0, input.count >= 9 else { return nil }
      let length = Int(input[0]) << 16 | Int(input[1]) << 8 | Int(input[2])
      guard input.count >= 9 + length else { return nil }
      let stream = input[5..<9].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
      let frame = Frame(type: input[3], flags: input[4], stream: stream, payload: Array(input[9..<9 + length]))
      input.removeFirst(9 + length)
      return frame
    }
  }
}
