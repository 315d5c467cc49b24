// SPDX-License-Identifier: Apache-2.0
import Calls
import Embedding
import EventLoop
import HTTPClient
import JSON
import RawServer
import Testing

/// Services that are not OpenAI's own: what they take of a call is learned from what they refuse.
@Suite("limits of a call, as services have them")
struct ServiceLimitTests {
  private typealias Answer = FakeService.Answer

  /// A service that takes `limit` texts a call and says so in its own words.
  private static func counting(_ limit: Int, _ status: Int, _ words: String) -> FakeService.Peculiarity {
    { ask in
      ask.inputs.count > limit
        ? .refusal(
          status, words.replacing("LIMIT", with: "\(limit)").replacing("GIVEN", with: "\(ask.inputs.count)")) : nil
    }
  }

  @Test(
    "a limit that the service names is met with one refused call, whatever the limit",
    arguments: [1, 10, 16, 32, 96, 100, 128], Scheme.both)
  func named(limit: Int, scheme: Scheme) async throws {
    let body = #"{"error":{"message":"batch size is invalid, it should not be larger than LIMIT.: input.contents"}}"#
    try await FakeService.with(scheme, Self.counting(limit, 400, body)) { service in
      let texts = catalogue(300)
      let outcomes = await service.embedder().outcomes(texts)
      #expect(outcomes.error == nil)
      #expect(outcomes.lengths == texts.map(\.utf8.count))
      #expect(service.refused == 1)
      #expect(service.embedded.count == 300, "no text is paid for twice")
    }
  }

