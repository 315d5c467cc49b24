// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import Sandbox
import Testing

/// The model API, the faults and the counters, over a socket.
@Suite struct ModelTests {
  /// A sandbox and a way to call it.
  struct Caller: Sendable {
    let sandbox: RunningSandbox
    let client: HTTPClient

    func send(_ method: HTTPMethod, _ path: String, _ body: JSONValue? = nil) async throws -> (Int, JSONValue, String) {
      let response = try await client.send(
        ClientRequest(
          method: method, url: sandbox.baseURL + path, fields: [("Content-Type", "application/json")],
          body: body?.serialized(), deadline: .after(.seconds(10)), isReplayable: false))
      return (
        response.status, (try? JSONValue(parsing: response.body)) ?? .null,
        String(decoding: response.body, as: UTF8.self)
      )
    }

    func vectors(_ texts: [String]) async throws -> [[Double]] {
      let body: JSONValue = ["model": "any", "input": .array(texts.map { .string($0) })]
      let data = try await send(.post, "/v1/embeddings", body).1["data"]?.arrayValue ?? []
      return data.map { ($0["embedding"]?.arrayValue ?? []).compactMap(\.doubleValue) }
    }
  }

  func with(
    _ options: SandboxOptions = SandboxOptions(withCatalogue: false),
    _ body: @Sendable (Caller) async throws -> Void
  ) async throws {
    try await EventLoopGroup.withLoops { loops in
      let sandbox = try await SandboxServer.start(loops: loops, options: options)
      try await body(Caller(sandbox: sandbox, client: HTTPClient(loops: loops)))
      await sandbox.stop()
    }
  }

  @Test("texts are put in order by their likeness to a question, as many as are asked for")
  func reranking() async throws {
    try await with { caller in
      let texts: [JSONValue] = ["wool blanket", ["text": "waterproof jacket for children"], "steel cup"]
      let body: JSONValue = ["model": "m", "query": "waterproof jacket", "documents": .array(texts), "top_n": 2]
      let (status, answer, _) = try await caller.send(.post, "/v1/rerank", body)
      let results = answer["results"]?.arrayValue ?? []
      #expect(status == 200 && results.count == 2 && results.first?["index"] == 1)
      let scores = results.compactMap { $0["relevance_score"]?.doubleValue }
      #expect(scores.count == 2 && scores[0] > scores[1] + 0.2)
      for bad: JSONValue in [
        ["query": "q"], ["query": "q", "documents": []], ["query": "q", "documents": [1]],
        ["query": "", "documents": ["a"]], ["query": "q", "documents": ["a"], "top_n": 0],
      ] { #expect(try await caller.send(.post, "/v1/rerank", bad).0 == 400) }
      #expect(try await caller.send(.get, "/v1/rerank").0 == 405)
    }
  }

  @Test("related words come closer than unrelated ones")
  func embeddings() async throws {
    try await with { caller in
      let vectors = try await caller.vectors([
        "waterproof jacket", "water-resistant jackets", "wool blanket", "wasserdichte Jacke", "jacket", "jackets",
      ])
      let lengths = Set(vectors.map(\.count))
      #expect(lengths == [256])
      func cosine(_ a: Int, _ b: Int) -> Double { zip(vectors[a], vectors[b]).reduce(0) { $0 + $1.0 * $1.1 } }
      #expect(abs(cosine(0, 0) - 1) < 1e-5)
      #expect(cosine(4, 5) > 0.99)
      #expect(cosine(0, 1) > 0.4)
      #expect(cosine(0, 1) > cosine(0, 2) + 0.3)
      #expect(cosine(0, 3) > cosine(2, 3))
    }
  }

  @Test("base64 and float answers hold the same numbers")
  func base64() async throws {
    try await with { caller in
      let plain = try await caller.vectors(["a lamp"])[0]
      let body: JSONValue = ["model": "x", "input": "a lamp", "encoding_format": "base64"]
      let text = try #require(
        try await caller.send(.post, "/v1/embeddings", body).1["data"]?[0]?["embedding"]?.stringValue)
      #expect(text.utf8.count == 1368)
      #expect(plain.count == 256)
    }
  }

