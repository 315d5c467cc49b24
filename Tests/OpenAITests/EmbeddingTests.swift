// SPDX-License-Identifier: Apache-2.0
import Embedding
import EventLoop
import HTTPClient
import JSON
import Observability
import OpenAI
import RawServer
import Testing

@Suite("batches keep to the limits")
struct BatchPackerTests {
  @Test("2,048 inputs are the most")
  func inputs() {
    let packer = BatchPacker()
    #expect(packer.pack(Array(repeating: "a", count: 5000)) == [0..<2048, 2048..<4096, 4096..<5000])
    #expect(packer.pack([]).isEmpty)
    #expect(packer.pack(["a"]) == [0..<1])
  }

  @Test("80 % of 300,000 tokens are the most")
  func tokens() {
    // 4,000 tokens each by the guess: 60 of them are 240,000.
    let text = String(repeating: "abc ", count: 4000)
    let batches = BatchPacker().pack(Array(repeating: text, count: 130))
    #expect(batches == [0..<60, 60..<120, 120..<130])
  }

  @Test("an input counts for what is left of it after it is cut")
  func overlong() {
    let text = String(repeating: "abc ", count: 100_000)
    let packer = BatchPacker()
    #expect(packer.limits.usableTokensPerInput == 6553)
    #expect(packer.pack([text, text]) == [0..<2])
    #expect(packer.estimate.tokens(in: packer.cut(text)) <= 6553)
  }

  @Test("every text is in exactly one batch, in order, and no batch is over a limit", arguments: 0..<20)
  func property(seed: Int) {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let limits = BatchPacker.Limits(maximumInputs: 7, maximumTokens: 500, maximumTokensPerInput: 100)
    let packer = BatchPacker(limits: limits, estimate: TokenEstimate(correction: 0.5 + Double(random(20)) / 10))
    let texts = (0..<200).map { _ in String(repeating: random(2) == 0 ? "word " : "слово ", count: random(60)) }
    let batches = packer.pack(texts)
    #expect(batches.first?.lowerBound == 0)
    #expect(batches.last?.upperBound == texts.count)
    for (one, next) in zip(batches, batches.dropFirst()) { #expect(one.upperBound == next.lowerBound) }
    for batch in batches {
      let sizes = texts[batch].map { packer.estimate.tokens(in: packer.cut($0)) }
      #expect(batch.count <= 7)
      #expect(sizes.reduce(0, +) <= 400)
      #expect(sizes.allSatisfy { $0 <= 80 })
    }
  }

  @Test("a long text is cut behind a sentence, else behind a word, and never within a character")
  func cutting() {
    let estimate = TokenEstimate()
    let text = "First sentence here. Second one is here! And the third is quite a bit longer than they are."
    #expect(BatchPacker.cut(text, toTokens: 100, estimate) == text)
    #expect(BatchPacker.cut(text, toTokens: 14, estimate) == "First sentence here. Second one is here!")
    #expect(BatchPacker.cut("word another third fourth", toTokens: 4, estimate) == "word another")
    #expect(BatchPacker.cut(String(repeating: "a", count: 100), toTokens: 5, estimate).count == 20)
    let family = String(repeating: "👨‍👩‍👧", count: 20)
    let cut = BatchPacker.cut(family, toTokens: 30, estimate)
    #expect(family.hasPrefix(cut) && cut.allSatisfy { $0 == "👨‍👩‍👧" })
  }

  @Test("the guess of tokens follows what the service counts, within reason")
  func learning() {
    var estimate = TokenEstimate()
    #expect(estimate.tokens(in: String(repeating: "a", count: 400)) == 100)
    for _ in 0..<50 { estimate.learn(raw: 100, counted: 150) }
    #expect(estimate.tokens(in: String(repeating: "a", count: 400)) == 150)
    for _ in 0..<100 { estimate.learn(raw: 100, counted: 1_000_000) }
    #expect(estimate.correction <= 4)
    estimate.learn(raw: 100, counted: 0)
    #expect(estimate.correction > 3)
  }
}

@Suite("the pace of embedding")
struct PacerTests {
  private let start = MonotonicInstant(nanoseconds: 1_000_000_000_000)

