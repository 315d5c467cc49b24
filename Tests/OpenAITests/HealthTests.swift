// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPClient
import Observability
import OpenAI
import RawServer
import Synchronization
import Testing

@Suite("whether a service is in use")
struct HealthTests {
  /// Answers with what a test sets: the list of models, and everything else.
  private final class Answers: Sendable {
    let models = Mutex("404 Not Found")
    let calls = Mutex("200 OK")
  }

  private static func run(
    _ body: @Sendable (OpenAIClient, Answers, MemoryLog) async throws -> Void
  ) async throws {
    let answers = Answers()
    let server = RawServer { request, connection in
      let isLook = request.line.hasPrefix("GET /v1/models ")
      let status = isLook ? answers.models.withLock { $0 } : answers.calls.withLock { $0 }
      if !isLook, status.hasPrefix("200") {
        ModelAPI.stream(connection, [ModelAPI.chunk("a"), ModelAPI.finish, "[DONE]"])
      } else {
        connection.write(ModelAPI.json(status, #"{"error":{"message":"why not"}}"#))
      }
      return true
    }
    let log = MemoryLog()
    try await EventLoopGroup.withLoops { loops in
      let client = OpenAIClient(
        options: .init(baseURL: server.url + "/v1", apiKey: "sk-secret", retry: .never), http: HTTPClient(loops: loops),
        name: "chat")
      try await body(client, answers, log)
    }
  }

  @Test("a look finds a refused key before anybody asks, and that it is taken again; other refusals say nothing")
  func key() async throws {
    try await Self.run { client, answers, log in
      for status in ["404 Not Found", "403 Forbidden", "500 Oops", "200 OK"] {
        answers.models.withLock { $0 = status }
        await client.look(log.logger)
        #expect(client.health.current == nil, "\(status)")
      }
      answers.models.withLock { $0 = "401 Unauthorized" }
      await client.look(log.logger)
      await client.look(log.logger)
      #expect(client.health.current == .key)
      answers.models.withLock { $0 = "404 Not Found" }
      await client.look(log.logger)
      #expect(client.health.current == .key, "that is no answer to a key")
      answers.models.withLock { $0 = "200 OK" }
      await client.look(log.logger)
      #expect(client.health.current == nil)
      #expect(log.lines.filter { $0.contains("cannot be used") && $0.contains("why not") }.count == 1)
    }
  }

  @Test("what calls show goes before what looks show")
  func calls() async throws {
    try await Self.run { client, answers, log in
      #expect(await ModelAPI.ask(client, logger: log.logger).error == nil)
      answers.models.withLock { $0 = "401 Unauthorized" }
      await client.look(log.logger)
      #expect(client.health.current == nil, "calls are answered")
      for (status, fault) in [
        ("401 No", UpstreamHealth.Fault.key), ("403 No", .key), ("404 No", .model), ("402 No", .quota),
        ("500 No", .failing),
      ] {
        answers.calls.withLock { $0 = status }
        _ = await ModelAPI.ask(client, logger: log.logger)
        #expect(client.health.current == fault)
        answers.models.withLock { $0 = "200 OK" }
        await client.look(log.logger)
        #expect(client.health.current == fault, "a list of models says nothing of that")
      }
      answers.calls.withLock { $0 = "400 No" }
      _ = await ModelAPI.ask(client, logger: log.logger)
      #expect(client.health.current == .failing, "one request's fault changes nothing")
      answers.calls.withLock { $0 = "200 OK" }
      #expect(await ModelAPI.ask(client, logger: log.logger).error == nil)
      #expect(client.health.current == nil)
    }
  }

  @Test("a service that cannot be reached is away until it answers again, whatever it says")
  func away() async throws {
    try await EventLoopGroup.withLoops { loops in
      let gone = OpenAIClient(
        options: .init(baseURL: "http://127.0.0.1:1/v1", retry: .never), http: HTTPClient(loops: loops))
      await gone.look(.disabled)
      #expect(gone.health.current == .away)
    }
  }
}
