// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Testing

@Suite("clients that leave")
struct DepartureTests {
  enum Phase: String, CaseIterable, Sendable {
    /// While credentials are being looked at, before routing.
    case guarding
    /// Content is awaited.
    case content
    /// Content that nobody has asked for yet waits in the kernel.
    case unreadContent
    /// The next requests wait behind this one.
    case pipelined
    /// A stream has begun and is silent.
    case silentStream
    /// The stream waits for the client to read.
    case blockedStream
    /// A whole response is longer than the client reads.
    case blockedResponse
  }

  private static func routes(_ builder: RouterBuilder, _ notes: Notes) {
    /// Waits for its cancellation, a minute at most.
    @Sendable func wait(_ request: ServerRequest) async {
      notes.note("waits")
      await request.loop.sleep(for: .seconds(60))
      notes.note(Task.isCancelled ? "gone" : "not told")
    }
    @Sendable func failing(_ body: () async throws(HTTPServerError) -> Void) async throws(HTTPServerError) {
      do throws(HTTPServerError) { try await body() } catch {
        notes.note("gone")
        throw error
      }
    }
    let waiting: HTTPGuard = { request in
      await wait(request)
      return .refuse(Rejection(status: .unauthorized))
    }
    builder.group(under: "/guarding", RoutePolicy(guards: [waiting]))
    for path in ["/unreadContent", "/pipelined"] {
      builder.onAny(path) { request, response in
        await wait(request)
        try await response.send(.ok)
      }
    }
    builder.onAny("/content") { request, response in
      notes.note("waits")
      try await failing { () throws(HTTPServerError) in _ = try await request.body() }
      try await response.send(.ok)
    }
    builder.onAny("/silentStream") { request, response in
      let writer = try await response.stream(.ok)
      await wait(request)
      try await writer.finish()
    }
    builder.onAny("/blockedStream") { request, response in
      var writer = try await response.stream(.ok)
      do throws(HTTPServerError) {
        while true {
          try await writer.write(Array(repeating: 0, count: 65_536))
          notes.note("waits")
        }
      } catch {
        notes.note("gone")
        throw error
      }
    }
    builder.onAny("/blockedResponse") { request, response in
      notes.note("waits")
      do throws(HTTPServerError) {
        try await response.send(.ok, content: Array(repeating: 0, count: 32 << 20))
      } catch {
        notes.note("gone")
        throw error
      }
    }
  }

  @Test(
    "a client that leaves is noticed in every phase, and its connection goes", arguments: Phase.allCases, [false, true])
  func departure(_ phase: Phase, _ isReset: Bool) async throws {
    let notes = Notes()
    try await TestServer.run(routes: { Self.routes($0, notes) }) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 4096)
      let head = "POST /\(phase.rawValue) HTTP/1.1\r\nHost: a\r\n"
      switch phase {
      case .guarding, .silentStream, .blockedStream, .blockedResponse: client.send("\(head)\r\n")
      case .content: client.send("\(head)Content-Length: 1000\r\n\r\nabc")
      case .unreadContent:
        client.send("\(head)Content-Length: 200000\r\n\r\n")
        client.send(String(repeating: "x", count: 100_000))
      case .pipelined: client.send("\(head)\r\n" + String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 500))
      }
      #expect(notes.wait(for: "waits"))
      if phase == .blockedResponse || phase == .blockedStream { #expect(client.receive() != nil) }
      if isReset { client.reset() } else { client.close() }
      #expect(notes.wait(for: "gone"))
      for _ in 0..<200 where server.server.connectionCount > 0 { usleep(10_000) }
      #expect(server.server.connectionCount == 0)
    }
  }
}