  @Test("concurrency grows by one a windowful and halves once per burst of refusals")
  func additiveIncrease() {
    var pacer = Pacer(concurrency: 4, maximumConcurrency: 8)
    #expect(pacer.concurrency == 4)
    for _ in 0..<5 {
      _ = pacer.reserve(tokens: 1, at: start)
      pacer.succeeded(tokens: 1, limits: RateLimitState(), wasRateLimited: false, at: start)
    }
    #expect(pacer.concurrency == 5)
    for _ in 0..<1000 {
      pacer.succeeded(tokens: 0, limits: RateLimitState(), wasRateLimited: false, at: start)
    }
    #expect(pacer.concurrency == 8)
    for _ in 0..<3 { pacer.failed(tokens: 0, wasRateLimited: true, retryAfter: nil, at: start) }
    #expect(pacer.concurrency == 4)
    for step in 1..<10 {
      pacer.failed(tokens: 0, wasRateLimited: true, retryAfter: nil, at: start.advanced(by: .seconds(2 * step)))
    }
    #expect(pacer.concurrency == 1)
  }

  @Test("a call waits until the service's bucket holds its tokens")
  func bucket() {
    var pacer = Pacer()
    #expect(pacer.reserve(tokens: 100, at: start) == .zero)
    // 100 of 1,000 left, all back in 90 s: 10 a second.
    let limits = RateLimitState(tokens: .init(limit: 1000, remaining: 100, reset: .seconds(90)))
    pacer.succeeded(tokens: 100, limits: limits, wasRateLimited: false, at: start)
    #expect(pacer.reserve(tokens: 100, at: start) == .zero)
    #expect(pacer.reserve(tokens: 100, at: start) == .seconds(10))
    // Those in flight count, and time fills the bucket.
    #expect(pacer.reserve(tokens: 100, at: start.advanced(by: .seconds(15))) == .seconds(5))
  }

