// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPSemantics
import HTTPServer
import Observability
import Testing

/// Whether this machine can listen on `::1` at all.
private let hasIPv6: Bool = {
  let descriptor = socket(AF_INET6, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
  guard descriptor >= 0 else { return false }
  defer { close(descriptor) }
  var address = loopback6(port: 0)
  return withUnsafePointer(to: &address) { pointer in
    pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
    }
  } == 0
}()

private func loopback6(port: Int) -> sockaddr_in6 {
  var address = sockaddr_in6()
  address.sin6_family = sa_family_t(AF_INET6)
  address.sin6_port = in_port_t(port).bigEndian
  address.sin6_addr = in6addr_loopback
  return address
}

@Suite("addresses of both families", .enabled(if: hasIPv6, "this machine has no IPv6"))
struct AddressTests {
  private func peerRoute(_ builder: RouterBuilder) {
    builder.on(.get, "/peer") { request, response in
      try await response.send(.ok, content: Array("\(request.peer) \(request.authority)".utf8))
    }
  }

  private static let request = "GET /peer HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n"

  private static func ask6(_ port: Int) throws -> String {
    let client = try RawClient(connecting: AF_INET6) { descriptor in
      var address = loopback6(port: port)
      return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in6>.size))
        }
      }
    }
    client.send(request)
    return client.readResponse().content
  }

  private static func ask4(_ port: Int) throws -> String {
    let client = try RawClient(port: port)
    client.send(request)
    return client.readResponse().content
  }

  @Test("[::1]:0 serves IPv6 clients, and only them", arguments: [1, 2])
  func loopback(_ loops: Int) async throws {
    try await TestServer.run(
      loops: loops, options: { $0.listen = [ListenAddress("[::1]:0")].compactMap { $0 } }, routes: peerRoute
    ) { server in
      for _ in 0..<4 {
        let answer = try Self.ask6(server.port)
        #expect(answer == "::1 [::1]:80")
      }
      // Nobody answers, or another test's server that has the same port of 127.0.0.1.
      #expect((try? Self.ask4(server.port))?.hasSuffix(" [::1]:80") != true)
    }
  }

  @Test("[::]:0 and :0 serve both, and an IPv4 client is an IPv4 client", arguments: ["[::]:0", ":0"])
  func dualStack(_ listen: String) async throws {
    let log = LogLines()
    try await TestServer.run(
      options: {
        $0.listen = [ListenAddress(listen)].compactMap { $0 }
        $0.accessLog = true
      }, logger: log.logger, routes: peerRoute
    ) { server in
      let answers = [try Self.ask4(server.port), try Self.ask6(server.port)]
      #expect(answers == ["127.0.0.1 [::1]:80", "::1 [::1]:80"])
      #expect(log.wait(for: #""peer":"127.0.0.1""#))
      #expect(log.wait(for: #""peer":"::1""#))
      #expect(!log.text.contains("ffff"))
    }
  }

  @Test("an IPv4 client on a dual-stack socket is believed as the IPv4 proxy that it is")
  func trustedByIPv4() async throws {
    try await TestServer.run(
      options: {
        $0.listen = [ListenAddress("[::]:0")].compactMap { $0 }
        $0.trustedProxies = [AddressRange("127.0.0.1")].compactMap { $0 }
      }, routes: peerRoute
    ) { server in
      let client = try RawClient(port: server.port)
      client.send("GET /peer HTTP/1.1\r\nHost: a\r\nForwarded: for=\"[2001:db8::7]:4711\"\r\n\r\n")
      #expect(client.readResponse().content == "2001:db8::7 a")
    }
  }
}
