// SPDX-License-Identifier: Apache-2.0
import Calls
import Catalog
import EventLoop
import HTTPClient
import JSON
import Observability
import RawServer
import Reranking
import Sandbox
import SearchEngine
import Testing

@testable import Retrieval

@Suite("a reranking service")
struct RerankTests {
  private static let texts = ["a", "b", "c"]

  private func order(
    _ fake: FakeReranker, path: String = "/v1/rerank", model: String? = "m", timeout: Duration = .seconds(10),
    metrics: MetricsRegistry = MetricsRegistry(), logger: Logger = .disabled
  ) async throws -> [Int] {
    try await EventLoopGroup.withLoops { loops in
      try await fake.client(HTTPClient(loops: loops), path: path, model: model, timeout: timeout, metrics: metrics)
        .order(of: Self.texts, for: "q", context: CallContext(deadline: .after(.seconds(20)), logger: logger))
    }
  }

  private func failure(
    _ fake: FakeReranker, timeout: Duration = .seconds(10), metrics: MetricsRegistry = MetricsRegistry(),
    logger: Logger = .disabled
  ) async -> RerankError? {
    do {
      _ = try await order(fake, timeout: timeout, metrics: metrics, logger: logger)
      return nil
    } catch {
      return error as? RerankError
    }
  }

