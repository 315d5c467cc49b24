// SPDX-License-Identifier: Apache-2.0
import FoundationEssentials
import Glibc
import JSON
import Testing

@Suite("rag-indexer eval, as a process against the sandbox", .serialized)
struct EvaluationFlowTests {
  /// A file that goes with the test.
  private final class Scratch {
    let path: String

    init(_ text: String) throws {
      path = "/tmp/eval-\(getpid())-\(UInt64.random(in: 0 ... .max)).txt"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    }
    deinit { unlink(path) }
  }

  private func run(
    _ arguments: [String], _ settings: [String: String]
  ) async throws -> (code: Int32, child: ChildProcess) {
    let child = try ChildProcess("rag-indexer", ["eval"] + arguments, environment: settings)
    return (try await child.end(within: 60), child)
  }

  private func indexed() async throws -> (sandbox: ChildProcess, settings: [String: String]) {
    let sandbox = try await Together.sandbox()
    let settings = Together.settings(
      engine: sandbox.url, model: sandbox.url, stores: "1=magento2_product_1,2=magento2_product_2")
    let run = try ChildProcess("rag-indexer", ["run", "--only", "1"], environment: settings)
    #expect(try await run.end(within: 60) == 0, "\(run.log)")
    return (sandbox.child, settings)
  }

  private let judgements = """
    query,docid,rating
    AP-RJ01,AP-RJ01,3
    ap rj 02,2,3
    Lumo Fjordline Rain Jacket,ap-rj02,3
    AP-RJ06,AP-RJ06,3
    AP-RJ06,AP-GONE,1
    Lumo Longhouse Family Tent,AP-FT01,2
    """

  @Test("SKUs and product ids are found with the runtime's search; figures come as JSON and as a table")
  func figures() async throws {
    let (sandbox, settings) = try await indexed()
    let file = try Scratch(judgements)
    let (code, child) = try await run(["--queries", file.path, "--only", "1", "--format", "json"], settings)
    #expect(code == 0, "\(child.log)")
    let store = try #require(try JSONValue(parsing: Array(child.output.utf8))["stores"]?[0])
    #expect(store["id"] == "1" && store["index_alias"] == "products-rag-1-active")
    #expect(store["queries"] == 5 && store["zero_results"] == 0 && store["degraded"] == 0)
    #expect(store["mrr"]?["mean"]?.doubleValue == 1)
    #expect(store["missing"] == ["AP-GONE"])
    let recall = try #require(store["recall@50"]?["mean"]?.doubleValue)
    #expect(abs(recall - 0.9) < 1e-6)
    for name in ["ndcg@10", "recall@50", "mrr", "judged_ndcg@10", "unjudged@10"] {
      let low = try #require(store[name]?["low"]?.doubleValue)
      #expect(try low <= #require(store[name]?["mean"]?.doubleValue))
      #expect(store[name]?["high"]?.doubleValue != nil)
    }
    #expect(store["p50_ms"]?.doubleValue ?? 0 > 0 && store["p95_ms"]?.doubleValue ?? 0 > 0)

    let text = try await run(["--queries", file.path, "--only", "1"], settings)
    #expect(text.code == 0)
    for part in ["nDCG@10", "95 % interval", "AP-GONE", "answered worst", "AP-RJ06"] {
      #expect(text.child.output.contains(part), "\(text.child.output)")
    }
    // Recall of what is rated 3 or better.
    let strict = try await run(
      ["--queries", file.path, "--only", "1", "--format", "json", "--relevant", "3"], settings)
    let strictStore = try JSONValue(parsing: Array(strict.child.output.utf8))["stores"]?[0]
    #expect(strictStore?["recall@50"]?["mean"]?.doubleValue == 1)
    withExtendedLifetime(sandbox) {}
  }

