// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import JSON
import Observability
import OpenAI
import RawServer
import Testing

/// What services make of an answer.
@Suite("shapes of an answer, over TLS")
struct AnswerShapeTests {
  /// A stream of chunks and other lines, as one response without a length.
  private static func answer(_ lines: [String], type: String = "text/event-stream") -> String {
    "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nx-request-id: req-7\r\nConnection: close\r\n\r\n" + lines.joined()
  }

  private static func data(_ json: String) -> String { "data: \(json)\n\n" }

  private static func ask(
    _ bytes: [UInt8], _ scheme: Scheme = .real, logger: Logger = .disabled, times: Int = 1
  ) async throws -> (text: String, finish: String?, error: OpenAIError?, deltas: [ChatDelta]) {
    let server = RawServer(secure: scheme.isSecure) { _, connection in
      connection.write(bytes)
      return false
    }
    let result = try await EventLoopGroup.withLoops { loops in
      let client = OpenAIClient(
        options: .init(
          baseURL: server.url, apiKey: "sk-secret", retry: .never, tls: TLSOptions(caFile: scheme.caFile)),
        http: HTTPClient(loops: loops))
      for _ in 1..<times { _ = await ModelAPI.ask(client, logger: logger) }
      return await ModelAPI.ask(client, logger: logger)
    }
    let last = result.deltas.lastIndex { $0.replacesText } ?? 0
    return (
      result.deltas[last...].compactMap(\.content).joined(), result.deltas.compactMap(\.finishReason).first,
      result.error,
      result.deltas
    )
  }

  private static func ask(_ text: String, _ scheme: Scheme = .real) async throws -> (
    text: String, finish: String?, error: OpenAIError?, deltas: [ChatDelta]
  ) { try await ask(Array(text.utf8), scheme) }

  @Test(
    "an answer that did not end well is never whole: its error comes after what came before",
    arguments: [
      #"{"choices":[{"index":0,"delta":{"content":""},"finish_reason":"error","error":{"code":502,"message":"why"}}]}"#,
      #"{"choices":[{"index":0,"delta":{},"error":{"message":"why"}}]}"#,
      #"{"object":"error","message":"why","type":"InternalServerError","param":null,"code":500}"#,
      #"{"error":{"message":"why"}}"#, #"{"error":"why"}"#, #"{"detail":"why"}"#, #"{"message":"why"}"#,
      #"{"error_code":50001,"error_msg":"why"}"#, #"{"choices":[],"error":{"message":"why"}}"#,
      #"{"errors":[{"message":"why"}]}"#, "event:error {\"code\":\"overloaded\",\"message\":\"why\"}",
      "event:error why",
    ])
  func errors(event: String) async throws {
    let line = event.hasPrefix("event:error ") ? "event: error\ndata: \(event.dropFirst(12))\n\n" : Self.data(event)
    let answer = try await Self.ask(
      Self.answer([Self.data(ModelAPI.chunk("a coat ")), line, Self.data(ModelAPI.finish), Self.data("[DONE]")]))
    #expect(answer.text == "a coat ")
    #expect(answer.error != nil)
    #expect(answer.error?.message.contains("why") == true, "the service's own words: \(answer.error?.message ?? "")")
    #expect(answer.error?.requestID == "req-7")
    #expect(answer.finish == nil)
  }

  @Test(
    "each reason for an end means what it means",
    arguments: [
      ("error", nil), ("abort", nil), ("insufficient_system_resource", nil), ("network_error", nil),
      ("MALFORMED_FUNCTION_CALL", nil), ("cancelled", nil), ("stop", "stop"), ("STOP", "stop"), ("eos", "stop"),
      ("end_turn", "stop"), ("tool_calls", "stop"), ("length", "length"), ("max_tokens", "length"),
      ("MAX_TOKENS", "length"), ("model_length", "length"), ("content_filter", "content_filter"),
      ("SAFETY", "content_filter"), ("RECITATION", "content_filter"), ("BLOCKLIST", "content_filter"),
      ("sensitive", "content_filter"), ("whatever", "stop"),
    ])
  func reasons(word: String, finish: String?) async throws {
    let end = #"{"choices":[{"index":0,"delta":{"content":"coat"},"finish_reason":"\#(word)"}]}"#
    let answer = try await Self.ask(
      Self.answer([Self.data(ModelAPI.chunk("a ")), Self.data(end), Self.data("[DONE]")]))
    #expect(answer.text == "a coat")
    #expect(answer.finish == finish)
    #expect((answer.error == nil) == (finish != nil))
  }

  @Test("an unknown reason is logged once for a model")
  func unknownReason() async throws {
    let log = MemoryLog()
    let end = #"{"choices":[{"index":0,"delta":{"content":"coat"},"finish_reason":"whatever"}]}"#
    let answer = Self.answer([Self.data(end), Self.data("[DONE]")])
    _ = try await Self.ask(Array(answer.utf8), logger: log.logger, times: 3)
    #expect(log.lines.filter { $0.contains("finish_reason=whatever") }.count == 1)
  }

  @Test("an end without reason but with [DONE] is one; an end without either is none")
  func ends() async throws {
    let done = try await Self.ask(Self.answer([Self.data(ModelAPI.chunk("a")), Self.data("[DONE]")]))
    #expect(done.text == "a" && done.error == nil)
    let cut = try await Self.ask(Self.answer([Self.data(ModelAPI.chunk("a"))]))
    #expect(cut.text == "a" && cut.error?.code == .protocolViolation)
    #expect(try await Self.ask(Self.answer([])).error != nil)
    #expect(try await Self.ask(Self.answer(["<html>log in</html>"])).error?.message.contains("HTML") == true)
  }

