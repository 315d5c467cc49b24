// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import HTTPSemantics
import RawServer
import Synchronization
import Testing

@Suite("calls that go wrong")
struct FailureTests {
  private static func code(_ client: HTTPClient, _ request: ClientRequest) async -> HTTPClientError.Code? {
    do throws(HTTPClientError) {
      _ = try await client.send(request)
      return nil
    } catch {
      return error.code
    }
  }

  private static func request(_ url: String, within: Duration = .seconds(5)) -> ClientRequest {
    ClientRequest(url: url, deadline: .after(within), tls: .test)
  }

  @Test(
    "nobody listening, an unknown host and a peer that is no TLS server are told apart")
  func unreachable() async throws {
    let server = RawServer { _, _ in false }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      #expect(await Self.code(client, Self.request("http://127.0.0.1:1/")) == .connect)
      #expect(await Self.code(client, Self.request("http://no-such-host.invalid/")) == .resolve)
      #expect(await Self.code(client, Self.request("https://127.0.0.1:\(server.port)/", within: .seconds(1))) != nil)
    }
  }

  @Test("a deadline ends a call in every phase, and its connection with it", arguments: Scheme.both)
  func deadlines(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      if request.line.contains("head") { connection.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab") }
      connection.waitForEnd()
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for path in ["/silent", "/head"] {
        let start = MonotonicInstant.now
        #expect(await Self.code(client, Self.request(server.url + path, within: .milliseconds(100))) == .timeout)
        #expect(start.duration(to: .now) < .seconds(10))
      }
      var past = Self.request(server.url)
      past.deadline = .after(.milliseconds(-1))
      #expect(await Self.code(client, past) == .timeout)
      while server.liveConnections > 0 { await loops.first.sleep(for: .milliseconds(5)) }
    }
    #expect(server.requests.count == 2)
  }

  @Test(
    "a cancelled task's call ends at once and its connection is closed", arguments: ["/silent", "/head"], Scheme.both)
  func cancellation(path: String, scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      if request.line.contains("head") { connection.write("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab") }
      connection.waitForEnd()
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      let call = Task(executorPreference: loops.first) {
        await Self.code(client, Self.request(server.url + path, within: .seconds(30)))
      }
      while server.requests.isEmpty { await loops.first.sleep(for: .milliseconds(5)) }
      let start = MonotonicInstant.now
      call.cancel()
      #expect(await call.value == .cancelled)
      #expect(start.duration(to: .now) < .seconds(10))
      while server.liveConnections > 0 { await loops.first.sleep(for: .milliseconds(5)) }
      let late = Task(executorPreference: loops.first) {
        withUnsafeCurrentTask { $0?.cancel() }
        let refused = await Self.code(client, Self.request(server.url))
        var request = Self.request(server.url, within: .milliseconds(50))
        request.ignoresCancellation = true
        return (refused, await Self.code(client, request))
      }
      let (refused, forced) = await late.value
      #expect(refused == .cancelled)
      #expect(forced == .timeout)
    }
  }

  @Test("half a response, a reset and rubbish are errors, never short answers", arguments: Scheme.both)
  func broken(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      switch request.line.split(separator: " ")[1] {
      case "/half": connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
      case "/halfchunk": connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc")
      case "/reset": connection.reset()
      case "/rubbish": connection.write("SSH-2.0-OpenSSH\r\n\r\n")
      case "/fold": connection.write("HTTP/1.1 200 OK\r\nA: b\r\n folded\r\nContent-Length: 0\r\n\r\n")
      case "/huge": connection.write(RawServer.response(String(repeating: "x", count: 5000)))
      case "/long":
        connection.write("HTTP/1.1 200 OK\r\n")
        for number in 0..<6000 { connection.write("X-\(number): " + String(repeating: "y", count: 60) + "\r\n") }
      default: break
      }
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for path in ["/half", "/halfchunk", "/reset", "/empty"] {
        #expect(await Self.code(client, Self.request(server.url + path)) == .connectionLost, "\(path)")
      }
      for path in ["/rubbish", "/fold", "/long"] {
        #expect(await Self.code(client, Self.request(server.url + path)) == .protocolViolation, "\(path)")
      }
    }
  }

  @Test("a response above the limit is refused, announced or not", arguments: Scheme.both)
  func tooLarge(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      if request.number == 0 {
        connection.write(RawServer.response("200 OK", String(repeating: "x", count: 5000)))
      } else {
        connection.write("HTTP/1.1 200 OK\r\n\r\n" + String(repeating: "x", count: 5000))
      }
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for _ in 0..<2 {
        var request = Self.request(server.url)
        request.maximumBodyBytes = 4999
        #expect(await Self.code(client, request) == .tooLarge)
      }
    }
  }

  @Test(
    "a kept connection that died is replaced for a replayable request, and only for one",
    arguments: [(HTTPMethod.get, true), (.post, true), (.post, false)], Scheme.both)
  func deadConnection(call: (HTTPMethod, Bool), scheme: Scheme) async throws {
    let (method, replayable) = call
    // The second request of the first connection is read and then cut: no byte of an answer.
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      if request.number == 1 { return false }
      connection.write(RawServer.response("200 OK", "\(request.number)"))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      var request = Self.request(server.url)
      request.method = method
      request.body = method == .post ? Array("content".utf8) : nil
      request.isReplayable = replayable
      _ = try await client.send(request)
      if replayable {
        let answer = try await client.send(request)
        #expect(answer.body == Array("2".utf8))
      } else {
        #expect(await Self.code(client, request) == .connectionLost)
      }
    }
    #expect(server.requests.count == (replayable ? 3 : 2))
    #expect(server.requests.allSatisfy { $0.body == (method == .post ? Array("content".utf8) : []) })
  }

  @Test(
    "addresses that are not plain http(s) URLs are refused before anything is sent",
    arguments: [
      "", "/relative", "ftp://127.0.0.1/", "file:///etc/passwd", "http://", "http:///x", "http://user:pw@127.0.0.1/",
      "http://127.0.0.1:99999/", "http://127.0.0.1:80a/", "http://127.0.0.1/a b", "http://127.0.0.1/\r\nX: y",
      "http://127.0.0.1/ä", "http://127.0.0.1/#f", "http://a\u{0}b/", "http://exa mple/", "http://[::1/",
    ])
  func badURL(url: String) async throws {
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      do throws(HTTPClientError) {
        _ = try await client.send(Self.request(url))
        Issue.record("accepted")
      } catch {
        #expect(error.code == .invalidURL)
        #expect(!error.message.contains("pw"))
      }
    }
  }

  @Test("fields that would split or reframe the request are refused", arguments: Scheme.both)
  func badFields(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { _, connection in
      connection.write(RawServer.response())
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for field in [
        ("X", "a\r\nEvil: 1"), ("X", "a\nEvil: 1"), ("X", "a\u{0}b"), ("X Y", "a"), ("", "a"), ("X:", "a"),
        ("X\r\nEvil", "a"), ("Content-Length", "0"), ("transfer-encoding", "chunked"), ("Connection", "close"),
        ("X", "\u{7f}"),
      ] {
        var request = Self.request(server.url)
        request.fields = [field]
        #expect(await Self.code(client, request) == .invalidRequest, "\(field)")
      }
      var request = Self.request(server.url)
      request.method = HTTPMethod(rawValue: "GET / HTTP/1.1\r\nX:")
      #expect(await Self.code(client, request) == .invalidRequest)
      request.method = .get
      request.fields = [("X-Good", "tab\tand ünïcode")]
      #expect(await Self.code(client, request) == nil)
    }
    #expect(server.requests.count == 1)
  }

  @Test("a redirect is an answer like any other", arguments: Scheme.both)
  func redirect(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { _, connection in
      connection.write(RawServer.response("302 Found", fields: ["Location: /elsewhere"]))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let response = try await HTTPClient(loops: loops).send(Self.request(server.url))
      #expect(response.status == 302)
    }
    #expect(server.requests.count == 1)
  }
}

