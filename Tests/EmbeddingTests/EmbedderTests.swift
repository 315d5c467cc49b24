// SPDX-License-Identifier: Apache-2.0
import Calls
import Embedding
import EventLoop
import JSON
import Observability
import OpenAI
import RawServer
import Testing

@Suite("texts in, checked vectors out")
struct EmbedderTests {
  private typealias Answer = FakeService.Answer

  @Test("vectors are told with their texts' places, scaled to length 1, and counted", arguments: Scheme.both)
  func vectors(scheme: Scheme) async throws {
    let metrics = MetricsRegistry()
    try await FakeService.with(scheme) { service in
      let embedder = service.embedder(metrics: metrics)
      #expect(embedder.dimensions == nil)
      let texts = catalogue(10)
      let outcomes = await embedder.outcomes(texts)
      #expect(outcomes.lengths == texts.map(\.utf8.count))
      #expect(outcomes.repeated == 0)
      #expect(outcomes.deliveries == 2, "each call's vectors are told when they are there")
      for vector in outcomes.vectors.values { #expect(abs(vector.reduce(0) { $0 + $1 * $1 } - 1) < 1e-5) }
      #expect(embedder.dimensions == 3)
      #expect(embedder.tokensUsed > 10)
    }
    let text = String(decoding: metrics.render(), as: UTF8.self)
    #expect(text.contains(#"rag_tokens_total{kind="embedding",model="m"}"#))
    #expect(text.contains(#"rag_stage_duration_seconds_count{stage="embedding"} 2"#))
  }

  /// What a service does with a text that it cannot embed: answers for the whole call, or a vector for that text.
  private static let poisons: [(name: String, answer: Answer?, vector: JSONValue)] = [
    ("NaN", .refusal(500, #"{"error":{"message":"json: unsupported value: NaN"}}"#), nil),
    ("a filter", .refusal(400, #"{"error":{"message":"The input was filtered.","param":"input"}}"#), nil),
    ("400 without words", .refusal(400, ""), nil), ("a fault", .refusal(500, "Internal Server Error"), nil),
    ("a crash behind a proxy", .refusal(502, "<html>Bad Gateway</html>"), nil),
    ("all zero", nil, [0, 0, 0]), ("null in it", nil, [1, nil, 1]), ("null instead of it", nil, nil),
    ("not finite", nil, [1e39, 1, 1]), ("too short", nil, [1]),
  ]

  @Test(
    "one text that cannot be embedded is told with its reason, and the others have their vectors", arguments: 0..<10)
  func poison(number: Int) async throws {
    let poison = Self.poisons[number]
    let peculiarity: FakeService.Peculiarity = { ask in
      guard ask.inputs.contains(where: { $0.contains("POISON") }) else { return nil }
      return poison.answer
        ?? Answer(
          body: FakeService.vectors(ask) { index, text, entry in
            text.contains("POISON") ? ["index": .int(index), "embedding": poison.vector] : entry
          })
    }
    try await FakeService.with(number.isMultiple(of: 2) ? .http : Scheme.both[Scheme.both.count - 1], peculiarity) {
      service in
      for place in [0, 50, 119] {
        var texts = catalogue(120)
        texts[place] = "POISON here, \(place)"
        let outcomes = await service.embedder().outcomes(texts)
        #expect(outcomes.error == nil, "\(poison.name)")
        #expect(outcomes.refused.keys.sorted() == [place])
        #expect(outcomes.refused[place]?.isEmpty == false)
        #expect(outcomes.vectors.count == 119 && outcomes.repeated == 0)
      }
      // A lone one costs 2 log2 n calls, and a few that look whether a fault passes.
      #expect(service.calls <= 3 * 32, "\(poison.name): \(service.calls)")
    }
  }

  @Test("several bad texts are found each, and what their search taught of sizes is forgotten")
  func severalPoisons() async throws {
    let peculiarity: FakeService.Peculiarity = { ask in
      ask.inputs.contains { $0.contains("POISON") } ? .refusal(400, "") : nil
    }
    try await FakeService.with(.http, peculiarity) { service in
      let embedder = service.embedder()
      var texts = catalogue(200)
      for place in [2, 3, 90, 199] { texts[place] = "POISON \(place)" }
      let outcomes = await embedder.outcomes(texts)
      #expect(outcomes.refused.keys.sorted() == [2, 3, 90, 199])
      #expect(outcomes.vectors.count == 196)
      let before = service.calls
      #expect(await embedder.outcomes(catalogue(600).map { "later \($0)" }).vectors.count == 600)
      #expect(service.calls - before <= 6, "\(service.sizes.suffix(service.calls - before))")
    }
  }

  @Test("a service that refuses every text, sent singly too, is away: after its patience, and in few calls")
  func refusesAll() async throws {
    for answer in [
      Answer.refusal(400, "no"), .refusal(500, "unsupported value: NaN"), .refusal(200, "<html>login</html>"),
      .refusal(200, #"{"error":"Unexpected endpoint or method."}"#), .refusal(200, #"{"data":[]}"#),
    ] {
      try await FakeService.with(.http, { _ in answer }) { service in
        let start = MonotonicInstant.now
        let outcomes = await service.embedder(retry: .hurried(.milliseconds(300))).outcomes(catalogue(100))
        #expect(outcomes.error?.code == .unavailable)
        #expect(outcomes.refused.isEmpty && outcomes.vectors.isEmpty)
        #expect(start.duration(to: .now) >= .milliseconds(300))
      }
    }
  }

  @Test("an outage in mid-run that answers refusals makes no dead letters")
  func outageWithRefusals() async throws {
    for status in [400, 500] {
      let peculiarity: FakeService.Peculiarity = { ask in
        (3..<40).contains(ask.number) ? .refusal(status, "model is being unloaded") : nil
      }
      try await FakeService.with(.http, peculiarity) { service in
        let outcomes = await service.embedder().outcomes(catalogue(400))
        #expect(outcomes.error == nil && outcomes.refused.isEmpty)
        #expect(outcomes.vectors.count == 400)
      }
    }
  }

  @Test(
    "key, quota, model, address and settings end at once",
    arguments: [
      (429, #"{"error":{"message":"no","code":"insufficient_quota"}}"#, EmbeddingError.Code.insufficientQuota),
      (401, #"{"error":{"message":"no","code":"invalid_api_key"}}"#, .authentication),
      (403, #"{"error":{"message":"no"}}"#, .permission),
      (404, #"{"error":{"code":"model_not_found"}}"#, .modelNotFound),
      (404, "<html>", .modelNotFound), (302, "", .protocolViolation),
      (400, #"{"error":{"message":"no such thing","param":"model"}}"#, .invalidRequest),
    ])
  func hopeless(status: Int, body: String, code: EmbeddingError.Code) async throws {
    try await FakeService.with(.http, { _ in .refusal(status, body) }) { service in
      #expect(await service.embedder().outcomes(["a", "b"]).error?.code == code)
      #expect(service.calls == 1)
    }
  }

  @Test("vectors of another length than configured are named; a length that changes in mid-run ends it")
  func dimensions() async throws {
    try await FakeService.with { service in
      let outcomes = await service.embedder(dimensions: 4).outcomes(["a", "b"])
      #expect(outcomes.error?.code == .wrongDimensions)
      #expect(outcomes.error?.message.contains("3 dimensions where 4") == true)
      #expect(service.calls == 1)
    }
    let changing: FakeService.Peculiarity = { ask in
      ask.number == 0 ? nil : Answer(body: FakeService.vectors(ask).replacing("[3,", with: "[3,3,"))
    }
    try await FakeService.with(.http, changing) { service in
      let outcomes = await service.embedder(retry: .hurried(.milliseconds(200))).outcomes(catalogue(20))
      #expect(outcomes.error?.code == .unavailable)
      #expect(outcomes.error?.message.contains("4 dimensions instead of 3") == true)
    }
  }

  @Test("a question's vector is checked against the index's dimensions")
  func query() async throws {
    try await FakeService.with { service in
      let embedder = service.embedder()
      let vector = try await embedder.queryVector("four", expectedDimensions: 3, context: .within(.seconds(5)))
      #expect(vector == QueryVector(json: Array("[3,4,102]".utf8), dimensions: 3))
      await #expect(throws: EmbeddingError.self) {
        try await embedder.queryVector("four", expectedDimensions: 1536, context: .within(.seconds(5)))
      }
    }
  }

  @Test("a certificate of an unknown authority ends at once", .enabled(if: TestCertificate.isThere))
  func untrusted() async throws {
    try await FakeService.with(.https) { service in
      let outcomes = await service.embedder(trusts: false).outcomes(["a"])
      #expect(outcomes.error?.code == .unavailable)
      #expect(service.calls == 0)
    }
  }
}