  @Test(
    "the first bytes say whether it is a stream or a completion, not the content type",
    arguments: ["application/json", "text/plain; charset=utf-8", "text/event-stream", "application/octet-stream"])
  func contentTypes(type: String) async throws {
    let stream = [
      ": ping\n\n", "event: ping\ndata: \n\n", Self.data(ModelAPI.chunk("a ")), "data:\n\n",
      Self.data(ModelAPI.chunk("coat")), Self.data(ModelAPI.finish), Self.data("[DONE]"),
    ]
    #expect(try await Self.ask(Self.answer(stream, type: type)).text == "a coat")
    let whole =
      "\u{feff}\n "
      + #"{"choices":[{"index":0,"message":{"role":"assistant","content":"a coat"},"finish_reason":"stop"}]}"#
    let answer = try await Self.ask(Self.answer([whole], type: type))
    #expect(answer.text == "a coat" && answer.finish == "stop")
  }

  @Test(
    "side data of another type does no harm",
    arguments: [
      #"{"choices":[{"index":0,"delta":[],"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2,"completion_tokens_details":[]}}"#,
      #"{"choices":[{"index":"0","delta":{},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2.0,"prompt_tokens_details":"none"}}"#,
      #"{"choices":[{"index":null,"delta":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":"7"},"created":"x"}"#,
    ])
  func sideData(end: String) async throws {
    let answer = try await Self.ask(
      Self.answer([
        Self.data(#"{"choices":"none","usage":"none"}"#), Self.data(#"{"choices":[null,[]],"usage":[]}"#),
        Self.data(ModelAPI.chunk("a coat")), Self.data(end), Self.data("[DONE]"),
      ]))
    #expect(answer.error == nil && answer.text == "a coat" && answer.finish == "stop")
    #expect(answer.deltas.compactMap(\.usage) == [TokenUsage(promptTokens: 5, completionTokens: 2)])
  }

  @Test("characters cut between chunks are joined, in escapes and in bytes; what has no other half is U+FFFD")
  func cutCharacters() async throws {
    func chunk(_ content: [UInt8]) -> [UInt8] {
      Array(#"data: {"choices":[{"index":0,"delta":{"content":""#.utf8) + content + Array("\"}}]}\n\n".utf8)
    }
    func escaped(_ text: String) -> [UInt8] { chunk(Array(text.utf8)) }
    let end = Array((Self.data(ModelAPI.finish) + Self.data("[DONE]")).utf8)
    let head = Array(Self.answer([]).utf8)
    let cases: [([[UInt8]], String)] = [
      ([escaped(#"a \ud83e"#), escaped(#"\udde5 coat"#)], "a 🧥 coat"),
      ([escaped(#"\ud83e"#), escaped(""), Array(Self.data(#"{"choices":[]}"#).utf8), escaped(#"\udde5"#)], "🧥"),
      ([escaped(#"half \ud83e of one, "#), escaped("dry")], "half \u{fffd} of one, dry"),
      ([escaped(#"dry \ud83e"#)], "dry \u{fffd}"), ([escaped(#"\udde5"#)], "\u{fffd}"),
      ([chunk([0x61, 0xf0]), chunk([0x9f, 0xa7]), chunk([0xa5, 0x62])], "a🧥b"),
      ([chunk([0xc3]), chunk([0xa9])], "é"), ([chunk([0xff, 0x61])], "\u{fffd}a"),
      ([escaped("a"), escaped("b"), chunk([0xc3]), chunk([0xa9]), escaped("c")], "abéc"),
    ]
    for (pieces, expected) in cases {
      let answer = try await Self.ask(head + pieces.joined() + end)
      #expect(answer.error == nil && answer.text == expected)
    }
  }

  @Test(
    "thoughts are not relayed, whatever they come in, and are counted",
    arguments: [
      [#"{"content":"<think>rule 2</th"}"#, #"{"content":"ink>\n\na coat"}"#],
      [#"{"reasoning_content":"rule 2","content":null}"#, #"{"content":"a coat"}"#],
      [#"{"reasoning":"rule 2","reasoning_details":[{"text":"rule 2"}]}"#, #"{"content":"a coat"}"#],
      [
        #"{"content":[{"type":"thinking","thinking":[{"type":"text","text":"rule 2"}]},{"type":"text","text":"a "}]}"#,
        #"{"content":"coat"}"#,
      ],
      [
        #"{"content":"The shopper "}"#, #"{"content":"wants rule 2."}"#, #"{"content":"</think>"}"#,
        #"{"content":"a coat"}"#,
      ],
    ])
  func thoughts(deltas: [String]) async throws {
    let chunks = deltas.map { Self.data(#"{"choices":[{"index":0,"delta":\#($0)}]}"#) }
    let answer = try await Self.ask(Self.answer(chunks + [Self.data(ModelAPI.finish), Self.data("[DONE]")]))
    #expect(answer.error == nil && answer.deltas.compactMap(\.content).joined() == "a coat")
  }

  @Test("a model that was seen to begin within a thought is known from then on, for an hour")
  func beginsInThought() async throws {
    let chunks = ["Rain. ", "Rule 2.", "</think>", "a coat"].map { Self.data(ModelAPI.chunk($0)) }
    let text = Self.answer(chunks + [Self.data(ModelAPI.finish), Self.data("[DONE]")])
    let first = try await Self.ask(text)
    #expect(first.text == "a coat" && first.deltas.contains { $0.replacesText })
    let second = try await Self.ask(Array(text.utf8), times: 2)
    #expect(second.deltas.compactMap(\.content).joined() == "a coat")
  }
}
