// SPDX-License-Identifier: Apache-2.0
import Chat
import JSON

/// Members that all parts of one completion share.
struct CompletionFrame: Sendable {
  let id: String
  /// Seconds since 1970.
  let created: Int
  let model: String

  /// The unstreamed form (`chat.completion`).
  func completion(_ answer: CompleteAnswer) -> [UInt8] {
    var writer = JSONWriter(reserving: 4_096)
    writer.object {
      write(object: "chat.completion", to: &$0)
      $0.array("choices") {
        $0.object {
          $0.member("index", 0)
          $0.object("message") {
            $0.member("role", "assistant")
            let isRefused = answer.refusal != nil && answer.content.isEmpty
            $0.member("content", isRefused ? nil : answer.content)
            $0.member("refusal", answer.refusal)
            $0.key("annotations")
            CompletionParts.write(answer.end.citations, of: answer.facts.products, to: &$0)
          }
          $0.member("logprobs", nil as String?)
          $0.member("finish_reason", answer.end.finishReason)
        }
      }
      $0.key("usage")
      CompletionParts.write(answer.end.usage, to: &$0)
      $0.key("rag")
      CompletionParts.write(answer.facts, to: &$0)
    }
    return writer.bytes
  }

  /// The first members of each part.
  func write(object: String, to writer: inout JSONWriter) {
    writer.member("id", id)
    writer.member("object", object)
    writer.member("created", created)
    writer.member("model", model)
  }
}
