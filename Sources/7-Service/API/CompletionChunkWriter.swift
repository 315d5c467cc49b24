// SPDX-License-Identifier: Apache-2.0
import Chat
import JSON
import OpenAI

/// Writes the chunks of a streamed completion (`chat.completion.chunk`): role, text, finish, usage.
struct CompletionChunkWriter: ~Copyable {
  let frame: CompletionFrame
  /// Whether a chunk with the usage comes before the end; each other chunk then has `usage: null`.
  let includesUsage: Bool
  let showsProductsFirst: Bool
  /// All of a text chunk's event before and behind its text.
  private var textHead: [UInt8] = []
  private var textTail: [UInt8] = []
  private var writer = JSONWriter(reserving: 1_024)

  /// The end of the stream.
  static let done = Array("[DONE]".utf8)

  init(frame: CompletionFrame, includesUsage: Bool, showsProductsFirst: Bool) {
    self.frame = frame
    self.includesUsage = includesUsage
    self.showsProductsFirst = showsProductsFirst
    // Its text is the one value that changes: where it stands is found by writing it once.
    var textStart = 0
    let template = chunk { delta in
      delta.key("content")
      textStart = delta.bytes.count
      delta.string("")
    }
    textHead = Array("data: ".utf8) + template[..<textStart]
    textTail = Array(template[(textStart + 2)...]) + Array("\n\n".utf8)
  }

  /// The first chunk; with the products where the client wants to see them before the answer.
  mutating func role(_ facts: AnswerFacts) -> [UInt8] {
    chunk(showsProductsFirst ? facts : nil) {
      $0.member("role", "assistant")
      $0.member("content", "")
    }
  }

  /// A piece of text as a whole event. The hot one: only the text itself is new.
  mutating func content(_ text: String) -> [UInt8] {
    writer.reset()
    writer.string(text)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(textHead.count + writer.bytes.count + textTail.count)
    bytes.append(contentsOf: textHead)
    bytes.append(contentsOf: writer.bytes)
    bytes.append(contentsOf: textTail)
    return bytes
  }

  mutating func refusal(_ text: String) -> [UInt8] {
    chunk { $0.member("refusal", text) }
  }

  /// The chunk that ends the answer, with its sources.
  mutating func finish(_ end: AnswerEnd, _ facts: AnswerFacts) -> [UInt8] {
    chunk(facts, finishReason: end.finishReason) {
      guard !end.citations.isEmpty else { return }
      $0.key("annotations")
      CompletionParts.write(end.citations, of: facts.products, to: &$0)
    }
  }

  /// The chunk without choices that says what was used.
  mutating func usage(_ usage: TokenUsage) -> [UInt8] {
    writer.reset()
    writer.object {
      frame.write(object: Self.object, to: &$0)
      $0.array("choices") { _ in }
      $0.key("usage")
      CompletionParts.write(usage, to: &$0)
    }
    return writer.bytes
  }

  private static let object = "chat.completion.chunk"

  /// A chunk with one choice.
  /// - Parameter facts: shown under `rag`.
  private mutating func chunk(
    _ facts: AnswerFacts? = nil, finishReason: String? = nil, delta: (inout JSONWriter) -> Void
  ) -> [UInt8] {
    writer.reset()
    writer.object {
      frame.write(object: Self.object, to: &$0)
      $0.array("choices") {
        $0.object {
          $0.member("index", 0)
          $0.object("delta", delta)
          $0.member("logprobs", nil as String?)
          $0.member("finish_reason", finishReason)
        }
      }
      if let facts {
        $0.key("rag")
        CompletionParts.write(facts, to: &$0)
      }
      if includesUsage { $0.member("usage", nil as String?) }
    }
    return writer.bytes
  }
}
