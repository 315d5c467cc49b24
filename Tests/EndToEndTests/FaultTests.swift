// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import HTTPServer
import JSON
import RawServer
import Testing

@Suite("What is wrong around the programs becomes the contract's exit code and one clear last line", .serialized)
struct FaultTests {
  /// A server of the test's own that answers everything alike.
  private func withUpstream(
    _ status: HTTPStatus, _ body: String, delay: Duration = .zero, _ work: (String) async throws -> Void
  ) async throws {
    let group = try EventLoopGroup(count: 1)
    try group.start()
    let content = Array(body.utf8)
    let router = RouterBuilder().onAny("/{rest...}") { request, response in
      if delay > .zero { await request.loop.sleep(for: delay) }
      try await response.send(status, ["content-type": "application/json"], content: content)
    }.build()
    let server = HTTPServer(options: HTTPServer.Options(), router: router, loops: group)
    let address = try await group.first.run { try await server.start() }
    let running = Task(executorPreference: group.first) { await server.run() }
    do {
      try await work("http://\(address[0])")
    } catch {
      server.drain()
      server.drain()
      await running.value
      group.shutdown()
      throw error
    }
    server.drain()
    server.drain()
    await running.value
    group.shutdown()
  }

  private func run(
    _ name: String, _ arguments: [String] = [], _ environment: [String: String]
  ) async throws -> (code: Int32, log: String, lastLine: String) {
    let child = try ChildProcess(name, arguments, environment: environment)
    let code = try await child.end(within: 60)
    #expect(!child.log.contains("sk-end-to-end") && !child.log.contains("hidden"), "\(child.log)")
    return (code, child.log, child.lastLine)
  }

  @Test("an engine that is not there: 69, and the setting is named", arguments: ["run", "status"])
  func engineAbsent(_ command: String) async throws {
    let settings = Together.settings(engine: "http://127.0.0.1:9", model: "http://127.0.0.1:9", stores: "x")
    let ended = try await run("rag-indexer", [command], settings)
    #expect(ended.code == 69)
    #expect(ended.lastLine.contains("127.0.0.1:9") && ended.lastLine.contains("ENGINE_URL"), "\(ended.log)")
  }

  @Test("an engine that refuses our password: 77, and the settings are named", arguments: ["run", "status"])
  func wrongPassword(_ command: String) async throws {
    let body = #"{"error":{"type":"security_exception","reason":"unable to authenticate user [me]"},"status":401}"#
    try await withUpstream(.unauthorized, body) { url in
      var settings = Together.settings(engine: url, model: url, stores: "x")
      settings["ENGINE_USERNAME"] = "me"
      settings["ENGINE_PASSWORD"] = "hidden"
      let ended = try await run("rag-indexer", [command], settings)
      #expect(ended.code == 77)
      #expect(ended.lastLine.contains("ENGINE_PASSWORD"), "\(ended.log)")
    }
  }

  @Test("a model API that refuses our key: 77, the setting is named, nothing is behind the alias")
  func wrongKey() async throws {
    let body =
      #"{"error":{"message":"Incorrect API key provided.","type":"invalid_request_error","param":null,"code":"invalid_api_key"}}"#
    let sandbox = try await Together.sandbox()
    try await withUpstream(.unauthorized, body) { url in
      let settings = Together.settings(engine: sandbox.url, model: url, stores: "magento2_product_1")
      let ended = try await run("rag-indexer", [], settings)
      #expect(ended.code == 77)
      #expect(ended.lastLine.contains("OPENAI_API_KEY"), "\(ended.log)")
      try await expectNothingLive(settings)
    }
  }

  @Test("a quota that is used up: 75 at once, nothing is behind the alias")
  func quota() async throws {
    let body =
      #"{"error":{"message":"You exceeded your current quota.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"#
    let sandbox = try await Together.sandbox()
    try await withUpstream(.tooManyRequests, body) { url in
      let settings = Together.settings(engine: sandbox.url, model: url, stores: "magento2_product_1")
      let ended = try await run("rag-indexer", [], settings)
      #expect(ended.code == 75, "\(ended.log)")
      try await expectNothingLive(settings)
    }
  }

  private func expectNothingLive(_ settings: [String: String]) async throws {
    let status = try ChildProcess("rag-indexer", ["status", "--format", "json"], environment: settings)
    #expect(try await status.end() == 0, "\(status.log)")
    #expect(try JSONValue(parsing: Array(status.output.utf8))["stores"]?[0]?["live_index"] == .null)
  }

