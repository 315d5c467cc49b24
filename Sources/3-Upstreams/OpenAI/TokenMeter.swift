// SPDX-License-Identifier: Apache-2.0
package import Calls
package import Observability

/// Counts the tokens of one model, and charges for them: in the metrics, in the record of the request, and to whoever has
/// asked. All tokens of the product pass here, whatever became of the answer that they were spent on.
package struct TokenMeter: Sendable {
  /// `cached` tokens are counted among `prompt` as well; `embedding` stands alone.
  private enum Kind: String, Sendable { case prompt, completion, cached, embedding }

  /// Nil: unknown. Then tokens are counted and money is not.
  package let price: ModelPrices.Price?
  private let prompt: Counter
  private let completion: Counter
  private let cached: Counter
  private let embedding: Counter
  private let spent: Counter
  private let sizes: (input: Histogram, output: Histogram, embedding: Histogram)

  /// Registers the families, or finds them where another model's were registered before.
  package init(_ registry: MetricsRegistry, model: String, price: ModelPrices.Price?) {
    self.price = price
    let tokens = registry.counter(
      "rag_tokens_total", help: "Tokens as the model API counts them, estimated where it does not.",
      labels: ["kind", "model"])
    prompt = tokens.with(Kind.prompt.rawValue, model)
    completion = tokens.with(Kind.completion.rawValue, model)
    cached = tokens.with(Kind.cached.rawValue, model)
    embedding = tokens.with(Kind.embedding.rawValue, model)
    spent = registry.counter(
      "rag_cost_usd_total", help: "What the model API's tokens cost, in USD.", labels: ["model"]
    ).with(model)
    let usage = registry.conventionalHistogram(
      "gen_ai.client.token.usage", help: "Number of input and output tokens used.", unit: "{token}",
      labels: ["gen_ai.operation.name", "gen_ai.provider.name", "gen_ai.request.model", "gen_ai.token.type"],
      buckets: (0...13).map { Double(1 << (2 * $0)) })
    sizes = (
      usage.with("chat", GenAI.provider, model, "input"), usage.with("chat", GenAI.provider, model, "output"),
      usage.with("embeddings", GenAI.provider, model, "input")
    )
  }

  /// In USD; nil where the price is unknown.
  package func cost(of usage: TokenUsage) -> Double? { price?.cost(of: usage) }

  /// Charges an answer of the model.
  ///
  /// - Parameter isLast: the request asks no model after this.
  package func charge(_ usage: TokenUsage, _ context: CallContext, isLast: Bool) {
    prompt.increment(by: Double(usage.promptTokens))
    completion.increment(by: Double(usage.completionTokens))
    cached.increment(by: Double(usage.cachedTokens))
    sizes.input.observe(Double(usage.promptTokens))
    sizes.output.observe(Double(usage.completionTokens))
    charge(
      usage, RequestRecord.Tokens(usage), context, isLast: isLast)
  }

  /// Charges texts that were embedded.
  package func charge(embedding tokens: Int, _ context: CallContext) {
    guard tokens > 0 else { return }
    embedding.increment(by: Double(tokens))
    sizes.embedding.observe(Double(tokens))
    let usage = TokenUsage(promptTokens: tokens, completionTokens: 0)
    charge(usage, RequestRecord.Tokens(embedding: tokens), context, isLast: false)
  }

  private func charge(
    _ usage: TokenUsage, _ tokens: RequestRecord.Tokens, _ context: CallContext, isLast: Bool
  ) {
    let cost = cost(of: usage)
    if let cost { spent.increment(by: cost) }
    context.record?.add(tokens, costUSD: cost)
    context.purse?.charge(tokens: usage.totalTokens, usd: cost ?? 0, isLast: isLast)
  }
}

extension RequestRecord.Tokens {
  fileprivate init(_ usage: TokenUsage) {
    self.init(prompt: usage.promptTokens, completion: usage.completionTokens, cached: usage.cachedTokens)
  }
}
