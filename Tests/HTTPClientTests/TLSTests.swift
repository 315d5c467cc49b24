// SPDX-License-Identifier: Apache-2.0
import Crypto
import EventLoop
import Glibc
import HTTPClient
import RawServer
import Testing

@Suite("https", .enabled(if: UpstreamStub.path != nil, "RAG_TEST_STUB names no stub"))
struct TLSTests {
  private struct Server {
    let stub: UpstreamStub
    let port: UInt16
    let caFile: String
    /// SHA-256 of the authority's certificate.
    let fingerprint: String

    init(certificate: String = "good") throws {
      port = UpstreamStub.freePort()
      caFile = "/tmp/rag-test-ca-\(getpid())-\(port).pem"
      stub = try UpstreamStub(["--tls-port", "\(port)", "--tls-ca-out", caFile, "--tls-cert", certificate])
      for _ in 0..<200 where !Self.listens(port) || (try? contents(of: caFile)) == nil { usleep(20_000) }
      let text = String(decoding: try contents(of: caFile), as: UTF8.self)
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("-----") }
      let digest = SHA256.hash(try Base64.decode(lines.joined()))
      fingerprint = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func listens(_ port: UInt16) -> Bool {
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
      address.sin_port = port.bigEndian
      return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { raw in
          connect(descriptor, raw, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
        }
      }
    }

    func remove() { unlink(caFile) }
  }

  private static func outcome(
    _ client: HTTPClient, _ server: Server, _ tls: TLSOptions, host: String = "localhost"
  ) async -> HTTPClientError.Code? {
    do throws(HTTPClientError) {
      let response = try await client.send(
        ClientRequest(url: "https://\(host):\(server.port)/", deadline: .after(.seconds(10)), tls: tls))
      return response.status == 200 ? nil : .protocolViolation
    } catch {
      return error.code
    }
  }

  @Test("only a peer that the given authority vouches for is trusted, unless verification is off")
  func authority() async throws {
    let server = try Server()
    defer { server.remove() }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      #expect(await Self.outcome(client, server, TLSOptions()) == .tls)
      #expect(await Self.outcome(client, server, TLSOptions(caFile: server.caFile)) == nil)
      #expect(await Self.outcome(client, server, TLSOptions(caFile: server.caFile)) == nil)
      #expect(await Self.outcome(client, server, TLSOptions(verify: false)) == nil)
      // A connection that was made without verification is not used by a call that wants it.
      #expect(await Self.outcome(client, server, TLSOptions()) == .tls)
      #expect(await Self.outcome(client, server, TLSOptions(caFile: "/nonexistent.pem")) == .tls)
    }
  }

  @Test("a fingerprint of the authority's certificate is enough, and another one is not")
  func fingerprint() async throws {
    let server = try Server()
    defer { server.remove() }
    let pairs = stride(from: 0, to: 64, by: 2).map { offset in
      let start = server.fingerprint.index(server.fingerprint.startIndex, offsetBy: offset)
      return String(server.fingerprint[start..<server.fingerprint.index(start, offsetBy: 2)]).uppercased()
    }
    try await EventLoopGroup.withLoops { loops in
      let client = HTTPClient(loops: loops)
      #expect(await Self.outcome(client, server, TLSOptions(fingerprint: server.fingerprint)) == nil)
      #expect(await Self.outcome(client, server, TLSOptions(fingerprint: pairs.joined(separator: ":"))) == nil)
      let other = String(repeating: "0", count: 64)
      #expect(await Self.outcome(HTTPClient(loops: loops), server, TLSOptions(fingerprint: other)) == .tls)
      #expect(await Self.outcome(client, server, TLSOptions(fingerprint: "abc")) == .tls)
    }
  }

  @Test("a certificate for another host is refused, pinned authority or not", arguments: [true, false])
  func wrongHost(pinned: Bool) async throws {
    let server = try Server(certificate: "wrong-host")
    defer { server.remove() }
    try await EventLoopGroup.withLoops { loops in
      var tls = pinned ? TLSOptions(fingerprint: server.fingerprint) : TLSOptions(caFile: server.caFile)
      #expect(await Self.outcome(HTTPClient(loops: loops), server, tls) == .tls)
      tls.verify = false
      #expect(await Self.outcome(HTTPClient(loops: loops), server, tls) == nil)
    }
  }

  @Test("an expired certificate is refused, pinned authority or not", arguments: [true, false])
  func expired(pinned: Bool) async throws {
    let server = try Server(certificate: "expired")
    defer { server.remove() }
    let tls = pinned ? TLSOptions(fingerprint: server.fingerprint) : TLSOptions(caFile: server.caFile)
    try await EventLoopGroup.withLoops { loops in
      #expect(await Self.outcome(HTTPClient(loops: loops), server, tls) == .tls)
    }
  }
}
