// SPDX-License-Identifier: Apache-2.0
import Crypto
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import JSON
import Primitives
import RawServer
import Testing

@Suite("The runtime's server on the open network: HTTPS, limits, metrics, sockets that are handed over")
struct ServerSettingTests {
  /// A runtime without upstreams: it serves all the same.
  private static func runtime(_ more: [String: String], listener: Int32? = nil) throws -> ChildProcess {
    let own = [
      "ENGINE_URL": "http://127.0.0.1:9", "OPENAI_BASE_URL": "http://127.0.0.1:9/v1", "CHAT_MODEL": "m",
      "API_KEYS": "first,second", "STORE_CURRENCY": "USD", "LISTEN": "127.0.0.1:0", "LOG_FORMAT": "json",
    ]
    return try ChildProcess("rag-runtime", environment: own.merging(more) { $1 }, listener: listener)
  }

  private static func port(_ child: ChildProcess, _ message: String = "listening") async throws -> Int {
    let line = try await child.line(with: "\"message\":\"\(message)\"")
    let address = try JSONValue(parsing: Array(line.utf8))["address"]?.stringValue ?? ""
    guard let port = address.split(separator: ":").last.flatMap({ Int($0) }) else {
      throw ChildProcess.Failure(message: line)
    }
    return port
  }

  private static let hasTools = !shell("command -v openssl").isEmpty && !shell("command -v curl").isEmpty

  private static func certificate(_ folder: String, _ name: String) {
    _ = shell(
      "openssl req -x509 -newkey rsa:2048 -nodes -keyout \(folder)/\(name).key -out \(folder)/\(name).crt -days 2"
        + " -subj /CN=\(name).test -addext subjectAltName=DNS:\(name).test 2>/dev/null")
  }

  @Test(
    "HTTPS by two files; SIGHUP reads them again, bad ones leave the old in use; the metrics' port stays plain",
    .enabled(if: hasTools, "needs the commands openssl and curl"))
  func tls() async throws {
    let folder = shell("mktemp -d /tmp/tls-test-XXXXXX")
    defer { _ = shell("rm -r \(folder)") }
    for name in ["a", "b"] { Self.certificate(folder, name) }
    _ = shell("cp \(folder)/a.crt \(folder)/now.crt; cp \(folder)/a.key \(folder)/now.key")
    let child = try Self.runtime([
      "TLS_CERT_FILE": "\(folder)/now.crt", "TLS_KEY_FILE": "\(folder)/now.key", "METRICS_LISTEN": "127.0.0.1:0",
    ])
    let port = try await Self.port(child)
    let metrics = try await Self.port(child, "metrics are served")
    func get(_ name: String, _ path: String) -> String {
      shell(
        "curl -s -m 5 --cacert \(folder)/\(name).crt --connect-to \(name).test:443:127.0.0.1:\(port)"
          + " -o /dev/null -w '%{http_code}' https://\(name).test\(path)")
    }
    #expect(get("a", "/healthz") == "200" && get("a", "/metrics") == "404")
    #expect(shell("curl -s -m 5 http://127.0.0.1:\(metrics)/metrics").contains("rag_http_requests_total{"))
    #expect(shell("curl -s -m 5 -o /dev/null -w '%{http_code}' http://127.0.0.1:\(metrics)/healthz") == "404")

    _ = shell("cp \(folder)/b.crt \(folder)/now.crt")
    child.signal(SIGHUP)
    _ = try await child.line(with: "the old certificates stay in use", "now.key: key values mismatch")
    #expect(get("a", "/healthz") == "200")
    _ = shell("cp \(folder)/b.key \(folder)/now.key")
    child.signal(SIGHUP)
    _ = try await child.line(with: "certificates read again")
    #expect(get("b", "/healthz") == "200")
    child.signal(SIGTERM)
    #expect(try await child.end() == 0)
    #expect(!child.log.contains("PRIVATE KEY"))
  }

  @Test(
    "a certificate that cannot be used is 78 and named; an encrypted key is not asked a passphrase for",
    .enabled(if: hasTools, "needs the commands openssl and curl"), arguments: ["rag-runtime", "http-echo"])
  func badCertificates(_ name: String) async throws {
    let folder = shell("mktemp -d /tmp/tls-test-XXXXXX")
    defer { _ = shell("rm -r \(folder)") }
    for name in ["a", "b"] { Self.certificate(folder, name) }
    _ = shell("openssl rsa -aes256 -passout pass:x -in \(folder)/a.key -out \(folder)/locked.key 2>/dev/null")
    for (chain, key) in [("none.crt", "a.key"), ("a.crt", "none.key"), ("a.crt", "b.key"), ("a.crt", "locked.key")] {
      let files = ["TLS_CERT_FILE": "\(folder)/\(chain)", "TLS_KEY_FILE": "\(folder)/\(key)"]
      let child =
        try name == "rag-runtime"
        ? Self.runtime(files)
        : ChildProcess(name, ["--listen", "127.0.0.1:0"], environment: files.merging(["LOG_FORMAT": "json"]) { $1 })
      #expect(try await child.end() == 78)
      #expect(child.lastLine.contains("TLS_CERT_FILE") && child.lastLine.contains(folder), "\(child.log)")
      let isThere = !chain.hasPrefix("none") && !key.hasPrefix("none")
      #expect(child.lastLine.contains("no such file") == !isThere, "\(child.log)")
      #expect(child.lastLine.contains("it is encrypted") == key.hasPrefix("locked"), "\(child.log)")
    }
  }

