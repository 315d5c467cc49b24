// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import RawServer
import Testing

@Suite("kept connections")
struct ConnectionTests {
  @Test(
    "a server that asks for a client's certificate is shown the one that is configured",
    .enabled(if: TestCertificate.isThere, "needs the command openssl"))
  func clientCertificate() async throws {
    let server = Self.answering(.http)
    let proxy = try #require(TLSProxy(to: server.port, asksClient: true))
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      var request = ClientRequest(url: proxy.url + "/", deadline: .after(.seconds(10)), tls: .test)
      await #expect(throws: HTTPClientError.self) { try await client.send(request) }
      request.tls.clientCertificateFile = TestCertificate.file
      request.tls.clientKeyFile = TestCertificate.keyFile
      let response = try await client.send(request)
      #expect(response.status == 200)
    }
  }

  private static func answering(_ scheme: Scheme, keep: Bool = true) -> RawServer {
    RawServer(secure: scheme.isSecure) { request, connection in
      connection.write(RawServer.response("200 OK", "\(request.connection)"))
      return keep
    }
  }

  @Test("a connection beyond its greatest age is not used again, a younger one is", arguments: Scheme.both)
  func greatestAge(scheme: Scheme) async throws {
    let server = Self.answering(scheme)
    try await EventLoopGroup.withLoops { loops in
      let lasting = HTTPClient(loops: loops)
      let aging = HTTPClient(options: .init(connectionLifetime: 1), loops: loops)
      let request = ClientRequest(url: server.url + "/", deadline: .after(.seconds(20)), tls: .test)
      let first = try await lasting.send(request).body
      let second = try await aging.send(request).body
      while try await aging.send(request).body == second { await loops.first.sleep(for: .milliseconds(50)) }
      #expect(try await lasting.send(request).body == first)
    }
  }

  @Test("a request that must not be sent twice is sent once, also without content, when its connection dies")
  func sentOnce() async throws {
    let server = RawServer { request, connection in
      guard request.line.hasPrefix("GET") else { return false }
      connection.write(RawServer.response())
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for body in [nil, [], [1]] as [[UInt8]?] {
        _ = try await client.send(ClientRequest(url: server.url + "/", deadline: .after(.seconds(10))))
        await #expect(throws: HTTPClientError.self) {
          _ = try await client.send(
            ClientRequest(method: .post, url: server.url + "/", body: body, deadline: .after(.seconds(10))))
        }
      }
    }
    #expect(server.requests.count { $0.line.hasPrefix("POST") } == 3)
  }

  @Test("a call that was given up while it waited for a connection leaves nothing behind for calls of another kind")
  func givenUpWaiting() async throws {
    let server = RawServer { request, connection in
      if request.line.contains("held") { connection.pause(milliseconds: 100) }
      connection.write(RawServer.response())
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(options: .init(maximumConnectionsPerHost: 1, keptHandles: 2), loops: loops)
      let holder = Task(executorPreference: loops.first) {
        try await client.send(ClientRequest(url: server.url + "/held", deadline: .after(.seconds(10)))).status
      }
      while server.requests.isEmpty { await loops.first.sleep(for: .milliseconds(1)) }
      await #expect(throws: HTTPClientError.self) {
        _ = try await client.send(ClientRequest(url: server.url + "/", deadline: .after(.milliseconds(20))))
      }
      #expect(try await holder.value == 200)
      for method in [HTTPMethod.post, .put, .delete, .get] {
        let request = ClientRequest(method: method, url: server.url + "/", deadline: .after(.seconds(10)))
        let stream = try await client.open(request)
        let status = stream.status
        #expect(status == 200)
        #expect(try await client.send(request).status == 200)
      }
    }
  }

  @Test("descriptors that the system hands out again are watched anew, those of name look-ups too")
  func descriptorNumbers() async throws {
    let server = Self.answering(.http, keep: false)
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for _ in 0..<20 {
        await withTaskGroup(of: Void.self) { group in
          for number in 0..<12 {
            group.addTask {
              let host = number % 2 == 0 ? "localhost" : "127.0.0.1"
              let request = ClientRequest(
                url: "http://\(host):\(server.port)/", deadline: .after(.seconds(20)), connectTimeout: .seconds(20))
              let status = try? await client.send(request).status
              #expect(status == 200)
            }
          }
        }
      }
    }
  }

  @Test("a connection that the server closes while it is idle costs no turns of the loop", arguments: Scheme.both)
  func closedWhileIdle(scheme: Scheme) async throws {
    let server = Self.answering(scheme, keep: false)
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      _ = try await client.send(ClientRequest(url: server.url + "/", deadline: .after(.seconds(10)), tls: .test))
      while server.liveConnections > 0 { await loops.first.sleep(for: .milliseconds(2)) }
      await loops.first.sleep(for: .milliseconds(20))
      let before = Self.processorTime()
      await loops.first.sleep(for: .milliseconds(300))
      // A loop that is told of the same end again and again is busy all the time.
      #expect(Self.processorTime() - before < 0.15)
    }
  }

  /// Of this thread, in seconds.
  private static func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  @Test(
    "answers of all sizes are read whole, whatever the records they come in",
    .enabled(if: TestCertificate.isThere, "needs the command openssl"), arguments: [1, 7, 1_000, 16_384, 100_000])
  func records(piece: Int) async throws {
    let sizes = [0, 1, 16_383, 16_384, 16_385, 32_768, 65_536, 70_001, 300_000]
    let server = RawServer(secure: true) { request, connection in
      let size = sizes[request.number / 2 % sizes.count]
      let whole = Array(RawServer.response("200 OK", String(repeating: "x", count: size)).utf8)
      // Small records first, then what is left: both come in one read, or in many.
      var sent = 0
      while sent < min(whole.count, 40 * piece) {
        connection.write(Array(whole[sent..<min(sent + piece, whole.count)]))
        sent += piece
      }
      if sent < whole.count { connection.write(Array(whole[sent...])) }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      let request = ClientRequest(url: server.url + "/", deadline: .after(.seconds(10)), tls: .test)
      for size in sizes {
        #expect(try await client.send(request).body.count == size)
        var stream = try await client.open(request)
        var count = 0
        while let bytes = try await stream.next() { count += bytes.count }
        #expect(count == size)
      }
    }
    #expect(server.connectionCount == 1)
  }
}
