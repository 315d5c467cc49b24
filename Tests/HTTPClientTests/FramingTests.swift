// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import RawServer
import Synchronization
import Testing

@Suite("how responses are framed")
struct FramingTests {
  private static func outcome(_ client: HTTPClient, _ request: ClientRequest) async -> Result<String, HTTPClientError> {
    do throws(HTTPClientError) {
      let response = try await client.send(request)
      return .success("\(response.status) " + String(decoding: response.body, as: UTF8.self))
    } catch {
      return .failure(error)
    }
  }

  private static func request(_ server: RawServer, _ path: String = "/") -> ClientRequest {
    ClientRequest(url: server.url + path, deadline: .after(.seconds(10)))
  }

  private static let responses: [(String, String)] = [
    ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "200 hello"),
    ("HTTP/1.1 200\r\ncontent-length:5\r\nContent-Length:  5 \r\n\r\nhello", "200 hello"),
    ("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", "200 hello"),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n5;x=y\r\nhello\r\n00\r\nTrailer: a\r\n\r\n", "200 hello"),
    (
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2 \r\nhe\r\n0a\r\nllo, hello\r\n0\r\n\r\n",
      "200 hello, hello"
    ),
    (
      "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Hints\r\nA: b\r\n\r\nHTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n",
      "404 "
    ),
    ("HTTP/1.1 304 Not Modified\r\nContent-Length: 99\r\n\r\n", "304 "),
    ("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nok", "200 ok"),
  ]

  @Test("a response means the same in one piece, byte by byte and cut at every place", arguments: responses)
  func splits(response: String, expected: String) async throws {
    let bytes = Array(response.utf8)
    let server = RawServer { request, connection in
      let split = request.number
      if split == 0 {
        connection.write(bytes)
      } else if split >= bytes.count {
        for byte in bytes { connection.write([byte]) }
      } else {
        connection.write(Array(bytes[..<split]))
        sched_yield()
        connection.write(Array(bytes[split...]))
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for split in 0...bytes.count {
        let answer = await Self.outcome(client, Self.request(server))
        #expect((try? answer.get()) == expected, "split at \(split)")
      }
    }
    #expect(server.connectionCount == 1)
  }

  @Test(
    "what can be read in two ways is refused",
    arguments: [
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
      "HTTP/1.1 200 OK\r\nContent-Length: 5, 5\r\n\r\nhello", "HTTP/1.1 200 OK\r\nContent-Length: +5\r\n\r\nhello",
      "HTTP/1.1 200 OK\r\nContent-Length: 5x\r\n\r\nhello", "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
      "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ng\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nabc", "HTTP/2 200 OK\r\n\r\n",
      "HTTP/1.1 20 OK\r\n\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "HTTP/1.1 099 OK\r\n\r\n", "HTTP/1.1 101 Switch\r\n\r\n",
      "HTTP/1.1 200 OK\r\nBad Name: x\r\n\r\n", "HTTP/1.1 200 OK\r\n: x\r\n\r\n",
      "HTTP/1.1 200 OK\r\nA: b\u{0}\r\n\r\n",
      "HTTP/1.1 200 OK\r\nA: b\rc\r\n\r\n", "\r\nHTTP/1.1 200 OK\r\n\r\n", "hello\r\n\r\n",
    ])
  func refused(response: String) async throws {
    let server = RawServer { _, connection in
      connection.write(response)
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      guard case .failure(let error) = await Self.outcome(HTTPClient(loops: loops), Self.request(server)) else {
        Issue.record("accepted")
        return
      }
      #expect(error.code == .protocolViolation)
    }
  }

  @Test("a connection is not used again after a response that ends it, or that was followed by more")
  func notReused() async throws {
    let answers = [
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\n0",
      "HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\n1",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n2surplus",
      "HTTP/1.1 200 OK\r\nConnection: x , Close\r\nContent-Length: 1\r\n\r\n3",
      "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n4",
    ]
    let server = RawServer { request, connection in
      connection.write(answers[request.number])
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for number in 0..<5 {
        let answer = await Self.outcome(client, Self.request(server))
        #expect((try? answer.get()) == "200 \(number)")
      }
    }
    #expect(server.connectionCount == 5)
  }

  @Test("a kept connection that the server closes while idle is noticed, also for what may not be sent twice")
  func closedWhileIdle() async throws {
    let server = RawServer { _, connection in
      connection.write(RawServer.response("200 OK", "ok"))
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      for _ in 0..<3 {
        var request = Self.request(server)
        request.method = .post
        request.body = [1]
        #expect((try? await Self.outcome(client, request).get()) == "200 ok")
        while server.liveConnections > 0 { await loops.first.sleep(for: .milliseconds(2)) }
        await loops.first.sleep(for: .milliseconds(20))
      }
    }
    #expect(server.requests.count == 3)
  }

  @Test("calls beyond the connections allowed wait for one, and the cancelled among them let others pass")
  func queueing() async throws {
    let running = Mutex((now: 0, most: 0))
    let server = RawServer { _, connection in
      running.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      connection.pause(milliseconds: 10)
      running.withLock { $0.now -= 1 }
      connection.write(RawServer.response("200 OK", "ok"))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(options: .init(maximumConnectionsPerHost: 3), loops: loops)
      let answers = await withTaskGroup(of: Bool.self) { group in
        for number in 0..<30 {
          group.addTask {
            var request = Self.request(server)
            if number % 10 == 9 { request.deadline = .after(.milliseconds(5)) }
            return (try? await Self.outcome(client, request).get()) == "200 ok"
          }
        }
        return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
      }
      #expect(answers >= 27)
    }
    #expect(running.withLock { $0.most } <= 3)
  }

  @Test("an answer that comes before the request has left whole is taken, and the connection not used again")
  func earlyAnswer() async throws {
    let server = RawServer(ignoringContent: true) { _, connection in
      connection.write(RawServer.response("413 Content Too Large", "no"))
      connection.pause(milliseconds: 300)
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      let request = ClientRequest(
        method: .post, url: server.url, body: [UInt8](repeating: 0, count: 32 << 20), deadline: .after(.seconds(10)))
      #expect((try? await Self.outcome(client, request).get()) == "413 no")
    }
  }
}
