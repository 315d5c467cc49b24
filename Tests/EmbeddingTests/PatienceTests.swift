// SPDX-License-Identifier: Apache-2.0
import Embedding
import EventLoop
import HTTPClient
import OpenAI
import RawServer
import Testing

@Suite("a service that is away, or slow")
struct PatienceTests {
  private typealias Answer = FakeService.Answer

  @Test(
    "a service that is away for longer than four tries is waited for",
    arguments: [
      (503, #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#),
      (429, #"{"error":"Model is overloaded","error_type":"Overloaded"}"#),
      (502, "<html><h1>502 Bad Gateway</h1></html>"),
      (504, ""), (529, #"{"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}"#),
    ], Scheme.both)
  func away(answer: (status: Int, body: String), scheme: Scheme) async throws {
    try await FakeService.with(scheme, { $0.number < 12 ? .refusal(answer.status, answer.body) : nil }) { service in
      let texts = catalogue(100)
      let outcomes = await service.embedder().outcomes(texts)
      #expect(outcomes.error == nil && outcomes.refused.isEmpty)
      #expect(outcomes.lengths == texts.map(\.utf8.count))
      #expect(service.refused == 12)
      #expect(service.embedded.count == 100)
    }
  }

  @Test("nobody listening: waited for, and in the end unavailable with the reason")
  func refusedConnection() async throws {
    try await EventLoopGroup.withLoops { loops in
      let embedder = FakeService.embedder("http://127.0.0.1:9/v1", loops, retry: .hurried(.milliseconds(200)))
      let start = MonotonicInstant.now
      let error = await embedder.outcomes(["a"]).error
      #expect(error?.code == .unavailable)
      #expect(error?.message.contains("127.0.0.1") == true)
      #expect(start.duration(to: .now) >= .milliseconds(200))
    }
  }

  @Test("calls that fail together count once; while the service is away it is asked by few")
  func together() async throws {
    try await FakeService.with(.http, { (2..<20).contains($0.number) ? .refusal(503, "") : nil }) { service in
      let embedder = service.embedder()
      let errors = await withTaskGroup(of: EmbeddingError?.self) { group in
        for number in 0..<8 {
          group.addTask(executorPreference: service.loops.first) {
            await embedder.outcomes(catalogue(40).map { "\(number) \($0)" }).error
          }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      #expect(errors.allSatisfy { $0 == nil })
    }
  }

  @Test("the pause that the service asks for is kept; one beyond the patience ends it")
  func retryAfter() async throws {
    for (pause, isKept) in [("0.2", true), ("3600", false)] {
      let server = RawServer { request, connection in
        connection.write(
          request.number == 0
            ? RawServer.response("429 Too Many Requests", fields: ["Retry-After: \(pause)"], "{}")
            : RawServer.response(fields: ["Content-Type: application/json"], #"{"data":[{"embedding":[1,2]}]}"#))
        return true
      }
      try await EventLoopGroup.withLoops { loops in
        let start = MonotonicInstant.now
        let outcomes = await FakeService.embedder(server.url + "/v1", loops, retry: .hurried()).outcomes(["a"])
        let time = start.duration(to: .now)
        if isKept {
          #expect(outcomes.vectors.count == 1 && time >= .milliseconds(200))
        } else {
          #expect(outcomes.error?.code == .rateLimited && time < .seconds(5))
        }
      }
    }
  }

  @Test("a call that is not answered in time is made again smaller, and later ones are small from the start")
  func timeouts() async throws {
    let slow: FakeService.Peculiarity = { ask in
      Answer(delay: ask.inputs.count > 4 ? .seconds(20) : .zero)
    }
    try await FakeService.with(.http, slow) { service in
      let embedder = service.embedder(callTimeout: .milliseconds(300))
      let texts = catalogue(40)
      let outcomes = await embedder.outcomes(texts)
      #expect(outcomes.error == nil)
      #expect(outcomes.lengths == texts.map(\.utf8.count))
      #expect(service.answers.count { $0.inputs.count > 4 } <= 4, "\(service.sizes)")
    }
  }

  @Test("a gateway's 504 that comes at once is an outage: calls are as large after it as before")
  func shortGatewayTimeouts() async throws {
    try await FakeService.with(.http, { (3..<9).contains($0.number) ? .refusal(504, "") : nil }) { service in
      let outcomes = await service.embedder().outcomes(catalogue(1_000))
      #expect(outcomes.error == nil && outcomes.vectors.count == 1_000)
      #expect(service.calls <= 14, "\(service.sizes)")
    }
  }

  @Test("a text that is never answered while others are is refused")
  func hangingText() async throws {
    let slow: FakeService.Peculiarity = { ask in
      Answer(delay: ask.inputs.contains { $0.hasPrefix("POISON") } ? .seconds(60) : .zero)
    }
    try await FakeService.with(.http, slow) { service in
      let outcomes = await service.embedder(callTimeout: .milliseconds(100)).outcomes(catalogue(12) + ["POISON"])
      #expect(outcomes.error == nil)
      #expect(outcomes.refused.keys.sorted() == [12])
      #expect(outcomes.vectors.count == 12)
    }
  }

  @Test("a cancelled batch ends at once, in its pause too")
  func cancelled() async throws {
    try await FakeService.with(.http, { _ in .refusal(503, "") }) { service in
      var policy = RetryPolicy.hurried(.seconds(60))
      policy.base = .seconds(60)
      policy.cap = .seconds(60)
      let embedder = service.embedder(retry: policy)
      let task = Task(executorPreference: service.loops.first) { await embedder.outcomes(["a"]).error?.code }
      while service.calls == 0 { await service.loops.first.sleep(for: .milliseconds(5)) }
      task.cancel()
      #expect(await task.value == .cancelled)
    }
  }
}
