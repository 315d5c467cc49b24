// SPDX-License-Identifier: Apache-2.0
import Compression
import EventLoop
import Glibc
import HTTPSemantics
import Observability
import Testing

@testable import HTTPServer

@Suite("what stands between connection and handler")
struct StageTests {
  private static let text = String(repeating: "hello shop ", count: 2000)

  private func textRoutes(_ builder: RouterBuilder) {
    builder.on(.get, "/text") { request, response in
      let count = Int(request.queryItem("n") ?? "") ?? 500
      try await response.send(.ok, ["content-type": "text/plain"], content: Array(Self.text.utf8.prefix(count)))
    }
    builder.on(.get, "/image") { _, response in
      try await response.send(.ok, ["content-type": "image/png"], content: Array(Self.text.utf8))
    }
    builder.on(.get, "/peer") { request, response in
      try await response.send(.ok, content: Array("\(request.peer) \(request.isSecure)".utf8))
    }
  }

  @Test("text of some length is compressed for those who ask", arguments: [5000, 20_000])
  func compression(_ count: Int) async throws {
    try await TestServer.run(routes: textRoutes) { server in
      let client = try server.connect()
      client.send("GET /text?n=\(count) HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip, deflate\r\n\r\n")
      let head = client.read(until: "\r\n\r\n")
      #expect(Response(head: head)["content-encoding"] == "gzip")
      #expect(Response(head: head)["vary"] == "accept-encoding")
      let length = Response(head: head)["content-length"].flatMap { Int($0) } ?? 0
      #expect(length < count / 4)
      let content = try Gzip.decompress(client.readBytes(count: length), limit: 1 << 20)
      #expect(content == Array(Self.text.utf8.prefix(count)))
    }
  }

  @Test("images, short texts, and clients that do not ask get content as it is")
  func noCompression() async throws {
    try await TestServer.run(routes: textRoutes) { server in
      let client = try server.connect()
      for (path, field) in [
        ("/image", "gzip"), ("/text?n=100", "gzip"), ("/text?n=5000", "identity"), ("/text?n=5000", "gzip;q=0"),
      ] {
        client.send("GET \(path) HTTP/1.1\r\nHost: a\r\nAccept-Encoding: \(field)\r\n\r\n")
        #expect(client.readResponse()["content-encoding"] == nil)
      }
    }
  }

