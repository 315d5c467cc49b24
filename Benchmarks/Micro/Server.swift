// SPDX-License-Identifier: Apache-2.0
#if Benchmarks
  import EventLoop
  import Glibc
  import HTTPSemantics
  import HTTPServer
  import Observability
  import Synchronization

  struct SocketError: Error { let call: String, number: Int32 }

  /// A whole server on one loop, asked by a client on another thread. The loop's counters are read by the handler, so
  /// that the difference of two readings holds all that lies between two requests, and nothing of the client's.
  struct ServerCosts: Sendable {
    let port: Int
    let readings: Readings

    /// The loop's counters when they were last taken in a handler, and the time before that.
    final class Readings: Sendable {
      private let lastTwo = Mutex((Reading(nanoseconds: 0, allocations: 0), Reading(nanoseconds: 0, allocations: 0)))

      func take() { lastTwo.withLock { $0 = ($0.1, .now) } }
      var value: Reading { both.last }
      var both: (former: Reading, last: Reading) { lastTwo.withLock { $0 } }
    }

    private static let content = Array(repeating: UInt8(ascii: "x"), count: 100)
    private static let eventsPerStream = 1000

    static func measure() throws -> [Cost] {
      let plain = try serve(accessLog: false) { server in
        let get = try server.requests("GET, 100 bytes, no access log", [])
        let browser = try server.requests("GET with a browser's 11 fields", browserHead)
        return [
          get, browser, try server.requests("POST of 100 bytes of JSON", post), try server.connections(),
          try server.events(),
        ]
      }
      let logged = try serve(accessLog: true) { server in [try server.requests("GET, 100 bytes, access log", [])] }
      return plain + logged
    }

    private static let post =
      Array(
        """
        POST /echo HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n
        """.utf8) + content

    private static func serve(
      accessLog: Bool, _ body: @escaping @Sendable (ServerCosts) throws -> [Cost]
    ) throws -> [Cost] {
      let result = try EventLoopGroup.run(count: 1) { loops -> Result<[Cost], any Error> in
        do { return .success(try await run(loops, accessLog, body)) } catch { return .failure(error) }
      }
      return try result.get()
    }

    private static func run(
      _ loops: EventLoopGroup, _ accessLog: Bool, _ body: @escaping @Sendable (ServerCosts) throws -> [Cost]
    ) async throws -> [Cost] {
      let readings = Readings()
      var options = HTTPServer.Options()
      options.accessLog = accessLog
      let sink = LogSink(format: .json, descriptor: open("/dev/null", O_WRONLY | O_CLOEXEC))
      let logger = Logger(level: .info, sink: sink)
      let server = HTTPServer(options: options, router: routes(readings), logger: logger, loops: loops)
      let port = try await server.start().first?.port ?? 0
      return try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask(executorPreference: loops.first) { await server.run() }
        defer { server.drain(); server.drain() }
        return try await offLoop { try body(ServerCosts(port: port, readings: readings)) }
      }
    }

    private static func routes(_ readings: Readings) -> Router {
      let small: HTTPFields = ["content-type": "application/json"]
      let builder = RouterBuilder()
      for pattern in ["/", "/api/v1/products/{sku}"] {
        builder.on(.get, pattern) { _, response in
          readings.take()
          try await response.send(.ok, small, content: content)
        }
      }
      builder.on(.post, "/echo") { request, response in
        readings.take()
        try await response.send(.ok, small, content: try await request.body())
      }
      builder.on(.get, "/events") { _, response in
        var events = try await response.events()
        readings.take()
        for _ in 0..<eventsPerStream { try await events.send(data: content) }
        readings.take()
        try await events.finish()
      }
      return builder.build()
    }

    // MARK: The client

    private static let get = Array("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n".utf8)

    /// Keep-alive requests one after the other.
    func requests(_ name: String, _ message: [UInt8], count: Int = 1500) throws -> Cost {
      let message = message.isEmpty ? Self.get : message
      let client = try BlockingClient(port: port)
      defer { client.close() }
      for _ in 0..<100 { try client.exchange(message) }
      var costs: [Cost] = []
      for _ in 0..<5 {
        try client.exchange(message)
        let start = readings.value
        for _ in 0..<count { try client.exchange(message) }
        costs.append(start.cost("server: " + name, until: readings.value, operations: count))
      }
      return Cost.least(costs) ?? Cost(name: name, nanoseconds: 0, allocations: 0)
    }

    /// Connections one after the other, each with one request.
    func connections(count: Int = 300) throws -> Cost {
      var costs: [Cost] = []
      for round in 0..<4 {
        try connectOnce()
        let start = readings.value
        for _ in 0..<count { try connectOnce() }
        if round > 0 {
          costs.append(start.cost("server: connection with one request", until: readings.value, operations: count))
        }
      }
      return Cost.least(costs) ?? Cost(name: "", nanoseconds: 0, allocations: 0)
    }

    private func connectOnce() throws {
      let client = try BlockingClient(port: port)
      try client.exchange(Self.get)
      client.close()
    }
  }

  extension ServerCosts {
    /// Events of one stream, from the first to the last; what the end of the tick does for them is left out.
    func events() throws -> Cost {
      let client = try BlockingClient(port: port)
      defer { client.close() }
      var costs: [Cost] = []
      for _ in 0..<5 {
        try client.readChunked(Array("GET /events HTTP/1.1\r\nhost: localhost\r\n\r\n".utf8))
        let (start, end) = readings.both
        costs.append(start.cost("server: event of 100 bytes", until: end, operations: Self.eventsPerStream))
      }
      return Cost.least(costs) ?? Cost(name: "", nanoseconds: 0, allocations: 0)
    }
  }
#endif
