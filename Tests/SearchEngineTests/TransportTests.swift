// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPClient
import RawServer
import Testing

@testable import SearchEngine

@Suite("calls, nodes and repetition")
struct TransportTests {
  static let empty = #"{"timed_out":false,"_shards":{"total":1,"failed":0},"hits":{"total":0,"hits":[]}}"#
  static let busy = #"{"error":{"type":"es_rejected_execution_exception","reason":"full"},"status":429}"#

  /// Answers with the given responses in turn, the last one for ever.
  static func server(_ responses: [String]) -> RawServer {
    RawServer { request, connection in
      connection.write(responses[min(request.number, responses.count - 1)])
      return true
    }
  }

  static func ok(_ body: String) -> String { RawServer.response("200 OK", body) }

  @Test("a search is sent with JSON content, asks for whole answers and encodes its index")
  func whatIsSent() async throws {
    let server = Self.server([Self.ok(Self.empty)])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url + "/prefix/"], loops: loops) {
        $0.credentials = .basic(username: "elastic", password: "pä:ss")
      }
      _ = try await engine.search("rag active", body: bytes("{}"), context: .soon)
    }
    let request = try #require(server.requests.first)
    #expect(request.call == "POST /prefix/rag%20active/_search?allow_partial_search_results=false")
    let head = request.head.lowercased()
    #expect(head.contains("accept: application/json"))
    #expect(head.contains("content-type: application/json"))
    #expect(request.head.contains("Authorization: Basic ZWxhc3RpYzpww6Q6c3M="))
  }

  @Test("an API key is sent encoded, given as id:key or ready")
  func apiKeys() {
    for key in ["id:key", "aWQ6a2V5"] {
      let fields = RequestFields(credentials: .apiKey(key)).json
      #expect(fields.contains { $0 == ("Authorization", "ApiKey aWQ6a2V5") })
    }
    #expect(RequestFields(credentials: .bearer("t")).ndjson.contains { $0 == ("Authorization", "Bearer t") })
    #expect(!RequestFields(credentials: .none).json.contains { $0.0 == "Authorization" })
  }

  @Test("overload is waited out; the node stays in the pool")
  func rejected() async throws {
    let server = Self.server([
      RawServer.response("429 Too Many Requests", Self.busy),
      RawServer.response("429 Too Many Requests", fields: ["Retry-After: 0"], Self.busy), Self.ok(Self.empty),
    ])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops)
      _ = try await engine.search("i", body: bytes("{}"), context: .soon)
      #expect(engine.shared.hasLiveNode)
    }
    #expect(server.requests.count == 3)
  }

  @Test("a node that is down is left for another without an error")
  func failover() async throws {
    let dead = RawServer { _, _ in false }
    let deadURL = dead.url
    dead.stop()
    let broken = Self.server([RawServer.response("503 Service Unavailable", "starting")])
    let alive = Self.server([Self.ok(Self.empty)])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([deadURL, broken.url, alive.url], loops: loops)
      for _ in 0..<6 { _ = try await engine.search("i", body: bytes("{}"), context: .soon) }
    }
    #expect(alive.requests.count == 6)
    // It may be tried again once its first second is over.
    #expect(broken.requests.count < 6)
  }

  @Test("what cannot be sent twice is not: its outcome is reported as unknown")
  func notRepeated() async throws {
    let server = RawServer { _, connection in
      connection.reset()
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops)
      let error = await failure { () throws(SearchEngineError) in
        try await engine.createDocument("i", id: "1", body: bytes("{}"), context: .soon)
      }
      #expect(error?.code == .unavailable)
      #expect(server.requests.count == 1)
      let search = await failure { () throws(SearchEngineError) in
        try await engine.search("i", body: bytes("{}"), context: .soon)
      }
      #expect(search?.code == .unavailable)
      #expect(server.requests.count == 5)
    }
  }

  @Test("repetition ends at the deadline")
  func deadline() async throws {
    let server = Self.server([RawServer.response("503 Service Unavailable", fields: ["Retry-After: 20"])])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops)
      let started = MonotonicInstant.now
      let error = await failure { () throws(SearchEngineError) in
        try await engine.search("i", body: bytes("{}"), context: .within(.seconds(10)))
      }
      #expect(error?.code == .unavailable)
      #expect(error?.isRetryable == true)
      #expect(started.duration(to: .now) < .seconds(9))
    }
    #expect(server.requests.count == 1)
  }

  /// As a job has it, but in a hurry.
  private static func patient(_ patience: Duration) -> RetryPolicy {
    var policy = RetryPolicy.patient(patience)
    policy.base = .milliseconds(1)
    policy.cap = .milliseconds(5)
    return policy
  }

  @Test(
    "with patience an engine that is away is waited for, however many attempts that takes",
    arguments: ["429 Too Many Requests", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"])
  func patience(status: String) async throws {
    let away = RawServer.response(status, "<html>not now</html>")
    let server = Self.server(Array(repeating: away, count: 20) + [Self.ok(#"{"errors":false,"items":[]}"#)])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops) { $0.retry = Self.patient(.seconds(20)) }
      _ = try await engine.bulk("i", body: bytes("{}\n{}\n"), context: .soon)
    }
    #expect(server.requests.count == 21)
  }

  @Test("large bodies are gzipped for other machines only", arguments: [true, false])
  func compression(isElsewhere: Bool) async throws {
    let server = Self.server([Self.ok(#"{"errors":false,"items":[]}"#)])
    let lines = String(repeating: "{}\n", count: 40_000)
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops) { if isElsewhere { $0.compresses = true } }
      _ = try await engine.bulk("i", body: bytes(lines), context: .soon)
    }
    let request = try #require(server.requests.first)
    #expect(request.head.lowercased().contains("content-encoding: gzip") == isElsewhere)
    #expect(request.body.count < lines.utf8.count / 10 || !isElsewhere && request.body == bytes(lines))
  }

  @Test("a node's URL says whether it is on this machine")
  func localNodes() {
    for url in ["http://127.0.0.1:9200", "https://u:p@localhost:9200/x", "http://[::1]:9200", "http://127.8.9.1"] {
      #expect(NodePool.isLocal(url), "\(url)")
    }
    for url in ["http://opensearch:9200", "http://127.0.0.1.example", "https://127.0.0.1@shop.example", "127.0.0.1"] {
      #expect(!NodePool.isLocal(url), "\(url)")
    }
  }

  @Test("patience ends: an engine that stays away is unavailable, nobody listening included")
  func patienceEnds() async throws {
    let server = Self.server([RawServer.response("503 Service Unavailable", "starting")])
    let dead = RawServer { _, _ in false }
    let deadURL = dead.url
    dead.stop()
    try await EventLoopGroup.withLoops { loops in
      for url in [server.url, deadURL] {
        let engine = makeEngine([url], loops: loops) { $0.retry = Self.patient(.milliseconds(200)) }
        let started = MonotonicInstant.now
        let error = await failure { () throws(SearchEngineError) in
          try await engine.createIndex("i", body: bytes("{}"), context: .soon)
        }
        #expect(error?.code == .unavailable)
        #expect(started.duration(to: .now) >= .milliseconds(200))
      }
    }
    #expect(server.requests.count > 4)
  }

  @Test("a silent node is a time-out of one attempt, and the next node answers")
  func silence() async throws {
    let silent = RawServer { _, connection in
      connection.waitForEnd()
      return false
    }
    let alive = Self.server([Self.ok(Self.empty)])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([silent.url, alive.url], loops: loops) { $0.requestTimeout = .seconds(1) }
      for _ in 0..<2 { _ = try await engine.search("i", body: bytes("{}"), context: .soon) }
    }
    #expect(alive.requests.count == 2)
  }

  @Test("refused credentials are said once, without them")
  func unauthorized() async throws {
    let server = Self.server([
      RawServer.response("401 Unauthorized", fields: ["WWW-Authenticate: Basic"], "Unauthorized")
    ])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops) {
        $0.credentials = .basic(username: "u", password: "geheim")
      }
      let error = await failure { () throws(SearchEngineError) in try await engine.identity(context: .soon) }
      #expect(error?.code == .authentication)
      #expect(error?.isRetryable == false)
      #expect(error.map { "\($0)" }?.contains("geheim") == false)
    }
    #expect(server.requests.count == 1)
  }

  @Test("with dialect and version configured nothing is asked; with the dialect alone a refusal is overcome")
  func forbiddenRoot() async throws {
    let server = Self.server([
      RawServer.response(
        "403 Forbidden", #"{"error":{"type":"security_exception","reason":"no permissions"},"status":403}"#)
    ])
    try await EventLoopGroup.withLoops { loops in
      let configured = makeEngine([server.url], loops: loops) {
        $0.dialect = .opensearch
        $0.version = EngineVersion(2, 19)
      }
      let known = try await configured.identity(context: .soon)
      #expect(known == EngineIdentity(dialect: .opensearch, version: EngineVersion(2, 19)))
      #expect(server.requests.isEmpty)
      let dialectOnly = makeEngine([server.url], loops: loops) { $0.dialect = .elasticsearch }
      let assumed = try await dialectOnly.identity(context: .soon)
      #expect(assumed.dialect == .elasticsearch)
      let nothing = makeEngine([server.url], loops: loops)
      let error = await failure { () throws(SearchEngineError) in try await nothing.identity(context: .soon) }
      #expect(error?.code == .forbidden)
      #expect(error?.message.contains("dialect") == true)
    }
  }

  @Test("the identity is asked for once")
  func identityIsCached() async throws {
    let server = RawServer { request, connection in
      let body =
        request.call == "GET /"
        ? #"{"version":{"number":"8.17.0"},"tagline":"You Know, for Search"}"#
        : #"{"nodes":{"a":{"version":"8.16.2"},"b":{"version":"8.17.0"}}}"#
      connection.write(Self.ok(body))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops)
      for _ in 0..<3 {
        let identity = try await engine.identity(context: .soon)
        #expect(identity.version == EngineVersion(8, 16, 2))
      }
    }
    #expect(server.requests.map(\.call) == ["GET /", "GET /_nodes?filter_path=nodes.*.version"])
  }

  @Test("a pattern never reaches the engine in a deletion")
  func noWildcardDeletion() async throws {
    let server = Self.server([Self.ok("{}")])
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops)
      for name in ["*", "products-rag-*", "a,b", "_all", ""] {
        let error = await failure { () throws(SearchEngineError) in
          try await engine.deleteIndex(name, context: .soon)
        }
        #expect(error?.code == .badRequest)
      }
    }
    #expect(server.requests.isEmpty)
  }

  @Test("a cancelled call ends at once")
  func cancellation() async throws {
    let server = RawServer { _, connection in
      connection.waitForEnd()
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops)
      let task = Task {
        await failure { () throws(SearchEngineError) in
          try await engine.search("i", body: bytes("{}"), context: .soon)
        }
      }
      try await Task.sleep(for: .milliseconds(50))
      let started = MonotonicInstant.now
      task.cancel()
      #expect(await task.value?.code == .cancelled)
      #expect(started.duration(to: .now) < .seconds(15))
    }
  }
}