  @Test("after a refusal with a pause nobody calls before it is over")
  func pause() {
    var pacer = Pacer()
    _ = pacer.reserve(tokens: 1, at: start)
    pacer.failed(tokens: 1, wasRateLimited: true, retryAfter: .seconds(3), at: start)
    #expect(pacer.reserve(tokens: 1, at: start.advanced(by: .seconds(1))) == .seconds(2))
    #expect(pacer.reserve(tokens: 1, at: start.advanced(by: .seconds(4))) <= .zero)
  }
}

@Suite("texts in, checked vectors out")
struct EmbedderTests {
  /// Answers each input with a vector that names its length, unless `fault` has something else to say.
  private static func server(_ fault: @escaping @Sendable (RawServer.Request) -> String? = { _ in nil }) -> RawServer {
    RawServer { request, connection in
      if let answer = fault(request) {
        connection.write(answer)
        return true
      }
      let inputs = request.json?["input"]?.arrayValue ?? []
      let data = inputs.enumerated().map { index, input in
        #"{"index":\#(index),"embedding":[3,\#(input.stringValue?.utf8.count ?? 0),0]}"#
      }
      connection.write(
        ModelAPI.json(#"{"data":[\#(data.joined(separator: ","))],"usage":{"prompt_tokens":\#(inputs.count)}}"#))
      return true
    }
  }

  private static func embedder(
    _ server: RawServer, _ loops: EventLoopGroup, dimensions: Int? = nil, metrics: MetricsRegistry = MetricsRegistry()
  ) -> Embedder {
    Embedder(
      options: .init(model: "m", dimensions: dimensions), client: ModelAPI.client(server.url, loops), metrics: metrics)
  }

  private static func code(_ embedder: Embedder, _ texts: [String]) async -> EmbeddingError.Code? {
    do throws(EmbeddingError) {
      _ = try await embedder.embed(texts, deadline: .after(.seconds(10)))
      return nil
    } catch {
      return error.code
    }
  }

  @Test("vectors come back in order, scaled to length 1, and are counted")
  func inOrder() async throws {
    let server = Self.server()
    let metrics = MetricsRegistry()
    try await EventLoopGroup.withLoops { loops in
      let embedder = Self.embedder(server, loops, metrics: metrics)
      #expect(embedder.dimensions == nil)
      let vectors = try await embedder.embed(["aaaa", "bbbb"], deadline: .after(.seconds(5)))
      #expect(vectors == [[0.6, 0.8, 0], [0.6, 0.8, 0]])
      #expect(embedder.dimensions == 3)
      #expect(embedder.tokensUsed == 2)
    }
    let text = String(decoding: metrics.render(), as: UTF8.self)
    #expect(text.contains(#"rag_tokens_total{kind="embedding",model="m"} 2"#))
    #expect(text.contains(#"rag_stage_duration_seconds_count{stage="embedding"} 1"#))
  }

  @Test("a batch with too many tokens is halved until it fits, and keeps its order")
  func halving() async throws {
    let server = Self.server { request in
      guard (request.json?["input"]?.arrayValue?.count ?? 0) > 3 else { return nil }
      return ModelAPI.failure("400 Bad Request", code: "max_tokens_per_request")
    }
    try await EventLoopGroup.withLoops { loops in
      let texts = (1...10).map { String(repeating: "x", count: $0) }
      let vectors = try await Self.embedder(server, loops).embed(texts, deadline: .after(.seconds(5)))
      let lengths = vectors.map { Int(($0[1] / $0[0] * 3).rounded()) }
      #expect(lengths == Array(1...10))
    }
  }

  @Test("a text that turns out too long for the model is cut and sent alone")
  func tooLong() async throws {
    let server = Self.server { request in
      let longest = request.json?["input"]?.arrayValue?.compactMap { $0.stringValue?.utf8.count }.max() ?? 0
      return longest > 100 ? ModelAPI.failure("400 Bad Request", code: "context_length_exceeded") : nil
    }
    try await EventLoopGroup.withLoops { loops in
      let texts = ["short", String(repeating: "word ", count: 70), "last"]
      let vectors = try await Self.embedder(server, loops).embed(texts, deadline: .after(.seconds(5)))
      #expect(vectors.count == 3)
      #expect(vectors[0][1] > 0 && vectors[2] == [0.6, 0.8, 0])
    }
  }

  @Test("a vector of another length, with no number or all zero is refused")
  func badVectors() async throws {
    for (number, vector) in ["[0,0,0]", "[1,1]", "[1e39,0,0]"].enumerated() {
      let server = Self.server { request in
        request.number == 1 ? ModelAPI.json(#"{"data":[{"index":0,"embedding":\#(vector)}]}"#) : nil
      }
      try await EventLoopGroup.withLoops { loops in
        let embedder = Self.embedder(server, loops, dimensions: number == 0 ? 3 : nil)
        #expect(await Self.code(embedder, ["good"]) == nil)
        #expect(await Self.code(embedder, ["bad"]) == .badVector)
        #expect(await Self.code(embedder, ["good"]) == nil)
      }
    }
  }

  @Test("an empty account and a wrong key are told apart, at once, from what may pass")
  func hopeless() async throws {
    for (answer, code) in [
      (ModelAPI.failure("429 No", code: "insufficient_quota"), EmbeddingError.Code.insufficientQuota),
      (ModelAPI.failure("401 No", code: "invalid_api_key"), .authentication),
      (ModelAPI.failure("404 No", code: "model_not_found"), .modelNotFound),
    ] {
      let server = Self.server { _ in answer }
      try await EventLoopGroup.withLoops { loops in
        #expect(await Self.code(Self.embedder(server, loops), ["a"]) == code)
      }
      #expect(server.requests.count == 1)
    }
  }

  @Test("refusals bring the number of calls at once down; the batch still arrives")
  func slowingDown() async throws {
    let server = Self.server { request in
      request.number < 2 ? ModelAPI.failure("429 No", code: "rate_limit_exceeded") : nil
    }
    try await EventLoopGroup.withLoops { loops in
      let embedder = Self.embedder(server, loops)
      #expect(embedder.recommendedConcurrency == 4)
      #expect(await Self.code(embedder, ["a"]) == nil)
      #expect(embedder.recommendedConcurrency == 2)
    }
  }

  @Test("a question's vector is checked against the index's dimensions")
  func query() async throws {
    let server = Self.server()
    try await EventLoopGroup.withLoops { loops in
      let embedder = Self.embedder(server, loops)
      let vector = try await embedder.queryVector("four", expectedDimensions: 3, deadline: .after(.seconds(5)))
      #expect(vector == QueryVector(json: Array("[3,4,0]".utf8), dimensions: 3))
      var code: EmbeddingError.Code?
      do throws(EmbeddingError) {
        _ = try await embedder.queryVector("four", expectedDimensions: 1536, deadline: .after(.seconds(5)))
      } catch {
        code = error.code
      }
      #expect(code == .badVector)
    }
  }
}
