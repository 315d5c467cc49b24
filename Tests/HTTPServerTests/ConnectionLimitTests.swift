// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import Synchronization
import Testing

@testable import HTTPServer

@Suite("the number of connections is bounded", .serialized)
struct ConnectionLimitTests {
  private static let hello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"

  private func routes(_ builder: RouterBuilder) {
    commonRoutes(builder)
    builder.on(.get, "/endless") { request, response in
      var events = try await response.events()
      while !Task.isCancelled {
        try await events.send(data: "tick")
        await request.loop.sleep(for: .milliseconds(20))
      }
    }
  }

  @Test(
    "150 peers that send one byte do not keep a healthy client waiting, at a limit of 100", arguments: [1, 2])
  func oneByte(_ loops: Int) async throws {
    try await TestServer.run(loops: loops, options: { $0.limits.connections = 100 }, routes: routes) { server in
      var peers: [RawClient] = []
      for _ in 0..<150 {
        let peer = try server.connect()
        peer.send("G")
        peers.append(peer)
      }
      var times: [Int] = []
      for _ in 0..<20 {
        times.append(
          try milliseconds {
            let client = try server.connect()
            client.send(Self.hello)
            #expect(client.readResponse().content == "hello")
          })
        #expect(server.server.connectionCount <= 100)
      }
      #expect(times.max() ?? .max < 100, "\(times)")
      // Those that stay are the youngest.
      peers[149].send("ET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(peers[149].readResponse().content == "hello")
      let open = peers.indices.filter { !Self.isClosedNow(peers[$0]) }
      #expect(open.count < 100 && open.last == 149)
      // Loops read side by side: between two of them the order is not that of the clients.
      if loops == 1 { #expect(open == Array((peers.count - open.count)..<peers.count)) }
    }
  }

  @Test("200 event streams never make more than 50 connections, none is cut, and the others wait", arguments: [1, 2])
  func streams(_ loops: Int) async throws {
    try await TestServer.run(loops: loops, options: { $0.limits.connections = 50 }, routes: routes) { server in
      let most = Atomic(0)
      let isOver = Atomic(false)
      let watch = BackgroundThread {
        while !isOver.load(ordering: .relaxed) {
          most.max(server.server.connectionCount, ordering: .relaxed)
          usleep(200)
        }
      }
      var clients: [RawClient] = []
      for _ in 0..<200 {
        let client = try server.connect()
        client.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
        clients.append(client)
      }
      // Long enough for several rounds of looking whether there is room.
      usleep(500_000)
      let served = clients.filter { $0.hasInput }
      #expect(served.count == 50)
      isOver.store(true, ordering: .relaxed)
      watch.join()
      #expect(most.load(ordering: .relaxed) == 50)
      for client in served { #expect(client.read(until: "tick").hasSuffix("tick")) }
      // Whoever goes makes room for one that waits.
      let waiting = clients.filter { !$0.hasInput }
      for client in served.prefix(10) { client.close() }
      #expect(Self.wait(for: 10, of: waiting))
      for client in served.dropFirst(10) { #expect(!client.read(until: "tick\n\n").isEmpty) }
    }
  }

  /// Waits up to five seconds until so many clients have got something.
  private static func wait(for count: Int, of clients: [RawClient]) -> Bool {
    for _ in 0..<500 {
      if clients.filter({ $0.hasInput }).count >= count { return true }
      usleep(10_000)
    }
    return false
  }

  @Test("the connection that has been idle longest goes first, whichever loop it is on", arguments: [1, 2])
  func idleOrder(_ loops: Int) async throws {
    try await TestServer.run(loops: loops, options: { $0.limits.connections = 20 }, routes: routes) { server in
      var clients: [RawClient] = []
      for _ in 0..<20 {
        let client = try server.connect()
        client.send(Self.hello)
        #expect(client.readResponse().status == 200)
        clients.append(client)
        usleep(2000)
      }
      // The first three have been busy since.
      for client in clients.prefix(3) {
        client.send(Self.hello)
        #expect(client.readResponse().status == 200)
        usleep(2000)
      }
      for expected in 3..<8 {
        let client = try server.connect()
        client.send(Self.hello)
        #expect(client.readResponse().status == 200)
        #expect(clients[expected].isClosed())
        usleep(2000)
        #expect(clients[(expected + 1)...].allSatisfy { !Self.isClosedNow($0) })
        clients.append(client)
      }
      #expect(clients.prefix(3).allSatisfy { !Self.isClosedNow($0) })
    }
  }

  private static func isClosedNow(_ client: RawClient) -> Bool {
    var state = pollfd(fd: client.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&state, 1, 0) > 0
  }

  @Test("idle connections go before unfinished heads, and requests that have come are answered")
  func order() async throws {
    try await TestServer.run(options: { $0.limits.connections = 3 }, routes: routes) { server in
      let head = try server.connect()
      head.send("GET /hello HTTP/1.1\r\n")
      let idle = try server.connect()
      idle.send(Self.hello)
      #expect(idle.readResponse().status == 200)
      let busy = try server.connect()
      busy.send("GET /endless HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = busy.read(until: "tick")
      let fourth = try server.connect()
      fourth.send("GET /hello HTTP/1.1\r\n")
      #expect(idle.isClosed())
      let fifth = try server.connect()
      fifth.send(Self.hello)
      #expect(fifth.readResponse().status == 200)
      #expect(head.isClosed())
      fourth.send("Host: a\r\n\r\n")
      #expect(fourth.readResponse().status == 200)
      #expect(busy.read(until: "tick\n\n").hasSuffix("tick\n\n"))
    }
  }

  @Test("a connection that is answered and only waits for its end does not hold a slot against others")
  func lingering() async throws {
    try await TestServer.run(options: { $0.limits.connections = 10 }, routes: routes) { server in
      var peers: [RawClient] = []
      for _ in 0..<10 {
        let peer = try server.connect()
        peer.send("no request\r\n\r\n")
        #expect(peer.readResponse().status == 400)
        peers.append(peer)
      }
      let time = try milliseconds {
        let client = try server.connect()
        client.send(Self.hello)
        #expect(client.readResponse().content == "hello")
      }
      #expect(time < 100)
    }
  }

  @Test("a burst of clients at the limit is answered whole: those whose request has come are not closed for others")
  func burst() async throws {
    try await TestServer.run(loops: 2, options: { $0.limits.connections = 20 }, routes: routes) { server in
      var clients: [RawClient] = []
      for _ in 0..<200 {
        let client = try server.connect()
        client.send("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        clients.append(client)
      }
      for client in clients { #expect(client.readResponse().content == "hello") }
    }
  }

  /// An address of this machine that is not loopback.
  private static let address: in_addr? = {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return nil }
    defer { freeifaddrs(list) }
    var next = list
    while let entry = next {
      next = entry.pointee.ifa_next
      guard let address = entry.pointee.ifa_addr, Int32(address.pointee.sa_family) == AF_INET else { continue }
      let four = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { $0.pointee.sin_addr }
      if UInt32(bigEndian: four.s_addr) >> 24 != 127 { return four }
    }
    return nil
  }()

  private static func connect(_ port: Int) throws -> RawClient {
    try RawClient(connecting: AF_INET) { descriptor in
      var target = sockaddr_in()
      target.sin_family = sa_family_t(AF_INET)
      target.sin_port = in_port_t(port).bigEndian
      target.sin_addr = address ?? in_addr()
      return withUnsafePointer(to: &target) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
    }
  }

  @Test(
    "an address holds as many connections as it may, but for believed proxies",
    .enabled(if: address != nil, "needs an address that is not loopback"), arguments: [false, true])
  func perAddress(_ isTrusted: Bool) async throws {
    try await TestServer.run(
      options: {
        $0.listen = [.tcp(host: "0.0.0.0", port: 0)]
        $0.limits.connectionsPerAddress = 3
        if isTrusted { $0.trustedProxies = ["0.0.0.0/0"].compactMap { AddressRange($0) } }
      }, routes: routes
    ) { server in
      var clients: [RawClient] = []
      for index in 0..<5 {
        let client = try Self.connect(server.port)
        client.send(Self.hello)
        #expect((client.readResponse().status == 200) == (isTrusted || index < 3))
        clients.append(client)
      }
      // Loopback is exempt.
      for _ in 0..<5 {
        let client = try server.connect()
        client.send(Self.hello)
        #expect(client.readResponse().status == 200)
        clients.append(client)
      }
      for client in clients { client.close() }
      for _ in 0..<500 where server.server.connectionCount > 0 { usleep(10_000) }
      let again = try Self.connect(server.port)
      again.send(Self.hello)
      #expect(again.readResponse().status == 200)
    }
  }

  @Test("of an address nothing is kept once its connections have gone; an IPv6 client is its network")
  func addressTable() throws {
    let limit = AddressLimit(maximum: 2, trusted: ["10.0.0.0/8"].compactMap { AddressRange($0) })
    func peer(_ text: String) throws -> PeerAddress { try #require(PeerAddress(numeric: text)) }
    for text in ["2001:db8::1", "2001:db8::2", "192.0.2.1", "192.0.2.2"] { #expect(limit.take(try peer(text))) }
    #expect(!limit.take(try peer("2001:db8::3")))
    #expect(limit.take(try peer("2001:db8:0:1::1")))
    for _ in 0..<5 { for text in ["10.1.2.3", "127.0.0.9", "::1", "unix"] { #expect(limit.take(try peer(text))) } }
    #expect(limit.addresses == 4)
    for text in ["2001:db8::2", "2001:db8::1", "192.0.2.1", "192.0.2.2", "2001:db8:0:1::1"] {
      limit.giveBack(try peer(text))
    }
    #expect(limit.addresses == 0)
  }
}
