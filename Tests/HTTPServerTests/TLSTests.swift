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
        #expect(shell(protocols + " -alpn http/1.0,h2").contains("ALPN protocol: http/1.0"))
        #expect(shell(protocols + " -alpn http/1.0,http/1.1").contains("ALPN protocol: http/1.1"))
        #expect(shell(protocols + " -alpn h2").contains("no application protocol"))
      }
    }
  }

  @Test("a client that offers HTTP/1.0 alone is served")
  func http10() async throws {
    try await withCertificates { folder in
      let certificates = [certificate(folder, "a")]
      try await TestServer.run(
        options: { $0.tls = TLSOptions(certificates: certificates) }, routes: commonRoutes
      ) { server in
        let answer = shell(
          "(printf 'GET /hello HTTP/1.0\\r\\n\\r\\n'; sleep 0.3)"
            + " | openssl s_client -connect 127.0.0.1:\(server.port) -alpn http/1.0 -quiet 2>/dev/null")
        #expect(answer.hasPrefix("HTTP/1.1 200 OK") && answer.hasSuffix("hello"), "\(answer)")
      }
    }
  }

  @Test("a request in plain HTTP is told so in plain text", arguments: ["GET", "POST", "options", "\r\nGET"])
  func plainRequest(_ method: String) async throws {
    try await withCertificates { folder in
      let certificates = [certificate(folder, "a")]
      try await TestServer.run(
        options: { $0.tls = TLSOptions(certificates: certificates) }, routes: commonRoutes
      ) { server in
        let plain = try server.connect()
        plain.send("\(method) /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
        let response = plain.readResponse()
        #expect(response.status == 400 && response["connection"] == "close")
        #expect(response["content-type"]?.hasPrefix("text/plain") == true)
        #expect(response.content.contains("HTTPS"))
        #expect(plain.isClosed())
        #expect(Self.get(server, folder, "a") == "hello")
        let garbage = try server.connect()
        garbage.send([0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08])
        #expect(!garbage.readToEnd().contains("HTTP"))
      }
    }
  }

  /// What a response is that ends with its connection.
  private static func closingRoutes(_ builder: RouterBuilder) {
    commonRoutes(builder)
    builder.on(.get, "/finished") { _, response in
      var writer = try await response.stream(.ok)
      try await writer.write(Array("part".utf8))
      try await writer.finish()
    }
    builder.on(.get, "/broken") { _, response in
      var writer = try await response.stream(.ok)
      try await writer.write(Array("part".utf8))
    }
    builder.on(.get, "/long") { _, response in
      var writer = try await response.stream(.ok)
      for _ in 0..<200 { try await writer.write([UInt8](repeating: 0x61, count: 64 << 10)) }
      try await writer.finish()
    }
  }

  @Test("an answer that ends with its connection is told from one that broke off, over TLS and without")
  func closeDelimited() async throws {
    try await withCertificates { folder in
      let certificates = [certificate(folder, "a")]
      for hasTLS in [true, false] {
        try await TestServer.run(
          options: { if hasTLS { $0.tls = TLSOptions(certificates: certificates) } }, routes: Self.closingRoutes
        ) { server in
          let base = (hasTLS ? "https" : "http") + "://127.0.0.1:\(server.port)"
          func curl(_ path: String) -> String {
            shell("curl -0 -sk -m 5 -o \(folder)/out \(base)\(path); echo $? $(wc -c <\(folder)/out)")
          }
          #expect(curl("/finished") == "0 4")
          #expect(curl("/long") == "0 \(200 * (64 << 10))")
          #expect(curl("/broken").hasPrefix("56 "))
          #expect(shell("curl -sk -m 5 \(base)/finished") == "part")
        }
      }
    }
  }

  @Test("TLS ends with close_notify: after an answer that is the last, and when an idle connection is closed")
  func closeNotify() async throws {
    try await withCertificates { folder in
      let certificates = [certificate(folder, "a")]
      try await TestServer.run(
        options: {
          $0.tls = TLSOptions(certificates: certificates)
          $0.limits.idleTimeout = .milliseconds(200)
        }, routes: Self.closingRoutes
      ) { server in
        func messages(_ request: String, _ version: String) -> String {
          shell(
            "(printf '\(request)'; sleep 1)"
              + " | openssl s_client -connect 127.0.0.1:\(server.port) \(version) -quiet -msg 2>&1 | grep '^<<<'")
        }
        for version in ["-tls1_2", "-tls1_3"] {
          for fields in ["Connection: close\\r\\n", ""] {
            let text = messages("GET /finished HTTP/1.1\\r\\nHost: a\\r\\n\(fields)\\r\\n", version)
            #expect(text.contains("close_notify"), "\(version) \(fields): \(text)")
          }
          #expect(!messages("GET /broken HTTP/1.0\\r\\n\\r\\n", version).contains("close_notify"))
        }
      }
    }
  }

  @Test("a peer that never shakes hands does not hold a slot against others")
  func handshakeEviction() async throws {
    try await withCertificates { folder in
      let certificates = [certificate(folder, "a")]
      try await TestServer.run(
        options: {
          $0.tls = TLSOptions(certificates: certificates)
          $0.limits.connections = 10
        }, routes: commonRoutes
      ) { server in
        let silent = try (0..<10).map { _ in try server.connect() }
        silent[5].send([0x16, 0x03])
        for _ in 0..<12 { #expect(Self.get(server, folder, "a") == "hello") }
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
