// SPDX-License-Identifier: Apache-2.0
import HTTPSemantics
import HTTPServer
import Observability
import Testing

/// Guards and limits belong to groups of routes, wherever these are.
@Suite("groups of routes")
struct RouteGroupTests {
  /// Admits the holders of two keys, one with a rate of its own.
  private static let check: HTTPGuard = { request in
    switch request.field(.authorization) {
    case "Bearer plain": .admit(Principal(means: .key, name: "plain", account: "1", scopes: ["read"]))
    case "Bearer slow":
      .admit(Principal(means: .key, name: "slow", account: "2", rateLimit: RateLimit(perMinute: 60, burst: 1)))
    default: .refuse(Rejection(status: .unauthorized))
    }
  }

  private static func text(_ text: String) -> HTTPHandler {
    { _, response in try await response.send(.ok, content: Array(text.utf8)) }
  }

  /// One request on a connection of its own.
  private static func ask(
    _ server: TestServer, _ line: String, key: String? = nil, _ fields: String = ""
  ) throws -> Response {
    let client = try server.connect()
    defer { client.close() }
    let credentials = key.map { "Authorization: Bearer \($0)\r\n" } ?? ""
    client.send("\(line) HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\(credentials)\(fields)\r\n")
    return client.readResponse()
  }

  @Test("below a group's prefix credentials are asked for first, also where there is no route or not this method")
  func unknownPath() async throws {
    try await TestServer.run(routes: { builder in
      builder.group(under: "/api/", RoutePolicy(guards: [Self.check])) { $0.on(.get, "/api/known", Self.text("known")) }
      builder.on(.get, "/open", Self.text("open"))
    }) { server throws in
      for (line, status) in [
        ("GET /api/known", 200), ("GET /api/unknown", 404), ("GET /api/", 404), ("POST /api/known", 405),
        ("OPTIONS /api/known", 204), ("GET /api/known/more", 404),
      ] {
        #expect(try Self.ask(server, line).status == 401, "\(line)")
        #expect(try Self.ask(server, line, key: "plain").status == status, "\(line)")
      }
      #expect(try Self.ask(server, "GET /open").status == 200)
      #expect(try Self.ask(server, "GET /api").status == 404)
    }
  }

  @Test("a route anywhere gets its group's guards and limits, and the paths beside it do not")
  func elsewhere() async throws {
    let limit = RateRule.byAddress(RateLimiter(RateLimit(perMinute: 1, burst: 3)))
    try await TestServer.run(routes: { builder in
      builder.group(under: "/door", RoutePolicy(guards: [Self.check], limits: [limit])) {
        $0.on(.post, "/door", Self.text("door"))
      }
      builder.group(RoutePolicy(guards: [Self.check])) { $0.on(.get, "/single", Self.text("single")) }
    }) { server throws in
      let refused = try Self.ask(server, "POST /door")
      #expect(refused.status == 401 && refused["ratelimit"] == "\"default\";r=2;t=60")
      #expect(try Self.ask(server, "POST /door/below").status == 401)
      let answered = try Self.ask(server, "POST /door", key: "plain")
      #expect(answered.status == 200 && answered["ratelimit"] == "\"default\";r=0;t=180")
      #expect(try Self.ask(server, "POST /door", key: "plain").status == 429)
      #expect(try Self.ask(server, "POST /doors").status == 404)
      #expect(try Self.ask(server, "GET /single").status == 401)
      #expect(try Self.ask(server, "GET /single/below").status == 404)
    }
  }

  @Test("the handler is told who asks, and what the guards know is forgotten with the request")
  func principal() async throws {
    try await TestServer.run(routes: { builder in
      let whoAmI: HTTPHandler = { request, response in
        let principal = request.principal
        let words = ["\(principal)", principal.allows(scope: "read") ? "reads" : "", request.requiredScope ?? ""]
        try await response.send(.ok, content: Array(words.joined(separator: " ").utf8))
      }
      builder.group(RoutePolicy(guards: [Self.check])) {
        $0.on(.get, "/closed", options: RouteOptions(scope: "read"), whoAmI)
      }
      builder.on(.get, "/open", whoAmI)
    }) { server throws in
      let client = try server.connect()
      client.send("GET /closed HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer plain\r\n\r\n")
      #expect(client.readResponse().content == "key plain reads read")
      client.send("GET /open HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer plain\r\n\r\n")
      #expect(client.readResponse().content == "none reads ")
    }
  }

