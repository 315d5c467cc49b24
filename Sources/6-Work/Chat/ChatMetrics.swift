// SPDX-License-Identifier: Apache-2.0
import Embedding
import Grounding
import Observability
import OpenAI

/// Metrics of the chat.
struct ChatMetrics: Sendable {
  /// The outcome of a question.
  enum Outcome: String, CaseIterable, Sendable {
    /// The model answered.
    case model
    /// A list of products in the model's place.
    case list
    /// A greeting, thanks and the like were answered without a search.
    case talk
    /// The answer that the catalogue has nothing.
    case nothing
    /// A stream that ended with an error.
    case broken
    /// The client left first.
    case left
  }

  /// The outcome of a rewriting call.
  enum Rewriting: String, CaseIterable, Sendable {
    case used
    /// Known from an earlier call.
    case cached
    /// The model said something that is no search text.
    case odd
    case late
    case failed
  }

  let firstToken: Histogram
  let generation: Histogram
  let tokens: TokenMeter
  private let outcomes: [Outcome: Counter]
  private let rewritings: [Rewriting: Counter]
  private let grounding: [RemovedClaim.Kind: [GroundingAction: Counter]]

  /// The treatment of a claim that no product backs.
  private enum GroundingAction: String, CaseIterable, Sendable { case replaced, removed, reported }

  init(_ registry: MetricsRegistry, model: String, price: ModelPrices.Price?) {
    firstToken = AnswerStage.firstToken.durations(in: registry)
    generation = AnswerStage.generation.durations(in: registry)
    tokens = TokenMeter(registry, model: model, price: price)
    let answers = registry.counter(
      "rag_answers_total", help: "Answers of the chat by outcome.", labels: ["outcome"])
    let calls = registry.counter(
      "rag_rewrites_total", help: "Questions that the chat model was asked to rewrite, by outcome.",
      labels: ["outcome"])
    rewritings = Dictionary(uniqueKeysWithValues: Rewriting.allCases.map { ($0, calls.with($0.rawValue)) })
    let claims = registry.counter(
      "rag_grounding_total",
      help: "Prices, SKUs and links in answers that no retrieved product has, by kind and outcome.",
      labels: ["kind", "action"])
    grounding = Dictionary(
      uniqueKeysWithValues: RemovedClaim.Kind.allCases.map { kind in
        let actions = GroundingAction.allCases.map { ($0, claims.with(kind.rawValue, $0.rawValue)) }
        return (kind, Dictionary(uniqueKeysWithValues: actions))
      })
    outcomes = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0, answers.with($0.rawValue)) })
  }

  func count(_ claims: [RemovedClaim], _ mode: GroundingGate.Mode) {
    for claim in claims {
      let action: GroundingAction = mode == .report ? .reported : claim.replacement.isEmpty ? .removed : .replaced
      grounding[claim.kind]?[action]?.increment()
    }
  }

  func count(_ outcome: Rewriting) { rewritings[outcome]?.increment() }

  func count(_ outcome: Outcome) { outcomes[outcome]?.increment() }
}
