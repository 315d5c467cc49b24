// SPDX-License-Identifier: Apache-2.0
import Embedding
import EventLoop
import HTTPClient
import HTTPSemantics
import OpenAI
import RawServer
import Testing

/// Against a server that keeps OpenAI's rules and fails on demand.
@Suite("against the upstream stub", .enabled(if: UpstreamStub.path != nil, "RAG_TEST_STUB names no stub"))
struct StubTests {
  private static func stub(_ loops: EventLoopGroup, _ rules: [String]) async throws -> UpstreamStub {
    let stub = try UpstreamStub()
    let response = try await HTTPClient(loops: loops).send(
      ClientRequest(
        method: .post, url: stub.url + "/__stub/faults", fields: [("Content-Type", "application/json")],
        body: Array(#"{"replace":true,"rules":[\#(rules.joined(separator: ","))]}"#.utf8), deadline: .after(.seconds(5))
      ))
    #expect(response.status == 200)
    return stub
  }

  private static func embedder(
    _ stub: UpstreamStub, _ loops: EventLoopGroup, dimensions: Int? = 256, patience: Duration = .seconds(20)
  ) -> Embedder {
    let client = OpenAIClient(
      options: .init(
        baseURL: stub.url + "/v1", apiKey: "k", retry: .hurried(patience), requestTimeout: .seconds(1),
        batchTimeout: .seconds(1)),
      http: HTTPClient(loops: loops))
    return Embedder(options: .init(model: "stub-embedding", dimensions: dimensions), client: client)
  }

  @Test(
    "faults that pass are ridden out",
    arguments: [
      #"{"path":"/v1/embeddings","next":2,"action":"status","status":429,"headers":{"retry-after-ms":"50"}}"#,
      #"{"path":"/v1/embeddings","next":2,"action":"status","status":500}"#,
      #"{"path":"/v1/embeddings","next":1,"action":"status","status":429,"headers":{"retry-after":"1"}}"#,
      #"{"path":"/v1/embeddings","next":2,"action":"close","reset":true}"#,
      #"{"path":"/v1/embeddings","next":2,"action":"close"}"#,
      #"{"path":"/v1/embeddings","next":1,"action":"hang"}"#,
      #"{"path":"/v1/embeddings","next":2,"action":"half"}"#,
      #"{"path":"/v1/embeddings","next":1,"action":"embeddings_shuffle"}"#,
    ])
  func passing(rule: String) async throws {
    try await EventLoopGroup.withLoops { loops in
      let stub = try await Self.stub(loops, [rule])
      let texts = (0..<20).map { "text number \($0)" }
      let faulty = await Self.embedder(stub, loops).outcomes(texts)
      let clean = await Self.embedder(stub, loops).outcomes(texts)
      #expect(faulty.error == nil && clean.error == nil)
      #expect(faulty.vectors == clean.vectors)
      #expect(clean.vectors.count == 20 && clean.vectors.values.allSatisfy { $0.count == 256 })
    }
  }

  @Test(
    "faults that do not pass are named",
    arguments: [
      (
        #"{"path":"/v1/embeddings","action":"status","status":429,"code":"insufficient_quota"}"#,
        EmbeddingError.Code.insufficientQuota
      ),
      (#"{"path":"/v1/embeddings","action":"status","status":401}"#, .authentication),
      (#"{"path":"/v1/embeddings","action":"malformed"}"#, .unavailable),
      (#"{"path":"/v1/embeddings","action":"html"}"#, .unavailable),
      (#"{"path":"/v1/embeddings","action":"embeddings_short"}"#, .unavailable),
      (#"{"path":"/v1/embeddings","action":"embeddings_dims"}"#, .wrongDimensions),
      (#"{"path":"/v1/embeddings","action":"embeddings_zero"}"#, .unavailable),
    ])
  func lasting(rule: String, code: EmbeddingError.Code) async throws {
    try await EventLoopGroup.withLoops { loops in
      let stub = try await Self.stub(loops, [rule])
      let embedder = Self.embedder(stub, loops, patience: .milliseconds(200))
      #expect(await embedder.outcomes(["a", "b"]).error?.code == code)
    }
  }

  @Test("a batch over the service's limits arrives whole")
  func limits() async throws {
    try await EventLoopGroup.withLoops { loops in
      let stub = try await Self.stub(loops, [])
      // 100 texts of 4,500 tokens as the stub counts: one call may have 300,000.
      let texts = (0..<100).map { "\($0) " + String(repeating: "abcdefghi ", count: 1800) }
      #expect(await Self.embedder(stub, loops, dimensions: 8).outcomes(texts).vectors.count == 100)
    }
  }

  @Test("the rate limit that the stub keeps is respected without losing a text")
  func rateLimit() async throws {
    try await EventLoopGroup.withLoops { loops in
      let stub = try UpstreamStub(["--rpm", "600"])
      let embedder = Self.embedder(stub, loops)
      for number in 0..<8 {
        #expect(await embedder.outcomes(["text \(number)"]).vectors.count == 1)
      }
    }
  }
}
