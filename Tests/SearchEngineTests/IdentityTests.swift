// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import JSON
import RawServer
import Testing

@testable import SearchEngine

@Suite("who answers")
struct IdentityTests {
  static func read(_ text: String, header: String? = nil) throws -> RootAnswer {
    EngineIdentity.read(rootAnswer: try JSONValue(parsing: bytes(text)), productHeader: header)
  }

  @Test("OpenSearch is known by its distribution")
  func openSearch() throws {
    let answer = try Self.read(
      #"""
      {"version":{"distribution":"opensearch","number":"3.0.0-beta1"},
      "tagline":"The OpenSearch Project: https://opensearch.org/"}
      """#)
    #expect(answer == .known(EngineIdentity(dialect: .opensearch, version: EngineVersion(3))))
  }

  @Test(
    "OpenSearch in compatibility mode is known by its tagline, and its least version by its Lucene",
    arguments: [
      ("8.10.1", EngineVersion(1)), ("9.4.2", EngineVersion(2, 4)), ("9.7.0", EngineVersion(2, 9)),
      ("9.11.1", EngineVersion(2, 16)), ("9.12.0", EngineVersion(2, 18)), ("9.12.1", EngineVersion(2, 19)),
      ("?", EngineVersion(1)),
    ])
  func compatibilityMode(lucene: String, version: EngineVersion) throws {
    let answer = try Self.read(
      #"""
      {"version":{"number":"7.10.2","lucene_version":"\#(lucene)"},
      "tagline":"The OpenSearch Project: https://opensearch.org/"}
      """#)
    #expect(answer == .compatibilityMode(floor: version))
  }

  @Test("Elasticsearch is known by tagline or header, serverless by its flavour")
  func elasticsearch() throws {
    let plain = try Self.read(
      #"{"version":{"number":"8.17.0","build_flavor":"default"},"tagline":"You Know, for Search"}"#)
    #expect(plain == .known(EngineIdentity(dialect: .elasticsearch, version: EngineVersion(8, 17))))
    let rebranded = try Self.read(
      #"{"version":{"number":"9.0.1-SNAPSHOT"},"tagline":"x"}"#, header: "Elasticsearch")
    #expect(rebranded == .known(EngineIdentity(dialect: .elasticsearch, version: EngineVersion(9, 0, 1))))
    let serverless = try Self.read(
      #"{"version":{"number":"8.11.0","build_flavor":"serverless"},"tagline":"You Know, for Search"}"#)
    guard case .known(let identity) = serverless else {
      Issue.record("serverless was not recognised")
      return
    }
    #expect(identity.isServerless)
    #expect(identity.version > EngineVersion(9, 99))
  }

  @Test("strangers are refused with a reason")
  func refused() throws {
    for text in [#"{"hello":"world"}"#, #"[]"#] {
      guard case .unknown = try Self.read(text) else {
        Issue.record("accepted \(text)")
        return
      }
    }
  }

  @Test("versions are compared by number and read without their suffix")
  func versions() {
    #expect(EngineVersion("2.19.1") ?? EngineVersion(0) > EngineVersion(2, 9))
    #expect(EngineVersion("8.17") == EngineVersion(8, 17, 0))
    #expect(EngineVersion("3.0.0-rc1") == EngineVersion(3))
    for text in ["", "x", "8.x", "8..1", "99999999.1"] { #expect(EngineVersion(text) == nil, "\(text)") }
  }

  @Test("in a mixed cluster the oldest node decides")
  func oldestNode() throws {
    let nodes = try JSONValue(parsing: bytes(#"{"nodes":{"a":{"version":"3.6.0"},"b":{"version":"3.4.1"}}}"#))
    #expect(EngineIdentity.lowestVersion(nodesAnswer: nodes) == EngineVersion(3, 4, 1))
  }
}

@Suite("the oldest supported versions")
struct OldestVersionTests {
  /// An engine that announces `number`.
  static func root(_ dialect: Dialect, _ number: String, flavor: String = "default") -> String {
    dialect == .opensearch
      ? #"{"version":{"distribution":"opensearch","number":"\#(number)"},"tagline":"The OpenSearch Project"}"#
      : #"{"version":{"number":"\#(number)","build_flavor":"\#(flavor)"},"tagline":"You Know, for Search"}"#
  }

  static func identity(_ body: String, dialect: Dialect? = nil) async throws -> Result<
    EngineIdentity, SearchEngineError
  > {
    let server = RawServer { request, connection in
      connection.write(
        request.call == "GET /" ? RawServer.response("200 OK", body) : RawServer.response("403 Forbidden"))
      return true
    }
    return try await EventLoopGroup.withLoops { loops in
      let engine = makeEngine([server.url], loops: loops) { $0.dialect = dialect }
      do throws(SearchEngineError) {
        return .success(try await engine.identity(context: .soon))
      } catch {
        return .failure(error)
      }
    }
  }

  @Test(
    "an older engine is refused in the words of the one statement, whatever the dialect setting says",
    arguments: [
      root(.elasticsearch, "7.9.3"), root(.elasticsearch, "7.17.28"), root(.elasticsearch, "8.3.3"),
      root(.elasticsearch, "7.10.2", flavor: "oss"), root(.opensearch, "1.3.20"), root(.opensearch, "2.3.0"),
      #"{"version":{"number":"7.10.2","lucene_version":"8.10.1"},"tagline":"The OpenSearch Project: https://opensearch.org/"}"#,
    ])
  func tooOld(_ body: String) async throws {
    for dialect in [nil, body.contains("OpenSearch") ? Dialect.opensearch : .elasticsearch] {
      guard case .failure(let error) = try await Self.identity(body, dialect: dialect) else {
        Issue.record("accepted \(body)")
        return
      }
      #expect(error.code == .unsupported)
      #expect(error.message.contains("too old") && error.message.contains(EngineIdentity.supported), "\(error.message)")
      #expect(!error.isRetryable)
    }
  }

  @Test("the oldest ones themselves are taken")
  func oldest() async throws {
    for dialect in Dialect.allCases {
      let oldest = EngineIdentity.oldest(dialect)
      let found = try await Self.identity(Self.root(dialect, "\(oldest)")).get()
      #expect(found == EngineIdentity(dialect: dialect, version: oldest))
    }
  }

  @Test("README.md says the same")
  func readme() throws {
    let path = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/README.md"
    #expect(shell("cat '\(path)'").contains(EngineIdentity.supported), "\(path)")
  }
}

@Suite("plans by engine and version")
struct PlanTests {
  static func openSearch(_ major: Int, _ minor: Int) -> EngineIdentity {
    EngineIdentity(dialect: .opensearch, version: EngineVersion(major, minor))
  }
  static func elastic(_ major: Int, _ minor: Int) -> EngineIdentity {
    EngineIdentity(dialect: .elasticsearch, version: EngineVersion(major, minor))
  }

  @Test("the engine fuses only where its ranks are right")
  func hybrid() {
    let cases: [(EngineIdentity, Int, HybridPlan)] = [
      (Self.elastic(8, 4), 1, .client), (Self.elastic(8, 13), 1, .client),
      (Self.elastic(8, 14), 3, .retriever), (Self.elastic(9, 2), 1, .retriever),
      (Self.openSearch(2, 18), 1, .client),
      (Self.openSearch(2, 19), 1, .pipeline(rankConstantInParameters: true)), (Self.openSearch(2, 19), 3, .client),
      (Self.openSearch(3, 0), 1, .pipeline(rankConstantInParameters: true)),
      (Self.openSearch(3, 1), 1, .client), (Self.openSearch(3, 4), 1, .client),
      (Self.openSearch(3, 5), 3, .pipeline(rankConstantInParameters: false)),
    ]
    for (engine, shards, plan) in cases {
      #expect(EngineCapabilities(engine).hybridPlan(shards: shards) == plan, "\(engine) \(shards)")
    }
  }

  @Test("what is added to a word's score is made smaller for engines whose BM25 has no constant factor")
  func scores() {
    for engine in [Self.elastic(8, 17), Self.elastic(9, 2), Self.openSearch(2, 19)] {
      #expect(EngineCapabilities(engine).wordScoreScale == 1)
    }
    for minor in [0, 6] { #expect(EngineCapabilities(Self.openSearch(3, minor)).wordScoreScale == 1 / 2.2) }
  }

  @Test("an index is read whole by the way its engine has")
  func scan() {
    let shardDoc = #"[{"_shard_doc":"asc"}]"#
    let doc = #"["_doc"]"#
    let cases: [(EngineIdentity, Int, Int?, ScanPlan)] = [
      (Self.elastic(8, 17), 3, 2, ScanPlan(sort: shardDoc, slices: 2)),
      (Self.elastic(8, 17), 1, 40, ScanPlan(sort: shardDoc, slices: 16)),
      (Self.openSearch(3, 6), 3, 1, ScanPlan(sort: shardDoc, slices: 1)),
      (Self.openSearch(3, 6), 3, 2, ScanPlan(sort: shardDoc, slices: 3)),
      (Self.openSearch(3, 6), 3, 5, ScanPlan(sort: shardDoc, slices: 6)),
      (Self.openSearch(3, 2), 3, 1, ScanPlan(sort: doc, slices: 3)),
      (Self.openSearch(2, 19), 3, 2, ScanPlan(sort: doc, slices: 3)),
      (Self.openSearch(2, 19), 3, 5, ScanPlan(sort: doc, slices: 5)),
      (Self.openSearch(2, 19), 1, 1, ScanPlan(sort: doc, slices: 1)),
      (Self.openSearch(2, 19), 1, 5, ScanPlan(sort: doc, slices: 5)),
    ]
    for (engine, shards, wanted, plan) in cases {
      #expect(
        EngineCapabilities(engine).scanPlan(shards: shards, wanted: wanted, cpus: 2) == plan,
        "\(engine) \(shards) \(String(describing: wanted))")
    }
  }

  @Test("a page of a scan sends the newest snapshot, its slice and the whole cursor back")
  func pageBody() throws {
    let options = ScanOptions(index: "i", sourceExcludes: ["v"])
    let body = options.pageBody(
      pointInTime: "abc", slice: (1, 3), sort: #"["_doc"]"#, size: 7, searchAfter: bytes("[4294967298,2]"))
    let expected = bytes(
      #"""
      {"size":7,"track_total_hits":false,"pit":{"id":"abc","keep_alive":"120s"},"slice":{"id":1,"max":3},
      "query":{"match_all":{}},"sort":["_doc"],"search_after":[4294967298,2],
      "_source":{"includes":[],"excludes":["v"]}}
      """#)
    #expect(try JSONValue(parsing: body) == JSONValue(parsing: expected))
    let first = options.pageBody(pointInTime: "abc", slice: (0, 1), sort: #"["_doc"]"#, size: 7, searchAfter: nil)
    #expect(!String(decoding: first, as: UTF8.self).contains("slice"))
  }
}

@Suite("the pool of nodes")
struct NodePoolTests {
  static func at(_ seconds: Int64) -> MonotonicInstant { MonotonicInstant(nanoseconds: seconds * 1_000_000_000) }

  @Test("nodes take turns; a dead one is left out for 1, 2, 4 … 30 s")
  func backoff() {
    var pool = NodePool(urls: ["http://a/", "http://b"])
    #expect(pool.nodes.map(\.url) == ["http://a", "http://b"])
    #expect(pool.next(now: Self.at(0)) == 0)
    #expect(pool.next(now: Self.at(0)) == 1)
    pool.failed(0, now: Self.at(0))
    #expect(pool.next(now: Self.at(0)) == 1)
    #expect(pool.next(now: Self.at(0)) == 1)
    #expect(pool.next(now: Self.at(1)) == 0)
    pool.failed(0, now: Self.at(1))
    #expect(pool.nodes[0].deadUntil == Self.at(3))
    for _ in 0..<10 { pool.failed(0, now: Self.at(0)) }
    #expect(pool.nodes[0].deadUntil == Self.at(30))
    pool.succeeded(0)
    #expect(pool.nodes[0].deadUntil == nil)
  }

  @Test("when all are dead the one that is due first is tried")
  func allDead() {
    var pool = NodePool(urls: ["http://a", "http://b"])
    pool.failed(0, now: Self.at(0))
    pool.failed(0, now: Self.at(0))
    pool.failed(1, now: Self.at(0))
    #expect(!pool.hasLiveNode(now: Self.at(0)))
    #expect(pool.next(now: Self.at(0)) == 1)
    var empty = NodePool(urls: [])
    #expect(empty.next(now: Self.at(0)) == nil)
  }

  @Test("a node's label carries no credentials")
  func label() {
    let pool = NodePool(urls: ["https://user:secret@host:9200/path"])
    #expect(pool.nodes[0].label == "https://host:9200/path")
  }
}
