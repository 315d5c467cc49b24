// SPDX-License-Identifier: Apache-2.0
import Calls
import EventLoop
import HTTPClient
import HTTPSemantics
import JSON
import OpenAI
import RawServer
import Testing

/// Against a server that keeps OpenAI's rules and fails on demand.
@Suite("against the upstream stub", .enabled(if: UpstreamStub.path != nil, "RAG_TEST_STUB names no stub"))
struct StubTests {
  private static func stub(_ loops: EventLoopGroup, _ rules: [String]) async throws -> UpstreamStub {
    let stub = try UpstreamStub()
    let response = try await HTTPClient(loops: loops).send(
      ClientRequest(
        method: .post, url: stub.url + "/__stub/faults", fields: [("Content-Type", "application/json")],
        body: Array(#"{"replace":true,"rules":[\#(rules.joined(separator: ","))]}"#.utf8), deadline: .after(.seconds(5))
      ))
    #expect(response.status == 200)
    return stub
  }

  @Test(
    "an answer of the chat model is whole, or ends with an error",
    arguments: [
      ("", nil as OpenAIError.Code?),
      (#"{"path":"/v1/chat","action":"sse_no_done","after_tokens":5}"#, .protocolViolation),
      (#"{"path":"/v1/chat","next":1,"action":"status","status":503}"#, nil),
      (#"{"path":"/v1/chat","action":"sse_error","after_tokens":5}"#, .server),
      (#"{"path":"/v1/chat","action":"sse_disconnect","after_tokens":5}"#, .unavailable),
      (#"{"path":"/v1/chat","action":"sse_stall","after_tokens":5}"#, .timeout),
      (#"{"path":"/v1/chat","action":"sse_malformed","after_tokens":5}"#, .protocolViolation),
    ])
  func chat(rule: String, code: OpenAIError.Code?) async throws {
    try await EventLoopGroup.withLoops { loops in
      let stub = try await Self.stub(loops, rule.isEmpty ? [] : [rule])
      var question = ModelAPI.question
      question.model = "stub-20x1ms"
      let (deltas, error) = await ModelAPI.ask(
        ModelAPI.client(stub.url, loops, key: "k"), question, within: .seconds(2))
      #expect(error?.code == code)
      let hasFinish = deltas.contains { $0.finishReason != nil }
      if code == nil {
        #expect(hasFinish)
        #expect(deltas.compactMap(\.content).count == 20)
        #expect(deltas.last?.usage != nil)
      } else {
        #expect(!hasFinish)
        #expect(deltas.compactMap(\.content).count >= 4)
      }
    }
  }
}
