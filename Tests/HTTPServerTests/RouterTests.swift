// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Testing

@Suite("routes over a socket")
struct RouterTests {
  private func routes(_ builder: RouterBuilder) {
    func show(_ name: String) -> HTTPHandler {
      { request, response in
        let parameters = ["a", "b", "rest"].compactMap { key in request.parameter(key).map { "\(key)=\($0)" } }
        try await response.send(.ok, content: Array(([name] + parameters).joined(separator: " ").utf8))
      }
    }
    builder.on(.get, "/", show("root"))
    builder.on(.get, "/x", show("x"))
    builder.on(.get, "/x/", show("x-slash"))
    builder.on(.get, "/{a}/y", show("y"))
    builder.on(.get, "/x/{a}", show("x-a"))
    builder.on(.get, "/x/{a}/{b}", show("x-a-b"))
    builder.on(.get, "/x/fixed", show("fixed"))
    builder.on(.get, "/files/{rest...}", show("files"))
    builder.on(.put, "/x", show("put"))
  }

  @Test("29: the raw segments decide; what they decode to never does")
  func segments() async throws {
    try await TestServer.run(routes: routes) { server in
      let client = try server.connect()
      func get(_ path: String) -> String {
        client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        let response = client.readResponse()
        return response.status == 200 ? response.content : "\(response.status)"
      }
      #expect(get("/") == "root")
      #expect(get("/x") == "x")
      #expect(get("/x/") == "x-slash")
      #expect(get("/x?y=z") == "x")
      #expect(get("http://a") == "root")
      #expect(get("http://a?b") == "root")
      #expect(get("/x/y") == "x-a a=y")
      #expect(get("/z/y") == "y a=z")
      #expect(get("/x/fixed") == "fixed")
      #expect(get("/x/fixed/more") == "x-a-b a=fixed b=more")
      #expect(get("/x/a%2Fb") == "x-a a=a/b")
      #expect(get("/x/%66ixed") == "x-a a=fixed")
      #expect(get("/x/..") == "x-a a=..")
      #expect(get("/x/%2e%2e") == "x-a a=..")
      #expect(get("/x/../x") == "x-a-b a=.. b=x")
      #expect(get("/files/a/b%20c") == "files rest=a/b c")
      #expect(get("/files/") == "files rest=")
      for path in ["//x", "/x//", "/x//b", "/%78", "/x/%00", "/x/%c0%af", "/x/%ff", "/files", "/X", "/nowhere", "/y"] {
        #expect(get(path) == "404", "\(path)")
      }
    }
  }

  @Test("26: 405 names the methods that are there")
  func methods() async throws {
    try await TestServer.run(routes: routes) { server in
      let client = try server.connect()
      client.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
      let response = client.readResponse()
      #expect(response.status == 405)
      #expect(response["allow"] == "GET, HEAD, PUT, OPTIONS")
    }
  }

  @Test("18 and 19: no content with HEAD, 204 and 304, no length with 204, whatever the handler says")
  func contentless() async throws {
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/stream") { _, response in
          var writer = try await response.stream(.ok)
          try await writer.write(Array("abc".utf8))
          try await writer.finish()
        }
        for code in [204, 304] {
          builder.on(.get, "/\(code)") { _, response in
            try await response.send(HTTPStatus(code: code), ["content-length": "3"], content: Array("abc".utf8))
          }
          builder.on(.get, "/stream\(code)") { _, response in
            var writer = try await response.stream(HTTPStatus(code: code))
            try await writer.write(Array("abc".utf8))
            try await writer.finish()
          }
        }
      }
    ) { server in
      for path in ["/204", "/304", "/stream204", "/stream304"] {
        let text = try server.exchange("GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(status(of: text) == (path.hasSuffix("204") ? 204 : 304))
        #expect(text.hasSuffix("\r\n\r\n"), "\(path)")
        #expect(Response(head: text)["transfer-encoding"] == nil)
        #expect(Response(head: text)["content-length"] == nil)
      }
      let text = try server.exchange("HEAD /stream HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(Response(head: text)["transfer-encoding"] == "chunked")
      #expect(text.hasSuffix("\r\n\r\n"))
    }
  }

  @Test("a HEAD request to a route that streams ends its handler with the head, and the connection goes on")
  func headEndsHandler() async throws {
    let notes = Notes()
    let log = LogLines()
    try await TestServer.run(
      logger: log.logger,
      routes: { builder in
        commonRoutes(builder)
        builder.on(.get, "/events") { request, response in
          defer { notes.note("ended") }
          // Stands for an upstream call that is open by now.
          let upstream = Upstream { notes.note("upstream closed") }
          var events = try await response.events()
          notes.note("went on")
          await request.loop.sleep(for: .seconds(60))
          try await events.send(data: "one")
          try await events.finish()
          upstream.use()
        }
      }
    ) { server in
      let client = try server.connect()
      for _ in 0..<2 {
        client.send("HEAD /events HTTP/1.1\r\nHost: a\r\n\r\n")
        let head = client.readResponse(hasContent: false)
        #expect(head.status == 200 && head["content-type"] == "text/event-stream")
        #expect(notes.wait(for: "ended") && notes.wait(for: "upstream closed") && !notes.contains("went on"))
      }
      client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.readResponse().content == "hello")
      #expect(!log.text.contains("handler failed"))
      let line = #"http_requests_total{route="/events",status="200"} 2"#
      for _ in 0..<200 where !server.metricsText.contains(line) { usleep(10_000) }
      #expect(server.metricsText.contains(line))
    }
  }

  private final class Upstream: Sendable {
    private let onClose: @Sendable () -> Void
    init(_ onClose: @escaping @Sendable () -> Void) { self.onClose = onClose }
    deinit { onClose() }
    func use() {}
  }
}
