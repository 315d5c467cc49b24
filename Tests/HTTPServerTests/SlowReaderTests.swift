// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Synchronization
import Testing

@Suite("clients that read slowly", .serialized)
struct SlowReaderTests {
  private static let piece = [UInt8](repeating: 0x61, count: 64 << 10)

  private func routes(_ builder: RouterBuilder, _ notes: Notes) {
    commonRoutes(builder)
    builder.on(.get, "/endless") { request, response in
      let name = request.queryItem("name") ?? ""
      var writer = try await response.stream(.ok)
      do throws(HTTPServerError) {
        while true { try await writer.write(Self.piece) }
      } catch {
        notes.note("\(name) ended: \(error.code)")
        throw error
      }
    }
    builder.on(.get, "/whole") { _, response in
      try await response.send(.ok, content: [UInt8](repeating: 0x61, count: 30 << 20))
    }
  }

  @Test(
    "one that drips is closed although it makes progress, and one that takes enough is not", arguments: [true, false])
  func drip(_ isSlow: Bool) async throws {
    let notes = Notes()
    try await TestServer.run(
      options: {
        $0.limits.writeStallTimeout = .milliseconds(500)
        // Of 4 MB a second the slow one takes less than 1, the other all it can get.
        $0.limits.minimumWriteRate = 4 << 20
      }, routes: { routes($0, notes) }
    ) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 16 << 10)
      client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
      let start = MonotonicInstant.now
      var isOpen = true
      while isOpen, start.duration(to: .now) < .seconds(isSlow ? 8 : 2) {
        isOpen = client.receive() != nil
        if isSlow { usleep(100_000) }
      }
      if isSlow {
        #expect(!isOpen)
        #expect(notes.wait(for: " ended: writeTimeout"))
      } else {
        #expect(isOpen && !notes.contains(" ended: writeTimeout"))
      }
    }
  }

  @Test("what waits for all of them together is bounded: first whoever has taken nothing for longest is cut off")
  func bound() async throws {
    let notes = Notes()
    let log = LogLines()
    try await TestServer.run(
      loops: 2, options: { $0.limits.unsentBytes = 1 << 20 }, logger: log.logger, routes: { routes($0, notes) }
    ) { server in
      // Each may have 256 KiB waiting: four or five of them reach the bound.
      var clients: [RawClient] = []
      for index in 0..<12 {
        let client = try RawClient(port: server.port, receiveBuffer: 16 << 10)
        client.send("GET /endless?name=\(index) HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = client.read(until: "\r\n\r\n")
        clients.append(client)
        usleep(30_000)
      }
      for index in 0..<6 { #expect(notes.wait(for: "\(index) ended: writeTimeout"), "\(index)") }
      #expect(!notes.contains("11 ended: writeTimeout") && !notes.contains("10 ended: writeTimeout"))
      #expect(log.wait(for: "more bytes wait for slow clients than may"))
      // Others are served meanwhile.
      let healthy = try server.connect()
      healthy.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(healthy.readResponse().content == "hello")
    }
  }

  @Test("an answer that is larger than the bound reaches a client that reads")
  func largeAnswer() async throws {
    let notes = Notes()
    try await TestServer.run(
      options: { $0.limits.unsentBytes = 64 << 20 }, routes: { routes($0, notes) }
    ) { server in
      let clients = try (0..<2).map { _ in try server.connect() }
      for client in clients { client.send("GET /whole HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") }
      for client in clients {
        _ = client.read(until: "\r\n\r\n")
        #expect(client.readBytes(count: 30 << 20).count == 30 << 20)
      }
    }
  }
}