  @Test(
    "answers of all makers are read; equal scores stay in the order of the search",
    arguments: [
      (
        #"{"id":"x","results":[{"index":2,"relevance_score":0.9},{"index":0,"relevance_score":0.5},{"index":1,"relevance_score":1e-7}],"meta":{"billed_units":{"search_units":1}}}"#,
        [2, 0, 1]
      ),
      (
        #"{"model":"jina","usage":{"total_tokens":3},"results":[{"index":1,"document":{"text":"b"},"relevance_score":3},{"index":0,"document":{"text":"a"},"relevance_score":-4.5},{"index":2,"document":null,"relevance_score":0}]}"#,
        [1, 2, 0]
      ),
      (#"[{"index":0,"score":0.1},{"index":1,"score":0.2,"text":"b"},{"index":2,"score":0.1}]"#, [1, 0, 2]),
      (
        #"{"data":[{"relevance_score":1,"index":0},{"relevance_score":1,"index":1},{"relevance_score":1,"index":2}]}"#,
        [0, 1, 2]
      ),
    ])
  func shapes(answer: String, expected: [Int]) async throws {
    let fake = FakeReranker(saying: answer)
    #expect(try await order(fake) == expected)
    #expect(fake.bodies == [["model": "m", "query": "q", "documents": ["a", "b", "c"], "top_n": 3]])
    let request = try #require(fake.requests.first)
    #expect(request.line == "POST /v1/rerank HTTP/1.1")
    #expect(request.head.contains("Authorization: Bearer \(FakeReranker.key)"))
  }

  @Test(
    "an answer that is no order of the texts is none",
    arguments: [
      "", "null", "{}", "[]", #"{"results":[]}"#, #"{"results":null}"#, "<html>", #"{"results":"none"}"#,
      #"[{"index":0,"score":1},{"index":1,"score":2}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":2,"score":3},{"index":0,"score":4}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":3,"score":3}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":-1,"score":3}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":1e300,"score":3}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":1.5,"score":3}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":1,"score":3}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":2,"score":null}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":2,"score":"NaN"}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":2,"score":NaN}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":2,"score":1e999}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"index":"2","score":3}]"#,
      #"[{"index":0,"score":1},{"index":1,"score":2},{"score":3}]"#,
      #"[0,1,2]"#, #"[{"index":0,"score":1},{"index":1,"score":2},{"index":2,"score":3}"#,
      String(repeating: "[", count: 5_000),
    ])
  func oddAnswers(answer: String) async {
    #expect(await failure(FakeReranker(saying: answer))?.code == .protocolViolation)
  }

  @Test("refusals, faults and silence are told apart, in the metrics too; the key stays out of error and log")
  func failures() async {
    let cases: [(String?, RerankError.Code, String)] = [
      ("401 Unauthorized", .authentication, "401"), ("404 Not Found", .refused, "404"),
      ("429 Too Many Requests", .rateLimited, "429"), ("503 Service Unavailable", .unavailable, "503"),
      (nil, .timeout, "timeout"),
    ]
    for (status, code, label) in cases {
      let fake = FakeReranker { _ in
        status.map { RawServer.response($0, #"{"message":"bad key \#(FakeReranker.key)"}"#) }
      }
      let (metrics, log) = (MetricsRegistry(namespace: "rag_"), MemoryLog())
      let timeout: Duration = status == nil ? .milliseconds(60) : .seconds(10)
      let error = await failure(fake, timeout: timeout, metrics: metrics, logger: log.logger)
      #expect(error?.code == code)
      #expect(fake.requests.count == 1, "nothing is repeated")
      let text = String(decoding: metrics.render(), as: UTF8.self)
      #expect(
        text.contains(
          #"rag_upstream_request_duration_seconds_count{upstream="rerank",operation="rerank",status="\#(label)"} 1"#))
      #expect(log.lines.count == 1)
      let said = log.lines.joined() + (error?.description ?? "") + text
      #expect(!said.contains(FakeReranker.key))
    }
  }

  @Test("a service that wants `texts` gets them: at once where it has no model's name, else after its refusal")
  func forms() async throws {
    let strict = FakeReranker { body in
      guard body["texts"] != nil, body["documents"] == nil else {
        return RawServer.response("422 Unprocessable Entity", #"{"error":"missing field `texts`"}"#)
      }
      return RawServer.response("200 OK", #"[{"index":2,"score":3},{"index":1,"score":2},{"index":0,"score":1}]"#)
    }
    try await EventLoopGroup.withLoops { loops in
      let client = strict.client(HTTPClient(loops: loops), path: "")
      for _ in 0..<2 {
        let order = try await client.order(of: Self.texts, for: "q", context: .within(.seconds(10)))
        #expect(order == [2, 1, 0])
      }
    }
    #expect(strict.bodies.map { $0["texts"] != nil } == [false, true, true])
    #expect(strict.requests.map(\.line) == Array(repeating: "POST /rerank HTTP/1.1", count: 3))
    let open = FakeReranker(saying: #"[{"index":2,"score":3},{"index":1,"score":2},{"index":0,"score":1}]"#)
    #expect(try await order(open, path: "/v1/", model: nil) == [2, 1, 0])
    let both: JSONValue = [
      "query": "q", "documents": ["a", "b", "c"], "top_n": 3, "texts": ["a", "b", "c"], "truncate": true,
    ]
    #expect(open.bodies == [both] && open.requests[0].line == "POST /v1/rerank HTTP/1.1")
  }

  // MARK: In a shop

  @Test(
    "the first thirty products stand in the service's order, and five are the first of fifty",
    arguments: [Place.sandbox(.opensearch)] + Place.real)
  func shop(_ place: Place) async throws {
    let fake = FakeReranker.backwards()
    try await Shop.open(place, items: Item.generated(80)) { shop in
      let reranking = Retriever(
        options: Retriever.Options(), engine: shop.engine, embedder: shop.embedder, reranker: fake.client(shop.http))
      func ids(_ result: RetrievalResult) -> [String] { result.products.map(\.product.productID) }
      let before = ids(try await shop.ask("warm winter days", topK: 50))
      let fifty = try await shop.ask("warm winter days", topK: 50, by: reranking)
      #expect(ids(fifty) == before.prefix(30).reversed() + before.dropFirst(30))
      #expect(zip(fifty.products, fifty.products.dropFirst()).allSatisfy { $0.score >= $1.score })
      #expect(fifty.degraded.isEmpty)
      let five = try await shop.ask("warm winter days", topK: 5, by: reranking)
      #expect(ids(five) == ids(fifty).prefix(5).map(\.self))
      let body = try #require(fake.bodies.last)
      #expect(body["query"]?.stringValue == "warm winter days")
      #expect(body["documents"]?.arrayValue?.count == 30)
      #expect(body["documents"]?[0]?.stringValue?.contains("Brand: Crown") == true)
      // What an identifier names stays first, and is not sent.
      let named = try await shop.ask("GEN-42 jacket", topK: 5, by: reranking)
      let first = try #require(named.products.first)
      #expect(first.product.sku == "GEN-42" && first.matchedBy == .sku && named.products.count == 5)
      let sent = fake.bodies.last?["documents"]?.arrayValue?.compactMap(\.stringValue) ?? []
      #expect(!sent.isEmpty && sent.count < 30 && !sent.contains { $0.hasPrefix(first.product.name) })
      // An order that was asked for is kept, and filters leave few.
      let count = fake.requests.count
      let cheapest = try await shop.ask("the cheapest jacket", topK: 5, by: reranking)
      #expect(cheapest.products.count == 5 && cheapest.order == .cheapestFirst && fake.requests.count == count)
      let few = try await shop.ask("jacket", topK: 5, filters: ProductFilters(priceMax: JSONNumber(30)), by: reranking)
      #expect(few.products.allSatisfy { ($0.product.price?.double ?? .infinity) <= 30 })
    }
  }

  @Test("products stand as the search has found them where the service fails, is late or odd, and that is said")
  func degraded() async throws {
    let fakes = [
      FakeReranker { _ in nil }, FakeReranker { _ in RawServer.response("500 Internal Server Error", "{}") },
      FakeReranker(saying: "[]"), FakeReranker(saying: #"[{"index":0,"score":1}]"#),
    ]
    try await Shop.open(.sandbox(.opensearch), items: Item.generated(40)) { shop in
      let expected = try await shop.ask("warm winter days", topK: 7).products
      for fake in fakes {
        let retriever = Retriever(
          options: Retriever.Options(), engine: shop.engine, embedder: shop.embedder,
          reranker: fake.client(shop.http, timeout: .milliseconds(fake === fakes[0] ? 60 : 10_000)))
        let found = try await shop.ask("warm winter days", topK: 7, by: retriever)
        #expect(found.products == expected && found.degraded == [.rerank])
        #expect(fake.requests.count <= 1, "nothing is repeated")
      }
      shop.sandbox.faults.add(.init(path: "/v1/embeddings", action: .status(503)))
      let away = Retriever(
        options: Retriever.Options(), engine: shop.engine, embedder: shop.embedder, reranker: fakes[2].client(shop.http)
      )
      #expect(try await shop.ask("warm winter days", by: away).degraded == [.embeddings, .rerank])
    }
  }
}
