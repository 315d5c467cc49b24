// SPDX-License-Identifier: Apache-2.0
import EventLoop
import Glibc
import HTTPClient
import HTTPSemantics
import JSON
import RawServer
import Testing

@Suite("Indexed, asked and stopped, as processes over real sockets", .serialized)
struct SandboxFlowTests {
  private let both = "1=magento2_product_1,2=magento2_product_2"

  @Test(
    "run, status, chat and retrieval on the sandbox in both dialects, its engine over http and https",
    arguments: ["opensearch", "elasticsearch"], Scheme.both)
  func wholeWay(_ dialect: String, scheme: Scheme) async throws {
    let sandbox = try await Together.sandbox(["--dialect", dialect])
    let proxy = scheme.isSecure ? TLSProxy(to: sandbox.url) : nil
    var settings = Together.settings(engine: proxy?.url ?? sandbox.url, model: sandbox.url, stores: both)
    settings["ENGINE_CA_FILE"] = scheme.caFile

    let run = try ChildProcess("rag-indexer", ["run"], environment: settings)
    #expect(try await run.end(within: 60) == 0, "\(run.log)")
    #expect(!run.log.contains("sk-end-to-end"))
    let status = try ChildProcess("rag-indexer", ["status", "--format", "json"], environment: settings)
    #expect(try await status.end() == 0, "\(status.log)")
    let stores = try JSONValue(parsing: Array(status.output.utf8))["stores"]?.arrayValue ?? []
    #expect(stores.map { $0["id"]?.stringValue } == ["1", "2"])
    for store in stores {
      #expect(store["live_index"]?.stringValue != nil)
      #expect((store["documents"]?.intValue ?? 0) > 0)
    }

    let runtime = try await Together.runtime(settings)
    try await EventLoopGroup.withLoops { loops in
      let caller = Caller(loops: loops)
      #expect(try await caller.get(runtime.url + "/healthz").status == 200)
      #expect(try await caller.poll(200, at: runtime.url + "/readyz")?.status == 200)
      try await retrieve(caller, runtime.url)
      try await chat(caller, runtime.url)
      #expect(try await caller.get(runtime.url + "/api/v1/models").status == 401)
      #expect(try await caller.get(runtime.url + "/api/v1/nothing").status == 401)
      #expect(try await caller.get(runtime.url + "/api/v1/nothing", key: Caller.key).status == 404)
      #expect(try await caller.get(runtime.url + "/metrics").text.contains("rag_http_requests_total"))
      #expect(
        try await caller.get(runtime.url + "/metrics").text.contains("rag_telemetry_dropped_total{signal=\"traces\"} 0")
      )
    }
    runtime.child.signal(SIGTERM)
    #expect(try await runtime.child.end() == 0, "\(runtime.child.log)")
    #expect(!runtime.child.log.contains(Caller.key) && !runtime.child.log.contains("sk-end-to-end"))
    sandbox.child.signal(SIGTERM)
    #expect(try await sandbox.child.end() == 0)
  }

  private func retrieve(_ caller: Caller, _ url: String) async throws {
    let path = url + "/api/v1/actions/retrieve_products"
    let answer = try await caller.post(path, ["query": "rain jacket", "top_k": 3, "store": "1"])
    #expect(answer.status == 200, "\(answer.text)")
    let products = try answer.json()["products"]?.arrayValue ?? []
    #expect(products.count == 3)
    // A SKU that is typed alone finds its product first.
    guard let sku = products.last?["sku"]?.stringValue else { return }
    let bySKU = try await caller.post(path, ["query": .string(sku.lowercased()), "top_k": 1])
    #expect(try bySKU.json()["products"]?[0]?["sku"]?.stringValue == sku)
    let second = try await caller.post(path, ["query": "x", "store": "nowhere"])
    #expect(second.status == 404)
    #expect(try second.json()["error"]?["code"]?.stringValue == "store_not_found")
  }

  private func chat(_ caller: Caller, _ url: String) async throws {
    let path = url + "/api/v1/chat/completions"
    let plain = try await caller.post(path, Caller.question("Which jacket keeps the rain out?"))
    #expect(plain.status == 200, "\(plain.text)")
    let json = try plain.json()
    let content = json["choices"]?[0]?["message"]?["content"]?.stringValue ?? ""
    let products = json["rag"]?["products"]?.arrayValue ?? []
    #expect(!products.isEmpty)
    let isNamed = products.contains { product in
      guard let name = product["name"]?.stringValue, let link = product["url"]?.stringValue else { return false }
      return content.contains(name) && content.contains(link)
    }
    #expect(isNamed, "\(content)")

    let events = try await caller.events(path, Caller.question("Which jacket keeps the rain out?", stream: true))
    #expect(events.last == "[DONE]")
    var streamed = ""
    for event in events.dropLast() {
      streamed += try JSONValue(parsing: Array(event.utf8))["choices"]?[0]?["delta"]?["content"]?.stringValue ?? ""
    }
    #expect(streamed == content)
  }

  @Test("a second run leaves one live index and one former generation; a third no more")
  func runsAgain() async throws {
    let sandbox = try await Together.sandbox()
    let settings = Together.settings(engine: sandbox.url, model: sandbox.url, stores: "magento2_product_1")
    let before = try ChildProcess("rag-indexer", ["status", "--format", "json"], environment: settings)
    #expect(try await before.end() == 0)
    #expect(before.log.contains("nothing is live") && before.log.contains("rag-indexer run"), "\(before.log)")
    let empty = try JSONValue(parsing: Array(before.output.utf8))["stores"]?[0]
    #expect(empty?["live_index"] == .null && empty?["run"] == .null)
    for number in 0..<3 {
      let run = try ChildProcess("rag-indexer", ["run", "--format", "json"], environment: settings)
      #expect(try await run.end(within: 60) == 0, "\(run.log)")
      let report = try JSONValue(parsing: Array(run.output.utf8))["stores"]?[0]
      #expect(report?["id"]?.stringValue == "default" && report?["index_alias"]?.stringValue == "products-rag-active")
      let documents = report?["documents"]?.intValue ?? 0
      #expect(documents > 0 && report?["index"]?.stringValue != nil && report?["shared"]?.intValue == 0)
      #expect(report?["embedded"]?.intValue == (number == 0 ? documents : 0))
      #expect(report?["unchanged"]?.intValue == (number == 0 ? 0 : documents))
      #expect((report?["stages"]?["extract"]?.doubleValue ?? 0) > 0)
      #expect(try JSONValue(parsing: Array(run.output.utf8))["cost_usd"] == .null)
      let last = try JSONValue(parsing: Array((run.log.split(separator: "\n").last ?? "").utf8))
      #expect(last["unchanged"] == report?["unchanged"] && last["rejected"]?.intValue == 0)
      #expect(last["slowest_stage"]?.stringValue != nil)
    }
    let status = try ChildProcess("rag-indexer", ["status", "--format", "json"], environment: settings)
    #expect(try await status.end() == 0)
    let store = try JSONValue(parsing: Array(status.output.utf8))["stores"]?[0]
    #expect(store?["generations"]?.arrayValue?.count == 2)
    #expect(store?["recent"]?.arrayValue?.map { $0["kind"]?.stringValue } == ["run", "run", "run"])
    #expect(store?["run"] == .null && !status.log.contains("nothing is live"))
    // Text is for people, also where it goes into a pipe.
    let text = try ChildProcess("rag-indexer", ["status"], environment: settings)
    #expect(try await text.end() == 0)
    #expect(text.output.hasPrefix("store default\n  alias   products-rag-active\n  live    "), "\(text.output)")
  }

  @Test("the runtime starts without its engine, says so, and recovers by itself")
  func recovers() async throws {
    let first = try await Together.sandbox()
    let address = String(first.url.dropFirst("http://".count))
    first.child.signal(SIGTERM)
    #expect(try await first.child.end() == 0)

    let settings = Together.settings(engine: first.url, model: first.url, stores: "magento2_product_1")
    let runtime = try await Together.runtime(settings)
    let again: ChildProcess = try await EventLoopGroup.withLoops { loops in
      let caller = Caller(loops: loops)
      #expect(try await caller.get(runtime.url + "/healthz").status == 200)
      let unready = try await caller.get(runtime.url + "/readyz")
      #expect(unready.status == 503 && unready.text.contains("reasons"))
      // The probe is open to all: where the engine lives is for the log.
      #expect(!unready.text.contains(address))
      _ = try await runtime.child.line(with: "the search engine cannot be used", address)
      let refused = try await caller.post(runtime.url + "/api/v1/chat/completions", Caller.question("jacket"))
      #expect(refused.status == 503)
      #expect(refused.fields["retry-after"] != nil)

      let sandbox = try ChildProcess("rag-sandbox", ["--listen", address])
      _ = try await sandbox.line(with: first.url)
      let run = try ChildProcess("rag-indexer", environment: settings)
      #expect(try await run.end(within: 60) == 0, "\(run.log)")
      #expect(try await caller.poll(200, at: runtime.url + "/readyz", seconds: 40)?.status == 200)
      let answer = try await caller.post(runtime.url + "/api/v1/chat/completions", Caller.question("jacket"))
      #expect(answer.status == 200)
      return sandbox
    }
    again.signal(SIGTERM)
    runtime.child.signal(SIGINT)
    #expect(try await runtime.child.end() == 0, "\(runtime.child.log)")
  }

  @Test("a stream that is under way at SIGTERM is finished, new connections are not taken, the exit code is 0")
  func drains() async throws {
    let sandbox = try await Together.sandbox()
    let settings = Together.settings(engine: sandbox.url, model: sandbox.url, stores: "magento2_product_1")
    let run = try ChildProcess("rag-indexer", environment: settings)
    #expect(try await run.end(within: 60) == 0, "\(run.log)")
    let runtime = try await Together.runtime(settings)
    try await EventLoopGroup.withLoops { loops in
      let caller = Caller(loops: loops)
      _ = try await caller.poll(200, at: runtime.url + "/readyz")
      let events = try await caller.events(
        runtime.url + "/api/v1/chat/completions", Caller.question("a warm jacket", stream: true)
      ) {
        runtime.child.signal(SIGTERM)
        _ = try await runtime.child.line(with: "draining")
        let late = Caller(loops: loops)
        #expect(try await late.poll(0, at: runtime.url + "/healthz", seconds: 1)?.status != 200)
      }
      #expect(events.last == "[DONE]")
    }
    #expect(try await runtime.child.end() == 0, "\(runtime.child.log)")
  }

  @Test("a second signal ends the runtime at once", arguments: [(SIGTERM, Int32(143)), (SIGINT, Int32(130))])
  func secondSignal(_ signal: Int32, _ code: Int32) async throws {
    let settings = Together.settings(engine: "http://127.0.0.1:9", model: "http://127.0.0.1:9", stores: "x")
    let runtime = try await Together.runtime(settings.merging(["DRAIN_DELAY": "1m"]) { $1 })
    runtime.child.signal(SIGTERM)
    _ = try await runtime.child.line(with: "draining")
    // Within 100 ms it would count as the same signal.
    try await Task.sleep(for: .milliseconds(150))
    runtime.child.signal(signal)
    #expect(try await runtime.child.end(within: 5) == code)
  }
}
