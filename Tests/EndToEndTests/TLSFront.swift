// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPServer
import RawServer

/// A server of a test behind a certificate of the test's authority.
final class TLSFront: Sendable {
  private let server: HTTPServer

  init(router: Router, authority: TestAuthority, loops: EventLoopGroup) {
    var options = HTTPServer.Options()
    options.tls = TLSOptions(
      certificates: [TLSCertificate(chainFile: authority.chainFile, keyFile: authority.keyFile)])
    options.drainGrace = .milliseconds(100)
    server = HTTPServer(options: options, router: router, loops: loops)
  }

  func start() async throws -> String { try await server.start().first?.description ?? "" }

  func run() async { await server.run() }

  func stop() {
    server.drain()
    server.drain()
  }
}
