// SPDX-License-Identifier: Apache-2.0
import EventLoop
import HTTPSemantics
import JSON
import Sandbox
import Testing

@Suite("a partial answer of the engine")
struct PartialAnswerTests {
  @Test("is 503 for chat and Action: the shop is not said to have nothing", arguments: ["*/_mget", "*/_msearch"])
  func partial(_ path: String) async throws {
    try await Service.run { service in
      let failed: JSONValue = [
        "_shards": ["total": 2, "successful": 1, "failed": 1], "hits": ["total": 0, "hits": []], "timed_out": false,
      ]
      let away: JSONValue = [
        "_id": "1", "error": ["type": "no_shard_available_action_exception", "reason": "no shard"],
      ]
      let patch: JSONValue =
        path == "*/_mget" ? ["docs": .array([away, away, away])] : ["responses": .array([failed, failed])]
      service.sandbox.faults.add(Fault(path: path, action: .patch(patch)))
      let found = try await service.retrieve(#"{"query":"rain jacket"}"#)
      #expect(found.status == 503, "\(found.text)")
      #expect(found.fields["retry-after"] != nil)
      let answer = try await service.chat("Which rain jacket do you have?")
      #expect(answer.status == 503, "\(answer.text)")
      service.sandbox.faults.clear()
      let mended = try await service.chat("Which rain jacket do you have?")
      #expect(mended.status == 200)
    }
  }
}