@Suite("streamed responses")
struct StreamTests {
  @Test(
    "content arrives as it is sent, and a stream that is dropped closes its connection", arguments: Scheme.both)
  func stream(scheme: Scheme) async throws {
    let read = Atomic(0)
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
      for number in 0..<5 {
        // The next piece leaves when the one before has been read.
        while request.number == 0 && read.load(ordering: .relaxed) < number { connection.pause(milliseconds: 1) }
        connection.write("2\r\n\(number);\r\n")
      }
      if request.number == 0 {
        connection.write("0\r\n\r\n")
        return true
      }
      connection.waitForEnd()
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      let request = ClientRequest(url: server.url, deadline: .after(.seconds(10)), tls: .test)
      var pieces: [String] = []
      var whole = try await client.open(request)
      let status = whole.status
      let isEvents = whole.head.value(of: "content-type")?.hasPrefix("text/event-stream") == true
      #expect(status == 200)
      #expect(isEvents)
      while let piece = try await whole.next() {
        pieces.append(String(decoding: piece, as: UTF8.self))
        read.wrappingAdd(1, ordering: .relaxed)
      }
      #expect(pieces == ["0;", "1;", "2;", "3;", "4;"])
      let again = try await whole.next()
      #expect(again == nil)
      func readOneAndDrop() async throws {
        var dropped = try await client.open(request)
        let first = try await dropped.next()
        #expect(first != nil)
      }
      try await readOneAndDrop()
      while server.liveConnections > 1 { await loops.first.sleep(for: .milliseconds(5)) }
    }
  }

  @Test(
    "a consumer that is slow makes the server wait; nothing is lost and little is held", arguments: Scheme.both)
  func backPressure(scheme: Scheme) async throws {
    let total = 8 << 20
    let sent = Atomic(0)
    let server = RawServer(secure: scheme.isSecure) { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: \(total)\r\n\r\n")
      let piece = (0..<65536).map { UInt8(truncatingIfNeeded: $0) }
      for _ in 0..<(total / piece.count) {
        connection.write(piece)
        sent.wrappingAdd(piece.count, ordering: .relaxed)
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      var stream = try await client.open(ClientRequest(url: server.url, deadline: .after(.seconds(20)), tls: .test))
      var received = 0
      var largest = 0
      var isRight = true
      let pattern = (0..<(65_536 + 256)).map { UInt8(truncatingIfNeeded: $0) }
      await loops.first.sleep(for: .milliseconds(200))
      // Socket buffers take a part; without back-pressure all of it would have been sent.
      #expect(sent.load(ordering: .relaxed) < total)
      while let piece = try await stream.next() {
        largest = max(largest, piece.count)
        // Not byte by byte here: under a sanitizer that takes longer than the deadline.
        if piece != Array(pattern.dropFirst(received % 256).prefix(piece.count)) { isRight = false }
        received += piece.count
      }
      #expect(received == total)
      #expect(isRight)
      #expect(largest <= 64 << 10)
    }
  }

  @Test("what came before a cut is delivered, then the cut is reported", arguments: Scheme.both)
  func cut(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
      connection.pause(milliseconds: 20)
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      var stream = try await client.open(ClientRequest(url: server.url, deadline: .after(.seconds(10)), tls: .test))
      var received: [UInt8] = []
      var code: HTTPClientError.Code?
      do throws(HTTPClientError) {
        while let piece = try await stream.next() { received += piece }
      } catch {
        code = error.code
      }
      #expect(received == Array("abc".utf8))
      #expect(code == .connectionLost)
    }
  }
}
