// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics
import JSON
import RawServer
import Testing

@Suite("check: the first thing an operator runs", .serialized)
struct CheckTests {
  private static let runtime = ["CHAT_MODEL": "sandbox-chat", "API_KEYS": Caller.key, "STORE_CURRENCY": "USD"]

  /// A row of the JSON form.
  private struct Row: Equatable {
    var upstream: String
    var check: String
    var status: String
    var message: String
    var advice: String?
    var code: Int?

    init(_ value: JSONValue) {
      upstream = value["upstream"]?.stringValue ?? ""
      check = value["check"]?.stringValue ?? ""
      status = value["status"]?.stringValue ?? ""
      message = value["message"]?.stringValue ?? ""
      advice = value["advice"]?.stringValue
      code = value["exit_code"]?.intValue
    }

    var place: String { "\(upstream) \(check)" }
  }

  /// Runs `check` of a program for its JSON, and expects its exit code there and at the end of the process.
  private func check(
    _ program: String, _ settings: [String: String], code: Int32
  ) async throws -> (rows: [Row], document: JSONValue, lastLine: String) {
    var settings = settings
    if program == "rag-runtime" { settings.merge(Self.runtime) { mine, _ in mine } }
    let child = try ChildProcess(program, ["check", "--format", "json"], environment: settings)
    #expect(try await child.end(within: 60) == code, "\(child.output)\n\(child.log)")
    #expect(!child.output.contains("sk-end-to-end") && !child.log.contains("sk-end-to-end"))
    let document = try JSONValue(parsing: Array(child.output.utf8))
    #expect(document["exit_code"]?.intValue == Int(code))
    return ((document["checks"]?.arrayValue ?? []).map(Row.init), document, child.lastLine)
  }

  private func fault(
    _ program: String, _ settings: [String: String], code: Int32, at place: String, advice: String
  ) async throws {
    let (rows, _, lastLine) = try await check(program, settings, code: code)
    let first = rows.first { $0.code == Int(code) }
    #expect(first?.place == place && first?.advice?.contains(advice) == true, "\(rows)")
    #expect(lastLine.contains(advice), "\(lastLine)")
  }

