// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Observability
import Synchronization
import Testing

/// What handlers saw, told across threads.
final class Notes: Sendable {
  private let lines = Mutex<[String]>([])

  func note(_ line: String) { lines.withLock { $0.append(line) } }
  func contains(_ line: String) -> Bool { lines.withLock { $0.contains(line) } }

  /// Waits up to two seconds for a note.
  func wait(for line: String) -> Bool {
    for _ in 0..<200 {
      if contains(line) { return true }
      usleep(10_000)
    }
    return false
  }
}

@Suite("the life of a connection")
struct LifeTests {
  @Test("events stream, comments keep a silent stream alive, and the end is a last chunk")
  func events() async throws {
    try await TestServer.run(
      options: { $0.limits.heartbeat = .milliseconds(50) },
      routes: { builder in
        builder.on(.get, "/events") { request, response in
          var events = try await response.events()
          try await events.send(data: "one\ntwo", event: "greeting", id: "1")
          await request.loop.sleep(for: .milliseconds(130))
          try await events.send(data: "three")
          try await events.finish()
        }
      }
    ) { server in
      let text = try server.exchange("GET /events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(Response(head: text)["content-type"] == "text/event-stream")
      #expect(Response(head: text)["cache-control"] == "no-store")
      #expect(text.contains("event: greeting\nid: 1\ndata: one\ndata: two\n\n"))
      #expect(text.contains(": \n\n"))
      #expect(text.contains("data: three\n\n"))
      #expect(text.hasSuffix("0\r\n\r\n"))
    }
  }

  @Test("a client that leaves while the handler waits cancels it at once", arguments: ["close", "reset", "half-close"])
  func departure(_ way: String) async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/wait") { request, response in
          notes.note("started")
          await request.loop.sleep(for: .seconds(30))
          notes.note(Task.isCancelled ? "cancelled" : "slept")
          try await response.send(.ok)
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(notes.wait(for: "started"))
      switch way {
      case "close": client.close()
      case "reset": client.reset()
      default: client.shutdownWriting()
      }
      #expect(notes.wait(for: "cancelled"))
    }
  }

  @Test("a client that leaves a stream ends the handler's writing")
  func departureFromStream() async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/events") { request, response in
          do {
            var events = try await response.events()
            while true {
              try await events.send(data: "tick")
              await request.loop.sleep(for: .milliseconds(5))
            }
          } catch {
            notes.note("ended")
            throw error
          }
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = client.read(until: "tick")
      client.close()
      #expect(notes.wait(for: "ended"))
    }
  }

  @Test("complete answers are written although the client has shut down its side")
  func halfCloseAfterRequests() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let client = try server.connect()
      client.send(String(repeating: "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n", count: 3))
      client.shutdownWriting()
      let text = client.readToEnd()
      #expect(text.split(separator: "HTTP/1.1 200").count == 3)
    }
  }

  @Test("a handler over its deadline gives 503 and a closed connection even when it ignores cancellation")
  func deadline() async throws {
    let notes = Notes()
    try await TestServer.run(
      options: {
        $0.limits.handlerDeadline = .milliseconds(100)
        $0.errorContent = { _, _, _ in (["retry-after": "7"], []) }
      },
      routes: { builder in
        builder.on(.get, "/stubborn") { request, response in
          let end = MonotonicInstant.after(.milliseconds(2000))
          while MonotonicInstant.now < end { await request.loop.turn() }
          do throws(HTTPServerError) { try await response.send(.ok) } catch { notes.note("\(error.code)") }
        }
        builder.on(.get, "/patient", options: RouteOptions(deadline: .seconds(5))) { request, response in
          await request.loop.sleep(for: .milliseconds(200))
          try await response.send(.ok)
        }
      }
    ) { server in
      let client = try server.connect()
      var text = ""
      let time = milliseconds {
        client.send("GET /stubborn HTTP/1.1\r\nHost: a\r\n\r\n")
        text = client.readToEnd()
      }
      #expect(status(of: text) == 503)
      #expect(Response(head: text)["connection"] == "close")
      #expect(text.ranges(of: "retry-after").count == 1)
      #expect(time < 1800)
      #expect(notes.wait(for: "deadlineExceeded"))
      let patient = try server.connect()
      patient.send("GET /patient HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(patient.readResponse().status == 200)
    }
  }

  @Test("a dripping head is answered with 408, a silent client and an idle one are closed without a word")
  func headTimeouts() async throws {
    try await TestServer.run(
      options: {
        $0.limits.headTimeout = .milliseconds(150)
        $0.limits.idleTimeout = .milliseconds(150)
      }, routes: commonRoutes
    ) { server in
      let dripping = try server.connect()
      dripping.send("GET /hello HT")
      #expect(status(of: dripping.readToEnd()) == 408)
      let silent = try server.connect()
      #expect(silent.readToEnd() == "")
      let blank = try server.connect()
      blank.send("\r\n")
      #expect(blank.readToEnd() == "")
      let idle = try server.connect()
      idle.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = idle.readResponse()
      #expect(idle.readToEnd() == "")
    }
  }

  @Test("content that does not come, or too slowly, is 408")
  func slowContent() async throws {
    try await TestServer.run(
      options: {
        $0.limits.contentTimeout = .milliseconds(150)
        $0.limits.contentRateGrace = .milliseconds(300)
        $0.limits.minimumContentRate = 1000
      }, routes: commonRoutes
    ) { server in
      let stalled = try server.connect()
      stalled.send("POST /content HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc")
      #expect(status(of: stalled.readToEnd()) == 408)
      let slow = try server.connect()
      slow.send("POST /content HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n")
      for _ in 0..<8 {
        slow.send("a")
        usleep(60_000)
      }
      #expect(status(of: slow.readToEnd()) == 408)
    }
  }

  @Test(
    "content that breaks off ends the exchange at once",
    arguments: ["Content-Length: 10", "Transfer-Encoding: chunked"])
  func brokenContent(_ framing: String) async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        builder.on(.post, "/content") { request, response in
          do {
            _ = try await request.body()
          } catch let error as HTTPServerError {
            notes.note("\(error.code)")
            throw error
          }
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("POST /content HTTP/1.1\r\nHost: a\r\n\(framing)\r\n\r\n5\r\nab")
      usleep(20_000)
      client.shutdownWriting()
      #expect(notes.wait(for: "connectionLost"))
      #expect(client.readResponse().status == 400)
    }
  }

  @Test("a client that never reads is dropped after the stall time, and its stream is suspended meanwhile")
  func neverReading() async throws {
    let notes = Notes()
    let written = Atomic(0)
    try await TestServer.run(
      options: { $0.limits.writeStallTimeout = .milliseconds(200) },
      routes: { builder in
        builder.on(.get, "/flood") { _, response in
          do {
            var writer = try await response.stream(.ok)
            while true {
              try await writer.write(Array(repeating: 0, count: 65_536))
              written.wrappingAdd(65_536, ordering: .relaxed)
            }
          } catch {
            notes.note("ended")
            throw error
          }
        }
      }
    ) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 4096)
      client.send("GET /flood HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(notes.wait(for: "ended"))
      #expect(written.load(ordering: .relaxed) < 16 << 20)
    }
  }

  @Test("at the limit the longest-idle connection makes room")
  func eviction() async throws {
    try await TestServer.run(options: { $0.limits.connections = 3 }, routes: commonRoutes) { server in
      var clients: [RawClient] = []
      for _ in 0..<5 {
        let client = try server.connect()
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.readResponse().status == 200)
        clients.append(client)
      }
      #expect(clients[0].isClosed())
      #expect(clients[1].isClosed())
      clients[2].send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(clients[2].readResponse().status == 200)
    }
  }

  @Test("the drain finishes what is in flight, closes what is idle, and refuses what is new")
  func drain() async throws {
    let notes = Notes()
    try await TestServer.run(
      options: { $0.drainGrace = .seconds(5) },
      routes: { builder in
        commonRoutes(builder)
        builder.on(.get, "/slow") { request, response in
          notes.note("started")
          await request.loop.sleep(for: .milliseconds(300))
          try await response.send(.ok, content: Array("done".utf8))
        }
      }
    ) { server in
      let idle = try server.connect()
      idle.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = idle.readResponse()
      let busy = try server.connect()
      busy.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(notes.wait(for: "started"))
      server.server.drain()
      #expect(server.server.isDraining)
      #expect(idle.isClosed())
      let response = busy.readResponse()
      #expect(response.content == "done")
      #expect(response["connection"] == "close")
      #expect((try? server.connect()) == nil)
    }
  }

  @Test("a stream that outlives the grace ends with an event that says so")
  func drainOfStreams() async throws {
    try await TestServer.run(
      options: { $0.drainGrace = .milliseconds(100) },
      routes: { builder in
        builder.on(.get, "/events") { request, response in
          var events = try await response.events()
          while true {
            try await events.send(data: "tick")
            await request.loop.sleep(for: .milliseconds(10))
          }
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = client.read(until: "tick")
      server.server.drain()
      let text = client.readToEnd()
      #expect(text.contains("event: error\ndata: the server is shutting down\n\n"))
      #expect(text.hasSuffix("0\r\n\r\n"))
    }
  }

  @Test("an address in use is an error of its own, for a second server of the same user too")
  func addressInUse() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      #expect(server.port > 0)
    }
    let group = try EventLoopGroup(count: 1)
    try group.start()
    defer { group.shutdown() }
    let first = HTTPServer(options: .init(), router: RouterBuilder().build(), loops: group)
    let addresses = try await first.start()
    let second = HTTPServer(options: .init(listen: addresses), router: RouterBuilder().build(), loops: group)
    await #expect(throws: HTTPServerError.self) { _ = try await second.start() }
    first.drain()
    await first.run()
  }

  @Test("a listening socket that the loop cannot watch ends the start with an error, not in silence")
  func unwatchedListener() async throws {
    let group = try EventLoopGroup(count: 2)
    try group.start()
    defer { group.shutdown() }
    // epoll takes no regular files.
    let file = open("/proc/self/exe", O_RDONLY | O_CLOEXEC)
    let server = HTTPServer(
      options: .init(listen: [.tcp(host: "127.0.0.1", port: 0), .inherited(descriptor: file)]),
      router: RouterBuilder().build(), loops: group)
    let error = await #expect(throws: HTTPServerError.self) { _ = try await server.start() }
    #expect(error?.code == .system)
    #expect(error?.message.contains("cannot watch") == true)
  }

  @Test("timers end with what they belong to: a drain that is asked for late, or of a server that never ran")
  func timersOfEndedServers() async throws {
    let group = try EventLoopGroup(count: 1)
    try group.start()
    defer { group.shutdown() }
    for hasRun in [true, false] {
      weak var gone: HTTPServer?
      do {
        var options = HTTPServer.Options()
        options.drainDelay = .milliseconds(50)
        options.drainGrace = .milliseconds(50)
        let server = HTTPServer(options: options, router: RouterBuilder().build(), loops: group)
        _ = try await server.start()
        if hasRun {
          async let running: Void = server.run()
          server.drain()
          server.drain()
          await running
        }
        server.drain()
        gone = server
      }
      #expect(gone == nil)
      // What was armed would fire now.
      await group.first.run { await group.first.sleep(for: .milliseconds(120)) }
    }
  }

  @Test("credentials are asked for before routing, but not of preflights, and errors carry CORS fields")
  func guards() async throws {
    try await TestServer.run(
      options: { $0.cors = CORSPolicy(origins: ["https://shop.example"]) },
      routes: { builder in
        commonRoutes(builder)
        let check: HTTPGuard = { request in
          request.field(.authorization) == "Bearer good"
            ? .admit(Principal()) : .refuse(Rejection(status: .unauthorized))
        }
        builder.group(under: "/api/", RoutePolicy(guards: [check]))
        builder.on(.get, "/api/things/{id}") { request, response in
          try await response.send(.ok, content: Array((request.parameter("id") ?? "").utf8))
        }
      }
    ) { server in
      let client = try server.connect()
      func ask(_ line: String, _ fields: String = "") -> Response {
        client.send("\(line) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
        return client.readResponse()
      }
      #expect(ask("GET /api/nowhere").status == 401)
      #expect(ask("GET /api/nowhere", "Authorization: Bearer good\r\n").status == 404)
      #expect(ask("GET /api/things/a%2Fb%20c", "Authorization: Bearer good\r\n").content == "a/b c")
      let origin = "Origin: https://shop.example\r\n"
      let preflight = ask("OPTIONS /api/things/1", origin + "Access-Control-Request-Method: GET\r\n")
      #expect(preflight.status == 204)
      #expect(preflight["access-control-allow-origin"] == "https://shop.example")
      #expect(preflight["access-control-allow-methods"]?.contains("POST") == true)
      #expect(ask("GET /api/nowhere", origin)["access-control-allow-origin"] == "https://shop.example")
      #expect(ask("GET /hello", "Origin: https://evil.example\r\n")["access-control-allow-origin"] == nil)
    }
  }

  @Test("requests are counted by route and status")
  func metrics() async throws {
    try await TestServer.run(routes: commonRoutes) { server in
      let client = try server.connect()
      for path in ["/hello", "/hello", "/x"] { client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n") }
      for _ in 0..<3 { _ = client.readResponse() }
      usleep(20_000)
      let text = String(decoding: server.metrics.render(), as: UTF8.self)
      #expect(text.contains(#"http_requests_total{route="/hello",status="200"} 2"#))
      #expect(text.contains(#"http_requests_total{route="none",status="404"} 1"#))
      #expect(text.contains(#"http_request_duration_seconds_count{route="/hello"} 2"#))
      #expect(text.contains("http_requests_in_flight 0\n") && text.contains("http_connections 1\n"))
    }
  }
}

extension EventLoop {
  /// Lets the loop turn for a moment without looking at cancellation.
  func turn() async {
    await withUnsafeContinuation { (continuation: UnsafeContinuation<Void, Never>) in
      let timer = LoopTimer { continuation.resume() }
      arm(timer, after: .milliseconds(5))
    }
  }
}
