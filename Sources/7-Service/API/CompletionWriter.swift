// SPDX-License-Identifier: Apache-2.0
import Catalog
import Chat
import JSON
import OpenAI
import Retrieval

/// What all parts of one completion share.
struct CompletionFrame: Sendable {
  let id: String
  /// Seconds since 1970.
  let created: Int
  let model: String

  /// The unstreamed form (`chat.completion`).
  func completion(_ answer: CompleteAnswer) -> [UInt8] {
    var writer = JSONWriter(reserving: 4_096)
    writer.beginObject()
    begin(&writer, object: "chat.completion")
    writer.key("choices")
    writer.beginArray()
    writer.beginObject()
    writer.member("index", 0)
    writer.key("message")
    writer.beginObject()
    writer.member("role", "assistant")
    writer.key("content")
    if answer.refusal != nil, answer.content.isEmpty { writer.null() } else { writer.string(answer.content) }
    writer.key("refusal")
    if let refusal = answer.refusal { writer.string(refusal) } else { writer.null() }
    writer.key("annotations")
    CompletionParts.write(answer.end.citations, of: answer.products, to: &writer)
    writer.endObject()
    writer.key("logprobs")
    writer.null()
    writer.member("finish_reason", answer.end.finishReason)
    writer.endObject()
    writer.endArray()
    writer.key("usage")
    CompletionParts.write(answer.end.usage, to: &writer)
    writer.key("rag")
    CompletionParts.writeRAG(answer.products, answer.degraded, answer.relaxed, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  func begin(_ writer: inout JSONWriter, object: String) {
    writer.member("id", id)
    writer.member("object", object)
    writer.member("created", created)
    writer.member("model", model)
  }
}

/// The members that streamed and unstreamed answers have in common.
enum CompletionParts {
  /// `url_citation` for each product that has a link.
  static func write(_ citations: [Citation], of products: [RetrievedProduct], to writer: inout JSONWriter) {
    writer.beginArray()
    for citation in citations where products.indices.contains(citation.product) {
      let product = products[citation.product].product
      guard let url = product.url else { continue }
      writer.beginObject()
      writer.member("type", "url_citation")
      writer.key("url_citation")
      writer.beginObject()
      writer.member("start_index", citation.range.lowerBound)
      writer.member("end_index", citation.range.upperBound)
      writer.member("url", url)
      writer.member("title", product.name)
      writer.endObject()
      writer.endObject()
    }
    writer.endArray()
  }

  static func write(_ usage: TokenUsage, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.member("prompt_tokens", usage.promptTokens)
    writer.member("completion_tokens", usage.completionTokens)
    writer.member("total_tokens", usage.totalTokens)
    writer.key("prompt_tokens_details")
    writer.beginObject()
    writer.member("cached_tokens", usage.cachedTokens)
    writer.endObject()
    writer.key("completion_tokens_details")
    writer.beginObject()
    writer.member("reasoning_tokens", usage.reasoningTokens)
    writer.endObject()
    writer.endObject()
  }

  static func writeRAG(
    _ products: [RetrievedProduct], _ degraded: [String], _ relaxed: [String], to writer: inout JSONWriter
  ) {
    writer.beginObject()
    writer.key("products")
    writer.beginArray()
    for product in products { ProductWriter.write(product, to: &writer) }
    writer.endArray()
    writer.key("degraded")
    ProductWriter.write(degraded, to: &writer)
    writer.key("relaxed")
    ProductWriter.write(relaxed, to: &writer)
    writer.endObject()
  }
}

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
  mutating func role(of answer: borrowing AnswerStream) -> [UInt8] {
    beginChoice()
    writer.member("role", "assistant")
    writer.member("content", "")
    endChoice(finishReason: nil)
    if showsProductsFirst { writeRAG(answer) }
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
  mutating func finish(_ end: AnswerEnd, of answer: borrowing AnswerStream) -> [UInt8] {
    beginChoice()
    if !end.citations.isEmpty {
      writer.key("annotations")
      CompletionParts.write(end.citations, of: answer.products, to: &writer)
    }
    endChoice(finishReason: end.finishReason)
    writeRAG(answer)
    return self.end()
  }

  /// The chunk without choices that says what was used.
  mutating func usage(_ usage: TokenUsage) -> [UInt8] {
    writer.reset()
    writer.beginObject()
    frame.begin(&writer, object: "chat.completion.chunk")
    writer.key("choices")
    writer.beginArray()
    writer.endArray()
    writer.key("usage")
    CompletionParts.write(usage, to: &writer)
    writer.endObject()
    return writer.bytes
  }

  private mutating func writeRAG(_ answer: borrowing AnswerStream) {
    writer.key("rag")
    CompletionParts.writeRAG(answer.products, answer.degraded, answer.relaxed, to: &writer)
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
    writer.key("logprobs")
    writer.null()
    writer.key("finish_reason")
    if let finishReason { writer.string(finishReason) } else { writer.null() }
    writer.endObject()
    writer.endArray()
  }

  private mutating func end() -> [UInt8] {
    if includesUsage {
      writer.key("usage")
      writer.null()
    }
    writer.endObject()
    return writer.bytes
  }
}
