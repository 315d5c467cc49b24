// SPDX-License-Identifier: Apache-2.0
import Observability

/// What the chat counts and times. Families are shared by name with the other modules that feed them.
struct ChatMetrics: Sendable {
  let firstToken: Histogram
  let generation: Histogram
  let degradedGeneration: Counter
  let degradedEmbeddings: Counter
  let promptTokens: Counter
  let completionTokens: Counter
  let cost: Counter

  init(_ registry: MetricsRegistry, model: String) {
    let stages = registry.histogram(
      "rag_stage_duration_seconds", help: "How long the stages of an answer take.", labels: ["stage"],
      buckets: MetricsRegistry.durationBuckets)
    firstToken = stages.with("first_token")
    generation = stages.with("generation")
    let degraded = registry.counter(
      "rag_degraded_total", help: "Answers given in a lesser way, by what was missing.", labels: ["what"])
    degradedGeneration = degraded.with("generation")
    degradedEmbeddings = degraded.with("embeddings")
    let tokens = registry.counter(
      "rag_tokens_total", help: "Tokens that the model API charged for.", labels: ["kind", "model"])
    promptTokens = tokens.with("prompt", model)
    completionTokens = tokens.with("completion", model)
    cost = registry.counter("rag_cost_usd_total", help: "What the model API's tokens cost, in USD.").with()
  }
}
