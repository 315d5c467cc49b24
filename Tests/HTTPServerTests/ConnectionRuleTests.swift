// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Synchronization
import Testing

/// The rules of docs/http-server.md about the connection between messages.
@Suite("rules over a socket: connections")
struct ConnectionRuleTests {
  private static let hello = "GET /hello HTTP/1.1\r\nHost: a\r\n"

  @Test("21: the last response of a connection says close, whoever ends it, and nothing follows it")
  func lastResponse() async throws {
    try await TestServer.run(options: { $0.limits.requestsPerConnection = 3 }, routes: commonRoutes) { server in
      for (text, responses) in [
        ("\(Self.hello)Connection: close\r\n\r\n", 1), ("\(Self.hello)Connection: x , ClOsE\r\n\r\n", 1),
        ("GET /hello HTTP/1.0\r\n\r\n", 1), ("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 2),
        ("\(Self.hello)\r\n", 3), ("BREW /hello HTTP/1.1\r\nHost: a\r\n\r\n", 3),
        ("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 1),
      ] {
        // The last one of the three ends the connection in any case, and so would a fourth's answer be one too many.
        let rest = responses == 2 ? "GET /hello HTTP/1.0\r\n\r\n" : "\(Self.hello)\r\n"
        let answer = try server.exchange(text + String(repeating: rest, count: 3))
        let heads = answer.split(separator: "HTTP/1.1 ").map { "HTTP/1.1 \($0)" }
        #expect(heads.count == responses, "\(text.debugDescription)")
        for head in heads.dropLast() { #expect(Response(head: head)["connection"] != "close") }
        #expect(heads.last.flatMap { Response(head: $0)["connection"] } == "close", "\(text.debugDescription)")
      }
    }
  }

  @Test(
    "21: bytes behind the last request do not cost the client its answer", arguments: ["\r\n", "GET / HTTP/1.1\r\n"])
  func bytesBehindTheLast(_ extra: String) async throws {
    let size = 4 << 20
    try await TestServer.run(
      routes: { builder in
        builder.on(.post, "/large") { request, response in
          _ = try await request.body()
          try await response.send(.ok, content: Array(repeating: 0x61, count: size))
        }
      }
    ) { server in
      for _ in 0..<5 {
        let client = try server.connect()
        client.send("POST /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 5\r\n\r\n")
        client.send("hello\(extra)")
        #expect(client.readResponse().content.utf8.count == size)
      }
    }
  }

  @Test("21: a client that sends more than its last request, and stays, is waited for only for a while")
  func stayingBehindTheLast() async throws {
    try await TestServer.run(options: { $0.limits.lingerTimeout = .milliseconds(100) }, routes: commonRoutes) {
      server in
      var clients: [RawClient] = []
      for extra in ["", "\r\n", "x"] {
        let client = try server.connect()
        client.send("\(Self.hello)Connection: close\r\n\r\n\(extra)")
        #expect(client.readToEnd().hasSuffix("hello"))
        clients.append(client)
      }
      for _ in 0..<200 where server.server.connectionCount > 0 { usleep(10_000) }
      #expect(server.server.connectionCount == 0)
      for client in clients { client.close() }
    }
  }

  @Test("21: a handler's own connection field decides only that the connection ends")
  func handlersConnection() async throws {
    try await TestServer.run(
      routes: { builder in
        for (path, value) in [("/close", "close"), ("/upgrade", "upgrade")] {
          builder.on(.get, path) { _, response in
            try await response.send(.ok, ["connection": value, "upgrade": "x", "keep-alive": "timeout=1000"])
          }
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /upgrade HTTP/1.1\r\nHost: a\r\n\r\nGET /close HTTP/1.1\r\nHost: a\r\n\r\n")
      let first = client.readResponse()
      #expect(
        first.status == 200 && first["connection"] == nil && first["upgrade"] == nil && first["keep-alive"] == nil)
      #expect(client.readResponse()["connection"] == "close")
      #expect(client.isClosed())
    }
  }

  @Test("22: pipelined requests of all sizes are answered in order, one at a time")
  func pipelining() async throws {
    let running = Atomic(0)
    let together = Atomic(0)
    try await TestServer.run(
      routes: { builder in
        builder.on(.post, "/echo") { request, response in
          let count = running.wrappingAdd(1, ordering: .relaxed).newValue
          if count > together.load(ordering: .relaxed) { together.store(count, ordering: .relaxed) }
          if request.field("x-turn") != nil { await request.loop.turn() }
          let content = try await request.body()
          running.wrappingSubtract(1, ordering: .relaxed)
          try await response.send(.ok, content: content)
        }
      }
    ) { server in
      var random = SystemRandomNumberGenerator()
      var text = ""
      var wanted: [String] = []
      for number in 0..<120 {
        let content = "\(number):" + String(repeating: "c", count: Int.random(in: 0...5000, using: &random))
        let pad = String(repeating: "p", count: Int.random(in: 0...(number % 10 == 0 ? 15_000 : 300), using: &random))
        text += "POST /echo HTTP/1.1\r\nHost: a\r\nX-Pad: \(pad)\r\n\(number % 7 == 0 ? "X-Turn: 1\r\n" : "")"
        if number.isMultiple(of: 2) {
          text += "Content-Length: \(content.utf8.count)\r\n\r\n\(content)"
        } else {
          text +=
            "Transfer-Encoding: chunked\r\n\r\n\(String(content.utf8.count, radix: 16))\r\n\(content)\r\n0\r\n\r\n"
        }
        wanted.append(content)
      }
      let client = try server.connect()
      let sending = text
      let descriptor = client.descriptor
      let sender = BackgroundThread { sendAll(descriptor, sending) }
      for content in wanted { #expect(client.readResponse().content == content) }
      sender.join()
      #expect(together.load(ordering: .relaxed) == 1)
    }
  }

  @Test("22: a chunked request whose head ends where the buffer ends is read on")
  func bufferBoundary() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      func get(_ count: Int) -> String {
        let start = "GET /hello?"
        let end = " HTTP/1.1\r\nHost: a\r\nX: "
        let target = String(repeating: "t", count: max(0, min(8000, count - 13_000)))
        let field = String(repeating: "x", count: count - start.count - target.count - end.count - 4)
        return start + target + end + field + "\r\n\r\n"
      }
      func post(_ count: Int) -> String {
        let start = "POST /content HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nX: "
        return start + String(repeating: "x", count: count - start.count - 4) + "\r\n\r\n"
      }
      let content = "5\r\nhello\r\n0\r\n\r\n"
      // A head of 20,000 bytes makes the buffer 32 KiB; a later one fills it to its very end.
      let text =
        get(20_000) + post(12_768) + content + get(20_000) + post(12_816) + content + Self.hello + "\r\n"
      let client = try server.connect()
      client.send(text)
      for _ in 0..<5 { #expect(client.readResponse().content == "hello") }
    }
  }

  @Test("22: a client that sends request after request and reads nothing is held back")
  func heldBack() async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/wait") { request, response in
          notes.note("started")
          while !notes.contains("go") { await request.loop.turn() }
          try await response.send(.ok)
        }
      }
    ) { server in
      let client = try server.connect()
      let request = Array(String(repeating: "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n", count: 2000).utf8)
      client.send(Array(request.prefix(31)))
      #expect(notes.wait(for: "started"))
      var sent = 0
      while sent < 128 << 20 {
        let count = request.withUnsafeBytes {
          send(client.descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT) | Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else {
          // Full; unless the server reads on, it stays so.
          var state = pollfd(fd: client.descriptor, events: Int16(POLLOUT), revents: 0)
          if poll(&state, 1, 200) == 0 { break }
          continue
        }
        sent += count
      }
      // What the two kernel buffers hold is the system's.
      #expect(sent < 64 << 20)
      notes.note("go")
      #expect(client.readResponse().status == 200)
    }
  }

  @Test("23: unread content is passed over when it is short, else it ends the connection; it is never a request")
  func unreadContent() async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        commonRoutes(builder)
        builder.on(.get, "/smuggled") { _, response in
          notes.note("smuggled")
          try await response.send(.ok)
        }
      }
    ) { server in
      let inner = "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n"
      let short = try server.connect()
      for path in ["/ignore", "/nowhere"] {
        let head = "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(2 * inner.utf8.count)\r\n\r\n"
        short.send(head + inner)
        #expect(short.readResponse()["connection"] == nil)
        short.send(inner + Self.hello + "\r\n")
        #expect(short.readResponse().content == "hello")
      }
      let filler = String(repeating: inner, count: 2000)
      for framing in ["Content-Length: \(filler.utf8.count)\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n25\r\n"] {
        for path in ["/ignore", "/nowhere"] {
          let answer = try server.exchange("POST \(path) HTTP/1.1\r\nHost: a\r\n\(framing)\(filler)")
          #expect(Response(head: answer)["connection"] == "close")
          #expect(answer.ranges(of: "HTTP/1.1 ").count == 1)
        }
      }
      #expect(!notes.contains("smuggled"))
    }
  }

  @Test("23: unread content that does not come ends the connection after the time of lingering")
  func unreadContentMissing() async throws {
    try await TestServer.run(options: { $0.limits.lingerTimeout = .milliseconds(100) }, routes: commonRoutes) {
      server in
      let client = try server.connect()
      client.send("POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nabc")
      #expect(client.readResponse().status == 200)
      #expect(client.isClosed())
    }
  }

  @Test("28: a client is told of its slowness only when it has sent a part of a request")
  func slowHeads() async throws {
    try await TestServer.run(
      options: {
        $0.limits.headTimeout = .milliseconds(150)
        $0.limits.idleTimeout = .milliseconds(150)
      }, routes: commonRoutes
    ) { server in
      for start in ["G", "GET /hello HTTP/1.1\r\n", "GET /hello HTTP/1.1\r\nHost: a\r\n", "\r\nG"] {
        for isSecond in [false, true] {
          let client = try server.connect()
          if isSecond {
            client.send("\(Self.hello)\r\n")
            #expect(client.readResponse().status == 200)
          }
          client.send(start)
          let answer = client.readToEnd()
          #expect(status(of: answer) == 408)
          #expect(Response(head: answer)["connection"] == "close")
        }
      }
      for start in ["", "\r\n", "\r\n\r\n", "\(Self.hello)\r\n", "\(Self.hello)\r\n\r\n"] {
        let client = try server.connect()
        client.send(start)
        if start.hasPrefix("G") { #expect(client.readResponse().status == 200) }
        #expect(client.readToEnd() == "")
      }
    }
  }

  @Test("28: at the limit of its rooms a handler says 503 with Retry-After at once, and others are not affected")
  func overload() async throws {
    let notes = Notes()
    let permits = Atomic(2)
    try await TestServer.run(
      options: { $0.limits.handlerDeadline = .seconds(20) },
      routes: { builder in
        commonRoutes(builder)
        builder.on(.get, "/scarce") { request, response in
          let left = permits.wrappingSubtract(1, ordering: .relaxed).newValue
          defer { permits.wrappingAdd(1, ordering: .relaxed) }
          guard left >= 0 else { return try await response.send(.serviceUnavailable, ["retry-after": "1"]) }
          notes.note("taken \(left)")
          while !notes.contains("go") { await request.loop.turn() }
          try await response.send(.ok)
        }
      }
    ) { server in
      let holders = try (0..<2).map { _ in try server.connect() }
      for holder in holders { holder.send("GET /scarce HTTP/1.1\r\nHost: a\r\n\r\n") }
      #expect(notes.wait(for: "taken 0"))
      let client = try server.connect()
      client.send("GET /scarce HTTP/1.1\r\nHost: a\r\n\r\n")
      let response = client.readResponse()
      #expect(response.status == 503)
      #expect(response["retry-after"] == "1")
      #expect(response["connection"] == nil)
      client.send("\(Self.hello)\r\n")
      #expect(client.readResponse().status == 200)
      notes.note("go")
      for holder in holders { #expect(holder.readResponse().status == 200) }
    }
  }
}

/// Sends all of `text`, blocking.
func sendAll(_ descriptor: Int32, _ text: String) {
  let bytes = Array(text.utf8)
  var sent = 0
  while sent < bytes.count {
    let count = bytes[sent...].withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
    guard count > 0 else { return }
    sent += count
  }
}