  @Test(
    "SIGHUP reads the keys again, of a file of their own or of the YAML file; a bad file leaves the old ones in use",
    arguments: ["API_KEYS_FILE", "CONFIG_FILE"])
  func keysReadAgain(_ source: String) async throws {
    let folder = shell("mktemp -d /tmp/keys-test-XXXXXX")
    defer { _ = shell("rm -r \(folder)") }
    let file = "\(folder)/keys"
    func write(_ keys: [String]) {
      let text = source == "CONFIG_FILE" ? "api_keys: [\(keys.joined(separator: ", "))]" : keys.joined(separator: "\n")
      _ = shell("printf '%s\\n' '\(text)' >\(file)")
    }
    write(["old-key"])
    let child = try Self.runtime([source: file, "API_KEYS": ""])
    let url = "http://127.0.0.1:\(try await Self.port(child))"
    func status(_ key: String) -> String {
      shell("curl -s -m 5 -o /dev/null -w '%{http_code}' -H 'X-API-Key: \(key)' \(url)/api/v1/models")
    }
    #expect(status("old-key") == "200" && status("new-key") == "401")

    write(["new-key", "sha256:nonsense"])
    child.signal(SIGHUP)
    _ = try await child.line(with: "the old API keys stay in use", "API_KEYS")
    #expect(status("old-key") == "200" && status("new-key") == "401")

    _ = shell("rm \(file)")
    child.signal(SIGHUP)
    _ = try await child.line(with: "the old API keys stay in use", "No such file")
    #expect(status("old-key") == "200")

    write(["new-key", "other-key"])
    child.signal(SIGHUP)
    _ = try await child.line(with: "API keys read again", "\"keys\":2")
    #expect(status("old-key") == "401" && status("new-key") == "200" && status("other-key") == "200")
    child.signal(SIGTERM)
    #expect(try await child.end() == 0)
    #expect(!child.log.contains("new-key") && !child.log.contains("old-key"))
  }

  @Test(
    "keys with scopes and stores stand in the file; SIGHUP reads them again; a wrong entry is 78 and its place named")
  func keyEntries() async throws {
    let folder = shell("mktemp -d /tmp/keys-test-XXXXXX")
    defer { _ = shell("rm -r \(folder)") }
    let file = "\(folder)/config.yaml"
    func write(_ entries: [String]) {
      let text = "stores: [en=a, de=b]\napi_keys:\n" + entries.map { "  - " + $0 + "\n" }.joined()
      _ = shell("cat >\(file) <<'END'\n\(text)END")
    }
    func hash(_ key: String) -> String { Hexadecimal.encode(SHA256.hash(key)) }
    let first = "{name: first, sha256: \(hash("first-key")), scopes: [chat], stores: [de], rate_limit: 600/100}"
    write([first, "plain-key"])
    let child = try Self.runtime(["CONFIG_FILE": file, "API_KEYS": "", "MODEL_PRICES": "m=1/2"])
    let url = "http://127.0.0.1:\(try await Self.port(child))"
    func get(_ key: String) -> String {
      shell("curl -s -m 5 -w ' %{http_code}' -H 'X-API-Key: \(key)' \(url)/api/v1/models")
    }
    #expect(get("first-key").contains("magento-rag-de") && !get("first-key").contains("magento-rag-en"))
    #expect(get("plain-key").contains("magento-rag-en") && get("second-key").hasSuffix(" 401"))
    write([first, "{name: second, sha256: 'sha256:\(hash("second-key"))', daily_budget_usd: 2.50}"])
    child.signal(SIGHUP)
    _ = try await child.line(with: "API keys read again", "\"keys\":2")
    #expect(get("second-key").hasSuffix(" 200") && get("plain-key").hasSuffix(" 401"))
    _ = try await child.line(with: "\"status\":200", "\"key\":\"second\"")
    child.signal(SIGTERM)
    #expect(try await child.end() == 0)
    #expect(!child.log.contains("first-key") && !child.log.contains("plain-key"))

    for (entry, part) in [
      ("{name: a}", "sha256"), ("{sha256: abc}", "64 hexadecimal digits"),
      ("{sha256: \(hash("a")), scopes: [chatt]}", "\"chatt\""), ("{sha256: \(hash("a")), stores: [fr]}", "de, en"),
      ("{sha256: \(hash("a")), stores: []}", "at least one store"),
      ("{sha256: \(hash("a")), rate_limit: fast}", "\"fast\""),
      ("{sha256: \(hash("a")), daily_budget_usd: -1}", "\"-1\""),
      ("{sha256: \(hash("a")), scope: [chat]}", "\"scope\""),
      ("{sha256: \(hash("a")), name: ''}", "printable"), ("{sha256: \(hash("first-key"))}", "each key once"),
    ] {
      write([first, entry])
      let child = try Self.runtime(["CONFIG_FILE": file, "API_KEYS": ""])
      #expect(try await child.end() == 78, "\(entry)")
      #expect(child.lastLine.contains("API_KEYS") && child.lastLine.contains("line 4"), "\(child.lastLine)")
      #expect(child.lastLine.replacing("\\\"", with: "\"").contains(part), "\(child.lastLine)")
    }
  }

