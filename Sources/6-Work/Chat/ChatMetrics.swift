// SPDX-License-Identifier: Apache-2.0
import Observability

/// What the chat counts and times. Families are shared by name with the other modules that feed them.
struct ChatMetrics: Sendable {
  /// What became of a question.
  enum Outcome: String, CaseIterable, Sendable {
    /// The model answered.
    case model
    /// A list of products in the model's place.
    case list
    /// The answer that the catalogue has nothing.
    case nothing
    /// A stream that ended with an error.
    case broken
    /// The client left first.
    case left
  }

  let firstToken: Histogram
  let generation: Histogram
  let promptTokens: Counter
  let completionTokens: Counter
  let cost: Counter
  private let outcomes: [Outcome: Counter]

  init(_ registry: MetricsRegistry, model: String) {
    let stages = registry.histogram(
      "rag_stage_duration_seconds", help: "How long the stages of an answer take.", labels: ["stage"],
      buckets: MetricsRegistry.durationBuckets)
    firstToken = stages.with("first_token")
    generation = stages.with("generation")
    let tokens = registry.counter(
      "rag_tokens_total", help: "Tokens that the model API charged for.", labels: ["kind", "model"])
    promptTokens = tokens.with("prompt", model)
    completionTokens = tokens.with("completion", model)
    cost = registry.counter("rag_cost_usd_total", help: "What the model API's tokens cost, in USD.").with()
    let answers = registry.counter(
      "rag_answers_total", help: "Answers of the chat by what became of them.", labels: ["outcome"])
    outcomes = Dictionary(uniqueKeysWithValues: Outcome.allCases.map { ($0, answers.with($0.rawValue)) })
  }

  func count(_ outcome: Outcome) { outcomes[outcome]?.increment() }
}
