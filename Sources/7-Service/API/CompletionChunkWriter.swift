// SPDX-License-Identifier: Apache-2.0
import Catalog
import Chat
import JSON
import OpenAI
import Retrieval

/// Writes the chunks of a streamed completion (`chat.completion.chunk`): role, text, finish, usage.
struct CompletionChunkWriter: ~Copyable {
  let frame: CompletionFrame
  /// Whether a chunk with the usage comes before the end; each other chunk then has `usage: null`.
  let includesUsage: Bool
  let showsProductsFirst: Bool
  /// All of a text chunk's event before and behind its text.
  private let textHead: [UInt8]
  private let textTail: [UInt8]
  private var writer = JSONWriter(reserving: 1_024)

  /// The end of the stream.
  static let done = Array("[DONE]".utf8)

  init(frame: CompletionFrame, includesUsage: Bool, showsProductsFirst: Bool) {
    self.frame = frame
    self.includesUsage = includesUsage
    self.showsProductsFirst = showsProductsFirst
    var head = JSONWriter(reserving: 256)
    head.beginObject()
    frame.begin(&head, object: "chat.completion.chunk")
    head.key("choices")
    head.beginArray()
    head.beginObject()
    head.member("index", 0)
    head.key("delta")
    head.beginObject()
    head.key("content")
    textHead = Array("data: ".utf8) + head.bytes
    textTail =
      Array("},\"logprobs\":null,\"finish_reason\":null}]".utf8)
      + Array((includesUsage ? ",\"usage\":null}\n\n" : "}\n\n").utf8)
  }

  /// The first chunk; with the products where the client wants to see them before the answer.
  mutating func role(_ facts: AnswerFacts) -> [UInt8] {
    beginChoice()
    writer.member("role", "assistant")
    writer.member("content", "")
    endChoice(finishReason: nil)
    if showsProductsFirst { writeRAG(facts) }
    return end()
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
    beginChoice()
    writer.member("refusal", text)
    endChoice(finishReason: nil)
    return end()
  }

  /// The chunk that ends the answer, with its sources.
  mutating func finish(_ end: AnswerEnd, _ facts: AnswerFacts) -> [UInt8] {
    beginChoice()
    if !end.citations.isEmpty {
      writer.key("annotations")
      CompletionParts.write(end.citations, of: facts.products, to: &writer)
    }
    endChoice(finishReason: end.finishReason)
    writeRAG(facts)
    return self.end()
  }

  /// The chunk without choices that says what was used.
  mutating func usage(_ usage: TokenUsage) -> [UInt8] {
    writer.reset()
    writer.object {
      frame.begin(&$0, object: "chat.completion.chunk")
      $0.array("choices") { _ in }
      $0.key("usage")
      CompletionParts.write(usage, to: &$0)
    }
    return writer.bytes
  }

  private mutating func writeRAG(_ facts: AnswerFacts) {
    writer.key("rag")
    CompletionParts.write(facts, to: &writer)
  }

  private mutating func beginChoice() {
    writer.reset()
    writer.beginObject()
    frame.begin(&writer, object: "chat.completion.chunk")
    writer.key("choices")
    writer.beginArray()
    writer.beginObject()
    writer.member("index", 0)
    writer.key("delta")
    writer.beginObject()
  }

  private mutating func endChoice(finishReason: String?) {
    writer.endObject()
    writer.member("logprobs", nil as String?)
    writer.member("finish_reason", finishReason)
    writer.endObject()
    writer.endArray()
  }

  private mutating func end() -> [UInt8] {
    if includesUsage { writer.member("usage", nil as String?) }
    writer.endObject()
    return writer.bytes
  }
}