  @Test(
    "whatever a refusal says or does not say, smaller calls follow, and few are refused",
    arguments: [
      (
        400,
        #"[{"error":{"code":400,"message":"* BatchEmbedContentsRequest.requests: at most LIMIT requests can be in one batch\n"}}]"#
      ),
      (413, #"{"message":"batch size GIVEN > maximum allowed batch size LIMIT","code":413,"type":"Validation"}"#),
      (
        422,
        #"{"detail":[{"loc":["body","input"],"msg":"List should have at most LIMIT items after validation, not GIVEN"}]}"#
      ),
      (400, "Bad Request"), (422, #"{"detail":"no"}"#), (413, "<html><h1>413 Request Entity Too Large</h1></html>"),
      (400, #"{"error":"too many inputs"}"#), (400, ""),
      (400, #"{"error":{"message":{"detail":["too many inputs"]}}}"#),
    ], [3, 20])
  func wordings(refusal: (status: Int, body: String), limit: Int) async throws {
    try await FakeService.with(.http, Self.counting(limit, refusal.status, refusal.body)) { service in
      let texts = catalogue(120)
      let outcomes = await service.embedder().outcomes(texts)
      #expect(outcomes.error == nil)
      #expect(outcomes.lengths == texts.map(\.utf8.count))
      #expect(service.refused <= 4, "\(service.answers.map { ($0.inputs.count, $0.status) })")
      #expect(service.embedded.count == 120)
    }
  }

  @Test("a limit of tokens together is learned as one of tokens: short texts go in larger calls than long ones")
  func tokens() async throws {
    let body = #"{"object":"error","message":"Too many tokens overall, split into more batches.","code":"3210"}"#
    try await FakeService.with(.https, { $0.tokens > 2_000 ? .refusal(400, body) : nil }) { service in
      let texts = (0..<60).map { "\($0) " + longText(150) } + (0..<200).map { "short text \($0)" }
      let outcomes = await service.embedder().outcomes(texts)
      #expect(outcomes.error == nil)
      #expect(outcomes.vectors.count == 260)
      #expect(service.refused <= 3)
      #expect(service.sizes.max().map { $0 >= 60 } == true, "\(service.sizes)")
    }
  }

  @Test("a proxy's limit of bytes is learned from a bare 413 or a 500 that says too large", arguments: [413, 500])
  func bytes(status: Int) async throws {
    let peculiarity: FakeService.Peculiarity = { ask in
      ask.inputs.reduce(0) { $0 + $1.utf8.count } > 4_000
        ? .refusal(status, "Failed to buffer the request body: length limit exceeded", type: "text/plain") : nil
    }
    try await FakeService.with(.http, peculiarity) { service in
      let outcomes = await service.embedder().outcomes(catalogue(200))
      #expect(outcomes.error == nil && outcomes.vectors.count == 200)
      #expect(service.refused <= 4)
    }
  }

  @Test("what was learned holds for the run: later batches are not refused, calls in flight do not learn it again")
  func shared() async throws {
    try await FakeService.with(.http, Self.counting(20, 400, "no")) { service in
      let embedder = service.embedder()
      let all = await withTaskGroup(of: Outcomes.self) { group in
        for number in 0..<6 {
          group.addTask(executorPreference: service.loops.first) {
            await embedder.outcomes(catalogue(100).map { "\(number) \($0)" })
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(all.allSatisfy { $0.error == nil && $0.vectors.count == 100 })
      let refused = service.refused
      #expect(refused <= 3)
      _ = await embedder.outcomes(catalogue(200).map { "later \($0)" })
      #expect(service.refused == refused)
    }
  }

  @Test("a service that answers one vector, whatever was sent, is given one text at a time", arguments: Scheme.both)
  func onlyFirst(scheme: Scheme) async throws {
    let one: FakeService.Peculiarity = { ask in
      Answer(body: FakeService.vectors(ask) { index, _, entry in index == 0 ? entry : JSONValue?.none })
    }
    try await FakeService.with(scheme, one) { service in
      let texts = catalogue(20)
      let outcomes = await service.embedder().outcomes(texts)
      #expect(outcomes.lengths == texts.map(\.utf8.count))
      #expect(service.calls <= 23)
    }
  }

  @Test("the settings are upper bounds, from the first call on")
  func bounds() async throws {
    try await FakeService.with { service in
      let limits = BatchPacker.Limits(maximumInputs: 5, maximumTokens: 1_000, maximumTokensPerInput: 100)
      let texts = catalogue(40) + [longText(1_000)]
      let outcomes = await service.embedder(limits: limits).outcomes(texts)
      #expect(outcomes.vectors.count == 41)
      #expect(service.sizes.allSatisfy { $0 <= 5 })
      #expect(service.embedded.allSatisfy { $0.utf8.count / 4 <= 100 })
    }
  }

  @Test("calls grow to the bound while they are answered fast, and one call at a time tries more")
  func growth() async throws {
    try await FakeService.with { service in
      // A clock that stands still: each answer comes at once, however busy the machine is.
      let start = MonotonicInstant.now
      _ = await service.embedder(now: { start }).outcomes(catalogue(1_000))
      #expect(service.sizes.prefix(4) == [8, 32, 128, 512])
    }
  }
}

@Suite("limits of one text")
struct TextLimitTests {
  private static let refusals: [(status: Int, body: @Sendable (Int) -> String)] = [
    (
      413,
      { #"{"message":"Input validation error: `inputs` must have less than 512 tokens. Given: \#($0)","code":413}"# }
    ),
    (
      500,
      {
        #"{"error":{"message":"input (\#($0) tokens) is too large to process. increase the physical batch size (current batch size: 512)"}}"#
      }
    ),
    (
      400,
      {
        #"{"error":{"code":400,"message":"the request exceeds the available context size, try increasing it","n_prompt_tokens":\#($0),"n_ctx":512}}"#
      }
    ),
    (400, { _ in #"{"error":{"message":"maximum context length exceeded","code":"context_length_exceeded"}}"# }),
    (422, { _ in #"{"detail":[{"msg":"text is too long"}]}"# }),
    (400, { _ in "Bad Request" }),
  ]

  @Test("a text over the model's limit is cut at a sentence, whatever the words", arguments: 0..<6, Scheme.both)
  func cut(number: Int, scheme: Scheme) async throws {
    let refusal = Self.refusals[number]
    let peculiarity: FakeService.Peculiarity = { ask in
      let longest = ask.inputs.map(ask.tokens).max() ?? 0
      return longest > 512 ? .refusal(refusal.status, refusal.body(longest)) : nil
    }
    try await FakeService.with(scheme, peculiarity) { service in
      var texts = catalogue(120)
      texts[70] = longText(1_150)
      let outcomes = await service.embedder().outcomes(texts)
      #expect(outcomes.error == nil && outcomes.refused.isEmpty)
      #expect(outcomes.vectors.count == 120)
      let sent = try #require(service.embedded.first { texts[70].hasPrefix($0) && $0.utf8.count > 200 })
      #expect(sent.hasSuffix("."))
      #expect(sent.utf8.count / 4 > 250, "no more is cut than must be")
      // Where the limit is not named, the text is looked for among its neighbours.
      #expect(service.refused <= (number < 3 ? 2 : 10), "\(service.answers.map { ($0.inputs.count, $0.status) })")
    }
  }

  @Test("the limit holds for the run: later long texts are cut before they are sent")
  func learned() async throws {
    let refusal = Self.refusals[0]
    let peculiarity: FakeService.Peculiarity = { ask in
      let longest = ask.inputs.map(ask.tokens).max() ?? 0
      return longest > 512 ? .refusal(refusal.status, refusal.body(longest)) : nil
    }
    try await FakeService.with(.http, peculiarity) { service in
      let embedder = service.embedder()
      var texts = catalogue(60)
      texts[3] = longText(900)
      #expect(await embedder.outcomes(texts).vectors.count == 60)
      let refused = service.refused
      #expect(refused <= 2)
      let more = (0..<30).map { "\($0) " + longText(600 + 50 * $0) }
      let outcomes = await embedder.outcomes(more)
      #expect(outcomes.vectors.count == 30 && outcomes.error == nil)
      // How much of a text is taken is tried a few times where it is known roughly only.
      #expect(service.refused - refused <= 3)
    }
  }

  @Test("where all texts are too long and some have more tokens a byte than our guess knows, each is cut and taken")
  func density() async throws {
    let peculiarity: FakeService.Peculiarity = { ask in
      let longest = ask.inputs.map { $0.hasPrefix("dense") ? ask.tokens($0) * 8 / 5 : ask.tokens($0) }.max() ?? 0
      return longest > 128 ? .refusal(413, #"{"message":"`inputs` must have less than 128 tokens"}"#) : nil
    }
    try await FakeService.with(.http, peculiarity) { service in
      let texts = (0..<40).map { "\($0 % 3 == 2 ? "dense" : "usual") \($0). " + longText(300 + 10 * $0) }
      let outcomes = await service.embedder().outcomes(texts)
      #expect(outcomes.error == nil && outcomes.refused.isEmpty)
      #expect(outcomes.vectors.count == 40)
      #expect(service.refused <= 80)
    }
  }

  @Test("a text that is refused for what it says is not cut: it is refused", arguments: [400, 500])
  func content(status: Int) async throws {
    let words = status == 500 ? "unsupported value: NaN" : "The input was filtered."
    let peculiarity: FakeService.Peculiarity = { ask in
      ask.inputs.contains { $0.contains("POISON") } ? .refusal(status, #"{"error":{"message":"\#(words)"}}"#) : nil
    }
    try await FakeService.with(.http, peculiarity) { service in
      let poison = "POISON. " + longText(800)
      let outcomes = await service.embedder().outcomes(catalogue(20) + [poison])
      #expect(outcomes.refused[20]?.contains(words) == true)
      #expect(outcomes.vectors.count == 20)
      #expect(service.answers.filter { $0.status != 200 }.allSatisfy { $0.inputs.contains(poison) })
    }
  }

  @Test("a text that is still refused when it is shorter than others that were taken is refused, not cut to nothing")
  func hopeless() async throws {
    let peculiarity: FakeService.Peculiarity = { ask in
      ask.inputs.contains { $0.hasPrefix("POISON") } ? .refusal(400, "text too long") : nil
    }
    try await FakeService.with(.http, peculiarity) { service in
      let outcomes = await service.embedder().outcomes(catalogue(40) + ["POISON. " + longText(900)])
      #expect(outcomes.refused.keys.sorted() == [40])
      #expect(outcomes.vectors.count == 40)
      let shortest = service.answers.filter { $0.status != 200 && $0.inputs.count == 1 }.map { $0.inputs[0].utf8.count }
      // Our guess of tokens may be wrong by a factor of two, no more.
      #expect(shortest.allSatisfy { $0 >= 30 })
      #expect(service.refused <= 20)
    }
  }

  @Test("a question that is too long for the model is cut")
  func question() async throws {
    let refusal = Self.refusals[0]
    try await FakeService.with(
      .http, { ask in ask.tokens > 512 ? .refusal(refusal.status, refusal.body(ask.tokens)) : nil }
    ) { service in
      let vector = try await service.embedder(retry: .standard).queryVector(
        longText(1_500), expectedDimensions: 3, context: .within(.seconds(10)))
      #expect(vector.dimensions == 3)
      #expect(service.calls == 2)
    }
  }
}
