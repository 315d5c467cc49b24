// SPDX-License-Identifier: Apache-2.0
import Calls
import Crypto
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import OpenAI
import RawServer
import Testing

@Suite("embeddings")
struct EmbeddingsTests {
  private static func base64(_ vector: [Float]) -> String {
    var bytes: [UInt8] = []
    for value in vector { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
    return Base64.encode(bytes)
  }

  private static func answering(_ body: String, fields: [String] = []) -> RawServer {
    RawServer { _, connection in
      connection.write(ModelAPI.json(fields: fields, body))
      return true
    }
  }

  @Test("base64 is asked for; base64 and arrays of numbers are both read, in the order of index")
  func encodings() async throws {
    let first: [Float] = [0.25, -1, 3.5e-12]
    let second: [Float] = [1, 2, .greatestFiniteMagnitude]
    let escaped = Self.base64(second).split(separator: "/", omittingEmptySubsequences: false).joined(separator: #"\/"#)
    let server = Self.answering(
      """
      {"object":"list","data":[
       {"object":"embedding","index":1,"embedding":"\(escaped)"},
       {"embedding":"\(Self.base64(first))","index":0,"extra":{"a":[1]}},
       {"index":2,"embedding":[0.25, -1.0, 35e-1]}],
       "model":"m","usage":{"prompt_tokens":7,"total_tokens":7}}
      """,
      fields: ["x-ratelimit-limit-tokens: 1000", "x-ratelimit-remaining-tokens: 990", "x-ratelimit-reset-tokens: 6m0s"])
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops)
      let response = try await client.embeddings(
        ["a", "b", "ü\n"], model: "m", dimensions: 3, context: .within(.seconds(5)))
      #expect(response.vectors == [first, second, [0.25, -1, 3.5]])
      #expect(response.promptTokens == 7)
      #expect(response.limits.tokens == .init(limit: 1000, remaining: 990, reset: .seconds(360)))
      #expect(response.limits.requests == nil)
    }
    let request = try #require(server.requests.first)
    #expect(request.line == "POST /v1/embeddings HTTP/1.1")
    #expect(request.head.contains("Authorization: Bearer sk-secret"))
    #expect(
      request.json == ["model": "m", "input": ["a", "b", "ü\n"], "encoding_format": "base64", "dimensions": 3])
  }

  @Test("an answer of another status of success is one")
  func created() async throws {
    let server = RawServer { _, connection in
      connection.write(ModelAPI.json("201 Created", #"{"data":[{"index":0,"embedding":[1,2]}]}"#))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops)
      let response = try await client.embeddings(["a"], model: "m", dimensions: nil, context: .within(.seconds(5)))
      #expect(response.vectors == [[1, 2]])
    }
  }

  @Test(
    "an answer whose entries cannot be told apart, or that is not JSON, is refused",
    arguments: [
      #"{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]},{"index":1,"embedding":[1]}]}"#,
      #"{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1]},{"index":3,"embedding":[1]}]}"#,
      #"{"data":[{"embedding":[1]},{"index":1,"embedding":[1]},{"index":2,"embedding":[1]}]}"#,
      #"{"data":[{"embedding":[1]},{"embedding":[1]},{"embedding":[1]},{"embedding":[1]}]}"#,
      "{}", "[]", "", #"{"data":[{"index":0,"embedding":[1"#, "<html>",
    ])
  func badAnswers(body: String) async throws {
    let server = Self.answering(body)
    try await EventLoopGroup.withLoops { loops in
      let result = await ModelAPI.embed(ModelAPI.client(server.url, loops), ["a", "b", "c"])
      #expect(result.error?.code == .protocolViolation)
    }
    #expect(server.requests.count == 1)
  }

  @Test(
    "an entry without a vector of numbers costs the other entries nothing",
    arguments: ["[]", "null", #""AAA""#, #""AAAA""#, #"["x"]"#, "[null]", "[1,null]", "{}", "7", "[[1],[2]]"])
  func badEntry(vector: String) async throws {
    let server = Self.answering(
      #"{"data":[{"index":1,"embedding":[1]},{"index":0,"embedding":\#(vector)},{"index":2,"embedding":[3]}]}"#)
    try await EventLoopGroup.withLoops { loops in
      let result = await ModelAPI.embed(ModelAPI.client(server.url, loops), ["a", "b", "c"])
      #expect(result.value?.vectors == [nil, [1], [3]])
    }
  }

  @Test(
    "entries without an index, or all with the same, stand in the order of the texts; indices may be texts",
    arguments: [
      (["0", "0", "0"], [1, 2, 3]), (["null", "null", "null"], [1, 2, 3]), ([#""2""#, #""0""#, #""1""#], [2, 3, 1]),
      (["2", "0", "1"], [2, 3, 1]),
    ] as [([String], [Float])])
  func indices(indices: [String], expected: [Float]) async throws {
    let entries = indices.enumerated().map { #"{"index":\#($1),"embedding":[\#($0 + 1)]}"# }
    let server = Self.answering(#"{"data":[\#(entries.joined(separator: ","))]}"#)
    try await EventLoopGroup.withLoops { loops in
      let result = await ModelAPI.embed(ModelAPI.client(server.url, loops), ["a", "b", "c"])
      #expect(result.value?.vectors == expected.map { [$0] })
    }
  }

  @Test(
    "side data of any type, and a vector in a list of one, are understood",
    arguments: [
      (#""12""#, 0), ("[]", 0), ("null", 0), (#"{"prompt_tokens":"12"}"#, 12), (#"{"prompt_tokens":null}"#, 0),
      (#"{"prompt_tokens":-1}"#, 0), (#"{"prompt_tokens":12.0,"total_tokens":[]}"#, 12), ("7", 0),
    ])
  func sideData(usage: String, tokens: Int) async throws {
    let server = Self.answering(#"{"usage":\#(usage),"data":[{"index":0,"embedding":[[1,2]]}],"model":[]}"#)
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops)
      let result = await ModelAPI.embed(client, ["a"])
      #expect(result.value?.vectors == [[1, 2]])
      #expect(result.value?.promptTokens == tokens)
      let query = try await client.queryEmbedding("a", model: "m", dimensions: nil, context: .within(.seconds(5)))
      #expect(String(decoding: query.json, as: UTF8.self) == "[1.0,2.0]")
    }
  }

  @Test("fewer entries than texts are counted, and none of them is taken")
  func short() async throws {
    let server = Self.answering(#"{"data":[{"index":0,"embedding":[1]}]}"#)
    try await EventLoopGroup.withLoops { loops in
      let result = await ModelAPI.embed(ModelAPI.client(server.url, loops), ["a", "b", "c"])
      #expect(result.value?.received == 1)
      #expect(result.value?.vectors.isEmpty == true)
    }
  }

  @Test("a question's vector keeps the service's own digits")
  func queryVerbatim() async throws {
    let digits = "[0.0100, -1.5E-3 ,\n 12, 0, -0.0]"
    let server = Self.answering(
      #"{"data":[{"index":0,"embedding":\#(digits)}],"usage":{"prompt_tokens":3,"total_tokens":3}}"#)
    try await EventLoopGroup.withLoops { loops in
      let answer = try await ModelAPI.client(server.url, loops).queryEmbedding(
        "red", model: "m", dimensions: nil, context: .within(.seconds(5)))
      #expect(String(decoding: answer.json, as: UTF8.self) == digits)
      #expect(answer.dimensions == 5)
      #expect(answer.promptTokens == 3)
    }
    #expect(server.requests.first?.json == ["model": "m", "input": ["red"], "encoding_format": "float"])
  }

  @Test("a question's vector that came as base64 all the same is written out")
  func queryBase64() async throws {
    let server = Self.answering(#"{"data":[{"index":0,"embedding":"\#(Self.base64([0.5, -2]))"}]}"#)
    try await EventLoopGroup.withLoops { loops in
      let answer = try await ModelAPI.client(server.url, loops).queryEmbedding(
        "red", model: "m", dimensions: nil, context: .within(.seconds(5)))
      let vector = try JSONValue(parsing: answer.json).arrayValue?.map(\.doubleValue)
      #expect(vector == [0.5, -2])
      #expect(answer.dimensions == 2)
    }
  }

  @Test(
    "a question's vector that is no array of plain numbers, or all zero, is refused",
    arguments: [
      "[]", "[0,0.0,-0e5]", #"[1,"2"]"#, "[1,[2]]", "[1,null]", "null", "1",
      #"{"a":1}"#, #""""#, "[1,]", "[01]",
    ])
  func badQueryVectors(vector: String) async throws {
    let server = Self.answering(#"{"data":[{"index":0,"embedding":\#(vector)}]}"#)
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops)
      var code: OpenAIError.Code?
      do throws(OpenAIError) {
        _ = try await client.queryEmbedding("red", model: "m", dimensions: nil, context: .within(.seconds(5)))
      } catch {
        code = error.code
      }
      #expect(code == .protocolViolation)
    }
  }

  @Test(
    "a service that refuses a form of the request is asked in another one, and that is remembered",
    arguments: [
      // What it takes, what it says otherwise, and the calls of the first and second time.
      (nil, "Unknown parameter: 'encoding_format'", 2), ("float", "encoding_format does not have a valid value", 2),
      ("float", "encoding_format: Input should be 'float'", 2), ("float", "base64 is not supported", 2),
    ] as [(String?, String, Int)])
  func refusedEncoding(taken: String?, words: String, calls: Int) async throws {
    let server = RawServer { request, connection in
      if request.json?["encoding_format"]?.stringValue != taken {
        connection.write(ModelAPI.json("400 Bad Request", #"{"error":"\#(words)"}"#))
      } else {
        connection.write(ModelAPI.json(#"{"data":[{"index":0,"embedding":[1,2]}]}"#))
      }
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops)
      #expect(await ModelAPI.embed(client, ["a"]).value?.vectors == [[1, 2]])
      #expect(server.requests.count == calls)
      #expect(await ModelAPI.embed(client, ["a"]).value?.vectors == [[1, 2]])
      #expect(server.requests.count == calls + 1)
    }
  }

  @Test("dimensions that a model does not let choose are left out; a refusal of every form ends")
  func refusedDimensions() async throws {
    let server = RawServer { request, connection in
      let isGood = request.json?["dimensions"] == nil
      connection.write(
        isGood
          ? ModelAPI.json(#"{"data":[{"index":0,"embedding":[1,2]}]}"#)
          : ModelAPI.json("400 No", #"{"error":{"message":"This model does not support specifying dimensions."}}"#))
      return true
    }
    let stubborn = RawServer { _, connection in
      connection.write(ModelAPI.json("400 No", #"{"error":"encoding_format is not right"}"#))
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let answer = try await ModelAPI.client(server.url, loops).embeddings(
        ["a"], model: "m", dimensions: 2, context: .within(.seconds(10)))
      #expect(answer.vectors == [[1, 2]])
      #expect(await ModelAPI.embed(ModelAPI.client(stubborn.url, loops), ["a"]).error?.code == .invalidRequest)
    }
    #expect(server.requests.count == 2)
    #expect(stubborn.requests.count == 3)
  }

  @Test("a large answer is read right (off the loop)")
  func largeAnswer() async throws {
    let vectors = (0..<64).map { row in (0..<1536).map { Float(row) + Float($0) / 4096 } }
    let data = vectors.enumerated().map { #"{"index":\#($0),"embedding":"\#(Self.base64($1))"}"# }
    let server = Self.answering(#"{"data":[\#(data.joined(separator: ","))]}"#)
    try await EventLoopGroup.withLoops { loops in
      let result = await ModelAPI.embed(ModelAPI.client(server.url, loops), (0..<64).map { "\($0)" })
      #expect(result.value?.vectors == vectors)
    }
  }
}

@Suite("limits as the service tells them")
struct RateLimitTests {
  @Test(
    "durations are read as Go writes them",
    arguments: [
      ("12ms", Duration.milliseconds(12)), ("1s", .seconds(1)), ("6m0s", .seconds(360)),
      ("1m30.5s", .milliseconds(90_500)), ("1h2m3s", .seconds(3723)), ("0s", .zero), ("7", .seconds(7)),
      ("250µs", .microseconds(250)),
    ])
  func durations(text: String, expected: Duration) {
    #expect(RateLimitState.duration(text) == expected)
  }

  @Test("what is no duration is none", arguments: ["", "s", "1x", "-1s", "1.2.3s", "soon"])
  func noDurations(text: String) {
    #expect(RateLimitState.duration(text) == nil)
  }

  @Test("Azure's -1 and 0 are ignored")
  func azure() {
    let head = ResponseFields([
      "x-ratelimit-limit-requests": "-1", "x-ratelimit-remaining-requests": "-1", "x-ratelimit-reset-requests": "0",
      "x-ratelimit-limit-tokens": "0", "x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1s",
    ])
    #expect(RateLimitState(head) == RateLimitState())
  }
}
