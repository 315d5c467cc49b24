// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics
import JSON
import RawServer
import Testing

@Suite("A reranking service, asked by the runtime as a process", .serialized)
struct RerankFlowTests {
  private static let key = "rerank-end-to-end-secret"

  /// Runs a runtime against the sandbox and a service that answers by `answer`.
  private func withRuntime(
    _ answer: @escaping @Sendable (_ texts: Int) -> String,
    _ body: (_ runtime: (child: ChildProcess, url: String), _ reranker: RawServer) async throws -> Void
  ) async throws {
    let reranker = RawServer { request, connection in
      let texts = (try? JSONValue(parsing: request.body))?["documents"]?.arrayValue?.count ?? 0
      connection.write(answer(texts))
      return true
    }
    let sandbox = try await Together.sandbox()
    let settings = Together.settings(engine: sandbox.url, model: sandbox.url, stores: "1=magento2_product_1")
    let run = try ChildProcess("rag-indexer", ["run"], environment: settings)
    #expect(try await run.end(within: 60) == 0, "\(run.log)")
    let more = [
      "RERANK_URL": reranker.url + "/v1", "RERANK_API_KEY": Self.key, "RERANK_MODEL": "m", "RERANK_TIMEOUT": "5s",
      "LOG_LEVEL": "debug",
    ]
    let runtime = try await Together.runtime(settings.merging(more) { $1 })
    try await body(runtime, reranker)
    #expect(!runtime.child.log.contains(Self.key))
    withExtendedLifetime(sandbox) {}
  }

  private static let question: JSONValue = ["query": "rain jacket", "top_k": 3]

  @Test("the products come in its order")
  func order() async throws {
    try await withRuntime { texts in
      let scores = (0..<texts).map { #"{"index":\#($0),"relevance_score":\#($0)}"# }.joined(separator: ",")
      return RawServer.response(fields: ["Content-Type: application/json"], #"{"results":[\#(scores)]}"#)
    } _: { runtime, reranker in
      try await EventLoopGroup.withLoops { loops in
        let caller = Caller(loops: loops)
        let answer = try await caller.post(runtime.url + "/api/v1/actions/retrieve_products", Self.question)
        #expect(answer.status == 200 && answer.fields["x-rag-degraded"] == nil)
        let body = try answer.json()
        let names = body["products"]?.arrayValue?.compactMap { $0["name"]?.stringValue } ?? []
        let asked = try JSONValue(parsing: try #require(reranker.requests.first).body)
        let texts = asked["documents"]?.arrayValue?.compactMap(\.stringValue) ?? []
        #expect(texts.count == 30 && asked["query"] == "rain jacket" && asked["model"] == "m")
        #expect(names == texts.suffix(3).reversed().map { String($0.prefix { $0 != "\n" }) })
        #expect(reranker.requests.first?.head.contains("Authorization: Bearer \(Self.key)") == true)
      }
    }
  }

  @Test("an answer that is none is said in header, body and metric, of the Action and of a chat")
  func degraded() async throws {
    try await withRuntime { _ in
      RawServer.response("502 Bad Gateway", "bad key \(Self.key)")
    } _: { runtime, _ in
      try await EventLoopGroup.withLoops { loops in
        let caller = Caller(loops: loops)
        let answer = try await caller.post(runtime.url + "/api/v1/actions/retrieve_products", Self.question)
        #expect(answer.fields["x-rag-degraded"] == "rerank")
        let body = try answer.json()
        #expect(body["degraded"] == ["rerank"] && body["products"]?.arrayValue?.count == 3)
        let chat = try await caller.post(
          runtime.url + "/api/v1/chat/completions", Caller.question("do you have a rain jacket?"))
        #expect(try chat.json()["rag"]?["degraded"] == ["rerank"])
        let metrics = try await caller.get(runtime.url + "/metrics").text
        #expect(metrics.contains(#"rag_degraded_total{what="rerank"} 2"#))
        #expect(metrics.contains(#"upstream="rerank",operation="rerank",status="502""#))
      }
    }
  }
}
