// SPDX-License-Identifier: Apache-2.0
import Glibc
import HTTPSemantics
import HTTPServer
import RawServer
import Testing

private let hasTools = !shell("command -v openssl").isEmpty && !shell("command -v curl").isEmpty

@Suite("TLS", .enabled(if: hasTools, "needs the commands openssl and curl"), .serialized)
struct TLSTests {
  /// A folder with self-signed certificates for `a.test` and `b.test`.
  private func withCertificates(_ body: (String) async throws -> Void) async throws {
    let folder = shell("mktemp -d /tmp/tls-test-XXXXXX")
    defer { _ = shell("rm -r \(folder)") }
    for name in ["a", "b"] {
      _ = shell(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout \(folder)/\(name).key"
          + " -out \(folder)/\(name).crt -days 2 -subj /CN=\(name).test -addext subjectAltName=DNS:\(name).test"
          + " 2>/dev/null")
    }
    try await body(folder)
  }

  private func certificate(_ folder: String, _ name: String) -> TLSCertificate {
    TLSCertificate(chainFile: "\(folder)/\(name).crt", keyFile: "\(folder)/\(name).key")
  }

  @Sendable private static func get(_ server: TestServer, _ folder: String, _ name: String, _ more: String = "")
    -> String
  {
    shell(
      "curl -s -m 5 --cacert \(folder)/\(name).crt --connect-to \(name).test:443:127.0.0.1:\(server.port) \(more)"
        + " https://\(name).test/hello")
  }

  @Test("requests are answered over TLS 1.2 and 1.3, not over older versions, and only with HTTP/1.1 by ALPN")
  func versions() async throws {
    try await withCertificates { folder in
      let certificates = [certificate(folder, "a")]
      try await TestServer.run(
        options: { $0.tls = TLSOptions(certificates: certificates) }, routes: commonRoutes
      ) { server in
        #expect(Self.get(server, folder, "a") == "hello")
        #expect(Self.get(server, folder, "a", "--tls-max 1.2") == "hello")
        #expect(Self.get(server, folder, "a", "--tls-max 1.1") == "")
        let protocols = "openssl s_client -connect 127.0.0.1:\(server.port) </dev/null 2>&1"
        #expect(shell(protocols + " -alpn http/1.1").contains("ALPN protocol: http/1.1"))
        #expect(shell(protocols + " -alpn h2").contains("no application protocol"))
        let plain = try server.connect()
        plain.send("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(!plain.readToEnd().contains("hello"))
      }
    }
  }

  @Test("the certificate is that of the name asked for, and large content passes whole")
  func serverNames() async throws {
    try await withCertificates { folder in
      let certificates = ["a", "b"].map { certificate(folder, $0) }
      try await TestServer.run(
        options: { $0.tls = TLSOptions(certificates: certificates) },
        routes: { builder in
          commonRoutes(builder)
          builder.on(.get, "/large") { _, response in
            try await response.send(.ok, content: Array(repeating: 0x61, count: 5_000_000))
          }
        }
      ) { server in
        #expect(Self.get(server, folder, "a") == "hello")
        #expect(Self.get(server, folder, "b") == "hello")
        let large = shell("curl -sk -m 5 https://127.0.0.1:\(server.port)/large | wc -c")
        #expect(large == "5000000")
      }
    }
  }

  @Test("certificates are read again for new connections; bad ones leave the old in use")
  func reload() async throws {
    try await withCertificates { folder in
      _ = shell("cp \(folder)/a.crt \(folder)/now.crt; cp \(folder)/a.key \(folder)/now.key")
      let certificates = [certificate(folder, "now")]
      try await TestServer.run(
        options: { $0.tls = TLSOptions(certificates: certificates) }, routes: commonRoutes
      ) { server in
        #expect(Self.get(server, folder, "a") == "hello")
        _ = shell("cp \(folder)/b.crt \(folder)/now.crt")
        #expect(throws: HTTPServerError.self) { try server.server.reloadCertificates() }
        #expect(Self.get(server, folder, "a") == "hello")
        _ = shell("cp \(folder)/b.key \(folder)/now.key")
        try server.server.reloadCertificates()
        #expect(Self.get(server, folder, "b") == "hello")
      }
    }
  }

  @Test("a handshake that does not come is not waited for")
  func handshakeTimeout() async throws {
    try await withCertificates { folder in
      let certificates = [certificate(folder, "a")]
      try await TestServer.run(
        options: {
          $0.tls = TLSOptions(certificates: certificates)
          $0.limits.tlsHandshakeTimeout = .milliseconds(100)
        }, routes: commonRoutes
      ) { server in
        let silent = try server.connect()
        #expect(silent.isClosed())
        let half = try server.connect()
        half.send([0x16, 0x03, 0x01])
        #expect(half.isClosed())
      }
    }
  }
}
