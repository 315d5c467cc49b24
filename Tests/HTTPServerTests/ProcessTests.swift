// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTPServer
import RawServer
import Testing

/// What only a whole process shows: signals, exit codes, the system's limits.
@Suite("http-echo as a process")
struct ProcessTests {
  /// A connection with `path` being answered, and nothing more of it yet.
  private static func begin(_ path: String, at process: EchoProcess) throws -> RawClient {
    let client = try process.connect()
    // With the first answer the second request is being handled: both came in one read.
    client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
    #expect(client.readResponse().content == "OK")
    return client
  }

  @Test("SIGTERM: what is in flight is finished with close, what is idle ends at once, and the process with 0")
  func drain() async throws {
    try await onThread {
      let process = try EchoProcess()
      let idle = try process.connect()
      idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(idle.readResponse().status == 200)
      let busy = try Self.begin("/slow?ms=3000", at: process)
      process.signal(SIGTERM)
      #expect(idle.isClosed())
      #expect(throws: SocketError.self) { try process.connect() }
      let response = busy.readResponse()
      #expect(response.status == 200)
      #expect(response["connection"] == "close")
      // Although this client does not close its side.
      var code: Int32 = -1
      let time = try milliseconds { code = try process.end() }
      #expect(time < 1000)
      #expect(code == 0)
    }
  }

  @Test("a second SIGTERM ends the process at once, with the signal's code")
  func secondSignal() async throws {
    try await onThread {
      let process = try EchoProcess()
      let idle = try process.connect()
      let busy = try Self.begin("/slow?ms=60000", at: process)
      process.signal(SIGTERM)
      #expect(idle.isClosed())
      // Within 100 ms it would count as the same signal.
      usleep(150_000)
      process.signal(SIGTERM)
      var code: Int32 = 0
      let time = try milliseconds { code = try process.end() }
      #expect(code == 143)
      #expect(time < 1000)
      #expect(busy.isClosed())
    }
  }

  @Test("a signal that is sent to the process and to its group at once is one signal")
  func doubledSignal() async throws {
    try await onThread {
      for _ in 0..<20 {
        let process = try EchoProcess()
        let busy = try Self.begin("/slow?ms=100", at: process)
        process.signal(SIGTERM)
        process.signal(SIGTERM)
        #expect(busy.readResponse().status == 200)
        #expect(try process.end() == 0)
      }
    }
  }

  @Test("SIGTERM: event streams end by themselves within the grace, else by an event that says why")
  func eventsAtDrain() async throws {
    try await onThread {
      let process = try EchoProcess(["--drain-grace", "1s"])
      let short = try Self.begin("/sse?n=20&ms=20", at: process)
      let endless = try Self.begin("/sse?n=100000&ms=20", at: process)
      _ = endless.read(until: "event 1\n")
      process.signal(SIGTERM)
      let finished = short.readToEnd()
      #expect(finished.contains("data: event 19\n\n") && finished.hasSuffix("0\r\n\r\n"))
      #expect(!finished.contains("event: error"))
      let broken = endless.readToEnd()
      #expect(broken.contains("event: error\ndata: ") && broken.hasSuffix("0\r\n\r\n"))
      #expect(try process.end() == 0)
    }
  }

  /// Asks again until the server, which notices closed connections one by one, has a descriptor for a new one.
  private static func waitUntilServed(by process: EchoProcess) throws -> Bool {
    for _ in 0..<10_000 {
      let client = try process.connect()
      client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      if client.readResponse().content == "OK" { return true }
    }
    return false
  }

  @Test("out of file descriptors: one log line, those that are served stay so, and then it goes on as before")
  func descriptorExhaustion() async throws {
    try await onThread {
      let process = try EchoProcess(["--max-connections", "10000"], descriptors: 64)
      let served = try Self.begin("/sse?n=1000000&ms=5", at: process)
      var clients: [RawClient] = []
      for _ in 0..<100 {
        let client = try process.connect()
        client.send("GET /slow?ms=60000 HTTP/1.1\r\nHost: a\r\n\r\n")
        clients.append(client)
      }
      #expect(process.waitForLog("out of file descriptors"))
      // Every further try turns one client away: after some of them there is still the one line.
      #expect(Self.waitUntilClosed(4, of: clients))
      process.readLog()
      #expect(process.log.ranges(of: "out of file descriptors").count == 1)
      #expect(served.read(until: "event 10\n").hasSuffix("event 10\n"))
      for client in clients { client.close() }
      #expect(try Self.waitUntilServed(by: process))
      for _ in 0..<3 {
        let client = try process.connect()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.readResponse().content == "OK")
      }
      // Idle connections make room for new ones, also here.
      var idle: [RawClient] = []
      for _ in 0..<100 {
        let client = try process.connect()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(client.readResponse().content == "OK")
        idle.append(client)
      }
      #expect(served.read(until: "data: event 50\n").hasSuffix("event 50\n"))
      process.readLog()
      #expect(process.log.ranges(of: "out of file descriptors").count == 1)
      served.close()
      process.signal(SIGTERM)
      #expect(try process.end() == 0)
    }
  }

  @Test("a system that gives no descriptors for the loops is exit code 71, with a message that says so")
  func noDescriptors() async throws {
    try await onThread {
      let output = shell(
        "ulimit -n 40; \(EchoProcess.builtFolder)/http-echo --listen 127.0.0.1:0 --threads 64 --log-format json 2>&1;"
          + " echo code $?")
      #expect(output.hasSuffix("code 71"), "\(output)")
      #expect(output.contains("cannot start an event loop: ") && output.contains("ulimit -n"), "\(output)")
    }
  }

  /// Waits up to ten seconds until so many of the clients, which get no answers, have been closed.
  private static func waitUntilClosed(_ count: Int, of clients: [RawClient]) -> Bool {
    var open = clients
    while clients.count - open.count < count {
      var states = open.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
      guard poll(&states, nfds_t(states.count), 10_000) > 0 else { return false }
      open = zip(open, states).filter { $1.revents == 0 }.map(\.0)
    }
    return true
  }
}
