// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import JSON
import RawServer
import Testing

@Suite(
  "The same on real engines",
  .enabled(if: !RealEngine.all.isEmpty && RealEngine.data != nil, "RAG_TEST_ENGINES and RAG_TEST_DATA are not set"),
  .serialized)
struct RealEngineTests {
  @Test("native index to streamed answer, twice, with a SKU found first", arguments: RealEngine.all)
  func wholeWay(_ engine: RealEngine) async throws {
    let tag = "e2e-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let sandbox = try await Together.sandbox(["--no-catalogue"])
    try await EventLoopGroup.withLoops { loops in
      let caller = Caller(loops: loops)
      let source = "\(tag)-native"
      try await engine.load("magento2_product_1_v1", as: source, caller)
      do {
        try await indexAndAsk(caller, engine, sandbox.url, source, prefix: tag)
      } catch {
        try await engine.clean(tag, caller)
        throw error
      }
      try await engine.clean(tag, caller)
    }
  }

  private func indexAndAsk(
    _ caller: Caller, _ engine: RealEngine, _ model: String, _ source: String, prefix: String
  ) async throws {
    var settings = Together.settings(engine: engine.url, model: model, stores: source)
    settings["INDEX_PREFIX"] = prefix
    try await check("rag-indexer", settings, code: 0)
    try await check("rag-runtime", settings, code: 65)
    for round in 1...2 {
      let run = try ChildProcess("rag-indexer", environment: settings)
      #expect(try await run.end(within: 120) == 0, "\(run.log)")
      let status = try ChildProcess("rag-indexer", ["status", "--format", "json"], environment: settings)
      #expect(try await status.end() == 0, "\(status.log)")
      let store = try JSONValue(parsing: Array(status.output.utf8))["stores"]?[0]
      #expect(store?["live_index"]?.stringValue != nil)
      #expect(store?["documents"]?.intValue == 187)
      #expect(store?["generations"]?.arrayValue?.count == round)
    }
    try await check("rag-indexer", settings, code: 0)
    try await check("rag-runtime", settings, code: 0)
    let runtime = try await Together.runtime(settings)
    #expect(try await caller.poll(200, at: runtime.url + "/readyz")?.status == 200)
    let found = try await caller.post(
      runtime.url + "/api/v1/actions/retrieve_products", ["query": "a jacket for rainy days", "top_k": 5])
    #expect(found.status == 200, "\(found.text)")
    let products = try found.json()["products"]?.arrayValue ?? []
    #expect(products.count == 5)
    #expect(try found.json()["degraded"]?.arrayValue?.isEmpty == true)
    let sku = products.last?["sku"]?.stringValue ?? ""
    let bySKU = try await caller.post(runtime.url + "/api/v1/actions/retrieve_products", ["query": .string(sku)])
    #expect(try bySKU.json()["products"]?[0]?["sku"]?.stringValue == sku)
    let events = try await caller.events(
      runtime.url + "/api/v1/chat/completions", Caller.question("Which jacket is good in the rain?", stream: true))
    #expect(events.last == "[DONE]" && events.count > 3)
    runtime.child.signal(SIGTERM)
    #expect(try await runtime.child.end() == 0, "\(runtime.child.log)")
  }

  private func check(_ program: String, _ settings: [String: String], code: Int32) async throws {
    let own = ["CHAT_MODEL": "sandbox-chat", "API_KEYS": Caller.key]
    let child = try ChildProcess(program, ["check"], environment: own.merging(settings) { $1 })
    #expect(try await child.end(within: 60) == code, "\(child.output)\n\(child.log)")
  }

  @Test(
    "the commands beside a run: refresh, inspect, verify with canaries, rollback, prune, each as JSON",
    arguments: RealEngine.all)
  func commands(_ engine: RealEngine) async throws {
    let tag = "e2ec-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    let sandbox = try await Together.sandbox(["--no-catalogue"])
    try await EventLoopGroup.withLoops { loops in
      let caller = Caller(loops: loops)
      try await engine.load("magento2_product_4_v1", as: "\(tag)-native", caller)
      do {
        var settings = Together.settings(engine: engine.url, model: sandbox.url, stores: "\(tag)-native")
        settings["INDEX_PREFIX"] = tag
        try await refreshAndInspect(engine, caller, settings, tag)
        try await rollBackAndPrune(engine, caller, settings, tag)
      } catch {
        try await engine.clean(tag, caller)
        throw error
      }
      try await engine.clean(tag, caller)
    }
  }

