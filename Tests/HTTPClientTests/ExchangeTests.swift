// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import HTTPSemantics
import RawServer
import Testing

@Suite("calls over real sockets")
struct ExchangeTests {
  static func request(
    _ server: RawServer, _ path: String = "/", method: HTTPMethod = .get, body: String? = nil,
    within: Duration = .seconds(10)
  ) -> ClientRequest {
    ClientRequest(
      method: method, url: server.url + path, body: body.map { Array($0.utf8) },
      deadline: .after(within), tls: .test)
  }

  @Test("an upstream is told who calls where the program says so, and nothing else")
  func userAgent() async throws {
    let server = RawServer { _, connection in
      connection.write(RawServer.response(fields: [], "answer"))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      for agent in ["shop/1.0", nil] {
        let client = HTTPClient(options: HTTPClient.Options(userAgent: agent), loops: loops)
        _ = try await client.send(Self.request(server))
      }
    }
    let heads = server.requests.map { $0.head.lowercased() }
    #expect(heads.count == 2)
    #expect(heads.first?.contains("\r\nuser-agent: shop/1.0\r\n") == true)
    #expect(heads.last?.contains("user-agent") == false)
  }

  @Test("a GET and a POST get their answers over one kept connection, exactly as asked", arguments: Scheme.both)
  func getAndPost(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      connection.write(RawServer.response(fields: ["X-Number: \(request.number)"], "answer \(request.number)"))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      let first = try await client.send(Self.request(server, "/a?b=c"))
      var post = Self.request(server, "/p", method: .post, body: "{}")
      post.fields = [("Content-Type", "application/json"), ("X-Empty", ""), ("Authorization", "Bearer k")]
      let second = try await client.send(post)
      #expect(first.status == 200)
      #expect(first.body == Array("answer 0".utf8))
      #expect(first.fields["x-number"] == "0")
      #expect(first.head.value(of: "x-number") == "0")
      #expect(second.body == Array("answer 1".utf8))
    }
    let seen = server.requests
    #expect(seen.map(\.line) == ["GET /a?b=c HTTP/1.1", "POST /p HTTP/1.1"])
    #expect(server.connectionCount == 1)
    #expect(seen[1].body == Array("{}".utf8))
    let head = seen[1].head.lowercased()
    #expect(head.contains("content-type: application/json"))
    #expect(head.contains("x-empty:"))
    #expect(!head.contains("expect"))
    #expect(!head.contains("urlencoded"))
  }

  @Test("methods, contents and their absence reach the server as they are", arguments: Scheme.both)
  func methods(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      connection.write(RawServer.response())
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for (method, body) in [
        (HTTPMethod.put, "x"), (.delete, nil), (.post, nil), (.get, "{\"q\":1}"), (.head, nil), (.post, ""),
      ] as [(HTTPMethod, String?)] {
        let response = try await client.send(Self.request(server, "/m", method: method, body: body))
        #expect(response.status == 200)
      }
    }
    let seen = server.requests
    #expect(seen.map { $0.line.split(separator: " ")[0] } == ["PUT", "DELETE", "POST", "GET", "HEAD", "POST"])
    #expect(seen.map { String(decoding: $0.body, as: UTF8.self) } == ["x", "", "", "{\"q\":1}", "", ""])
    #expect(seen[2].head.lowercased().contains("content-length: 0"))
  }

  @Test(
    "a large content is sent whole, also when it may not be sent twice", arguments: [true, false], Scheme.both)
  func largeContent(replayable: Bool, scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      connection.write(RawServer.response("200 OK", "\(request.body.count)"))
      return true
    }
    let body = [UInt8](repeating: 0x61, count: 3_000_000)
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for _ in 0..<2 {
        let request = ClientRequest(
          method: .post, url: server.url, body: body, deadline: .after(.seconds(20)), isReplayable: replayable,
          tls: .test)
        let response = try await client.send(request)
        #expect(response.body == Array("3000000".utf8))
      }
    }
    #expect(server.requests.allSatisfy { $0.body == body })
  }

  @Test(
    "chunked, close-delimited, interim and trailer-bearing responses are read to their end", arguments: Scheme.both)
  func framings(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      switch request.number {
      case 0: connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n")
      case 1:
        connection.write("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n")
        connection.write("HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok")
      case 2:
        connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nTrail: t\r\n\r\n")
      case 3: connection.write("HTTP/1.1 204 No Content\r\n\r\n")
      default:
        connection.write("HTTP/1.1 200 OK\r\n\r\nuntil the end")
        return false
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      var answers: [String] = []
      for _ in 0..<5 {
        let response = try await client.send(Self.request(server))
        answers.append("\(response.status) " + String(decoding: response.body, as: UTF8.self))
        #expect(response.fields["link"] == nil)
      }
      #expect(answers == ["200 abcde", "201 ok", "200 x", "204 ", "200 until the end"])
    }
    #expect(server.connectionCount == 1)
  }

  @Test("calls at once use their own connections, and one task may wait for many", arguments: Scheme.both)
  func concurrent(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      connection.pause(milliseconds: 20)
      connection.write(RawServer.response("200 OK", String(request.head.split(separator: " ")[1])))
      return true
    }
    try await EventLoopGroup.withLoops(count: 2) { loops in
      let client = HTTPClient(loops: loops)
      let answers = try await withThrowingTaskGroup(of: (Int, [UInt8]).self) { group in
        for number in 0..<40 {
          group.addTask(executorPreference: loops.loops[number % 2]) {
            (number, try await client.send(Self.request(server, "/\(number)")).body)
          }
        }
        var answers: [Int: [UInt8]] = [:]
        for try await (number, body) in group { answers[number] = body }
        return answers
      }
      for number in 0..<40 { #expect(answers[number] == Array("/\(number)".utf8)) }
    }
  }

  @Test("a thread that is no loop may call too, and pull a stream", arguments: Scheme.both)
  func offLoop(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
      connection.pause(milliseconds: 30)
      connection.write("3\r\ndef\r\n0\r\n\r\n")
      return true
    }
    let loops = try EventLoopGroup(count: 1)
    try loops.start()
    defer { loops.shutdown() }
    let client = HTTPClient(loops: loops)
    #expect(try await client.send(Self.request(server)).body == Array("abcdef".utf8))
    var stream = try await client.open(Self.request(server))
    var pieces: [[UInt8]] = []
    while let piece = try await stream.next() { pieces.append(piece) }
    #expect(pieces.flatMap { $0 } == Array("abcdef".utf8))
  }

  @Test("compressed content is decoded, and its decoded size is what the limit counts", arguments: Scheme.both)
  func compression(scheme: Scheme) async throws {
    // A gzip member with one stored block.
    let text = Array("hello hello".utf8)
    var gzip: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 11, 0, 0xf4, 0xff]
    gzip += text
    gzip += [0x40, 0xa6, 0x2d, 0x01, 11, 0, 0, 0]
    let member = gzip
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      if request.head.lowercased().contains("accept-encoding") {
        connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(member.count)\r\n\r\n")
        connection.write(member)
      } else {
        connection.write(RawServer.response("200 OK", "plain"))
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      let plain = try await client.send(Self.request(server))
      #expect(plain.body == Array("plain".utf8))
      var request = Self.request(server)
      request.acceptsCompression = true
      let decoded = try await client.send(request)
      #expect(decoded.body == text)
      request.maximumBodyBytes = 10
      await #expect(throws: HTTPClientError.self) { _ = try await client.send(request) }
    }
  }
}