  @Test(
    "the limits of the embedding API are kept",
    arguments: [
      (["model": "x", "input": ""], "input"), (["model": "x", "input": []], "input"),
      (["input": "x"], "model"), (["model": "x", "input": "x", "extra": 1], "extra"),
      (["model": "x", "input": "x", "dimensions": 0], "dimensions"),
      (["model": "x", "input": "x", "encoding_format": "hex"], "encoding_format"),
    ] as [(JSONValue, String)])
  func limits(body: JSONValue, param: String) async throws {
    try await with { caller in
      let (status, answer, _) = try await caller.send(.post, "/v1/embeddings", body)
      #expect(status == 400)
      #expect(answer["error"]?["param"]?.stringValue == param)
      #expect(answer["error"]?.objectValue?.names == ["message", "type", "param", "code"])
    }
  }

  @Test("too many tokens in one request are refused by their own code")
  func tokens() async throws {
    try await with { caller in
      let texts = JSONValue.array(Array(repeating: .string(String(repeating: "word ", count: 4000)), count: 61))
      let (status, answer, _) = try await caller.send(.post, "/v1/embeddings", ["model": "x", "input": texts])
      #expect(status == 400)
      #expect(answer["error"]?["code"]?.stringValue == "max_tokens_per_request")
    }
  }

  static let context = """
    \"\"\"
    1. Lumo Drizzle Rain Jacket. Price: 67.90 USD. In stock: yes. URL: https://shop.example/drizzle.html Specifications: Color: Red. Description: A rain jacket.
    2. Brookhaven Pebble Mug. Price: from 13.50 USD. In stock: no. URL: https://shop.example/mug.html Description: A mug.
    \"\"\"


    """

  @Test(
    "an answer names the fitting product with price and link, in the language of the question",
    arguments: [
      (
        "Do you have a red rain jacket under 80?",
        "Lumo Drizzle Rain Jacket for 67.90 USD (in stock): https://shop.example/drizzle.html", "Mug"
      ),
      (
        "Haben Sie auch eine rain jacket für mich?",
        "Lumo Drizzle Rain Jacket für 67.90 USD (auf Lager): https://shop.example/drizzle.html", "Mug"
      ),
      (
        "I need a mug",
        "Brookhaven Pebble Mug from 13.50 USD (out of stock at the moment): https://shop.example/mug.html", "Jacket"
      ),
      // The mug costs less, but is out of stock.
      ("What is the cheapest thing you have?", "Lumo Drizzle Rain Jacket for 67.90 USD", "Mug"),
      ("What is your cheapest mug?", "Brookhaven Pebble Mug from 13.50 USD", "Jacket"),
      ("Was ist das teuerste Produkt?", "Lumo Drizzle Rain Jacket für 67.90 USD", "Mug"),
      ("Is XY-4711 in stock?", "I recommend:\n- Lumo Drizzle Rain Jacket", "Mug"),
      ("Hi there!", "Hello!", "Jacket"),
      ("Guten Tag", "Guten Tag!", "Jacket"),
      ("Do you sell garden gnomes?", "I could not find exactly that in our catalogue.", "Mug"),
    ])
  func answers(question: String, wanted: String, unwanted: String) async throws {
    try await with { caller in
      let body: JSONValue = [
        "model": "any", "messages": [["role": "user", "content": .string(Self.context + question)]],
      ]
      let answer = try await caller.send(.post, "/v1/chat/completions", body).1
      let text = answer["choices"]?[0]?["message"]?["content"]?.stringValue ?? ""
      #expect(text.contains(wanted), "\(text)")
      #expect(!text.contains(unwanted))
    }
  }

