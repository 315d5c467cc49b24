// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Testing

/// The rules of docs/http-server.md that are about what comes in, over a socket. The grammar's own tests are in
/// HTTP1Tests.
@Suite("rules over a socket: requests")
struct RuleTests {
  private static let post = "POST /content HTTP/1.1\r\nHost: a\r\n"
  private static let chunked = post + "Transfer-Encoding: chunked\r\n\r\n"
  private static let refused: [(text: String, status: Int)] = [
    ("GET /hello HTTP/1.1\r\nHost : a\r\n\r\n", 400), ("GET /hello HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400),
    ("GET /hello HTTP/1.1\r\nHost: a\r\nX: b\u{00}\r\n\r\n", 400), ("GET /hello HTTP/1.1\nHost: a\n\n", 400),
    ("\r\n\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET  /hello HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("GET /hello\r\n\r\n", 400), ("GET /hello HTTP/2.0\r\nHost: a\r\n\r\n", 505),
    ("GET /hello HTTP/1.1\r\n\r\n", 400), ("GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
    ("GET a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("\(post)Content-Length: +5\r\n\r\nhello", 400),
    ("\(post)Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400),
    ("\(post)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    ("\(post)Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n", 400),
    ("\(post)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501),
    ("POST /content HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    ("\(chunked)0x5\r\nhello\r\n0\r\n\r\n", 400), ("\(chunked)5;\r\nhello\r\n0\r\n\r\n", 400),
    ("\(chunked)5\r\nhelloX\r\n0\r\n\r\n", 400), ("\(chunked)0\r\nX : 1\r\n\r\n", 400),
    ("\(post)Expect: 200-ok\r\nContent-Length: 5\r\n\r\nhello", 417),
  ]

  @Test(
    "1–17, 20: what is refused is answered once, with close, and nothing behind it is a request",
    arguments: [true, false])
  func refusals(_ isWhole: Bool) async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      for (text, wanted) in Self.refused {
        let client = try server.connect()
        let all = Array((text + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n").utf8)
        if isWhole { client.send(all) } else { for byte in all { client.send([byte]) } }
        let answer = client.readToEnd()
        #expect(status(of: answer) == wanted, "\(text.debugDescription)")
        #expect(Response(head: answer)["connection"] == "close", "\(text.debugDescription)")
        #expect(Response(head: answer)["date"] != nil)
        #expect(answer.ranges(of: "HTTP/1.1 ").count == 1, "\(text.debugDescription)")
      }
    }
  }

  @Test("4: up to two empty lines are passed over, between requests too")
  func emptyLines() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let client = try server.connect()
      for start in ["\r\n", "", "\r\n\r\n"] {
        client.send("\(start)GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.readResponse().content == "hello")
      }
      client.send("\r\n\r\n\r\n")
      #expect(client.readResponse().status == 400)
      #expect(client.isClosed())
    }
  }

  @Test(
    "7: an absolute target's authority is the request's; strictly, another Host is refused", arguments: [false, true])
  func authority(_ isStrict: Bool) async throws {
    let log = LogLines()
    try await TestServer.run(
      options: { $0.limits.refusesAuthorityMismatch = isStrict }, logger: log.logger,
      routes: { builder in
        builder.on(.get, "/name") { request, response in
          try await response.send(.ok, content: Array(request.authority.utf8))
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET http://b:8/name HTTP/1.1\r\nHost: B:8\r\n\r\n")
      #expect(client.readResponse().content == "b:8")
      client.send("GET http://b:8/name HTTP/1.1\r\nHost: a\r\n\r\n")
      let response = client.readResponse()
      #expect(response.status == (isStrict ? 400 : 200))
      if !isStrict {
        #expect(response.content == "b:8")
        #expect(log.wait(for: #""authority":"b:8","host":"a""#))
      }
    }
  }

  @Test(
    "16: content that breaks off or breaks the coding is an error to the handler, never a short body",
    arguments: [
      "Content-Length: 6\r\n\r\nhello", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello",
      "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
      "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX: 1\r\n",
      "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r",
      "Transfer-Encoding: chunked\r\n\r\n5\r\nhello0\r\n\r\n",
      "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n-1\r\n\r\n",
    ])
  func brokenContent(_ framing: String) async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        builder.on(.post, "/content") { request, _ in
          do throws(HTTPServerError) {
            _ = try await request.body()
            notes.note("taken")
          } catch {
            notes.note("\(error.code)")
            throw error
          }
        }
      }
    ) { server in
      let code = framing.hasSuffix("-1\r\n\r\n") || framing.contains("hello0") ? "malformedContent" : "connectionLost"
      let client = try server.connect()
      client.send("POST /content HTTP/1.1\r\nHost: a\r\n\(framing)")
      client.shutdownWriting()
      let answer = client.readToEnd()
      #expect(status(of: answer) == 400)
      #expect(Response(head: answer)["connection"] == "close")
      #expect(notes.contains(code))
      #expect(!notes.contains("taken"))
    }
  }

  @Test("17: trailers come to the handler apart from the fields, without those that have no business there")
  func trailers() async throws {
    try await TestServer.run(
      routes: { builder in
        builder.on(.post, "/trailers") { request, response in
          _ = try await request.body()
          let trailers = request.trailers.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
          let fields = request.fields.map(\.name.canonicalName).joined(separator: "&")
          try await response.send(.ok, content: Array("\(trailers) \(fields)".utf8))
        }
      }
    ) { server in
      let client = try server.connect()
      let head = "POST /trailers HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      client.send(
        "\(head)5\r\nhello\r\n0\r\nX-Sum: 1\r\nHost: b\r\nContent-Length: 3\r\nAuthorization: c\r\nx-sum: 2\r\n\r\n")
      #expect(client.readResponse().content == "x-sum=1&x-sum=2 host&transfer-encoding")
      client.send("\(head)0\r\n\r\n")
      #expect(client.readResponse().content == " host&transfer-encoding")
      client.send("\(head)0\r\nX: \(String(repeating: "a", count: 9000))\r\n\r\n")
      let refused = client.readResponse()
      #expect(refused.status == 431)
      #expect(refused["connection"] == "close")
      let many = try server.connect()
      many.send(head + "0\r\n" + String(repeating: "X: 1\r\n", count: 101) + "\r\n")
      #expect(many.readResponse().status == 431)
    }
  }

  @Test("20: 100 Continue comes when the handler first reads, and only to a client that still waits")
  func continuing() async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        commonRoutes(builder)
        builder.on(.post, "/late") { request, response in
          notes.note("head")
          while !notes.contains("go") { await request.loop.turn() }
          let content = try await request.body()
          try await response.send(.ok, content: content)
        }
      }
    ) { server in
      func ask(_ path: String, _ version: String = "1.1", _ content: String = "") -> RawClient? {
        let client = try? server.connect()
        client?.send(
          "POST \(path) HTTP/\(version)\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n\(content)")
        return client
      }
      let waiting = ask("/late")
      #expect(notes.wait(for: "head"))
      #expect(waiting?.hasInput == false)
      notes.note("go")
      #expect(waiting?.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
      waiting?.send("ok")
      #expect(waiting?.readResponse().content == "ok")
      // The content has come with the head: nobody waits.
      #expect(ask("/content", "1.1", "ok")?.readResponse().content == "ok")
      let old = ask("/content", "1.0")
      old?.send("ok")
      #expect(old?.readResponse().status == 200)
      // Answered without a look at the content: the client must not send it, or the connection is of no more use.
      for path in ["/ignore", "/nowhere", "/hello"] {
        let answer = ask(path)?.readToEnd() ?? ""
        #expect(Response(head: answer)["connection"] == "close", "\(path)")
        #expect(!answer.contains("100 Continue"))
      }
    }
  }

  @Test("25: too long a method, target, head or content is refused by its own status, before it is read to its end")
  func sizes() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let long = String(repeating: "a", count: 100_000)
      let head = "GET /hello HTTP/1.1\r\nHost: a\r\n"
      for (text, wanted) in [
        (long, 501), ("\(long) /hello HTTP/1.1\r\nHost: a\r\n\r\n", 501), ("GET /\(long)", 414),
        ("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ("GET /\(long.prefix(8192)) HTTP/1.1\r\nHost: a\r\n\r\n", 414),
        ("GET /hello HTTP/1.1\(long)", 400), ("\(head)X: \(long)", 431),
        (head + String(repeating: "X: 1\r\n", count: 100) + "\r\n", 431),
        ("\(Self.post)Content-Length: 1048577\r\n\r\n", 413),
        ("\(Self.post)Content-Length: 9223372036854775807\r\nExpect: 100-continue\r\n\r\n", 413),
      ] {
        let client = try server.connect()
        client.send(text)
        let response = client.readResponse()
        #expect(response.status == wanted, "\(text.prefix(40).debugDescription)")
        #expect(response["connection"] == "close")
      }
      let client = try server.connect()
      client.send("GET /\(long.prefix(8191)) HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.readResponse().status == 404)
      client.send(head + String(repeating: "X: 1\r\n", count: 99) + "\r\n")
      #expect(client.readResponse().status == 200)
    }
  }

  @Test("26: unknown methods are 501, known ones without a route 405 with Allow, TRACE and CONNECT 405 always")
  func methods() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      func ask(_ line: String) throws -> Response {
        let client = try server.connect()
        client.send("\(line) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        return client.readResponse()
      }
      for method in ["BREW", "get", "query", "X"] { #expect(try ask("\(method) /hello").status == 501) }
      for method in ["POST", "PUT", "DELETE", "PATCH", "TRACE", "QUERY"] {
        let response = try ask("\(method) /hello")
        #expect(response.status == 405)
        #expect(response["allow"]?.contains("GET") == true)
      }
      #expect(try ask("CONNECT a:80").status == 405)
      let all = try ask("OPTIONS *")
      #expect(all.status == 204)
      #expect(all["allow"]?.contains("PATCH") == true)
      #expect(try ask("OPTIONS http://a").status == 204)
      #expect(try ask("OPTIONS /hello")["allow"] == "GET, HEAD, OPTIONS")
      #expect(try ask("OPTIONS /nowhere").status == 404)
    }
  }
}