  /// The one store of a command's JSON.
  private func store(
    _ arguments: [String], _ settings: [String: String], code: Int32 = 0
  ) async throws -> JSONValue {
    let child = try ChildProcess("rag-indexer", arguments + ["--format", "json"], environment: settings)
    #expect(try await child.end(within: 120) == code, "\(arguments): \(child.log)")
    if code != 0, child.output.isEmpty { return .null }
    let stores = try JSONValue(parsing: Array(child.output.utf8))["stores"]?.arrayValue ?? []
    if code != 0, stores.isEmpty { return .null }
    #expect(stores.count == 1 && stores[0]["id"] == "default", "\(child.output)")
    return stores.first ?? .null
  }

  private func refreshAndInspect(
    _ engine: RealEngine, _ caller: Caller, _ settings: [String: String], _ tag: String
  ) async throws {
    _ = try await store(["refresh"], settings, code: 65)
    _ = try await store(["run"], settings)
    let change = Array(#"{"doc":{"price_0_1":"77.500000"}}"#.utf8)
    let changed = try await caller.send(.post, "\(engine.url)/\(tag)-native/_update/9001?refresh=true", change)
    #expect(changed.status == 200, "\(changed.text)")
    let before = try await store(["inspect", "--id", "9001"], settings)
    #expect(before["differs"] == ["price"] && before["document"]?["price"]?.doubleValue == 77.5)
    #expect(before["live"]?["price"]?.doubleValue == 19.9 && before["content_hash"]?.stringValue?.count == 64)
    let refreshed = try await store(["refresh"], settings)
    #expect(refreshed["updated"] == 1 && refreshed["unchanged"] == 29 && refreshed["deleted"] == 0, "\(refreshed)")
    #expect(refreshed["pending"] == 0 && refreshed["embedded"] == 0)
    let sku = before["product"]?["sku"]?.stringValue ?? ""
    let after = try await store(["inspect", "--sku", sku], settings)
    #expect(after["live"] == .null && after["differs"] == [], "\(after)")
    _ = try await store(["inspect", "--sku", "nobody has it"], settings, code: 65)
    _ = try await store(["inspect"], settings, code: 64)
    _ = try await store(["inspect", "--sku", sku, "--id", "9001"], settings, code: 64)
    let file = "/tmp/\(tag).tsv"
    defer { unlink(file) }
    try write("# asked each night\n\(sku)\t\(sku)\n", to: file)
    let checked = try await store(["verify", "--canary-queries", file], settings)
    let gates = checked["gates"]?.arrayValue ?? []
    #expect(gates.map { $0["name"] } == ["count", "shrink", "vectors", "retrieval", "prices", "canary"])
    #expect(gates.allSatisfy { $0["passed"] == true }, "\(checked)")
    try write("\(sku)\tno such SKU\n", to: file)
    let failed = try await store(["verify", "--canary-queries", file], settings, code: 65)
    #expect(failed["gates"]?.arrayValue?.last?["passed"] == false)
    try write("no tab\n", to: file)
    _ = try await store(["verify", "--canary-queries", file], settings, code: 64)
  }

  private func rollBackAndPrune(
    _ engine: RealEngine, _ caller: Caller, _ settings: [String: String], _ tag: String
  ) async throws {
    func live() async throws -> String { try await store(["status"], settings)["live_index"]?.stringValue ?? "" }
    let first = try await live()
    _ = try await store(["rollback"], settings, code: 65)
    var more = settings
    more["KEEP_GENERATIONS"] = "5"
    _ = try await store(["run"], more)
    let second = try await live()
    _ = try await store(["run"], more)
    let third = try await live()
    #expect(first < second && second < third)
    let back = try await store(["rollback"], settings)
    #expect(back["from"]?.stringValue == third && back["to"]?.stringValue == second)
    #expect(try await live() == second)
    _ = try await store(["rollback", "--to", "nowhere"], settings, code: 78)
    let listed = try await store(["prune", "--keep", "0", "--dry-run"], settings)
    #expect((listed["deleted"]?.arrayValue ?? []).compactMap(\.stringValue) == [first, third], "\(listed)")
    #expect(try await store(["status"], settings)["generations"]?.arrayValue?.count == 3)
    let pruned = try await store(["prune"], settings)
    #expect(pruned["deleted"] == [.string(third)] && pruned["kept"]?.arrayValue?.count == 2, "\(pruned)")
    let status = try await store(["status"], settings)
    #expect(status["live_index"]?.stringValue == second && status["run"] == .null)
    #expect(status["recent"]?[0]?["kind"] == "rollback")
  }

  private func write(_ text: String, to path: String) throws {
    guard let file = fopen(path, "w") else { throw ChildProcess.Failure(message: "cannot write \(path)") }
    defer { fclose(file) }
    fputs(text, file)
  }
}
