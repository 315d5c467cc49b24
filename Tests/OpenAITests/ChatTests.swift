// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPClient
import JSON
import OpenAI
import RawServer
import Testing

@Suite("chat")
struct ChatTests {
  private static func streaming(_ events: [String]) -> RawServer {
    RawServer { _, connection in
      ModelAPI.stream(connection, events)
      return true
    }
  }

  private static func text(_ deltas: [ChatDelta]) -> String { deltas.compactMap(\.content).joined() }

  @Test("an answer is relayed piece by piece, with its finish and its usage; the connection is kept")
  func answer() async throws {
    let server = Self.streaming([
      #"{"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}],"usage":null}"#,
      ModelAPI.chunk("Hel"), ModelAPI.chunk("lo ü"), ModelAPI.finish,
      #"{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":1}}}"#,
      "[DONE]",
    ])
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops)
      var question = ModelAPI.question
      question.temperature = 0.1
      question.maximumTokens = 50
      question.stop = ["END"]
      question.user = "u"
      question.passThrough = [("seed", 1)]
      for round in 0..<2 {
        // The connection is free once the chunk behind [DONE] has come too.
        if round > 0 { await loops.first.sleep(for: .milliseconds(200)) }
        let (deltas, error) = await ModelAPI.ask(client, question)
        #expect(error == nil)
        #expect(
          deltas == [
            ChatDelta(content: "Hel"), ChatDelta(content: "lo ü"), ChatDelta(finishReason: "stop"),
            ChatDelta(
              usage: TokenUsage(promptTokens: 5, completionTokens: 2, cachedTokens: 4, reasoningTokens: 1)),
          ])
      }
    }
    #expect(server.connectionCount == 1)
    #expect(
      server.requests[0].json == [
        "model": "m", "messages": [["role": "user", "content": "hi"]], "stream": true,
        "stream_options": ["include_usage": true], "temperature": 0.1, "max_completion_tokens": 50, "stop": ["END"],
        "user": "u", "seed": 1,
      ])
  }

  @Test("the oddities of other services are understood")
  func oddities() async throws {
    let server = Self.streaming([
      #"{"id":"","choices":[],"prompt_filter_results":[{"prompt_index":0}]}"#,
      #"{"choices":null,"obfuscation":"xyz"}"#, #"{"object":"chat.completion.chunk"}"#,
      #"{"choices":[{"index":0,"delta":{"role":"assistant","content":null}}]}"#,
      #"{"choices":[{"delta":{"content":"no index"},"logprobs":null}],"error":null}"#,
      #"{"choices":[{"index":1,"delta":{"content":"another choice"}}]}"#,
      #"{"choices":[{"index":0,"delta":{"content":[{"type":"text","text":" parts"}]}}]}"#,
      #"{"choices":[{"index":0,"delta":{"refusal":"no"}}]}"#,
      #"{"choices":[{"index":0,"delta":{"content":"!"},"finish_reason":"length"}],"usage":{"prompt_tokens":1,"completion_tokens":2},"timings":{}}"#,
      "[DONE]",
    ])
    try await EventLoopGroup.withLoops { loops in
      let (deltas, error) = await ModelAPI.ask(ModelAPI.client(server.url, loops))
      #expect(error == nil)
      #expect(
        deltas == [
          ChatDelta(content: "no index"), ChatDelta(content: " parts"), ChatDelta(refusal: "no"),
          ChatDelta(
            content: "!", finishReason: "length", usage: TokenUsage(promptTokens: 1, completionTokens: 2)),
        ])
    }
  }

  /// Chunks with their content `x`, and which content a reader must take from them.
  private static let shapes: [@Sendable (String) -> (chunk: String, content: String?)] = [
    { (#"{"choices":[{"index":0,"delta":{"content":\#(quoted($0))},"finish_reason":null}]}"#, $0) },
    { (#"{"choices":[{"delta":{"content":\#(quoted($0))},"index":0}]}"#, $0) },
    { (#"{"choices":[{"delta":{"content":\#(quoted($0))},"index":1}]}"#, nil) },
    {
      (
        #"{"choices":[{"index":0,"delta":{"content":"keep"}},{"index":1,"delta":{"content":\#(quoted($0))}}]}"#,
        "keep"
      )
    },
    { (#"{"choices":[{"index":0,"delta":{"content":"first","content":\#(quoted($0))}}]}"#, $0) },
    { (#"{"note":{"content":\#(quoted($0))},"choices":[{"index":0,"delta":{"content" : "v"}}]}"#, "v") },
    { (#"{"choices":[{"index":0,"delta":{"content":[{"text":\#(quoted($0))}]}}]}"#, $0) },
  ]

  private static func quoted(_ text: String) -> String {
    String(decoding: JSONValue.string(text).serialized(), as: UTF8.self)
  }

  @Test("a chunk means the same whatever came before it", arguments: 0..<4)
  func order(_ seed: Int) async throws {
    let texts = [
      "a", " word", "ü", "👍", "line\n", "a \"quote\"", #"","finish_reason":"stop"#, #"\"#, "}", "\u{1}", "[DONE]",
    ]
    var random = Random(state: UInt64(seed))
    var events: [String] = []
    var expected: [ChatDelta] = []
    for _ in 0..<300 {
      // Runs of one shape, as services send them.
      let shape = Self.shapes[Int.random(in: Self.shapes.indices, using: &random)]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let (chunk, content) = shape(texts[Int.random(in: texts.indices, using: &random)])
        events.append(chunk)
        if let content { expected.append(ChatDelta(content: content)) }
      }
    }
    let server = Self.streaming(events + [ModelAPI.finish, "[DONE]"])
    let all = expected + [ChatDelta(finishReason: "stop")]
    try await EventLoopGroup.withLoops { loops in
      let (deltas, error) = await ModelAPI.ask(ModelAPI.client(server.url, loops))
      #expect(error == nil)
      #expect(deltas == all)
    }
  }

  @Test(
    "a chunk like the one before it with something in its content that is no JSON is refused",
    arguments: ["\t", "\u{1}"])
  func brokenLikeTheLast(_ control: String) async throws {
    let server = Self.streaming([
      ModelAPI.chunk("a"), ModelAPI.chunk("b").replacing("b", with: control), ModelAPI.finish, "[DONE]",
    ])
    try await EventLoopGroup.withLoops { loops in
      let (deltas, error) = await ModelAPI.ask(ModelAPI.client(server.url, loops))
      #expect(error?.code == .protocolViolation)
      #expect(Self.text(deltas) == "a")
    }
  }

  private struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test("an answer that only lacks [DONE] is complete")
  func noDone() async throws {
    let server = Self.streaming([ModelAPI.chunk("a"), ModelAPI.finish])
    try await EventLoopGroup.withLoops { loops in
      let (deltas, error) = await ModelAPI.ask(ModelAPI.client(server.url, loops))
      #expect(error == nil)
      #expect(Self.text(deltas) == "a")
    }
  }

  @Test(
    "an answer that breaks off, carries an error or is not JSON ends with that error, after what came before",
    arguments: [
      ([], OpenAIError.Code.protocolViolation),
      ([#"{"error":{"message":"boom","type":"server_error","param":null,"code":null}}"#], .server),
      ([#"{"error":{"message":"gone","code":"insufficient_quota"}}"#], .insufficientQuota),
      ([#"{"error":"text only"}"#], .server),
      (["rubbish"], .protocolViolation), (["[1]"], .protocolViolation),
      ([#"{"choices":[{"index":0,"delta":{"content":"x"}"#], .protocolViolation),
    ] as [([String], OpenAIError.Code)])
  func brokenOff(events: [String], code: OpenAIError.Code) async throws {
    let server = Self.streaming([ModelAPI.chunk("a"), ModelAPI.chunk("b")] + events)
    try await EventLoopGroup.withLoops { loops in
      let (deltas, error) = await ModelAPI.ask(ModelAPI.client(server.url, loops))
      #expect(Self.text(deltas) == "ab")
      #expect(error?.code == code)
    }
    #expect(server.requests.count == 1)
  }

  @Test("a cut connection and a stalled answer end with an error")
  func cutAndStall() async throws {
    let server = RawServer { request, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n")
      let event = "data: \(ModelAPI.chunk("a"))\n\n"
      connection.write(String(event.utf8.count, radix: 16) + "\r\n" + event + "\r\n")
      if request.number == 1 { connection.waitForEnd() } else { connection.pause(milliseconds: 20) }
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let cut = await ModelAPI.ask(ModelAPI.client(server.url, loops))
      #expect(Self.text(cut.deltas) == "a")
      #expect(cut.error?.code == .unavailable)
      let client = OpenAIClient(
        options: .init(baseURL: server.url, idleTimeout: .milliseconds(100)), http: HTTPClient(loops: loops))
      let stalled = await ModelAPI.ask(client)
      #expect(Self.text(stalled.deltas) == "a")
      #expect(stalled.error?.code == .timeout)
      while server.liveConnections > 0 { await loops.first.sleep(for: .milliseconds(5)) }
    }
  }

  @Test("a service that answers in one piece is understood, one that reports an error with status 200 too")
  func whole() async throws {
    let server = RawServer { request, connection in
      switch request.number {
      case 0:
        connection.write(
          ModelAPI.json(
            #"{"choices":[{"index":0,"message":{"role":"assistant","content":"hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}}"#
          ))
      case 1: connection.write(ModelAPI.json(#"{"error":{"message":"m","code":"model_not_found"}}"#))
      default: connection.write(ModelAPI.json(#"{"ok":true}"#))
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops)
      let first = await ModelAPI.ask(client)
      #expect(
        first.deltas == [
          ChatDelta(
            content: "hi", finishReason: "stop", usage: TokenUsage(promptTokens: 1, completionTokens: 1))
        ])
      #expect(first.error == nil)
      #expect(await ModelAPI.ask(client).error?.code == .notFound)
      #expect(await ModelAPI.ask(client).error?.code == .protocolViolation)
    }
  }

  @Test("a parameter that the model refuses is left out, or renamed, from then on; another model still gets it")
  func refusedParameters() async throws {
    let server = RawServer { request, connection in
      let json = request.json
      if json?["model"] == "picky", json?["temperature"] != nil {
        connection.write(
          ModelAPI.json(
            "400 Bad Request",
            #"{"error":{"message":"Unsupported value: 'temperature' does not support 0.1 with this model.","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}}"#
          ))
      } else if json?["model"] == "picky", json?["max_completion_tokens"] != nil {
        connection.write(
          ModelAPI.json("422 No", #"{"detail":"extra field max_completion_tokens is not allowed"}"#))
      } else {
        ModelAPI.stream(connection, [ModelAPI.chunk("a"), ModelAPI.finish, "[DONE]"])
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops)
      for model in ["picky", "picky", "easy"] {
        var question = ModelAPI.question
        question.model = model
        question.temperature = 0.1
        question.maximumTokens = 9
        let (deltas, error) = await ModelAPI.ask(client, question)
        #expect(error == nil)
        #expect(Self.text(deltas) == "a")
      }
    }
    let requests = server.requests.compactMap(\.json)
    #expect(requests.count == 5)
    #expect(requests[3]["temperature"] == nil)
    #expect(requests[3]["max_tokens"] == 9)
    #expect(requests[4]["temperature"] == 0.1)
    #expect(requests[4]["max_completion_tokens"] == 9)
  }

  @Test("a request refused for another reason is not asked again")
  func refusedForGood() async throws {
    let server = RawServer { _, connection in
      connection.write(ModelAPI.failure("400 Bad Request", code: "invalid_value", param: #""messages""#))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      var question = ModelAPI.question
      question.temperature = 0.1
      #expect(await ModelAPI.ask(ModelAPI.client(server.url, loops), question).error?.code == .invalidRequest)
    }
    #expect(server.requests.count == 1)
  }

  @Test("a client that leaves ends the call upstream", arguments: [true, false])
  func cancelled(byCancelling: Bool) async throws {
    let server = RawServer { _, connection in
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
      connection.write("data: \(ModelAPI.chunk("a"))\n\n")
      connection.waitForEnd()
      return false
    }
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops)
      let asking = Task(executorPreference: loops.first) {
        var stream = try await client.chat(ModelAPI.question, context: .within(.seconds(30)))
        let first = try await stream.next()
        #expect(first?.content == "a")
        if byCancelling { _ = try await stream.next() }
      }
      while server.requests.isEmpty { await loops.first.sleep(for: .milliseconds(5)) }
      await loops.first.sleep(for: .milliseconds(30))
      if byCancelling { asking.cancel() }
      let result = await asking.result
      #expect((try? result.get()) == nil || !byCancelling)
      while server.liveConnections > 0 { await loops.first.sleep(for: .milliseconds(5)) }
    }
  }
}