  @Test("probes are not in the access log unless ACCESS_LOG=all asks for them", arguments: ["true", "all"])
  func probesInLog(_ accessLog: String) async throws {
    let child = try Self.runtime(["ACCESS_LOG": accessLog])
    let url = "http://127.0.0.1:\(try await Self.port(child))"
    for path in ["/healthz", "/readyz", "/metrics", "/openapi.yaml"] { _ = shell("curl -s -m 5 \(url)\(path)") }
    _ = try await child.line(with: "\"path\":\"/openapi.yaml\"")
    child.signal(SIGTERM)
    #expect(try await child.end() == 0)
    for path in ["/healthz", "/readyz", "/metrics"] {
      #expect(child.log.contains("\"path\":\"\(path)\"") == (accessLog == "all"), "\(path)")
    }
  }

  @Test("over the rate of a key, or of an address, a client gets 429 that says when to come again")
  func rateLimit() async throws {
    let child = try Self.runtime(["RATE_LIMIT": "6/2"])
    let url = "http://127.0.0.1:\(try await Self.port(child))"
    try await EventLoopGroup.withLoops { loops in
      let caller = Caller(loops: loops)
      var answers: [Caller.Answer] = []
      for key in ["first", "wrong", "first"] { answers.append(try await caller.get(url + "/api/v1/models", key: key)) }
      // The address has had its two; that the second one had a wrong key does not spare it.
      #expect(answers.map(\.status) == [200, 401, 429])
      let policy = answers[0].fields["ratelimit-policy"]
      #expect(policy == "\"address\";q=2;w=20, \"key\";q=2;w=20")
      #expect(answers[0].fields["ratelimit"]?.hasPrefix("\"address\";r=1;t=10, \"key\";r=1;") == true)
      let last = try #require(answers.last)
      #expect(last.fields["retry-after"].flatMap { Int($0) }.map { (1...10).contains($0) } == true)
      let error = try last.json()["error"]
      #expect(error?["code"] == "rate_limit_exceeded" && error?["type"] == "rate_limit_error")
      #expect(try await caller.get(url + "/healthz").status == 200)
    }
  }

  @Test("a client over its rate behind a proxy that is not believed makes a warning that names the setting")
  func unbelievedProxy() async throws {
    let child = try Self.runtime(["RATE_LIMIT": "6/1"])
    let url = "http://127.0.0.1:\(try await Self.port(child))"
    for _ in 0..<3 { _ = shell("curl -s -m 5 -H 'X-Forwarded-For: 203.0.113.9' \(url)/api/v1/models") }
    _ = try await child.line(with: "TRUSTED_PROXIES", "127.0.0.1")
    child.signal(SIGTERM)
    #expect(try await child.end() == 0)
    #expect(child.log.split(separator: "\n").filter { $0.contains("TRUSTED_PROXIES") }.count == 1)
  }

  @Test(
    "a listening socket that is handed over takes the place of LISTEN", arguments: ["rag-runtime", "http-echo"])
  func inherited(_ name: String) async throws {
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) | listen(listener, 16) | getsockname(listener, $0, &length)
      }
    }
    #expect(status == 0)
    let port = Int(UInt16(bigEndian: address.sin_port))
    // What LISTEN names is not touched: it would be refused.
    let taken = ["LISTEN": "127.0.0.1:\(port)", "LOG_FORMAT": "json"]
    let child =
      try name == "rag-runtime"
      ? Self.runtime(taken, listener: listener) : ChildProcess(name, environment: taken, listener: listener)
    _ = try await child.line(with: "listening", "descriptor 3")
    try await EventLoopGroup.withLoops { loops in
      let answer = try await Caller(loops: loops).get("http://127.0.0.1:\(port)/healthz")
      #expect(answer.status == 200)
    }
    child.signal(SIGTERM)
    #expect(try await child.end() == 0)
  }

  @Test("an address in use is 71, for the metrics too, and names the setting")
  func inUse() async throws {
    let first = try Self.runtime([:])
    let port = try await Self.port(first)
    for name in ["LISTEN", "METRICS_LISTEN"] {
      let child = try Self.runtime([name: "127.0.0.1:\(port)"])
      #expect(try await child.end() == 71)
      #expect(child.lastLine.contains("(\(name))"), "\(child.log)")
    }
  }
}
