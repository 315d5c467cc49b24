// SPDX-License-Identifier: Apache-2.0
import Embedding
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
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

  private static func embedder(_ stub: UpstreamStub, _ loops: EventLoopGroup, dimensions: Int? = 256) -> Embedder {
    Embedder(
      options: .init(model: "stub-embedding", dimensions: dimensions),
      client: ModelAPI.client(stub.url, loops, key: "k", requestTimeout: .seconds(1)))
  }

  private static func embed(_ embedder: Embedder, _ texts: [String]) async -> Result<[[Float]], EmbeddingError> {
    do throws(EmbeddingError) {
      return .success(try await embedder.embed(texts, deadline: .after(.seconds(20))))
    } catch {
      return .failure(error)
    }
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
      let faulty = await Self.embed(Self.embedder(stub, loops), texts)
      let clean = await Self.embed(Self.embedder(stub, loops), texts)
      #expect(faulty.error == nil)
      #expect(faulty.value != nil && faulty.value == clean.value)
      #expect(clean.value?.allSatisfy { $0.count == 256 } == true)
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
      (#"{"path":"/v1/embeddings","action":"malformed"}"#, .protocolViolation),
      (#"{"path":"/v1/embeddings","action":"html"}"#, .protocolViolation),
      (#"{"path":"/v1/embeddings","action":"embeddings_short"}"#, .protocolViolation),
      (#"{"path":"/v1/embeddings","action":"embeddings_dims"}"#, .badVector),
      (#"{"path":"/v1/embeddings","action":"embeddings_zero"}"#, .badVector),
    ])
  func lasting(rule: String, code: EmbeddingError.Code) async throws {
    try await EventLoopGroup.withLoops { loops in
      let stub = try await Self.stub(loops, [rule])
      #expect(await Self.embed(Self.embedder(stub, loops), ["a", "b"]).error?.code == code)
    }
  }

  @Test("a batch over the service's limits is refused by it, halved by us, and arrives whole")
  func limits() async throws {
    try await EventLoopGroup.withLoops { loops in
      let stub = try await Self.stub(loops, [])
      // 100 texts of 4,500 tokens as the stub counts: one call may have 300,000.
      let texts = (0..<100).map { "\($0) " + String(repeating: "abcdefghi ", count: 1800) }
      let vectors = await Self.embed(Self.embedder(stub, loops, dimensions: 8), texts)
      #expect(vectors.value?.count == 100)
    }
  }

  @Test(
    "an answer of the chat model is whole, or ends with an error",
    arguments: [
      ("", nil as OpenAIError.Code?),
      (#"{"path":"/v1/chat","action":"sse_no_done","after_tokens":5}"#, .protocolViolation),
      (#"{"path":"/v1/chat","next":1,"action":"status","status":503}"#, nil),
      (#"{"path":"/v1/chat","action":"sse_error","after_tokens":5}"#, .server),
      (#"{"path":"/v1/chat","action":"sse_disconnect","after_tokens":5}"#, .unavailable),
      (#"{"path":"/v1/chat","action":"sse_stall","after_tokens":5}"#, .timeout),
      (#"{"path":"/v1/chat","action":"sse_malformed","after_tokens":5}"#, .protocolViolation),
    ])
  func chat(rule: String, code: OpenAIError.Code?) async throws {
    try await EventLoopGroup.withLoops { loops in
      let stub = try await Self.stub(loops, rule.isEmpty ? [] : [rule])
      var question = ModelAPI.question
      question.model = "stub-20x1ms"
      let (deltas, error) = await ModelAPI.ask(
        ModelAPI.client(stub.url, loops, key: "k"), question, within: .seconds(2))
      #expect(error?.code == code)
      let hasFinish = deltas.contains { $0.finishReason != nil }
      if code == nil {
        #expect(hasFinish)
        #expect(deltas.compactMap(\.content).count == 20)
        #expect(deltas.last?.usage != nil)
      } else {
        #expect(!hasFinish)
        #expect(deltas.compactMap(\.content).count >= 4)
      }
    }
  }

  @Test("the rate limit that the stub keeps is respected without losing a text")
  func rateLimit() async throws {
    try await EventLoopGroup.withLoops { loops in
      let stub = try UpstreamStub(["--rpm", "600"])
      let embedder = Self.embedder(stub, loops)
      for number in 0..<8 {
        #expect(await Self.embed(embedder, ["text \(number)"]).value?.count == 1)
      }
    }
  }
}