  @Test("another value of a setting is tried, and a lower nDCG@10 than in an earlier report ends with 65")
  func comparison() async throws {
    let (sandbox, settings) = try await indexed()
    let names = ["Drizzle", "Fjordline", "Stormrest", "Puddle", "Skerry", "Eiderdown", "Snowfinch", "Ptarmigan"]
    let skus = ["RJ01", "RJ02", "RJ03", "RJ04", "RJ06", "DJ01", "DJ02", "DJ03"]
    let good = zip(names, skus).map { "{\"query\":\"\($0)\",\"docid\":\"AP-\($1)\",\"rating\":3}\n" }.joined()
    let bad = good.replacing("AP-", with: "XX-")
    let (goodFile, badFile) = (try Scratch(good), try Scratch(bad))
    let arguments = ["--only", "1", "--format", "json", "--set", "search-visibility=3,4", "--set", "FUSION=rrf"]
    let first = try await run(["--queries", goodFile.path] + arguments, settings)
    #expect(first.code == 0, "\(first.child.log)")
    let report = try Scratch(first.child.output)
    let same = try await run(["--queries", goodFile.path, "--compare", report.path] + arguments, settings)
    #expect(same.code == 0, "\(same.child.log)")
    let worse = try await run(["--queries", badFile.path, "--compare", report.path] + arguments, settings)
    #expect(worse.code == 65 && worse.child.lastLine.contains("significantly lower"), "\(worse.child.log)")
    let comparison = try JSONValue(parsing: Array(worse.child.output.utf8))["stores"]?[0]?["comparison"]
    #expect(comparison?["significantly_lower"] == true && comparison?["worse"] == 8)
    // No product of the shop is visible as 1 alone.
    let hidden = try await run(
      ["--queries", goodFile.path, "--only", "1", "--format", "json", "--set", "SEARCH_VISIBILITY=1"], settings)
    #expect(try JSONValue(parsing: Array(hidden.child.output.utf8))["stores"]?[0]?["zero_results"] == 8)
    withExtendedLifetime(sandbox) {}
  }

  @Test("what is wrong is named: the line, the setting, the missing index, the model")
  func refusals() async throws {
    let (sandbox, settings) = try await indexed()
    let good = try Scratch(judgements)
    let broken = try Scratch("query,docid,rating\na,b,good\n")
    let cases: [(arguments: [String], code: Int32, part: String)] = [
      (["--only", "1"], 64, "--queries"),
      (["--only", "1", "--queries", "/nowhere.tsv"], 64, "/nowhere.tsv"),
      (["--only", "1", "--queries", broken.path], 65, "line 2"),
      (["--only", "2", "--queries", good.path], 65, "nothing is live"),
      (["--only", "1", "--queries", good.path, "--set", "FUSIN=rrf"], 64, "FUSION"),
      (["--only", "1", "--queries", good.path, "--set", "FUSION=best"], 64, "rrf, min_max"),
      (["--only", "1", "--queries", good.path, "--compare", broken.path], 65, "--format json"),
      (["--only", "1", "--queries", good.path, "--relevant", "much"], 64, "RELEVANT"),
      (["--only", "1", "--queries", good.path, "--embedding-model", "other"], 78, "sandbox-embedding"),
    ]
    for (arguments, code, part) in cases {
      let ended = try await run(arguments, settings)
      #expect(ended.code == code, "\(arguments) \(ended.child.log)")
      #expect(ended.child.lastLine.contains(part), "\(ended.child.log)")
      #expect(ended.child.output.isEmpty)
      // With JSON refused data has a document, too.
      let json = try await run(arguments + ["--format", "json"], settings)
      #expect(json.code == code && json.child.output == (code == 65 ? "{\"stores\":[]}\n" : ""))
    }
    // Without vectors it would measure another search.
    var away = settings
    away["EMBEDDING_BASE_URL"] = "http://127.0.0.1:9/v1"
    let ended = try await run(["--only", "1", "--queries", good.path], away)
    #expect(ended.code == 69, "\(ended.child.log)")
    // One store that fails does not take the other's figures.
    let both = try await run(["--queries", good.path, "--format", "json"], settings)
    #expect(both.code == 65)
    #expect(try JSONValue(parsing: Array(both.child.output.utf8))["stores"]?.arrayValue?.count == 1)
    withExtendedLifetime(sandbox) {}
  }
}
