// SPDX-License-Identifier: Apache-2.0
package import Observability

/// Counters of one model's tokens, by kind, and of their cost.
package struct TokenMetrics: Sendable {
  /// `cached` tokens are counted among `prompt` as well; `embedding` stands alone.
  package enum Kind: String, Sendable { case prompt, completion, cached, embedding }

  private let tokens: CounterFamily
  private let spent: CounterFamily
  private let model: String

  /// Registers both families, or finds them where another model's were registered before.
  package init(_ registry: MetricsRegistry, model: String) {
    tokens = registry.counter(
      "rag_tokens_total", help: "Tokens as the model API counts them, estimated where it does not.",
      labels: ["kind", "model"])
    spent = registry.counter(
      "rag_cost_usd_total", help: "What the model API's tokens cost, in USD.", labels: ["model"])
    self.model = model
  }

  /// The counter of one kind of tokens of this model.
  package func counter(_ kind: Kind) -> Counter { tokens.with(kind.rawValue, model) }

  /// In US dollars.
  package var cost: Counter { spent.with(model) }
}