  @Test("before and after the first run, on the sandbox in both dialects", arguments: ["opensearch", "elasticsearch"])
  func sandbox(_ dialect: String) async throws {
    let sandbox = try await Together.sandbox(["--dialect", dialect])
    let settings = Together.settings(
      engine: sandbox.url, model: sandbox.url, stores: "1=magento2_product_1,2=magento2_product_2")
    let before = try await check("rag-indexer", settings, code: 0)
    #expect(before.rows.contains { $0.place == "engine alias" && $0.message.contains("first run") }, "\(before.rows)")
    #expect(before.document["stores"]?.arrayValue?.map { $0["id"]?.stringValue } == ["1", "2"])
    try await fault("rag-runtime", settings, code: 65, at: "engine alias", advice: "rag-indexer run")

    let run = try ChildProcess("rag-indexer", ["run"], environment: settings)
    #expect(try await run.end(within: 60) == 0, "\(run.log)")
    for program in ["rag-indexer", "rag-runtime"] {
      let after = try await check(program, settings, code: 0)
      for place in [
        "engine reachable", "engine credentials", "engine version", "engine rights", "engine alias", "engine model",
        "engine dimensions", "embeddings reachable", "embeddings credentials", "embeddings model",
        "embeddings dimensions", "embeddings price",
      ] {
        #expect(after.rows.contains { $0.place == place && $0.status != "fault" }, "\(place): \(after.rows)")
      }
      let places = after.rows.map(\.place)
      #expect(places.contains("engine source") == (program == "rag-indexer"))
      #expect(places.contains("chat model") == (program == "rag-runtime"))
      let first = after.document["stores"]?[0]
      #expect(first?["index_alias"] == "products-rag-1-active" && (first?["checks"]?.arrayValue?.count ?? 0) >= 3)
    }
    var other = settings
    other["EMBEDDING_MODEL"] = "another-embedding"
    try await fault("rag-runtime", other, code: 78, at: "engine model", advice: "EMBEDDING_MODEL")
    #expect(
      try await check("rag-indexer", other, code: 0).rows.contains {
        $0.place == "engine model" && $0.status == "warning" && $0.message.contains("anew")
      })
    other = settings
    other["STORES"] = "1=nothing_there"
    try await fault("rag-indexer", other, code: 78, at: "engine source", advice: "STORES")
  }

  @Test("as a table: a row for each check, what to do below it, and the sums")
  func table() async throws {
    let sandbox = try await Together.sandbox()
    let settings = Together.settings(engine: sandbox.url, model: "http://127.0.0.1:9", stores: "magento2_product_1")
    let child = try ChildProcess("rag-indexer", ["check"], environment: settings)
    #expect(try await child.end() == 69, "\(child.log)")
    let lines = child.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("engine      reachable    ok       http://127.0.0.1:") }, "\(child.output)")
    let fault = lines.firstIndex { $0.hasPrefix("embeddings  reachable    fault    ") }
    #expect(fault.map { lines[$0 + 1].contains("-> check OPENAI_BASE_URL") } == true, "\(child.output)")
    #expect(lines.last?.hasSuffix("1 fault") == true, "\(child.output)")
  }

  @Test("an engine that is away is the first fault, and the model API is tried all the same")
  func engineAway() async throws {
    let sandbox = try await Together.sandbox()
    let settings = Together.settings(engine: "http://127.0.0.1:9", model: sandbox.url, stores: "x")
    for program in ["rag-indexer", "rag-runtime"] {
      try await fault(program, settings, code: 69, at: "engine reachable", advice: "ENGINE_URL")
      let rows = try await check(program, settings, code: 69).rows
      #expect(rows.contains { $0.place == "embeddings model" && $0.status == "ok" }, "\(rows)")
    }
    var two = settings
    two["ENGINE_URL"] = "http://127.0.0.1:9,\(sandbox.url)"
    two["STORES"] = "magento2_product_1"
    let rows = try await check("rag-indexer", two, code: 0).rows
    #expect(rows.filter { $0.place == "engine reachable" }.map(\.status) == ["ok", "warning"], "\(rows)")
  }

  @Test("refusals of the engine and of the model API become 77, 78 and 69, each naming its setting")
  func refusals() async throws {
    let sandbox = try await Together.sandbox()
    func answering(_ status: String, _ body: String) -> RawServer {
      RawServer { _, connection in
        connection.write(RawServer.response(status, fields: ["Content-Type: application/json"], body))
        return true
      }
    }
    let unknown = answering("401 Unauthorized", #"{"error":{"message":"Incorrect API key","code":"invalid_api_key"}}"#)
    var settings = Together.settings(engine: sandbox.url, model: unknown.url, stores: "magento2_product_1")
    try await fault("rag-indexer", settings, code: 77, at: "embeddings credentials", advice: "OPENAI_API_KEY")
    let missing = answering("404 Not Found", #"{"error":{"message":"no such model","code":"model_not_found"}}"#)
    settings["OPENAI_BASE_URL"] = missing.url + "/v1"
    try await fault("rag-indexer", settings, code: 78, at: "embeddings model", advice: "EMBEDDING_MODEL")
    let failing = answering("500 Internal Server Error", "{}")
    settings["OPENAI_BASE_URL"] = failing.url + "/v1"
    try await fault("rag-indexer", settings, code: 69, at: "embeddings reachable", advice: "OPENAI_BASE_URL")
    #expect(failing.requests.count == 1)
    // A service that is away goes before an index that is not there yet, wherever they stand in the table.
    try await fault("rag-runtime", settings, code: 69, at: "embeddings reachable", advice: "OPENAI_BASE_URL")
    settings["OPENAI_BASE_URL"] = sandbox.url + "/v1"
    settings["ENGINE_URL"] = unknown.url
    settings["ENGINE_USERNAME"] = "rag"
    settings["ENGINE_PASSWORD"] = "sk-end-to-end"
    try await fault("rag-runtime", settings, code: 77, at: "engine credentials", advice: "ENGINE_PASSWORD")
    let old = answering("200 OK", #"{"version":{"number":"1.3.20","distribution":"opensearch"}}"#)
    settings["ENGINE_URL"] = old.url
    try await fault("rag-indexer", settings, code: 78, at: "engine version", advice: "upgrade the engine")
  }

  @Test("one text is embedded, one token asked for, and nothing written")
  func cost() async throws {
    let sandbox = try await Together.sandbox()
    let model = RawServer { request, connection in
      let isChat = request.line.contains("chat/completions")
      let chunk = #"data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"length"}]}"#
      connection.write(
        RawServer.response(
          fields: ["Content-Type: " + (isChat ? "text/event-stream" : "application/json")],
          isChat
            ? chunk + "\n\ndata: [DONE]\n\n"
            : #"{"data":[{"index":0,"embedding":[0.6,0.8]}],"usage":{"prompt_tokens":1,"total_tokens":1}}"#))
      return true
    }
    let engine = RawServer { request, connection in
      connection.write(
        RawServer.response(
          request.line.hasPrefix("GET / ") ? "200 OK" : "404 Not Found",
          fields: ["Content-Type: application/json", "X-Elastic-Product: Elasticsearch"],
          request.line.hasPrefix("GET / ")
            ? #"{"version":{"number":"8.17.0"},"tagline":"You Know, for Search"}"#
            : #"{"error":"alias [x] missing","status":404}"#))
      return true
    }
    let settings = Together.settings(engine: engine.url, model: model.url, stores: "magento2_product_1")
    _ = try await check("rag-runtime", settings, code: 65)
    let asked = model.requests
    #expect(asked.count { $0.line.contains("/embeddings") } == 1)
    let chats = asked.filter { $0.line.contains("chat/completions") }
    #expect(chats.count == 1)
    let body = try JSONValue(parsing: chats.first?.body ?? [])
    #expect(body["max_completion_tokens"]?.intValue == 1, "\(body)")
    let writes = engine.requests.map(\.line).filter { !$0.hasPrefix("GET ") && !$0.contains("_has_privileges") }
    #expect(writes.isEmpty, "\(writes)")
    withExtendedLifetime(sandbox) {}
  }

  @Test("missing rights of an Elasticsearch user are named")
  func rights() async throws {
    let sandbox = try await Together.sandbox()
    let engine = RawServer { request, connection in
      let body =
        request.line.contains("_has_privileges")
        ? #"{"has_all_requested":false,"index":{"products-rag-active":{"read":false,"view_index_metadata":true}}}"#
        : #"{"version":{"number":"8.17.0"},"tagline":"You Know, for Search"}"#
      connection.write(
        RawServer.response(
          fields: ["Content-Type: application/json", "X-Elastic-Product: Elasticsearch"],
          request.line.contains("_alias") ? "{}" : body))
      return true
    }
    let settings = Together.settings(engine: engine.url, model: sandbox.url, stores: "magento2_product_1")
    let (rows, _, lastLine) = try await check("rag-runtime", settings, code: 77)
    #expect(rows.contains { $0.place == "engine rights" && $0.message.contains("read on products-rag-active") })
    #expect(lastLine.contains("read on products-rag-active"), "\(lastLine)")
  }

  @Test("what only some services have: a reranker, Redis, an issuer, a collector")
  func others() async throws {
    let sandbox = try await Together.sandbox()
    var settings = Together.settings(engine: sandbox.url, model: sandbox.url, stores: "magento2_product_1")
    let run = try ChildProcess("rag-indexer", ["run"], environment: settings)
    #expect(try await run.end(within: 60) == 0, "\(run.log)")
    settings["RERANK_URL"] = sandbox.url + "/v1"
    settings["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9"
    let rows = try await check("rag-runtime", settings, code: 0).rows
    #expect(rows.contains { $0.place == "rerank reachable" && $0.status != "fault" }, "\(rows)")
    #expect(rows.count { $0.place == "telemetry reachable" && $0.status == "warning" } == 2, "\(rows)")
    settings["LIMITS_URL"] = "redis://127.0.0.1:9"
    try await fault("rag-runtime", settings, code: 69, at: "limits reachable", advice: "LIMITS_URL")
    settings["LIMITS_URL"] = nil
    settings["OAUTH_ISSUER"] = "http://127.0.0.1:9"
    settings["OAUTH_AUDIENCE"] = "shop"
    try await fault("rag-runtime", settings, code: 69, at: "issuer reachable", advice: "OAUTH_ISSUER")
  }
}
