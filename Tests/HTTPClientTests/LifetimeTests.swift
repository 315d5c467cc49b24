// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import RawServer
import Testing

@Suite("the end of a client")
struct LifetimeTests {
  @Test("a client may be let go of on any thread while its upstream closes kept connections", .timeLimit(.minutes(2)))
  func racesWithUpstream() async throws {
    // An answer that keeps the connection, and then the end of it: the loop hears of it while the client goes.
    let server = RawServer { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
      return false
    }
    let group = try EventLoopGroup(count: 2)
    try group.start()
    for _ in 0..<300 {
      var client: HTTPClient? = HTTPClient(loops: group)
      for loop in group.loops {
        let kept = try #require(client)
        let status = try await loop.run {
          try await kept.send(ClientRequest(url: server.url + "/", deadline: .after(.seconds(10)))).status
        }
        #expect(status == 200)
      }
      client = nil
    }
    group.shutdown()
  }

  @Test("connections are closed when their client is let go of", .timeLimit(.minutes(1)))
  func closes() async throws {
    let server = RawServer { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      do {
        let client = HTTPClient(loops: loops)
        _ = try await client.send(ClientRequest(url: server.url + "/", deadline: .after(.seconds(10))))
      }
      while server.liveConnections > 0 { await loops.first.sleep(for: .milliseconds(1)) }
    }
  }
}
