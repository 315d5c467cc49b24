// SPDX-License-Identifier: Apache-2.0
import Grounding
package import Retrieval

/// An answer, pulled event by event. Dropping it ends the model's work.
///
/// It is the last of the stages, each over the one before: `ModelText` (what the model sends), `CheckedText` (what the
/// gates let pass), `AnswerWords` (or what takes its place), `AnswerEvents` (with the end's citations), and here the
/// meter. What the model sent is in `ModelAccount`, what the shopper was shown in `Transcript`.
package struct AnswerStream: ~Copyable {
  /// The products that the answer is based on, in the order of the context.
  package let products: [RetrievedProduct]
  private let result: RetrievalResult
  private let grounding: GroundingGate.Mode
  private var events: AnswerEvents
  private var meter: AnswerMeter?

  /// - Parameters:
  ///   - preface: what the shop tells before the words.
  ///   - count: how many of the found products the answer is based on: the first ones.
  ///   - meter: nil where no model was asked.
  init(
    _ words: consuming AnswerWords, preface: String = "", result: RetrievalResult, count: Int,
    grounding: GroundingGate.Mode, meter: AnswerMeter?
  ) {
    var meter = meter
    meter?.note(words)
    self.result = result
    self.grounding = grounding
    products = Array(result.products.prefix(count))
    self.meter = meter
    events = AnswerEvents(words, preface: preface, products: products)
  }

  deinit { meter?.noteDropped(events.words.account) }

  /// Facts beside the words; more may come with them.
  package var facts: AnswerFacts {
    AnswerFacts(
      products: products, degraded: degraded, relaxed: result.relaxed, grounding: grounding,
      removed: events.words.checked.removed)
  }

  /// Parts that the answer has to do without, each once; complete when the answer has ended.
  package var degraded: [Degradation] {
    events.words.author == .list ? result.degraded + [.generation] : result.degraded
  }

  /// The next event; nil after the end.
  package mutating func next() async throws(ChatError) -> AnswerEvent? {
    do throws(ChatError) {
      let event = try await events.next()
      meter?.note(events.words)
      if case .end = event { meter?.noteEnd() }
      return event
    } catch {
      meter?.note(error, events.words.failure, events.words.account, isUnderWay: true)
      throw error
    }
  }

  /// The whole answer at once.
  package consuming func collect() async throws(ChatError) -> CompleteAnswer {
    while let event = try await next() {
      guard case .end(let end) = event else { continue }
      let shown = events.transcript
      return CompleteAnswer(content: shown.text, refusal: shown.refusal, end: end, facts: facts)
    }
    throw .endless
  }
}
