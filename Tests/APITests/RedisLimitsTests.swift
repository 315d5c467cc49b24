// SPDX-License-Identifier: Apache-2.0
import API
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import JSON
import Observability
import RawServer
import Redis
import Testing

@Suite("Limits that replicas share through Redis", .enabled(if: RedisServer.isInstalled), .serialized)
struct RedisLimitsTests {
  private static let fields = [("authorization", "Bearer shared-secret"), ("content-type", "application/json")]

  private static func setup(_ redis: RedisServer, rate: RateLimit? = nil) throws -> Service.Setup {
    var setup = Service.Setup()
    guard let address = RedisAddress(redis.url) else { throw RedisServer.NotStarted() }
    setup.redis = address
    setup.keys = [APIKey(hash: APIKeyHash(key: "shared-secret"), name: "shared", rateLimit: rate)]
    return setup
  }

  private static func models(_ service: Service) async throws -> Service.Answer {
    try await service.get("/api/v1/models", fields: fields)
  }

  @Test("a thousand requests at two replicas get what one limit allows, not two")
  func rate() async throws {
    let redis = try RedisServer()
    let setup = try Self.setup(redis, rate: RateLimit(perMinute: 100, burst: 100))
    try await Service.run(setup) { (first: Service) async throws in
      try await Service.run(setup) { (second: Service) async throws in
        #expect(await first.eventually { first.metrics.value(of: "rag_limits_shared") == 1 })
        #expect(await second.eventually { second.metrics.value(of: "rag_limits_shared") == 1 })
        let began = MonotonicInstant.now
        try await withThrowingTaskGroup(of: Void.self) { group in
          for number in 0..<1000 {
            group.addTask { _ = try await Self.models(number % 2 == 0 ? first : second) }
            if number >= 100 { try await group.next() }
          }
          try await group.waitForAll()
        }
        let passed = [first, second].map { service in
          Int(service.metrics.value(of: #"rag_http_requests_total{route="/api/v1/models",status="200"}"#) ?? 0)
        }
        let refilled = Int(began.duration(to: .now).seconds * 100 / 60) + 1
        #expect(passed[0] + passed[1] >= 100 && passed[0] + passed[1] <= 100 + refilled, "\(passed)")
        #expect(passed.allSatisfy { $0 > 0 })
        // A token may have come back meanwhile; the next request finds none.
        var refused = try await Self.models(first)
        for _ in 0..<100 where refused.status == 200 { refused = try await Self.models(first) }
        #expect(refused.status == 429 && refused.fields["retry-after"] == "1")
        #expect(refused.fields["ratelimit"]?.contains(#""key";r=0"#) == true)
        #expect(refused.fields["x-ratelimit-remaining-requests"] == "0")
      }
    }
  }

  @Test("a replica that cannot ask Redis goes on from what all of them had left")
  func lastKnown() async throws {
    let redis = try RedisServer()
    let setup = try Self.setup(redis, rate: RateLimit(perMinute: 1, burst: 10))
    // Long enough for a busy machine's answers, short enough to wait for one that never comes.
    var other = setup
    other.redisBound = .seconds(2)
    let second = other
    try await Service.run(setup) { (first: Service) async throws in
      try await Service.run(second) { (second: Service) async throws in
        for service in [first, second] {
          #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 1 })
        }
        for _ in 0..<10 { #expect(try await Self.models(first).status == 200) }
        // Its own count has room for nine more; what all have left is what stands when Redis is too late.
        var status = 200
        for _ in 0..<9 where status == 200 { status = try await Self.models(second).status }
        #expect(status == 429)
        redis.suspend()
        defer { redis.resume() }
        #expect(try await Self.models(second).status == 429)
      }
    }
  }

  @Test("an address's refused keys count together as well")
  func addresses() async throws {
    let redis = try RedisServer()
    var setup = try Self.setup(redis)
    setup.rateLimit = RateLimit(perMinute: 1, burst: 5)
    let both = setup
    try await Service.run(both) { (first: Service) async throws in
      try await Service.run(both) { (second: Service) async throws in
        for service in [first, second] {
          #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 1 })
        }
        var statuses: [Int] = []
        for number in 0..<8 {
          let service = number % 2 == 0 ? first : second
          statuses.append(try await service.get("/api/v1/models", fields: [("authorization", "Bearer no")]).status)
        }
        #expect(statuses == [401, 401, 401, 401, 401, 429, 429, 429])
      }
    }
  }

  @Test("what a client has used at one replica is used at the other")
  func budgets() async throws {
    let redis = try RedisServer()
    var setup = try Self.setup(redis)
    setup.budgets = Budgets.Options(clientTokens: 100)
    let both = setup
    try await Service.run(both) { (first: Service) async throws in
      try await Service.run(both) { (second: Service) async throws in
        for service in [first, second] {
          #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 1 })
        }
        #expect(try await first.chat(ChatTests.question, fields: Self.fields).status == 200)
        let refused = try await second.chat(ChatTests.question, fields: Self.fields)
        #expect(refused.status == 429)
        #expect(try refused.json()["error"]?["code"] == "budget_exceeded")
        #expect(try await second.chat(ChatTests.question).status == 200, "another client")
      }
    }
    #expect(!redis.keys.contains("shared"), "keys in the store name nobody")
  }

  @Test("Redis killed and started again: no request fails, each replica counts for itself, and then together again")
  func away() async throws {
    let redis = try RedisServer()
    let log = MemoryLog()
    var setup = try Self.setup(redis)
    setup.logger = log.logger
    setup.budgets = Budgets.Options(clientTokens: 1_000_000)
    try await Service.run(setup) { (service: Service) async throws in
      #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 1 })
      #expect(try await Self.models(service).status == 200)
      redis.kill()
      for _ in 0..<20 { #expect(try await Self.models(service).status == 200) }
      #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 0 })
      #expect(try await service.get("/readyz").json()["degraded"] == ["limits"])
      #expect(try await service.chat(ChatTests.question, fields: Self.fields).status == 200)
      try redis.start()
      #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 1 })
      #expect(try await Self.models(service).status == 200)
      #expect(await service.eventually { redis.keys.contains(":tokens") }, "what was charged meanwhile is posted")
      #expect(try await service.get("/readyz").json()["degraded"] == [])
    }
    let lines = log.lines.joined(separator: "\n")
    #expect(lines.contains("the store of shared limits is away") && lines.contains("limits are shared by all replicas"))
  }

  @Test("a Redis that hangs holds no request back for long")
  func hangs() async throws {
    let redis = try RedisServer()
    var setup = try Self.setup(redis, rate: RateLimit(perMinute: 100_000, burst: 100_000))
    setup.redisBound = .milliseconds(20)
    try await Service.run(setup) { (service: Service) async throws in
      #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 1 })
      redis.suspend()
      defer { redis.resume() }
      let began = MonotonicInstant.now
      for _ in 0..<50 { #expect(try await Self.models(service).status == 200) }
      #expect(began.duration(to: .now) < .seconds(20), "20 ms each until the connection is given up, then nothing")
      #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 0 })
      redis.resume()
      #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 1 })
    }
  }

  @Test("a password is sent, and a wrong one is told in the log without being shown")
  func password() async throws {
    let redis = try RedisServer(["--requirepass", "s3cret/"])
    let log = MemoryLog()
    var setup = try Self.setup(redis)
    setup.logger = log.logger
    setup.redis = RedisAddress("redis://:s3cret%2F@127.0.0.1:\(redis.port)/1")
    try await Service.run(setup) { (service: Service) async throws in
      #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 1 })
    }
    setup.redis = RedisAddress("redis://:wrong-secret@127.0.0.1:\(redis.port)")
    try await Service.run(setup) { (service: Service) async throws in
      #expect(await service.eventually { log.lines.contains { $0.contains("WRONGPASS") } })
      #expect(try await Self.models(service).status == 200)
    }
    #expect(!log.lines.joined().contains("wrong-secret"))
  }

  @Test("rediss:// is TLS, checked against the certificates to trust and the server's name")
  func secure() async throws {
    let port = RedisServer.freePort()
    let redis = try RedisServer([
      "--tls-port", String(port), "--tls-auth-clients", "no", "--tls-cert-file", TestCertificate.file,
      "--tls-key-file", TestCertificate.keyFile, "--tls-ca-cert-file", TestCertificate.file,
    ])
    for host in ["127.0.0.1", "localhost"] {
      var setup = try Self.setup(redis, rate: RateLimit(perMinute: 1, burst: 3))
      setup.redis = RedisAddress("rediss://\(host):\(port)")
      setup.redis?.caFile = TestCertificate.file
      setup.keys = [
        APIKey(hash: APIKeyHash(key: "shared-secret"), name: host, rateLimit: RateLimit(perMinute: 1, burst: 3))
      ]
      try await Service.run(setup) { (service: Service) async throws in
        #expect(await service.eventually { service.metrics.value(of: "rag_limits_shared") == 1 })
        var statuses: [Int] = []
        for _ in 0..<4 { statuses.append(try await Self.models(service).status) }
        #expect(statuses == [200, 200, 200, 429])
      }
    }
    #expect(redis.keys.contains("bucket:"))
    let log = MemoryLog()
    var stranger = try Self.setup(redis)
    stranger.logger = log.logger
    stranger.redis = RedisAddress("rediss://127.0.0.1:\(port)")
    try await Service.run(stranger) { (service: Service) async throws in
      #expect(await service.eventually { log.lines.contains { $0.contains("certificate verify failed") } })
      #expect(try await Self.models(service).status == 200, "each replica counts for itself")
    }
  }

  @Test("a server that knows no AUTH quotes the password, which does not reach the log")
  func quotedPassword() async throws {
    let redis = try RedisServer(["--rename-command", "AUTH", "SIGNIN"])
    let log = MemoryLog()
    var setup = try Self.setup(redis)
    setup.logger = log.logger
    setup.redis = RedisAddress("redis://:quoted-secret@127.0.0.1:\(redis.port)")
    try await Service.run(setup) { (service: Service) async throws in
      #expect(await service.eventually { log.lines.contains { $0.contains("refuses the credentials: ERR") } })
    }
    #expect(!log.lines.joined().contains("quoted-secret"))
  }
}

/// Debian's `redis-server` on a free port, without files.
final class RedisServer: @unchecked Sendable {
  static var isInstalled: Bool { !shell("command -v redis-server").isEmpty }

  let port: Int
  private let arguments: [String]
  private var process: pid_t = 0

  var url: String { "redis://127.0.0.1:\(port)" }

  struct NotStarted: Error {}

  init(_ arguments: [String] = []) throws {
    self.arguments = arguments
    port = Self.freePort()
    try start()
  }

  deinit {
    resume()
    kill()
  }

  func start() throws {
    let words = ["redis-server", "--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    var pointers: [UnsafeMutablePointer<CChar>?] = (words + arguments).map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    defer { posix_spawn_file_actions_destroy(&actions) }
    guard posix_spawnp(&process, "redis-server", &actions, nil, pointers, environ) == 0 else { throw NotStarted() }
    for _ in 0..<500 {
      if isListening { return }
      usleep(10_000)
    }
    throw NotStarted()
  }

  private var isListening: Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  /// A port that was free a moment ago, outside of the range from which the kernel gives connections theirs: none
  /// of the tests beside this one can take it meanwhile.
  static func freePort() -> Int {
    for _ in 0..<100 {
      let port = Int.random(in: 20_000..<32_000)
      if isFree(port) { return port }
    }
    return 0
  }

  private static func isFree(_ port: Int) -> Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    address.sin_port = in_port_t(port).bigEndian
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }

  func kill() {
    guard process > 0 else { return }
    Glibc.kill(process, SIGKILL)
    var status: Int32 = 0
    waitpid(process, &status, 0)
    process = 0
  }

  func suspend() { if process > 0 { Glibc.kill(process, SIGSTOP) } }
  func resume() { if process > 0 { Glibc.kill(process, SIGCONT) } }

  /// All keys, a line each.
  var keys: String { shell("redis-cli -p \(port) --no-auth-warning keys '*'") }
}