  @Test("an engine that is too old: 78, and which ones are not", arguments: ["run", "status"])
  func oldEngine(_ command: String) async throws {
    let body = #"{"version":{"number":"7.17.28","build_flavor":"default"},"tagline":"You Know, for Search"}"#
    try await withUpstream(.ok, body) { url in
      let ended = try await run("rag-indexer", [command], Together.settings(engine: url, model: url, stores: "x"))
      #expect(ended.code == 78, "\(ended.log)")
      #expect(ended.lastLine.contains("too old") && ended.lastLine.contains("Elasticsearch from 8.4"), "\(ended.log)")
    }
  }

  @Test(
    "an engine that evaluates no queries: 65, unless the gates that need them are left out by name",
    .enabled(if: UpstreamStub.path != nil, "RAG_TEST_STUB names no stub"))
  func standIn() async throws {
    let stub = try UpstreamStub(["--catalog", "60"])
    var settings = Together.settings(engine: stub.url, model: stub.url, stores: "magento2_product_1")
    settings["EMBEDDING_MODEL"] = "stub"
    let refused = try await run("rag-indexer", [], settings)
    #expect(refused.code == 65, "\(refused.log)")
    #expect(refused.lastLine.contains("SKIP_GATES=vectors,retrieval"), "\(refused.log)")
    settings["SKIP_GATES"] = "vectors,retrieval"
    let taken = try await run("rag-indexer", [], settings)
    #expect(taken.code == 0, "\(taken.log)")
    #expect(taken.log.contains("checks are skipped"))
    for (arguments, skipped, code) in [([], "vector", Int32(78)), (["--skip-gates", "vector"], "", 64)] {
      settings["SKIP_GATES"] = skipped
      let unknown = try await run("rag-indexer", arguments, settings)
      #expect(unknown.code == code)
      #expect(unknown.lastLine.contains("count, shrink, vectors, retrieval"), "\(unknown.log)")
    }
  }

  @Test("a native index that is not there: 78, and those that are there are listed")
  func noIndex() async throws {
    let sandbox = try await Together.sandbox()
    let ended = try await run(
      "rag-indexer", [], Together.settings(engine: sandbox.url, model: sandbox.url, stores: "magento2_product_9"))
    #expect(ended.code == 78)
    #expect(ended.lastLine.contains("magento2_product_9") && ended.lastLine.contains("magento2_product_1"))
  }

  @Test(
    "a signal in the middle of a run: 130 or 143, the alias is untouched",
    arguments: [(SIGINT, Int32(130)), (SIGTERM, Int32(143))])
  func interrupted(_ signal: Int32, _ code: Int32) async throws {
    let sandbox = try await Together.sandbox()
    try await withUpstream(.ok, "{}", delay: .seconds(600)) { url in
      let settings = Together.settings(engine: sandbox.url, model: url, stores: "magento2_product_1")
      let child = try ChildProcess("rag-indexer", environment: settings)
      _ = try await child.line(with: "search engine found")
      try await Task.sleep(for: .milliseconds(300))
      child.signal(signal)
      #expect(try await child.end(within: 20) == code, "\(child.log)")
      try await expectNothingLive(settings)
    }
  }

  @Test("an address in use, or one that is not ours: 71")
  func addressInUse() async throws {
    let sandbox = try await Together.sandbox()
    var settings = Together.settings(engine: sandbox.url, model: sandbox.url, stores: "x")
    settings.merge(["CHAT_MODEL": "m", "API_KEYS": "k-hidden"]) { $1 }
    for address in [String(sandbox.url.dropFirst("http://".count)), "192.0.2.1:80"] {
      settings["LISTEN"] = address
      let ended = try await run("rag-runtime", [], settings)
      #expect(ended.code == 71)
      #expect(ended.lastLine.contains(address) && ended.lastLine.contains("LISTEN"), "\(ended.log)")
    }
  }

  @Test("an error in the log of a program is one JSON line, with the exit code in it")
  func jsonLines() async throws {
    let settings = Together.settings(engine: "http://127.0.0.1:9", model: "http://127.0.0.1:9", stores: "x")
    let ended = try await run("rag-indexer", [], settings)
    for line in ended.log.split(separator: "\n") { _ = try JSONValue(parsing: Array(line.utf8)) }
    #expect(try JSONValue(parsing: Array(ended.lastLine.utf8))["exit_code"]?.intValue == 69)
  }
}