  @Test("a party with a rate of its own is limited by that, the others by the limiter's")
  func ownRate() async throws {
    let limit = RateRule.byPrincipal(RateLimiter(name: "key", RateLimit(perMinute: 60, burst: 5)))
    try await TestServer.run(routes: { builder in
      builder.group(RoutePolicy(guards: [Self.check], limits: [limit])) { $0.on(.get, "/x", Self.text("x")) }
    }) { server throws in
      let slow = try Self.ask(server, "GET /x", key: "slow")
      #expect(slow.status == 200 && slow["ratelimit-policy"] == "\"key\";q=1;w=1")
      #expect(try Self.ask(server, "GET /x", key: "slow").status == 429)
      let plain = try Self.ask(server, "GET /x", key: "plain")
      #expect(plain.status == 200 && plain["ratelimit-policy"] == "\"key\";q=5;w=5")
      #expect(plain["ratelimit"] == "\"key\";r=4;t=1")
      #expect(try Self.ask(server, "GET /x")["ratelimit"] == nil)
    }
  }

  @Test("one path is taken out of a guarded part by a group of its own, and by nothing else")
  func exemption() async throws {
    try await TestServer.run(routes: { builder in
      builder.on(.get, "/api/forgotten", Self.text("forgotten"))
      builder.on(.get, "/{rest...}", Self.text("rest"))
      builder.group(RoutePolicy()) {
        $0.on(.post, "/api/token", Self.text("token"))
        $0.on(.get, "/{a}/{b}", Self.text("two"))
      }
      builder.group(under: "/api/", RoutePolicy(guards: [Self.check])) { $0.on(.get, "/api/known", Self.text("known")) }
    }) { server throws in
      #expect(try Self.ask(server, "POST /api/token").status == 200)
      #expect(try Self.ask(server, "GET /api/token").status == 405)
      #expect(try Self.ask(server, "GET /api/token/more").status == 401)
      // Outside of all groups: the guarded part's.
      #expect(try Self.ask(server, "GET /api/forgotten").status == 401)
      #expect(try Self.ask(server, "GET /api/forgotten", key: "plain").content == "forgotten")
      // Routes that fit by chance answer elsewhere only.
      #expect(try Self.ask(server, "GET /api/other").status == 401)
      #expect(try Self.ask(server, "GET /api/other", key: "plain").status == 404)
      #expect(try Self.ask(server, "GET /any/other").content == "two")
      #expect(try Self.ask(server, "GET /any/other/path").content == "rest")
    }
  }

  @Test("a group within a group has the guards and limits of both, and errors look as their group says")
  func nesting() async throws {
    func form(_ name: String) -> HTTPErrorContent {
      { _, code, _ in (["content-type": "text/x-\(name)"], Array("\(name) \(code)".utf8)) }
    }
    let limit = RateRule.byAddress(RateLimiter(RateLimit(perMinute: 60, burst: 100)))
    try await TestServer.run(routes: { builder in
      builder.group(under: "/outer", RoutePolicy(limits: [limit], errorContent: form("outer"))) { outer in
        outer.group(under: "/outer/inner", RoutePolicy(guards: [Self.check])) {
          $0.on(.get, "/outer/inner/x", Self.text("x"))
        }
        outer.group(RoutePolicy(errorContent: form("own"))) {
          $0.on(.get, "/outer/own") { _, _ in throw HTTPServerError(.deadlineExceeded, "late") }
        }
      }
    }) { server throws in
      let refused = try Self.ask(server, "GET /outer/inner/x")
      #expect(refused.status == 401 && refused["ratelimit"] != nil)
      #expect(try Self.ask(server, "GET /outer/inner/y", key: "plain").content == "outer not_found")
      #expect(try Self.ask(server, "GET /outer/y").content == "outer not_found")
      #expect(try Self.ask(server, "GET /outer/own").content == "own timeout")
      #expect(try Self.ask(server, "GET /y").content == "404 Not Found\n")
      // A head that cannot be read never gets to the router, but its path says whose error it is.
      #expect(try server.exchange("GET /outer/y HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n").contains("\r\n\r\nouter "))
    }
  }
}
