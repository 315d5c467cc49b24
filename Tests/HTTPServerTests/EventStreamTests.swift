// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Synchronization
import Testing

@Suite("event streams over a socket")
struct EventStreamTests {
  @Test("SSE: no length, not stored, each event goes out at once, and Last-Event-ID is the handler's to read")
  func eventsOneByOne() async throws {
    let notes = Notes()
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/events") { request, response in
          var events = try await response.events()
          for index in 1...3 {
            try await events.send(data: "\(index) after \(request.field("last-event-id") ?? "-")", id: "\(index)")
            while !notes.contains("read \(index)") { await request.loop.turn() }
          }
          try await events.finish()
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /events HTTP/1.1\r\nHost: a\r\nLast-Event-ID: 41\r\nAccept-Encoding: gzip\r\n\r\n")
      let head = Response(head: client.read(until: "\r\n\r\n"))
      #expect(head.status == 200)
      #expect(head["content-type"] == "text/event-stream")
      #expect(head["cache-control"] == "no-store")
      #expect(head["content-length"] == nil && head["content-encoding"] == nil)
      for index in 1...3 {
        #expect(client.read(until: "\n\n").contains("id: \(index)\ndata: \(index) after 41\n\n"))
        notes.note("read \(index)")
      }
      #expect(client.read(until: "0\r\n\r\n").hasSuffix("0\r\n\r\n"))
    }
  }

  @Test(
    "SSE: a client that leaves ends the handler at once, although it writes nothing", arguments: ["close", "reset"])
  func departure(_ way: String) async throws {
    let notes = Notes()
    try await TestServer.run(
      options: { $0.limits.heartbeat = .seconds(60) },
      routes: { builder in
        builder.on(.get, "/events") { request, response in
          var events = try await response.events()
          try await events.send(data: "one")
          await request.loop.sleep(for: .seconds(60))
          notes.note(Task.isCancelled ? "cancelled" : "slept")
          try await events.finish()
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = client.read(until: "one")
      if way == "close" { client.close() } else { client.reset() }
      #expect(notes.wait(for: "cancelled"))
    }
  }

  @Test("SSE: a client that stops reading suspends the handler, and is then cut off with it")
  func stalledReader() async throws {
    let notes = Notes()
    let sent = Atomic(0)
    try await TestServer.run(
      options: {
        // Counted from when the socket is full, which is before the handler is suspended.
        $0.limits.writeStallTimeout = .milliseconds(1000)
        $0.limits.heartbeat = .milliseconds(20)
      },
      routes: { builder in
        builder.on(.get, "/events") { request, response in
          let event = String(repeating: "x", count: 8000)
          var began = MonotonicInstant.now
          do throws(HTTPServerError) {
            var events = try await response.events()
            while true {
              began = .now
              try await events.send(data: event)
              sent.wrappingAdd(1, ordering: .relaxed)
            }
          } catch {
            notes.note(began.duration(to: .now) >= .milliseconds(300) ? "suspended" : "failed at once")
            notes.note("\(error.code)")
            throw error
          }
        }
      }
    ) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 4096)
      client.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(client.read(until: "data: x").hasSuffix("data: x"))
      #expect(notes.wait(for: "writeTimeout"))
      #expect(notes.contains("suspended"))
      // The high-water mark, what the kernel holds, and no more.
      #expect(sent.load(ordering: .relaxed) < 2000)
      #expect(client.readToEnd().hasSuffix("0\r\n\r\n") == false)
    }
  }

  @Test("SSE: a stream over its time is broken off, even when its handler ignores cancellation")
  func streamCap() async throws {
    let notes = Notes()
    try await TestServer.run(
      options: { $0.limits.streamCap = .milliseconds(100) },
      routes: { builder in
        builder.on(.get, "/stubborn") { request, response in
          var events = try await response.events()
          try await events.send(data: "one")
          while !notes.contains("go") { await request.loop.turn() }
          do throws(HTTPServerError) { try await events.send(data: "two") } catch { notes.note("\(error.code)") }
        }
        builder.on(.get, "/endless") { request, response in
          var events = try await response.events()
          while true {
            try await events.send(data: "one")
            await request.loop.sleep(for: .milliseconds(5))
          }
        }
      }
    ) { server in
      for path in ["/endless", "/stubborn"] {
        let text = try server.exchange("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(text.contains("data: one") && !text.hasSuffix("0\r\n\r\n"), "\(path)")
      }
      notes.note("go")
      #expect(notes.wait(for: "cancelled"))
    }
  }

  @Test("SSE: a reader that is only slow gets every event in order")
  func slowReader() async throws {
    try await TestServer.run(
      routes: { builder in
        builder.on(.get, "/events") { request, response in
          var events = try await response.events()
          let filler = String(repeating: "y", count: 1000)
          for index in 0..<2000 { try await events.send(data: "\(index) \(filler)") }
          try await events.finish()
        }
      }
    ) { server in
      let client = try RawClient(port: server.port, receiveBuffer: 4096)
      client.send("GET /events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      let text = client.readToEnd()
      let numbers = text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("data: ") }
        .map { $0.dropFirst(6).prefix { $0 != " " } }
      let isInOrder = numbers.elementsEqual((0..<2000).map { String($0)[...] })
      #expect(isInOrder, "\(numbers.count) events")
      #expect(text.hasSuffix("0\r\n\r\n"))
    }
  }

  @Test("SSE: at the drain a stream that ends within the grace is finished as it would have been")
  func finishingAtDrain() async throws {
    let notes = Notes()
    try await TestServer.run(
      options: { $0.drainGrace = .seconds(10) },
      routes: { builder in
        builder.on(.get, "/events") { request, response in
          var events = try await response.events()
          try await events.send(data: "one")
          while !notes.contains("go") { await request.loop.turn() }
          try await events.send(data: "two")
          try await events.finish()
        }
      }
    ) { server in
      let client = try server.connect()
      client.send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = client.read(until: "one")
      server.server.drain()
      // The listener is closed: the drain has begun on the loop.
      while (try? server.connect()) != nil {}
      notes.note("go")
      let rest = client.readToEnd()
      #expect(rest.contains("data: two\n\n") && rest.hasSuffix("0\r\n\r\n"))
      #expect(!rest.contains("event: error"))
    }
  }
}
