// SPDX-License-Identifier: Apache-2.0
import API
import Chat
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import Observability
import OpenAI
import Sandbox
import Synchronization
import Testing

@Suite("Budgets of a day")
struct DailyBudgetTests {
  private static let question = ChatTests.question
  /// 2026-11-26, 18:00:00 UTC.
  private static let evening = 1_795_716_000

  private static func key(_ name: String, _ budget: Double? = nil) -> APIKey {
    APIKey(hash: APIKeyHash(key: name + "-secret"), name: name, dailyBudgetUSD: budget)
  }

  private static func fields(_ name: String) -> [(String, String)] {
    [("authorization", "Bearer \(name)-secret"), ("content-type", "application/json")]
  }

  @Test("a client that has used its tokens is refused until 00:00 UTC, and others are not")
  func clientTokens() async throws {
    let time = SharedNumber(Self.evening)
    var setup = Service.Setup()
    setup.budgets = Budgets.Options(clientTokens: 100)
    setup.wallClock = { time.value }
    setup.keys = [Self.key("one"), Self.key("two")]
    try await Service.run(setup) { service in
      let first = try await service.chat(Self.question, fields: Self.fields("one"))
      #expect(first.status == 200)
      #expect(first.fields["x-ratelimit-limit-tokens"] == "100")
      #expect(first.fields["x-ratelimit-remaining-tokens"] == "0", "used up by the answer itself")
      #expect(first.fields["x-ratelimit-reset-tokens"] == "6h0m0s")
      let second = try await service.chat(Self.question, fields: Self.fields("one"))
      #expect(second.status == 429)
      #expect(try second.json()["error"]?["code"] == "budget_exceeded")
      #expect(second.fields["retry-after"] == "21600" && second.fields["x-should-retry"] == "false")
      #expect(second.fields["x-ratelimit-remaining-tokens"] == "0")
      let products = try await service.call(
        .post, "/api/v1/actions/retrieve_products", #"{"query":"bag"}"#, fields: Self.fields("one"))
      #expect(products.status == 429, "a question's vector costs tokens too")
      #expect(try await service.get("/api/v1/models", fields: Self.fields("one")).status == 200)
      #expect(try await service.chat(Self.question, fields: Self.fields("two")).status == 200)
      #expect(service.metrics.rendered.contains(#"rag_limited_total{why="budget"} 2"#))
      time.value = Self.evening + 6 * 3600
      #expect(try await service.chat(Self.question, fields: Self.fields("one")).status == 200, "a new day")
    }
  }

  @Test("a key's own budget in dollars ends its answers, and nobody else's")
  func keyBudget() async throws {
    var setup = Service.Setup()
    setup.keys = [Self.key("small", 0.000001), Self.key("large", 100)]
    try await Service.run(setup) { service in
      #expect(try await service.chat(Self.question, fields: Self.fields("small")).status == 200)
      let refused = try await service.chat(Self.question, fields: Self.fields("small"))
      #expect(refused.status == 429)
      #expect(try refused.json()["error"]?["code"] == "budget_exceeded")
      #expect(refused.fields["x-ratelimit-limit-tokens"] == nil, "money is no number of tokens")
      #expect(try await service.chat(Self.question, fields: Self.fields("large")).status == 200)
      #expect(try await service.chat(Self.question).status == 200)
    }
  }

  @Test("the service's budget spent: lists without a model, words instead of vectors, degraded: budget alone")
  func serviceBudget() async throws {
    var setup = Service.Setup()
    setup.budgets = Budgets.Options(serviceUSD: 0.000001)
    setup.embeddingPrice = .init(input: 1, output: 0)
    try await Service.run(setup) { service in
      let first = try await service.chat(Self.question)
      #expect(first.status == 200 && first.fields["x-rag-degraded"] == nil)
      service.sandbox.statistics.reset()
      for members in ["", #","stream":true"#] {
        let answer = try await service.chat("Is there a yoga mat?", members)
        #expect(answer.status == 200 && answer.fields["x-rag-degraded"] == "budget")
        #expect(answer.text.contains("Harmony Yoga Mat"))
        let end = members.isEmpty ? try answer.json() : try #require(try answer.chunks().last)
        #expect(end["rag"]?["degraded"] == ["budget"])
      }
      let products = try await service.retrieve(#"{"query":"messenger bag for a laptop"}"#)
      #expect(products.status == 200 && products.fields["x-rag-degraded"] == "budget")
      #expect(try products.json()["degraded"] == ["budget"])
      #expect(try products.json()["products"]?[0]?["sku"] == "24-WB04")
      let counts = service.sandbox.statistics.counts
      #expect(counts.chatRequests == 0 && counts.embeddingRequests == 0, "no model is asked")
      #expect(service.metrics.rendered.contains(#"rag_degraded_total{what="budget"} 3"#))
    }
  }

  @Test("requests in flight count with their estimate: of twenty at once one is answered, not twenty")
  func inFlight() async throws {
    var setup = Service.Setup()
    setup.budgets = Budgets.Options(clientTokens: 1000)
    // The one that is answered outlasts the arrival of all others, on a busy machine too.
    setup.wordDelay = .milliseconds(50)
    try await Service.run(setup) { service in
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<20 { group.addTask { try await service.chat(Self.question).status } }
        return try await group.reduce(into: [Int]()) { $0.append($1) }
      }
      #expect(statuses.filter { $0 == 200 }.count == 1)
      #expect(statuses.filter { $0 == 429 }.count == 19)
      #expect(try await service.chat(Self.question).status == 200, "what was held is released")
    }
  }

  @Test("a client that leaves after some of the words is charged for about those")
  func leaves() async throws {
    let words = (0..<200).map { #"{"choices":[{"index":0,"delta":{"content":"word\#($0 % 10) "}}]}"# }
    var setup = Service.Setup()
    setup.budgets = Budgets.Options(clientTokens: 1_000_000)
    setup.script = words
    // A busy machine may take seconds to let the client leave.
    setup.scriptPause = .milliseconds(100)
    try await Service.run(setup) { service in
      let request = service.request(
        .post, "/api/v1/chat/completions", Service.chatBody(Self.question, #","stream":true"#))
      do {
        var stream = try await service.http.open(request)
        var text = ""
        while !text.contains("word9"), let piece = try await stream.next() {
          text += String(decoding: piece, as: UTF8.self)
        }
      }
      #expect(await service.eventually { service.metrics.rendered.contains(#"rag_answers_total{outcome="left"} 1"#) })
      let tokens = try #require(service.metrics.value(of: #"rag_tokens_total{kind="completion",model="sandbox-chat"}"#))
      #expect((10...60).contains(tokens), "\(tokens) of about 300")
      #expect(
        service.metrics.rendered.contains(
          #"rag_upstream_request_duration_seconds_count{upstream="chat",operation="chat",status="cancelled"} 1"#))
    }
  }

  @Test("money is right to the cent: cached tokens at their price, the usage that the service sends last")
  func money() async throws {
    var setup = Service.Setup()
    setup.chat.price = .init(input: 2.5, output: 10, cached: 1.25)
    setup.script = [
      #"{"choices":[{"index":0,"delta":{"content":"The Joust Duffle Bag."}}]}"#,
      #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
      #"""
      {"choices":[],"usage":{"prompt_tokens":1000000,"completion_tokens":200000,
       "prompt_tokens_details":{"cached_tokens":400000}}}
      """#.split(separator: "\n").joined(),
      "[DONE]",
    ]
    try await Service.run(setup) { (service: Service) async throws in
      #expect(try await service.chat(Self.question).status == 200)
      // 600,000 at 2.5, 400,000 at 1.25, 200,000 at 10.
      #expect(service.metrics.value(of: #"rag_cost_usd_total{model="sandbox-chat"}"#) == 4)
      #expect(service.metrics.value(of: #"rag_tokens_total{kind="cached",model="sandbox-chat"}"#) == 400_000)
    }
  }
}

/// A number that a test and what it tests share.
final class SharedNumber: Sendable {
  private let number: Mutex<Int>

  init(_ value: Int) { number = Mutex(value) }

  var value: Int {
    get { number.withLock { $0 } }
    set { number.withLock { $0 = newValue } }
  }
}

extension MetricsRegistry {
  /// The value on the line that begins so.
  func value(of series: String) -> Double? {
    rendered.split(separator: "\n").first { $0.hasPrefix(series + " ") }?.split(separator: " ").last.flatMap {
      Double($0)
    }
  }
}
