// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPClient
import RawServer
import Testing

@testable import SearchEngine

@Suite("engines over http and https")
struct SchemeTests {
  private static func engine(_ urls: [String], _ scheme: Scheme, _ loops: EventLoopGroup) -> SearchEngine {
    makeEngine(urls, loops: loops) { $0.tls = TLSOptions(caFile: scheme.caFile) }
  }

  @Test("overload is waited out, a large answer read whole, the connection kept", arguments: Scheme.both)
  func search(scheme: Scheme) async throws {
    let blanks = String(repeating: " ", count: 300_000)
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      connection.write(
        request.number == 0
          ? RawServer.response("429 Too Many Requests", TransportTests.busy)
          : TransportTests.ok(blanks + TransportTests.empty + blanks))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let engine = Self.engine([server.url], scheme, loops)
      for _ in 0..<3 { _ = try await engine.search("i", body: bytes("{}"), context: .soon) }
    }
    #expect(server.requests.count == 4)
    #expect(server.connectionCount == 1)
  }

  @Test("a node that is down, or answers rubbish, is left for another", arguments: Scheme.both)
  func failover(scheme: Scheme) async throws {
    let dead = RawServer { _, _ in false }
    let deadURL = (scheme.isSecure ? "https" : "http") + dead.url.dropFirst(4)
    dead.stop()
    let alive = RawServer(secure: scheme.isSecure) { _, connection in
      connection.write(TransportTests.ok(TransportTests.empty))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let engine = Self.engine([deadURL, alive.url], scheme, loops)
      for _ in 0..<4 { _ = try await engine.search("i", body: bytes("{}"), context: .soon) }
    }
    #expect(alive.requests.count == 4)
  }

  @Test("what cannot be sent twice is not: its outcome is reported as unknown", arguments: Scheme.both)
  func notRepeated(scheme: Scheme) async throws {
    let server = RawServer(secure: scheme.isSecure) { request, connection in
      // Over a kept connection, which the client itself would repeat a search on.
      guard request.line.contains("_search") else { return false }
      connection.write(TransportTests.ok(TransportTests.empty))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let engine = Self.engine([server.url], scheme, loops)
      _ = try await engine.search("i", body: bytes("{}"), context: .soon)
      let error = await failure { () throws(SearchEngineError) in
        try await engine.createDocument("i", id: "1", body: bytes("{}"), context: .soon)
      }
      #expect(error?.code == .unavailable)
    }
    #expect(server.requests.count == 2)
  }
}
