// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Observability
import Synchronization
import Testing

/// Runs blocking code on a thread of its own, so that the pool's threads stay free.
func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
  try await withCheckedThrowingContinuation { continuation in
    let work = Work {
      do { continuation.resume(returning: try body()) } catch { continuation.resume(throwing: error) }
    }
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, Unmanaged.passRetained(work).toOpaque())
    pthread_detach(thread)
  }
}

private final class Work {
  let body: () -> Void
  init(_ body: @escaping () -> Void) { self.body = body }
}

/// A server under test with its own loops, and what it counted.
struct TestServer: Sendable {
  let port: Int
  let server: HTTPServer
  let metrics: MetricsRegistry

  /// Starts a server, runs `body` on a thread of its own, and stops the server.
  static func run<Result: Sendable>(
    loops count: Int = 1, options change: (inout HTTPServer.Options) -> Void = { _ in },
    logger: Logger = .disabled, routes: (RouterBuilder) -> Void,
    _ body: @escaping @Sendable (TestServer) throws -> Result
  ) async throws -> Result {
    var options = HTTPServer.Options(listen: [.tcp(host: "127.0.0.1", port: 0)])
    options.drainGrace = .milliseconds(200)
    change(&options)
    let builder = RouterBuilder()
    routes(builder)
    let group = try EventLoopGroup(count: count)
    try group.start()
    defer { group.shutdown() }
    let metrics = MetricsRegistry()
    let server = HTTPServer(options: options, router: builder.build(), logger: logger, metrics: metrics, loops: group)
    let addresses = try await server.start()
    let test = TestServer(port: addresses.first?.port ?? 0, server: server, metrics: metrics)
    async let running: Void = server.run()
    let result: Swift.Result<Result, any Error>
    do { result = .success(try await onThread { try body(test) }) } catch { result = .failure(error) }
    server.drain()
    server.drain()
    await running
    return try result.get()
  }

  var metricsText: String { String(decoding: metrics.render(), as: UTF8.self) }

  func connect() throws -> RawClient { try RawClient(port: port) }

  /// Sends `text` on a new connection and returns all that comes until the server closes.
  func exchange(_ text: String) throws -> String {
    let client = try connect()
    defer { client.close() }
    client.send(text)
    return client.readToEnd()
  }
}

struct SocketError: Error { let call: String, number: Int32 }

/// A blocking socket that sends and receives raw bytes.
final class RawClient {
  private(set) var descriptor: Int32
  private var buffer: [UInt8] = []

  init(port: Int, receiveBuffer: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    if var size = receiveBuffer {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else { throw SocketError(call: "connect", number: errno) }
    setTimeout(5)
    var one: Int32 = 1
    setsockopt(descriptor, Int32(IPPROTO_TCP), TCP_NODELAY, &one, 4)
  }

  /// A socket of another family, which `connect` connects.
  init(connecting family: Int32, _ connect: (Int32) -> Int32) throws {
    descriptor = socket(family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard connect(descriptor) == 0 else { throw SocketError(call: "connect", number: errno) }
    setTimeout(5)
  }

  init(unixPath: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: unixPath.utf8.prefix(107)) }
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else { throw SocketError(call: "connect", number: errno) }
    setTimeout(5)
  }

  deinit { close() }

  func setTimeout(_ seconds: Int) {
    var time = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  }

  func close() {
    if descriptor >= 0 { Glibc.close(descriptor) }
    descriptor = -1
  }

  /// Closes with a reset instead of a FIN.
  func reset() {
    var linger = linger(l_onoff: 1, l_linger: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<linger>.size))
    close()
  }

  func shutdownWriting() { shutdown(descriptor, Int32(SHUT_WR)) }

  func send(_ text: String) { send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// One receive; nil at the end of input, on an error or after the time-out.
  func receive() -> [UInt8]? {
    var piece = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &piece, piece.count, 0)
    return count > 0 ? Array(piece.prefix(count)) : nil
  }

  /// True when bytes have come that nobody has read.
  var hasInput: Bool {
    var byte: UInt8 = 0
    return !buffer.isEmpty || recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
  }

  /// True when the server has closed (FIN or reset) within the time-out.
  func isClosed() -> Bool {
    var byte: UInt8 = 0
    let count = recv(descriptor, &byte, 1, 0)
    return count == 0 || (count < 0 && errno != EAGAIN)
  }

  func readToEnd() -> String {
    while let piece = receive() { buffer += piece }
    defer { buffer = [] }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Reads until `text` has come; returns all up to its end, and keeps the rest.
  func read(until text: String) -> String {
    let wanted = Array(text.utf8)
    while true {
      if let end = Self.end(of: wanted, in: buffer) {
        defer { buffer.removeFirst(end) }
        return String(decoding: buffer[..<end], as: UTF8.self)
      }
      guard let piece = receive() else {
        defer { buffer = [] }
        return String(decoding: buffer, as: UTF8.self)
      }
      buffer += piece
    }
  }

  func read(count: Int) -> String { String(decoding: readBytes(count: count), as: UTF8.self) }

  func readBytes(count: Int) -> [UInt8] {
    while buffer.count < count, let piece = receive() { buffer += piece }
    let taken = min(count, buffer.count)
    defer { buffer.removeFirst(taken) }
    return Array(buffer.prefix(taken))
  }

  /// One response with a content-length: head and content.
  func readResponse(hasContent: Bool = true) -> Response {
    let head = read(until: "\r\n\r\n")
    var response = Response(head: head)
    if hasContent, let length = response["content-length"].flatMap({ Int($0) }) {
      response.content = read(count: length)
    }
    return response
  }

  private static func end(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count) where bytes[start] == wanted[0] {
      if bytes[start..<start + wanted.count].elementsEqual(wanted) { return start + wanted.count }
    }
    return nil
  }
}

/// A response head as text, and its content.
struct Response: Sendable {
  let head: String
  var content = ""

  var status: Int {
    let parts = head.split(separator: " ")
    return parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  }

  subscript(_ name: String) -> String? {
    for line in head.split(separator: "\r\n").dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].lowercased() == name { return parts[1].drop { $0 == " " }.description }
    }
    return nil
  }
}

func status(of text: String) -> Int { Response(head: text).status }

/// Milliseconds that `body` takes.
func milliseconds(_ body: () throws -> Void) rethrows -> Int {
  let start = MonotonicInstant.now
  try body()
  return Int(start.duration(to: .now).nanoseconds / 1_000_000)
}

/// A thread that a test waits for.
final class BackgroundThread {
  private var thread = pthread_t()

  init(_ body: @escaping @Sendable () -> Void) {
    pthread_create(
      &thread, nil,
      { pointer in
        if let pointer { Unmanaged<Work>.fromOpaque(pointer).takeRetainedValue().body() }
        return nil
      }, Unmanaged.passRetained(Work(body)).toOpaque())
  }

  func join() { pthread_join(thread, nil) }
}

/// Log lines in memory.
final class LogLines: Sendable {
  private final class Store: Sendable { let bytes = Mutex<[UInt8]>([]) }

  private let store: Store
  let logger: Logger

  init() {
    let store = Store()
    self.store = store
    logger = Logger(level: .debug, sink: LogSink(format: .json) { new in store.bytes.withLock { $0 += new } })
  }

  var text: String { String(decoding: store.bytes.withLock { $0 }, as: UTF8.self) }

  /// Waits up to two seconds until a line holds `part`.
  func wait(for part: String) -> Bool {
    for _ in 0..<200 {
      if text.contains(part) { return true }
      usleep(10_000)
    }
    return false
  }
}
