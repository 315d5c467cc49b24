// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics
import HTTPServer
import Testing

/// Routes that most tests use.
func commonRoutes(_ builder: RouterBuilder) {
  builder.on(.get, "/hello") { request, response in
    try await response.send(.ok, ["content-type": "text/plain"], content: Array("hello".utf8))
  }
  builder.onAny("/content") { request, response in
    let content = try await request.body()
    try await response.send(.ok, content: content)
  }
  builder.on(.post, "/ignore") { request, response in
    try await response.send(.ok, content: Array("ignored".utf8))
  }
}

@Suite("exchanges over a socket")
struct ExchangeTests {
  @Test("a keep-alive connection answers one request after the other")
  func keepAlive() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let client = try server.connect()
      for _ in 0..<3 {
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = client.readResponse()
        #expect(response.status == 200)
        #expect(response.content == "hello")
        #expect(response["date"]?.hasSuffix("GMT") == true)
        #expect(response["x-request-id"]?.count == 32)
        #expect(response["connection"] == nil)
      }
    }
  }

  @Test("pipelined requests are answered in order, and a bad one after the good ones")
  func pipelining() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let text = try server.exchange(
        "GET /hello HTTP/1.1\r\nHost: a\r\n\r\nPOST /content HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc"
          + "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\n")
      let parts = text.split(separator: "HTTP/1.1 ").map(String.init)
      #expect(parts.count == 3)
      #expect(parts.first?.hasPrefix("200") == true && parts.first?.hasSuffix("hello") == true)
      #expect(parts[1].hasPrefix("200") && parts[1].hasSuffix("abc"))
      #expect(parts[2].hasPrefix("400") && parts[2].contains("connection: close"))
    }
  }

  @Test("chunked content arrives as one body")
  func chunked() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let client = try server.connect()
      client.send("POST /content HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\nhello\r\n")
      client.send("6\r\n world\r\n0\r\nX-Trailer: 1\r\n\r\nGET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.readResponse().content == "hello world")
      #expect(client.readResponse().content == "hello")
    }
  }

  @Test("100 Continue is sent when the handler first reads, and not when it does not")
  func expectContinue() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let reading = try server.connect()
      reading.send("POST /content HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
      #expect(reading.read(until: "\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n")
      reading.send("ok")
      #expect(reading.readResponse().content == "ok")
      let ignoring = try server.connect()
      ignoring.send("POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n")
      let response = ignoring.readResponse()
      #expect(response.status == 200)
      #expect(response["connection"] == "close")
    }
  }

  @Test("HEAD gets the fields of GET and no content")
  func head() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let text = try server.exchange("HEAD /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(status(of: text) == 200)
      #expect(Response(head: text)["content-length"] == "5")
      #expect(text.hasSuffix("\r\n\r\n"))
    }
  }

  @Test("404, 405 with Allow, OPTIONS and unknown methods are the router's own answers")
  func routing() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let client = try server.connect()
      func ask(_ line: String) -> Response {
        client.send("\(line) HTTP/1.1\r\nHost: a\r\n\r\n")
        return client.readResponse()
      }
      #expect(ask("GET /nowhere").status == 404)
      let refused = ask("DELETE /hello")
      #expect(refused.status == 405)
      #expect(refused["allow"] == "GET, HEAD, OPTIONS")
      #expect(ask("OPTIONS /hello").status == 204)
      #expect(ask("OPTIONS *").status == 204)
      #expect(ask("BREW /hello").status == 501)
      let trace = ask("TRACE /hello")
      #expect(trace.status == 405)
      #expect(trace["connection"] == "close")
    }
  }

  @Test("content that nobody read is skipped when it is short and closes the connection when it is long")
  func unreadContent() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let client = try server.connect()
      client.send("POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n01234")
      #expect(client.readResponse().content == "ignored")
      client.send("56789GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.readResponse().content == "hello")
      client.send("POST /ignore HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
      #expect(client.readResponse()["connection"] == "close")
      #expect(client.isClosed())
    }
  }

  @Test("content over the limit is 413, before it is read where the length says so")
  func contentTooLarge() async throws {
    try await TestServer.run(options: { $0.limits.contentBytes = 10 }, routes: commonRoutes) { server in
      let client = try server.connect()
      client.send("POST /content HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n")
      #expect(client.readResponse().status == 413)
      client.send("01234567890")
      client.send(
        "POST /content HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n01234567890\r\n0\r\n\r\n")
      #expect(client.readResponse().status == 413)
    }
  }

  @Test(
    "a chunk whose size alone is over the limit is 413 before its bytes come", arguments: ["b", "7fffffffffffffff"])
  func chunkTooLarge(_ size: String) async throws {
    try await TestServer.run(options: { $0.limits.contentBytes = 10 }, routes: commonRoutes) { server in
      let text = try server.exchange(
        "POST /content HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n\(size)\r\n")
      #expect(Response(head: text).status == 413)
    }
  }

  @Test("HTTP/1.0 clients get no chunks and a connection that ends, unless they ask to keep it")
  func oldClients() async throws {
    try await TestServer.run(
      routes: { builder in
        commonRoutes(builder)
        builder.on(.get, "/stream") { _, response in
          var writer = try await response.stream(.ok)
          try await writer.write(Array("abc".utf8))
          try await writer.write(Array("def".utf8))
          try await writer.finish()
        }
      }
    ) { server in
      let plain = try server.exchange("GET /hello HTTP/1.0\r\n\r\n")
      #expect(plain.contains("connection: close") && plain.hasSuffix("hello"))
      let stream = try server.exchange("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(stream.contains("connection: close") && stream.hasSuffix("\r\n\r\nabcdef"))
      let client = try server.connect()
      client.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
      #expect(client.readResponse()["connection"] == "keep-alive")
      client.send("GET /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(client.readToEnd().hasSuffix("\r\n\r\n3\r\nabc\r\n3\r\ndef\r\n0\r\n\r\n"))
    }
  }

  @Test("a large response arrives whole, also at a slow reader")
  func largeResponse() async throws {
    let size = 3_000_000
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/large") { _, response in
          try await response.send(.ok, content: Array(repeating: 0x61, count: size))
        }
        builder.on(.get, "/stream") { _, response in
          var writer = try await response.stream(.ok)
          for _ in 0..<100 { try await writer.write(Array(repeating: 0x62, count: size / 100)) }
          try await writer.finish()
        }
      }
    ) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 4096)
      client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.readResponse().content.utf8.count == size)
      client.send("GET /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let text = client.readToEnd()
      #expect(text.utf8.lazy.filter { $0 == 0x62 }.count >= size)
      #expect(text.hasSuffix("\r\n0\r\n\r\n"))
    }
  }

  @Test("a handler that fails gives 500, one that answers nothing too, and the connection goes on")
  func failures() async throws {
    struct Oops: Error {}
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/throws") { _, _ in throw Oops() }
        builder.on(.get, "/nothing") { _, _ in }
        builder.on(.get, "/injects") { _, response in
          try await response.send(.found, ["location": "/a\r\nset-cookie: b=c"])
        }
      }
    ) { server in
      let client = try server.connect()
      for path in ["/throws", "/nothing", "/injects"] {
        client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = client.readResponse()
        #expect(response.status == 500)
        #expect(response["set-cookie"] == nil)
      }
    }
  }

  @Test("a client's request id is echoed only when it is a decent one")
  func requestID() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let client = try server.connect()
      client.send("GET /hello HTTP/1.1\r\nHost: a\r\nX-Request-ID: abc-1.2_3\r\n\r\n")
      #expect(client.readResponse()["x-request-id"] == "abc-1.2_3")
      client.send("GET /hello HTTP/1.1\r\nHost: a\r\nX-Request-ID: <script>\r\n\r\n")
      #expect(client.readResponse()["x-request-id"]?.count == 32)
    }
  }
}