  @Test("a follow-up that shares no word with the context is answered with the context's products")
  func answersFollowUps() async throws {
    try await with { caller in
      let body: JSONValue = [
        "model": "any",
        "messages": [
          ["role": "user", "content": "A jacket?"], ["role": "assistant", "content": "Here."],
          ["role": "user", "content": .string(Self.context + "and what else?")],
        ],
      ]
      let answer = try await caller.send(.post, "/v1/chat/completions", body).1
      let text = answer["choices"]?[0]?["message"]?["content"]?.stringValue ?? ""
      #expect(text.hasPrefix("This is what I found:\n- Lumo Drizzle Rain Jacket"), "\(text)")
    }
  }

  @Test("an empty context is answered by saying so, and a stream says the same as an answer in one piece")
  func streams() async throws {
    try await with { caller in
      let message: JSONValue = [["role": "user", "content": "\"\"\"\n\"\"\"\n\nA tent?"]]
      let whole = try await caller.send(.post, "/v1/chat/completions", ["model": "m", "messages": message]).1
      let wanted = whole["choices"]?[0]?["message"]?["content"]?.stringValue
      #expect(wanted == "I could not find anything about that in our catalogue.")
      let body: JSONValue = [
        "model": "m", "messages": message, "stream": true, "stream_options": ["include_usage": true],
      ]
      let events = try await caller.send(.post, "/v1/chat/completions", body).2.split(separator: "\n")
        .compactMap { $0.hasPrefix("data: ") ? String($0.dropFirst(6)) : nil }
      #expect(events.last == "[DONE]")
      let chunks = events.dropLast().compactMap { try? JSONValue(parsing: Array($0.utf8)) }
      let text = chunks.compactMap { $0["choices"]?[0]?["delta"]?["content"]?.stringValue }.joined()
      #expect(text == wanted)
      #expect(chunks.last?["usage"]?["total_tokens"]?.intValue != nil)
      #expect(chunks.dropLast().last?["choices"]?[0]?["finish_reason"]?.stringValue == "stop")
    }
  }

  @Test("a fault hits as often as it was asked to, and counters say what happened")
  func faults() async throws {
    try await with { caller in
      let fault: JSONValue = [
        "path": "/v1/embeddings", "skip": 1, "next": 1, "status": 429, "fields": ["retry-after": "1"],
      ]
      let armed = try await caller.send(.post, "/__sandbox/faults", fault).0
      #expect(armed == 200)
      var statuses: [Int] = []
      for _ in 0..<3 {
        statuses.append(try await caller.send(.post, "/v1/embeddings", ["model": "m", "input": "x"]).0)
      }
      #expect(statuses == [200, 429, 200])
      let counts = caller.sandbox.statistics.counts
      #expect(counts.embeddingRequests == 2)
      #expect(counts.distinctTexts == 1)
      #expect(counts.mostRepeatedText == 2)
      let refused = try await caller.send(.post, "/__sandbox/faults", ["path": "*", "nonsense": 1]).0
      #expect(refused == 400)
    }
  }

  @Test("half an answer ends in a broken connection")
  func half() async throws {
    try await with { caller in
      caller.sandbox.faults.add(Fault(path: "/", next: 1, action: .half))
      await #expect(throws: HTTPClientError.self) { try await caller.send(.get, "/") }
      let again = try await caller.send(.get, "/").0
      #expect(again == 200)
    }
  }

  @Test("items of a bulk load can be rejected one by one")
  func rejectedItems() async throws {
    try await with { caller in
      caller.sandbox.faults.add(Fault(path: "*_bulk", next: 1, action: .rejectItems(every: 2, status: 429)))
      let lines = (1...4).map { "{\"index\":{\"_id\":\"\($0)\"}}\n{\"a\":1}\n" }.joined()
      let response = try await caller.client.send(
        ClientRequest(
          method: .post, url: caller.sandbox.baseURL + "/i/_bulk", body: Array(lines.utf8),
          deadline: .after(.seconds(5))))
      let items = try JSONValue(parsing: response.body)["items"]?.arrayValue ?? []
      let statuses: [Int] = items.compactMap { $0["index"]?["status"]?.intValue }
      #expect(statuses == [201, 429, 201, 429])
    }
  }
}