  @Test("over the rate a client gets 429 with Retry-After, and RateLimit fields always")
  func rateLimit() async throws {
    try await TestServer.run(
      routes: { builder in
        commonRoutes(builder)
        let limiter = RateLimiter(RateLimit(perMinute: 60, burst: 2))
        builder.group(under: "/hello", RoutePolicy(limits: [.byAddress(limiter)]))
      }
    ) { server in
      let client = try server.connect()
      var statuses: [Int] = []
      var last = Response(head: "")
      for _ in 0..<3 {
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        last = client.readResponse()
        statuses.append(last.status)
        #expect(last["ratelimit-policy"] == "\"default\";q=2;w=2")
        #expect(last["ratelimit"] != nil)
      }
      #expect(statuses == [200, 200, 429])
      #expect(last["retry-after"] == "1")
      client.send("GET /content HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.readResponse()["ratelimit"] == nil)
    }
  }

  @Test("of several limits each is told, and any of them refuses")
  func severalLimits() async throws {
    try await TestServer.run(
      routes: { builder in
        commonRoutes(builder)
        let wide = RateLimiter(name: "wide", RateLimit(perMinute: 600, burst: 10))
        let narrow = RateLimiter(name: "narrow", RateLimit(perMinute: 60, burst: 1))
        builder.group(under: "/hello", RoutePolicy(limits: [.byAddress(wide), RateRule(narrow) { _ in "all" }]))
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      let first = client.readResponse()
      #expect(first.status == 200 && first["ratelimit"] == "\"wide\";r=9;t=1, \"narrow\";r=0;t=1")
      #expect(first["ratelimit-policy"] == "\"wide\";q=10;w=1, \"narrow\";q=1;w=1")
      client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.readResponse().status == 429)
    }
  }

  @Test(
    "a client that leaves before its answer is counted as 499, not as our fault", arguments: ["reset", "half-close"])
  func departureStatus(_ way: String) async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/wait") { request, response in
          notes.note("entered")
          await request.loop.sleep(for: .seconds(30))
          if Task.isCancelled { throw HTTPServerError(.cancelled, "the client has left") }
          try await response.send(.ok)
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
      // A reset can overtake bytes that the server has not read: its handler must be there first.
      #expect(notes.wait(for: "entered"))
      if way == "reset" { client.reset() } else { client.shutdownWriting() }
      _ = client.readToEnd()
      let line = #"http_requests_total{route="/wait",status="499"} 1"#
      for _ in 0..<500 where !server.metricsText.contains(line) { usleep(10_000) }
      #expect(server.metricsText.contains(line))
    }
  }

  @Test("a refused head's line in the log has the identifier that its answer has")
  func refusedIdentity() async throws {
    let log = LogLines()
    try await TestServer.run(options: { $0.accessLog = true }, logger: log.logger, routes: commonRoutes) { server in
      for fields in ["Host: a\r\nHost: b\r\n", "X-Request-ID: mine-1\r\nHost: a\r\nHost: b\r\n"] {
        let answer = try server.exchange("GET /hello HTTP/1.1\r\n\(fields)\r\n")
        let identity = Response(head: answer)["x-request-id"] ?? ""
        #expect(!identity.isEmpty && log.wait(for: #""status":400,"#))
        #expect(log.wait(for: #""request_id":"\#(identity)""#), "\(log.text)")
      }
    }
  }

  @Test("a bucket fills again with time, and the number of buckets is bounded")
  func buckets() {
    let limiter = RateLimiter(RateLimit(perMinute: 60, burst: 2), maximumKeys: 3)
    let start = MonotonicInstant(nanoseconds: 1_000_000_000_000)
    #expect(limiter.take("a", now: start).remaining == 1)
    #expect(limiter.take("a", now: start).isAllowed)
    let refused = limiter.take("a", now: start)
    #expect(!refused.isAllowed)
    #expect(refused.retryAfter == 1)
    #expect(refused.reset == 2)
    #expect(limiter.take("a", now: start.advanced(by: .seconds(1))).isAllowed)
    for key in ["b", "c", "d", "e"] { #expect(limiter.take(key, now: start.advanced(by: .seconds(1))).isAllowed) }
    #expect(limiter.work.keys == 3)
  }

  @Test("a full table of buckets makes room by looking at two of them at most, and forgets who was silent for longest")
  func bucketsInConstantTime() {
    let limiter = RateLimiter(RateLimit(perMinute: 1, burst: 1), maximumKeys: 10_000)
    let now = MonotonicInstant(nanoseconds: 1_000_000_000_000)
    for index in 0..<10_000 { _ = limiter.take("first \(index)", now: now) }
    let before = limiter.work.visits
    // No bucket is full again by now.
    for index in 0..<5000 { #expect(limiter.take("second \(index)", now: now).isAllowed) }
    #expect(limiter.work.visits - before <= 2 * 5000)
    #expect(limiter.work.keys == 10_000)
    #expect(!limiter.take("first 5000", now: now).isAllowed)
    #expect(!limiter.take("second 0", now: now).isAllowed)
    #expect(limiter.take("first 4999", now: now).isAllowed)
  }

  @Test("a preflight is allowed the fields that it asks for: each name once, and nothing that is no name")
  func preflight() async throws {
    try await TestServer.run(
      options: { $0.cors = CORSPolicy(origins: ["https://shop.example"]) }, routes: commonRoutes
    ) { server in
      let client = try server.connect()
      func ask(_ fields: String, _ origin: String = "https://shop.example") -> Response {
        client.send(
          "OPTIONS /hello HTTP/1.1\r\nHost: a\r\nOrigin: \(origin)\r\nAccess-Control-Request-Method: POST\r\n"
            + "\(fields)\r\n")
        return client.readResponse(hasContent: false)
      }
      let name = "Access-Control-Request-Headers: "
      for (asked, allowed) in [
        (
          name + "authorization,baggage,content-type,sentry-trace,user-agent\r\n",
          "authorization, baggage, content-type, sentry-trace, user-agent"
        ),
        (name + "X-Stainless-OS , ,*,a b,x\u{e9},x(y),Baggage,baggage,\"q\"\r\n", "x-stainless-os, baggage"),
        (name + "one\r\n" + name + "two\r\n", "one, two"),
        ("", "authorization, content-type, x-api-key, x-request-id"),
      ] {
        let response = ask(asked)
        #expect(response.status == 204 && response["access-control-allow-headers"] == allowed)
        #expect(response["access-control-allow-origin"] == "https://shop.example")
        #expect(response.head.contains("vary: access-control-request-headers\r\n"))
      }
      #expect(ask(name + "*\r\n")["access-control-allow-headers"] == nil)
      #expect(ask(name + "baggage\r\n", "https://evil.example")["access-control-allow-headers"] == nil)
      let many = ask(name + (0..<500).map { "x-\($0)" }.joined(separator: ",") + "\r\n")
      #expect(many["access-control-allow-headers"]?.split(separator: ",").count == 100)
      let long = ask(name + String(repeating: "x", count: 9000) + ",short\r\n")
      #expect(long["access-control-allow-headers"] == nil && long.status == 204)
    }
  }

  @Test("probes are left out of the access log, unless it is to have everything", arguments: [false, true])
  func probesInLog(_ hasAll: Bool) async throws {
    let log = LogLines()
    try await TestServer.run(
      options: { $0.logsProbes = hasAll }, logger: log.logger,
      routes: { builder in
        commonRoutes(builder)
        builder.on(.get, "/alive", options: RouteOptions(isProbe: true)) { _, response in
          try await response.send(.serviceUnavailable)
        }
      }
    ) { server in
      let client = try server.connect()
      for path in ["/alive", "/alive?x=1", "/hello"] {
        client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = client.readResponse()
      }
      #expect(log.wait(for: #""path":"/hello""#))
      #expect(log.text.contains(#""path":"/alive""#) == hasAll)
      #expect(server.metricsText.contains(#"http_requests_total{route="/alive",status="503"} 2"#))
    }
  }

  @Test("Forwarded fields are believed from configured peers only, and only as far as those reach")
  func forwarded() async throws {
    for (trusted, expected) in [
      ([] as [String], "127.0.0.1 false"), (["127.0.0.0/8", "10.0.0.1"], "203.0.113.9 true"),
    ] {
      try await TestServer.run(
        options: { $0.trustedProxies = trusted.compactMap { AddressRange($0) } }, routes: textRoutes
      ) { server in
        let client = try server.connect()
        for fields in [
          "X-Forwarded-For: 6.6.6.6, 203.0.113.9, 10.0.0.1\r\nX-Forwarded-Proto: https\r\n",
          "Forwarded: for=6.6.6.6, for=\"203.0.113.9:4711\";proto=https, for=10.0.0.1;proto=https\r\n",
        ] {
          client.send("GET /peer HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
          #expect(client.readResponse().content == expected)
        }
      }
    }
  }

  @Test("what a client writes into forwarding fields never names it, however it is written")
  func forgedForwarding() async throws {
    let honest = "127.0.0.1 false"
    let found = "203.0.113.9 false"
    try await TestServer.run(
      options: { $0.trustedProxies = [AddressRange("127.0.0.1")].compactMap { $0 } }, routes: textRoutes
    ) { server in
      let client = try server.connect()
      for (fields, expected) in [
        // A code point that makes one character with the comma after it.
        ("X-Forwarded-For: 6.6.6.6:\u{600}, 203.0.113.9\r\n", found),
        ("Forwarded: for=6.6.6.6;a=\u{600}, for=203.0.113.9\r\n", found),
        // A quote that is never closed.
        ("X-Forwarded-For: 6.6.6.6:\", 203.0.113.9\r\n", found),
        ("Forwarded: for=6.6.6.6;a=\", for=203.0.113.9\r\n", found),
        ("Forwarded: for=6.6.6.6;a=\", for=\"[::ffff:203.0.113.9]:80\"\r\n", found),
        // The field that the proxy does not write.
        ("Forwarded: for=6.6.6.6;proto=https\r\nX-Forwarded-For: 203.0.113.9\r\n", honest),
        ("X-Forwarded-For: 6.6.6.6\r\nForwarded: for=203.0.113.9\r\n", honest),
        ("Forwarded: for=203.0.113.9\r\nX-Forwarded-For: 203.0.113.9\r\n", found),
        ("X-Forwarded-For: unix:1\r\n", honest),
      ] {
        client.send("GET /peer HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        #expect(client.readResponse().content == expected, "\(fields.debugDescription)")
      }
    }
  }

  @Test("a PROXY header is believed from configured peers and refused from others")
  func proxyProtocol() async throws {
    let header: [UInt8] =
      [0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A, 0x21, 0x11, 0x00, 0x0C]
      + [198, 51, 100, 7, 127, 0, 0, 1, 0x12, 0x34, 0, 80]
    let request = Array("GET /peer HTTP/1.1\r\nHost: a\r\n\r\n".utf8)
    try await TestServer.run(
      options: { $0.trustedProxies = [AddressRange("127.0.0.1")].compactMap { $0 } }, routes: textRoutes
    ) { server in
      let whole = try server.connect()
      whole.send(header + request)
      #expect(whole.readResponse().content == "198.51.100.7 false")
      let pieces = try server.connect()
      for byte in header { pieces.send([byte]) }
      pieces.send(request)
      #expect(pieces.readResponse().content == "198.51.100.7 false")
      let plain = try server.connect()
      plain.send(request)
      #expect(plain.readResponse().content == "127.0.0.1 false")
      // HAProxy hands an IPv4 client of a dual-stack socket on like this.
      let mapped = try server.connect()
      mapped.send(header.prefix(13) + [0x21, 0x00, 0x24] + [UInt8](repeating: 0, count: 10))
      mapped.send([0xFF, 0xFF, 198, 51, 100, 7] + [UInt8](repeating: 0, count: 20) + request)
      #expect(mapped.readResponse().content == "198.51.100.7 false")
    }
    try await TestServer.run(routes: textRoutes) { server in
      let client = try server.connect()
      client.send(header + request)
      #expect(client.readResponse().status == 400)
    }
  }

  @Test("address ranges are compared by their leading bits")
  func addressRanges() {
    for text in ["", "a", "1.2.3", "1.2.3.4/33", "1.2.3.4/", "::1/129", "1.2.3.4/-1", "1.2.3.4/+8"] {
      #expect(AddressRange(text) == nil, "\(text)")
    }
    for text in ["10.0.0.0/8", "::1", "2001:db8::/32", "0.0.0.0/0", "unix"] { #expect(AddressRange(text) != nil) }
  }

  @Test("a Unix socket serves too, and a stale one is no obstacle")
  func unixSocket() async throws {
    let path = "/tmp/http-server-test-\(getpid()).sock"
    defer { unlink(path) }
    for _ in 0..<2 {
      try await TestServer.run(options: { $0.listen = [.unix(path: path)] }, routes: textRoutes) { _ in
        let client = try RawClient(unixPath: path)
        client.send("GET /peer HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.readResponse().content == "unix false")
      }
    }
  }

  @Test("every loop serves a Unix socket: one that is held up does not hold up its clients")
  func unixSocketOnAllLoops() async throws {
    let path = "/tmp/http-server-loops-\(getpid()).sock"
    defer { unlink(path) }
    let notes = Notes()
    try await TestServer.run(
      loops: 2, options: { $0.listen = [.unix(path: path)] },
      routes: { builder in
        builder.on(.get, "/hold") { request, response in
          notes.note("held")
          // Holds up its whole loop until the other one has answered.
          for _ in 0..<500 where !notes.contains("answered") { usleep(10_000) }
          try await response.send(.ok, content: Array("\(request.loop.index)".utf8))
        }
        builder.on(.get, "/loop") { request, response in
          try await response.send(.ok, content: Array("\(request.loop.index)".utf8))
        }
      }
    ) { _ in
      let held = try RawClient(unixPath: path)
      held.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(notes.wait(for: "held"))
      let other = try RawClient(unixPath: path)
      other.send("GET /loop HTTP/1.1\r\nHost: a\r\n\r\n")
      let second = other.readResponse().content
      notes.note("answered")
      let first = held.readResponse().content
      #expect(Set([first, second]) == ["0", "1"])
    }
  }

  @Test("a file that is no socket is never removed to listen in its place")
  func unixPathOfAFile() async throws {
    let path = "/tmp/http-server-test-\(getpid()).txt"
    let file = open(path, O_CREAT | O_WRONLY, 0o600)
    #expect(write(file, "kept", 4) == 4)
    close(file)
    defer { unlink(path) }
    await #expect(throws: HTTPServerError.self) {
      try await TestServer.run(options: { $0.listen = [.unix(path: path)] }, routes: textRoutes) { _ in }
    }
    var status = stat()
    #expect(lstat(path, &status) == 0 && status.st_size == 4)
  }

  @Test("addresses are read as written and nothing else")
  func addresses() {
    #expect(ListenAddress("127.0.0.1:80") == .tcp(host: "127.0.0.1", port: 80))
    #expect(ListenAddress("[::1]:80") == .tcp(host: "::1", port: 80))
    #expect(ListenAddress(":80") == .tcp(host: "", port: 80))
    #expect(ListenAddress("localhost:80") == .tcp(host: "127.0.0.1", port: 80))
    #expect(ListenAddress("unix:/a") == .unix(path: "/a"))
    let refused = [
      "", "80", "a:", "a:80", "1.2.3:80", "::1:80", "[1]:80", ":70000", ":+8", "unix:", "[::1]", "1.2.3.4:80x",
    ]
    for text in refused {
      #expect(ListenAddress(text) == nil, "\(text)")
    }
  }
}
