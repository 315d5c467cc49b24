// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Observability
import Testing

/// The rules of docs/http-server.md that are about what goes out and where a request goes.
@Suite("rules over a socket: responses")
struct ResponseRuleTests {
  @Test("18: HEAD has the fields of GET and never a byte of content, whatever answers it")
  func head() async throws {
    try await TestServer.run(
      routes: { builder in
        commonRoutes(builder)
        answersOfAllKinds(builder)
      }
    ) { server in
      for path in ["/hello", "/large", "/stream", "/events", "/nothing", "/fails", "/nowhere"] {
        let client = try server.connect()
        client.send("HEAD \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        let head = Response(head: client.read(until: "\r\n\r\n"))
        // The next response begins where the head ended.
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let rest = client.readToEnd()
        #expect(rest.hasPrefix("HTTP/1.1 200 OK\r\n") && rest.hasSuffix("\r\n\r\nhello"), "\(path)")
        let get = try server.connect()
        get.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        let whole = Response(head: get.read(until: "\r\n\r\n"))
        #expect(head.status == whole.status, "\(path)")
        for name in ["content-length", "transfer-encoding", "content-type", "cache-control"] {
          #expect(head[name] == whole[name], "\(name) of \(path)")
        }
      }
    }
  }

  @Test("19: a handler cannot send 1xx; HTTP/1.0 clients get no chunks, 1xx and 204 no length, 304 no content")
  func contentless() async throws {
    try await TestServer.run(
      routes: { builder in
        answersOfAllKinds(builder)
        for code in [100, 101, 103, 199, 204, 304, 600, 99] {
          builder.on(.get, "/\(code)") { _, response in
            try await response.send(HTTPStatus(code: code), content: Array("abc".utf8))
          }
        }
      }
    ) { server in
      for code in [100, 101, 103, 199, 600, 99] {
        let answer = try server.exchange("GET /\(code) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(status(of: answer) == 500, "\(code)")
        #expect(answer.ranges(of: "HTTP/1.1 ").count == 1)
      }
      for version in ["1.0", "1.1"] {
        for code in [204, 304] {
          let answer = try server.exchange("GET /\(code) HTTP/\(version)\r\nHost: a\r\nConnection: close\r\n\r\n")
          #expect(status(of: answer) == code && answer.hasSuffix("\r\n\r\n"))
          #expect(Response(head: answer)["content-length"] == nil)
          #expect(Response(head: answer)["transfer-encoding"] == nil)
        }
      }
      for path in ["/stream", "/events"] {
        let answer = try server.exchange("GET \(path) HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        #expect(Response(head: answer)["transfer-encoding"] == nil)
        #expect(Response(head: answer)["content-length"] == nil)
        #expect(Response(head: answer)["connection"] == "close")
        #expect(answer.hasSuffix("abc") || answer.hasSuffix("data: abc\n\n"))
      }
    }
  }

  @Test(
    "24: no value of a handler becomes a second field or a second response",
    arguments: ["/a\r\nset-cookie: b=c", "a\nb", "a\rb", "a\u{00}b", "\r\n\r\n<p>", "\u{7f}"])
  func injection(_ value: String) async throws {
    try await TestServer.run(
      options: { $0.errorContent = { status, _, _ in (["x-why": value], Array("\(status)\n".utf8)) } },
      routes: { builder in
        builder.on(.get, "/redirect") { _, response in try await response.send(.found, ["location": value]) }
        builder.on(.get, "/stream") { _, response in
          let writer = try await response.stream(.ok, ["x-set": value])
          try await writer.finish()
        }
        builder.on(.get, "/events") { _, response in
          var events = try await response.events()
          try await events.send(data: "x\(value)", event: value, id: value)
          try await events.finish()
        }
        let closed = Rejection(status: .unauthorized, fields: ["www-authenticate": value])
        builder.group(under: "/closed", RoutePolicy(guards: [{ _ in .refuse(closed) }]))
      }
    ) { server in
      for path in ["/redirect", "/stream", "/closed", "/nowhere"] {
        let answer = try server.exchange("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(status(of: answer) == (path == "/nowhere" ? 404 : 500), "\(path)")
        #expect(!answer.contains("set-cookie") && !answer.contains("<p>") && !answer.contains("x-why"), "\(path)")
        #expect(answer.ranges(of: "\r\n\r\n").count == 1)
      }
      // In an event a line end cannot make another field of it.
      let events = try server.exchange("GET /events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      for line in events.split(whereSeparator: \.isNewline).drop(while: { !$0.hasPrefix("event:") }).dropLast() {
        let isField = ["event: ", "id: ", "data: "].contains { line.hasPrefix($0) }
        #expect(isField || line.allSatisfy { $0.isHexDigit }, "\(line.debugDescription)")
      }
    }
  }

  @Test("writing nothing does not end the content")
  func emptyPiece() async throws {
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/pieces") { _, response in
          var writer = try await response.stream(.ok)
          for piece in ["", "ab", "", "c"] { try await writer.write(Array(piece.utf8)) }
          try await writer.finish()
        }
      }
    ) { server in
      let answer = try server.exchange("GET /pieces HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(answer.hasSuffix("\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"))
    }
  }

  @Test("27: every response has its date, and none says what the server is")
  func date() async throws {
    try await TestServer.run(
      options: { $0.limits.headTimeout = .milliseconds(500) },
      routes: { builder in
        commonRoutes(builder)
        answersOfAllKinds(builder)
        builder.on(.get, "/304") { _, response in try await response.send(.notModified, ["date": "yesterday"]) }
        builder.on(.get, "/slow", options: RouteOptions(deadline: .milliseconds(100))) { request, response in
          await request.loop.sleep(for: .seconds(5))
          try await response.send(.ok)
        }
      }
    ) { server in
      var heads: [String] = []
      for path in ["/hello", "/stream", "/events", "/304", "/fails", "/nothing", "/nowhere", "/slow"] {
        heads.append(try server.exchange("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
      }
      heads.append(try server.exchange("GET / HTTP/1.1\r\n\r\n"))
      heads.append(try server.exchange("TRACE / HTTP/1.1\r\nHost: a\r\n\r\n"))
      heads.append(try server.exchange("GET /hello HTTP/1.1\r\nHost"))
      #expect(heads.map { status(of: $0) } == [200, 200, 200, 304, 500, 500, 404, 503, 400, 405, 408])
      let now = Int(time(nil))
      for text in heads {
        let head = Response(
          head: String(text.prefix(upTo: text.firstRange(of: "\r\n\r\n")?.lowerBound ?? text.endIndex)))
        let date = head["date"] ?? ""
        #expect(HTTPDate.parse(date).map { abs($0 - now) <= 5 } == true, "\(head.head)")
        #expect(HTTPDate.parse(date).map(HTTPDate.format) == date)
        #expect(head.head.ranges(of: "\r\ndate: ").count == 1)
        #expect(head["server"] == nil && head["x-powered-by"] == nil)
      }
    }
  }

  @Test("29: no spelling of a path gets past a guard, or into another route")
  func paths() async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        builder.group(under: "/api/", RoutePolicy(guards: [{ _ in .refuse(Rejection(status: .unauthorized)) }]))
        builder.on(.get, "/api/secret") { _, response in
          notes.note("secret")
          try await response.send(.ok)
        }
        builder.on(.get, "/files/{name}") { request, response in
          try await response.send(.ok, content: Array((request.parameter("name") ?? "").utf8))
        }
        builder.on(.get, "/all/{rest...}") { request, response in
          try await response.send(.ok, content: Array((request.parameter("rest") ?? "").utf8))
        }
      }
    ) { server in
      let client = try server.connect()
      func get(_ path: String) -> String {
        client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = client.readResponse()
        return response.status == 200 ? response.content : "\(response.status)"
      }
      for path in ["/api/secret", "/api/../api/secret", "/api/%73ecret", "http://b/api/secret", "/api/secret?x"] {
        #expect(get(path) == "401", "\(path)")
      }
      for path in [
        "/%61pi/secret", "//api/secret", "/./api/secret", "/files/../api/secret", "/api%2Fsecret", "/API/secret",
        "/%2Fapi/secret", "/api;/secret", "/%2e/api/secret", "/files/%2e%2e/api/secret", "/files/%00", "/files/%c0%ae",
        "/files/%e0%80%af", "/files/%ed%a0%80", "/files/%f8%88%80%80%80", "/files/", "/files//a", "/all/%00",
        "/all/a/%c0%af",
      ] {
        #expect(get(path) == "404", "\(path)")
      }
      #expect(get("/files/..%2Fapi%2fsecret") == "../api/secret")
      #expect(get("/files/%252f") == "%2f")
      #expect(get("/files/a+b") == "a+b")
      #expect(get("/all/../api/secret") == "../api/secret")
      #expect(get("/all//a//") == "/a//")
      #expect(!notes.contains("secret"))
    }
  }

  @Test("29: a target without a path is the root for guards as it is for routes")
  func emptyPath() async throws {
    try await TestServer.run(
      routes: { builder in
        builder.group(under: "/", RoutePolicy(guards: [{ _ in .refuse(Rejection(status: .unauthorized)) }]))
        builder.on(.get, "/") { _, response in try await response.send(.ok) }
        builder.on(.get, "/{rest...}") { _, response in try await response.send(.ok) }
      }
    ) { server in
      let client = try server.connect()
      for target in ["/", "//", "http://a", "http://a?b", "http://a/", "/x"] {
        client.send("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.readResponse().status == 401, "\(target)")
      }
    }
  }

  @Test("30: fields are found without regard to case, joined in order, and an underscore is no hyphen")
  func fields() async throws {
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/fields") { request, response in
          let names: [HTTPFieldName] = ["x-a", "X-A", "x_a"]
          let shown = names.map { request.field($0) ?? "-" }
          let again = request.fields["x-A"] ?? "-"
          var fields: HTTPFields = ["set-cookie": "a=1; Path=/"]
          fields.append("set-cookie", "b=2")
          try await response.send(.ok, fields, content: Array("\(shown.joined(separator: "|"))|\(again)".utf8))
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /fields HTTP/1.1\r\nHost: a\r\nX-a: 1\r\nX_A: 9\r\nx-A:\t2, 3 \r\nX-A: 4\r\n\r\n")
      let response = client.readResponse()
      #expect(response.content == "1, 2, 3, 4|1, 2, 3, 4|9|1, 2, 3, 4")
      #expect(response.head.contains("set-cookie: a=1; Path=/\r\nset-cookie: b=2\r\n"))
    }
  }
}

/// One route for each way to answer, and two that do not.
func answersOfAllKinds(_ builder: RouterBuilder) {
  struct Oops: Error {}
  builder.on(.get, "/large") { _, response in
    try await response.send(.ok, content: Array(repeating: 0x61, count: 100_000))
  }
  builder.on(.get, "/stream") { _, response in
    var writer = try await response.stream(.ok, ["content-type": "text/plain"])
    try await writer.write(Array("abc".utf8))
    try await writer.finish()
  }
  builder.on(.get, "/events") { _, response in
    var events = try await response.events()
    try await events.send(data: "abc")
    try await events.finish()
  }
  builder.on(.get, "/nothing") { _, _ in }
  builder.on(.get, "/fails") { _, _ in throw Oops() }
}
