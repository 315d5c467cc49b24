// SPDX-License-Identifier: Apache-2.0
import EventLoop
import JSON
import Observability
package import OpenAI
package import Retrieval

/// One step of an answer.
package enum AnswerEvent: Sendable {
  case text(String)
  /// Words of the model's refusal, which clients show apart from content.
  case refusal(String)
  /// All text before turned out to be a thought of the model's: what was not sent yet is not to be sent.
  case restart
  /// The end; exactly one, the last.
  case end(AnswerEnd)
}

/// What is known when an answer has ended.
package struct AnswerEnd: Sendable {
  /// `stop`, `length` or `content_filter`.
  package var finishReason: String
  package var usage: TokenUsage
  package var citations: [Citation]
}

/// An answer, pulled piece by piece. Dropping it ends the model's work.
///
/// Every piece of text passes `accept` on its way from the model to the caller: a check of the stream belongs there.
package struct AnswerStream: ~Copyable {
  /// The products that the answer is based on, in the order of the context.
  package let products: [RetrievedProduct]
  /// Constraints read from the question that were left out.
  package let relaxed: [String]
  /// What the answer had to do without, each word once; complete when the stream has ended.
  package private(set) var degraded: [String]

  private var upstream: ChatStream?
  /// Events that wait to be pulled, the next one last.
  private var pending: [AnswerEvent] = []
  private var text = ""
  private var hasBegun = false
  private var isRefusal = false
  private var finishReason: String?
  private var usage: TokenUsage?
  /// Bytes that the model has written, its thoughts included.
  private var writtenBytes = 0
  private let isJSON: Bool
  private let phrases: Phrases
  /// Estimated.
  private let promptTokens: Int
  private let meter: AnswerMeter?

  /// An answer that needs no model.
  init(plain: String, result: RetrievalResult, isJSON: Bool, phrases: Phrases) {
    self.phrases = phrases
    promptTokens = 0
    products = []
    relaxed = result.relaxed
    degraded = result.degraded
    self.isJSON = isJSON
    meter = nil
    upstream = nil
    setPlain(plain)
  }

  /// An answer that the model gives, from the first `count` products; see `start` and `fail`.
  init(
    result: RetrievalResult, count: Int, isJSON: Bool, phrases: Phrases, promptTokens: Int, meter: AnswerMeter
  ) {
    self.phrases = phrases
    self.promptTokens = promptTokens
    products = Array(result.products.prefix(count))
    relaxed = result.relaxed
    degraded = result.degraded
    self.isJSON = isJSON
    self.meter = meter
    upstream = nil
  }

  deinit {
    // Nobody pulls any more, and the model has not ended: the client is gone.
    guard upstream != nil else { return }
    meter?.spent(usage ?? estimatedUsage)
    meter?.left()
  }

  /// The model has begun.
  mutating func start(_ stream: consuming ChatStream) { upstream = consume stream }

  /// The model was asked and has not begun.
  mutating func fail(_ error: OpenAIError) throws(ChatError) {
    // It may have read the question: that is charged for.
    if error.code == .timeout || error.code == .cancelled { meter?.spent(estimatedUsage) }
    try fallBack(from: error)
  }

  /// The next step; nil after the end.
  package mutating func next() async throws(ChatError) -> AnswerEvent? {
    while true {
      if let event = pending.popLast() { return event }
      guard upstream != nil else { return nil }
      do {
        let delta = try await upstream?.next()
        writtenBytes = upstream?.writtenBytes ?? writtenBytes
        if let delta {
          accept(delta)
        } else {
          upstream = nil
          finish()
        }
      } catch {
        writtenBytes = upstream?.writtenBytes ?? writtenBytes
        upstream = nil
        meter?.spent(usage ?? estimatedUsage)
        try fallBack(from: error)
      }
    }
  }

  private mutating func accept(_ delta: ChatDelta) {
    if let reason = delta.finishReason { finishReason = reason }
    if let count = delta.usage { usage = count }
    // The next one is pulled from the end.
    if let refusal = delta.refusal, !refusal.isEmpty {
      isRefusal = true
      pending.append(.refusal(refusal))
    }
    if delta.replacesText { text = "" }
    if let content = delta.content, !content.isEmpty {
      if !hasBegun { meter?.firstToken() }
      hasBegun = true
      text += content
      pending.append(.text(content))
    }
    if delta.replacesText { pending.append(.restart) }
  }

  /// What becomes of a failure: the caller's own faults are errors; before the first word everything else turns the
  /// answer into a list of products; in its middle the answer is broken.
  private mutating func fallBack(from error: OpenAIError) throws(ChatError) {
    if let fatal = ChatError(fatal: error) {
      if fatal.code == .cancelled { meter?.left() } else { meter?.refusedCaller(error) }
      throw fatal
    }
    meter?.modelFailed(error, hasBegun: !text.isEmpty || isRefusal)
    guard text.isEmpty, !isRefusal else {
      throw ChatError(.generationBroken, "the model broke off in mid-answer", cause: error)
    }
    setProductList()
  }

  private mutating func setProductList() {
    if !degraded.contains("generation") { degraded.append("generation") }
    meter?.answeredWithList()
    setPlain(PlainAnswers.productList(products, phrases))
  }

  private mutating func setPlain(_ answer: String) {
    text = isJSON ? PlainAnswers.json(answer) : answer
    let end = AnswerEnd(finishReason: "stop", usage: TokenUsage.none, citations: citations(in: text, of: products))
    pending = [.end(end), .text(text)]
  }

  private mutating func finish() {
    let counted = usage ?? estimatedUsage
    // A model that says nothing has not answered: it thought until its tokens were used up.
    let isAnswer = !text.isEmpty || isRefusal || finishReason == "content_filter"
    meter?.finished(counted, isAnswer: isAnswer)
    guard isAnswer else { return setProductList() }
    let end = AnswerEnd(
      finishReason: finishReason ?? "stop", usage: counted, citations: citations(in: text, of: products))
    pending = [.end(end)]
  }

  /// For a service that does not count.
  private var estimatedUsage: TokenUsage {
    TokenUsage(promptTokens: promptTokens, completionTokens: writtenBytes == 0 ? 0 : (writtenBytes + 3) / 4 + 4)
  }

  /// The client is told that the answer ends here, unfinished.
  package func noteBroken() { meter?.broke() }

  /// The whole answer at once. A model that breaks off in mid-answer is one that is down: half a sentence is of no use
  /// to a client that waits for all of it.
  package consuming func collect() async throws(ChatError) -> CompleteAnswer {
    var content = ""
    var refusal: String?
    while true {
      let event: AnswerEvent?
      do {
        event = try await next()
      } catch {
        guard error.code == .generationBroken else { throw error }
        content = ""
        refusal = nil
        setProductList()
        continue
      }
      switch event {
      case .text(let piece): content += piece
      case .refusal(let piece): refusal = (refusal ?? "") + piece
      case .restart: content = ""
      case .end(let end):
        return CompleteAnswer(
          content: content, refusal: refusal, end: end, products: products, degraded: degraded, relaxed: relaxed)
      case nil:
        throw ChatError(.internalFault, "an answer without an end")
      }
    }
  }
}

/// A finished answer.
package struct CompleteAnswer: Sendable {
  package var content: String
  package var refusal: String?
  package var end: AnswerEnd
  package var products: [RetrievedProduct]
  package var degraded: [String]
  package var relaxed: [String]
}
