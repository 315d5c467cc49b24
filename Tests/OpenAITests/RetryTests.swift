// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPClient
import OpenAI
import RawServer
import Synchronization
import Testing

@Suite("errors of the model API, and what is done again")
struct RetryTests {
  private static let good = ModelAPI.json(#"{"data":[{"index":0,"embedding":[1,2]}]}"#)

  /// Answers with the given responses in turn, then with good ones; nil cuts the connection.
  private static func server(_ answers: [String?]) -> RawServer {
    RawServer { request, connection in
      let answer = request.number < answers.count ? answers[request.number] : good
      guard let answer else {
        connection.reset()
        return false
      }
      connection.write(answer)
      return true
    }
  }

  @Test("429, 500, 503 and a reset are repeated until it works")
  func repeated() async throws {
    let server = Self.server([
      ModelAPI.failure("429 Too Many Requests", code: "rate_limit_exceeded"),
      ModelAPI.failure("500 Internal Server Error", code: "server_error"), nil,
    ])
    try await EventLoopGroup.withLoops { loops in
      let result = await ModelAPI.vector(ModelAPI.client(server.url, loops))
      #expect(result.value == [1, 2])
    }
    #expect(server.requests.count == 4)
  }

  @Test(
    "each error has its code, and only those that may pass are repeated",
    arguments: [
      (ModelAPI.failure("401 Unauthorized", code: "invalid_api_key"), OpenAIError.Code.authentication, 1),
      (ModelAPI.failure("403 Forbidden", code: "unsupported_country_region_territory"), .permission, 1),
      (ModelAPI.failure("404 Not Found", code: "model_not_found"), .notFound, 1),
      (ModelAPI.failure("400 Bad Request", code: "invalid_value"), .invalidRequest, 1),
      (ModelAPI.failure("400 Bad Request", code: "context_length_exceeded"), .contextLength, 1),
      (ModelAPI.failure("400 Bad Request", code: "max_tokens_per_request"), .tokensPerRequest, 1),
      (ModelAPI.failure("429 Too Many Requests", code: "insufficient_quota"), .insufficientQuota, 1),
      (ModelAPI.failure("429 Too Many Requests", code: "credit_balance_exhausted"), .insufficientQuota, 1),
      (ModelAPI.failure("429 Too Many Requests", code: "slow_down"), .rateLimited, 4),
      (ModelAPI.failure("503 Service Unavailable", code: "server_is_overloaded"), .unavailable, 4),
      (ModelAPI.failure("500 Oops", code: "server_error"), .server, 4),
      (ModelAPI.failure("500 Oops", code: "server_error", fields: ["x-should-retry: false"]), .server, 1),
      (ModelAPI.failure("400 Oops", code: "x", fields: ["x-should-retry: true"]), .invalidRequest, 4),
      (ModelAPI.json("503 Loading", #"{"error":{"code":503,"message":"Loading model"}}"#), .unavailable, 4),
      (ModelAPI.json("422 No", #"{"detail":"bad"}"#), .invalidRequest, 1),
      (RawServer.response("502 Bad Gateway", "<html>"), .unavailable, 4),
      (RawServer.response("302 Found", fields: ["Location: http://127.0.0.1:1/"]), .protocolViolation, 1),
      (ModelAPI.json(#"{"error":{"message":"no","code":"insufficient_quota"}}"#), .insufficientQuota, 1),
    ])
  func codes(answer: String, code: OpenAIError.Code, calls: Int) async throws {
    let server = Self.server(Array(repeating: answer, count: 10))
    try await EventLoopGroup.withLoops { loops in
      let result = await ModelAPI.vector(ModelAPI.client(server.url, loops))
      #expect(result.error?.code == code)
    }
    #expect(server.requests.count == calls)
  }

  @Test(
    "the pause that the service asks for is kept",
    arguments: ["retry-after-ms: 150", "Retry-After: 0.15", "retry-after: 8\r\nretry-after-ms: 150"])
  func retryAfter(field: String) async throws {
    let server = Self.server([ModelAPI.failure("429 No", code: "slow_down", fields: [field])])
    try await EventLoopGroup.withLoops { loops in
      let start = MonotonicInstant.now
      let result = await ModelAPI.vector(ModelAPI.client(server.url, loops))
      let taken = start.duration(to: .now)
      #expect(result.value != nil)
      #expect(taken >= .milliseconds(150) && taken < .seconds(6))
    }
  }

  @Test("a pause beyond the deadline, or beyond reason, ends the call at once")
  func longPause() async throws {
    for pause in ["20", "100000"] {
      let server = Self.server([ModelAPI.failure("429 No", code: "slow_down", fields: ["Retry-After: \(pause)"])])
      try await EventLoopGroup.withLoops { loops in
        let start = MonotonicInstant.now
        let result = await ModelAPI.vector(ModelAPI.client(server.url, loops))
        #expect(result.error?.code == .rateLimited)
        #expect(result.error?.retryAfter == .seconds(Int(pause) ?? 0))
        #expect(start.duration(to: .now) < .seconds(8))
      }
    }
  }

  @Test("an attempt that hangs is given up and made again within the deadline")
  func hang() async throws {
    let server = RawServer { request, connection in
      if request.number == 0 {
        connection.waitForEnd()
        return false
      }
      connection.write(Self.good)
      return true
    }
    try await EventLoopGroup.withLoops { loops in
      let client = ModelAPI.client(server.url, loops, requestTimeout: .milliseconds(100))
      #expect(await ModelAPI.vector(client).value == [1, 2])
    }
  }

  @Test("nobody there: unavailable; a cancelled task: cancelled, also between two attempts")
  func unavailableAndCancelled() async throws {
    let server = Self.server(
      Array(repeating: ModelAPI.failure("429 No", code: "x", fields: ["Retry-After: 5"]), count: 9))
    try await EventLoopGroup.withLoops { loops in
      #expect(await ModelAPI.vector(ModelAPI.client("http://127.0.0.1:1", loops)).error?.code == .unavailable)
      let client = ModelAPI.client(server.url, loops)
      let call = Task(executorPreference: loops.first) { await ModelAPI.vector(client).error?.code }
      while server.requests.isEmpty { await loops.first.sleep(for: .milliseconds(5)) }
      call.cancel()
      #expect(await call.value == .cancelled)
    }
    #expect(server.requests.count == 1)
  }

  @Test("a key that the service quotes does not get into the error")
  func secrets() async throws {
    let server = Self.server([
      ModelAPI.json(
        "401 No", #"{"error":{"message":"Incorrect API key provided: sk-secret. See x","code":"invalid_api_key"}}"#)
    ])
    try await EventLoopGroup.withLoops { loops in
      let error = await ModelAPI.vector(ModelAPI.client(server.url, loops)).error
      #expect(error?.code == .authentication)
      #expect(error.map { "\($0)".contains("sk-secret") } == false)
      #expect(error?.message == "Incorrect API key provided: *** See x")
    }
  }

  @Test("words that only look like a key, or hold a short one, are left as they are")
  func words() async throws {
    let message = "Too many tokens for this task-specific model on disk-1, key 'k' is fine. Max is 16384, got 17895"
    let server = Self.server([ModelAPI.json("400 No", #"{"error":{"message":"\#(message)"}}"#)])
    try await EventLoopGroup.withLoops { loops in
      let error = await ModelAPI.vector(ModelAPI.client(server.url, loops, key: "k")).error
      #expect(error?.message == message.replacing("'k'", with: "***"))
    }
  }

  @Test("a base URL with a slash at its end, or a query, leads where it should")
  func baseURL() async throws {
    let server = Self.server([])
    try await EventLoopGroup.withLoops { loops in
      for base in ["/v1/", "/openai/v1?api-version=preview"] {
        let client = OpenAIClient(options: .init(baseURL: server.url + base), http: HTTPClient(loops: loops))
        _ = try await client.embeddings(["a"], model: "m", dimensions: nil, context: .within(.seconds(5)))
      }
    }
    #expect(
      server.requests.map { $0.line.split(separator: " ")[1] } == [
        "/v1/embeddings", "/openai/v1/embeddings?api-version=preview",
      ])
    #expect(!server.requests[0].head.lowercased().contains("authorization"))
  }
}
