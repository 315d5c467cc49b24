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
  /// What the answer had to do without; complete when the stream has ended.
  package private(set) var degraded: [String]

  private var upstream: ChatStream?
  /// Events that wait to be pulled, the next one last.
  private var pending: [AnswerEvent] = []
  private var text = ""
  private var isRefusal = false
  private var finishReason: String?
  private var usage: TokenUsage?
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

  /// An answer that `begin` gets from the model.
  init(result: RetrievalResult, isJSON: Bool, phrases: Phrases, promptTokens: Int, meter: AnswerMeter) {
    self.phrases = phrases
    self.promptTokens = promptTokens
    products = result.products
    relaxed = result.relaxed
    degraded = result.degraded
    self.isJSON = isJSON
    self.meter = meter
    upstream = nil
  }

  /// Asks the model; returns when it has accepted, or with the product list in place when it does not.
  mutating func begin(
    _ request: ChatRequest, client: OpenAIClient, deadline: MonotonicInstant, end: MonotonicInstant
  ) async throws(ChatError) {
    do {
      upstream = try await client.chat(request, deadline: end, beginning: deadline)
    } catch {
      try fallBack(from: error)
    }
  }

  /// The next step; nil after the end.
  package mutating func next() async throws(ChatError) -> AnswerEvent? {
    while true {
      if let event = pending.popLast() { return event }
      guard upstream != nil else { return nil }
      do {
        guard let delta = try await upstream?.next() else {
          upstream = nil
          finish()
          continue
        }
        accept(delta)
      } catch {
        upstream = nil
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
    if let content = delta.content, !content.isEmpty {
      if text.isEmpty { meter?.firstToken() }
      text += content
      pending.append(.text(content))
    }
  }

  /// What becomes of a failure: the caller's own faults and those that must be seen are errors; before the first word
  /// everything else turns the answer into a list of products; in its middle the answer is broken.
  private mutating func fallBack(from error: OpenAIError) throws(ChatError) {
    if let fatal = ChatError(fatal: error) {
      meter?.failed(fatal)
      throw fatal
    }
    meter?.modelFailed(error, isBroken: !text.isEmpty)
    guard text.isEmpty else {
      throw ChatError(.generationBroken, "the model broke off in mid-answer", cause: error)
    }
    setProductList()
  }

  private mutating func setProductList() {
    degraded.append("generation")
    setPlain(PlainAnswers.productList(products, phrases))
  }

  private mutating func setPlain(_ answer: String) {
    text = isJSON ? PlainAnswers.json(answer) : answer
    let end = AnswerEnd(finishReason: "stop", usage: TokenUsage.none, citations: citations(in: text, of: products))
    pending = [.end(end), .text(text)]
  }

  private mutating func finish() {
    let counted = usage ?? estimatedUsage
    meter?.finished(usage: counted)
    // A model that says nothing has not answered: it thought until its tokens were used up.
    guard !text.isEmpty || isRefusal || finishReason == "content_filter" else {
      meter?.modelWasSilent()
      return setProductList()
    }
    let reason = finishReason == "length" || finishReason == "content_filter" ? finishReason : "stop"
    pending = [
      .end(
        AnswerEnd(finishReason: reason ?? "stop", usage: counted, citations: citations(in: text, of: products)))
    ]
  }

  /// For a service that does not count.
  private var estimatedUsage: TokenUsage {
    TokenUsage(promptTokens: promptTokens, completionTokens: estimatedTokens(text))
  }

  /// The whole answer at once. A model that breaks off in mid-answer is one that is down: half a sentence is of no use
  /// to who waits for all of it.
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
