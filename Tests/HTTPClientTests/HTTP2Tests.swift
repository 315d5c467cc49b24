// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import HTTPSemantics
import RawServer
import Synchronization
import Testing

@Suite("HTTP/2", .enabled(if: TestCertificate.isThere, "needs the command openssl"))
struct HTTP2Tests {
  private static func client(_ loops: EventLoopGroup, heldBytes: Int = 32 << 20) -> HTTPClient {
    HTTPClient(options: .init(usesHTTP2: true, heldBytes: heldBytes), loops: loops)
  }

  private static func post(_ server: RawHTTP2Server, _ body: String, replayable: Bool = false) -> ClientRequest {
    ClientRequest(
      method: .post, url: server.url + "/", body: Array(body.utf8), deadline: .after(.seconds(20)),
      isReplayable: replayable, tls: .test)
  }

  private static func outcome(_ client: HTTPClient, _ request: ClientRequest) async -> String {
    do throws(HTTPClientError) {
      let response = try await client.send(request)
      return "\(response.status) " + String(decoding: response.body, as: UTF8.self)
    } catch {
      return error.code.rawValue
    }
  }

  @Test("calls at once share connections, at most 32 on each")
  func sharing() async throws {
    let waiting = Mutex<[RawHTTP2Server.Request]>([])
    let server = RawHTTP2Server { request in
      // Answered when all are there, so that none can take the place of another.
      let all = waiting.withLock { waiting in
        waiting.append(request)
        return waiting.count == 100 ? waiting : []
      }
      for request in all { request.stream.answer(String(decoding: request.body, as: UTF8.self)) }
    }
    try await EventLoopGroup.withLoops { loops in
      let client = Self.client(loops)
      await withTaskGroup(of: Void.self) { group in
        for number in 0..<100 {
          group.addTask { #expect(await Self.outcome(client, Self.post(server, "\(number)")) == "200 \(number)") }
        }
      }
    }
    let perConnection = Dictionary(grouping: server.requests, by: \.connection).mapValues(\.count)
    #expect(perConnection.values.allSatisfy { $0 <= 32 })
    #expect(perConnection.count <= 5)
  }

  @Test("a server without HTTP/2 is spoken to in HTTP/1.1, and large requests are in any case")
  func withoutIt() async throws {
    let old = RawServer(secure: true) { request, connection in
      connection.write(RawServer.response("200 OK", "\(request.body.count)"))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = Self.client(loops)
      for size in [10, 100_000] {
        let request = ClientRequest(
          method: .post, url: old.url + "/", body: Array(repeating: 1, count: size), deadline: .after(.seconds(10)),
          tls: .test)
        #expect(await Self.outcome(client, request) == "200 \(size)")
      }
    }
  }

  enum Phase: String, CaseIterable, Sendable { case silent, head, content }

  @Test("a cancelled call's stream is reset at once, and its neighbours go on", arguments: Phase.allCases)
  func cancellation(phase: Phase) async throws {
    let neighbours = Mutex<[RawHTTP2Server.Request]>([])
    let server = RawHTTP2Server { request in
      if request.body == Array("victim".utf8) {
        if phase != .silent { request.stream.head() }
        if phase == .content { request.stream.data([1, 2, 3]) }
      } else {
        neighbours.withLock { $0.append(request) }
      }
    }
    try await EventLoopGroup.withLoops { loops in
      let client = Self.client(loops)
      let others = (0..<3).map { number in
        Task(executorPreference: loops.first) { await Self.outcome(client, Self.post(server, "\(number)")) }
      }
      while server.requests.count < 3 { await loops.first.sleep(for: .milliseconds(2)) }
      let victim = Task(executorPreference: loops.first) { await Self.outcome(client, Self.post(server, "victim")) }
      while server.requests.count < 4 { await loops.first.sleep(for: .milliseconds(2)) }
      let start = MonotonicInstant.now
      victim.cancel()
      #expect(await victim.value == "cancelled")
      // The neighbours are silent all the while: nothing but the reset itself makes it leave.
      let place = try #require(server.requests.last)
      while !server.events.contains(.reset(connection: place.connection, stream: place.stream.id)) {
        await loops.first.sleep(for: .milliseconds(2))
        try #require(start.duration(to: .now) < .seconds(5), "no reset")
      }
      for request in neighbours.withLock({ $0 }) { request.stream.answer("ok") }
      for other in others { #expect(await other.value == "200 ok") }
    }
    #expect(server.connectionCount == 1)
  }

  @Test("a cancelled call without neighbours ends its connection, so that the server stops", arguments: Phase.allCases)
  func cancelledAlone(phase: Phase) async throws {
    let server = RawHTTP2Server { request in
      if phase != .silent { request.stream.head() }
      if phase == .content { request.stream.data([1, 2, 3]) }
    }
    try await EventLoopGroup.withLoops { loops in
      let client = Self.client(loops)
      let victim = Task(executorPreference: loops.first) { await Self.outcome(client, Self.post(server, "victim")) }
      while server.requests.isEmpty { await loops.first.sleep(for: .milliseconds(2)) }
      victim.cancel()
      #expect(await victim.value == "cancelled")
      let start = MonotonicInstant.now
      while server.events.isEmpty {
        await loops.first.sleep(for: .milliseconds(2))
        try #require(start.duration(to: .now) < .seconds(5), "the server was not told")
      }
    }
  }

  enum Refusal: String, CaseIterable, Sendable { case refused, failed, goAway, goAwayUnseen, cut }

  @Test(
    "whatever ends a stream, what must not be sent twice is processed at most once", arguments: Refusal.allCases,
    [true, false])
  func neverTwice(refusal: Refusal, isFirst: Bool) async throws {
    let processed = Atomic(0)
    let server = RawHTTP2Server { request in
      guard request.body == Array("paid".utf8) else { return request.stream.answer("ok") }
      let isAgain = request.number > (isFirst ? 0 : 1)
      if !isAgain {
        switch refusal {
        case .refused: return request.stream.reset(7)
        case .goAwayUnseen: return request.stream.goAway(last: max(request.stream.id, 2) - 2)
        default: break
        }
      }
      processed.add(1, ordering: .relaxed)
      switch refusal {
      case .failed where !isAgain: request.stream.reset(2)
      case .cut where !isAgain: request.stream.close()
      case .goAway where !isAgain:
        request.stream.goAway(last: request.stream.id)
        request.stream.answer("done")
      default: request.stream.answer("done")
      }
    }
    try await EventLoopGroup.withLoops { loops in
      let client = Self.client(loops)
      if !isFirst { #expect(await Self.outcome(client, Self.post(server, "first")) == "200 ok") }
      let paid = await Self.outcome(client, Self.post(server, "paid"))
      #expect(processed.load(ordering: .relaxed) <= 1)
      #expect(paid == "200 done" || paid == "connectionLost", "\(paid)")
      if refusal == .goAway { #expect(paid == "200 done") }
      // The next call finds, or makes, a connection that serves it.
      #expect(await Self.outcome(client, Self.post(server, "next")) == "200 ok")
    }
    #expect(processed.load(ordering: .relaxed) <= 1)
  }

  @Test("what may be sent twice is repeated after a refusal", arguments: [true, false])
  func repeated(isFirst: Bool) async throws {
    let server = RawHTTP2Server { request in
      if request.number == (isFirst ? 0 : 1) { request.stream.reset(7) } else { request.stream.answer("ok") }
    }
    try await EventLoopGroup.withLoops { loops in
      let client = Self.client(loops)
      for _ in 0..<(isFirst ? 1 : 2) {
        #expect(await Self.outcome(client, Self.post(server, "again", replayable: true)) == "200 ok")
      }
    }
  }

  @Test("slow readers hold back neither their neighbours nor more than the bound")
  func slowReaders() async throws {
    let size = 1 << 20
    let server = RawHTTP2Server { request in
      request.stream.head()
      let large = request.body == Array("large".utf8)
      request.stream.data([UInt8](repeating: 0x61, count: large ? size : 10), end: true)
    }
    try await EventLoopGroup.withLoops { loops in
      try await loops.first.run {
        let client = Self.client(loops, heldBytes: 8 << 20)
        // Twenty readers that read nothing for now; at most eight answers fit.
        let slow = try await withThrowingTaskGroup(of: SlowReader.self) { group in
          for _ in 0..<20 {
            group.addTask(executorPreference: loops.first) {
              SlowReader(try await client.open(Self.post(server, "large")))
            }
          }
          return try await group.reduce(into: [SlowReader]()) { $0.append($1) }
        }
        // All that will come has come once a neighbour that was sent behind it is there.
        for _ in 0..<3 { #expect(await Self.outcome(client, Self.post(server, "small")) == "200 aaaaaaaaaa") }
        var whole = 0
        for reader in slow {
          let (count, code) = await reader.rest()
          if code == nil { whole += 1 }
          #expect(
            code == nil ? count == size : code == .tooLarge && count < size, "\(count) \(String(describing: code))")
        }
        #expect(whole >= 4 && whole <= 9, "\(whole)")
        // What was held has been given back.
        #expect(await SlowReader(try client.open(Self.post(server, "large"))).rest().code == nil)
      }
    }
  }
}

/// Keeps a stream until somebody reads it.
private final class SlowReader: @unchecked Sendable {
  private var stream: ClientResponseStream?

  init(_ stream: consuming ClientResponseStream) { self.stream = consume stream }

  func rest() async -> (count: Int, code: HTTPClientError.Code?) {
    guard var stream = stream.take() else { return (0, nil) }
    var count = 0
    do throws(HTTPClientError) {
      while let piece = try await stream.next() { count += piece.count }
      return (count, nil)
    } catch {
      return (count, error.code)
    }
  }
}
