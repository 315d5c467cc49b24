// SPDX-License-Identifier: Apache-2.0

/// Prices of models: OpenAI's own as of `date`, and those that a configuration adds or changes.
package struct ModelPrices: Sendable {
  /// USD for a million tokens.
  package struct Price: Sendable, Equatable {
    /// USD for a million tokens of prompts.
    package var input: Double
    /// USD for a million tokens of answers.
    package var output: Double
    /// Input that the service still had; nil: as `input`.
    package var cached: Double?

    package init(input: Double, output: Double, cached: Double? = nil) {
      self.input = input
      self.output = output
      self.cached = cached
    }

    /// Reads `INPUT/OUTPUT[/CACHED]`; a model of embeddings may go without an output. nil: it is no price.
    package init?(_ text: String) {
      let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
      guard (1...3).contains(parts.count), let input = parts[0],
        parts.allSatisfy({ $0.map { $0.isFinite && $0 >= 0 } ?? false })
      else { return nil }
      self.init(input: input, output: parts.count > 1 ? parts[1] ?? 0 : 0, cached: parts.count > 2 ? parts[2] : nil)
    }

    /// The cost of a call in USD. A service counts cached tokens among those of the prompt; they have a price of their own.
    package func cost(of usage: TokenUsage) -> Double {
      let cached = min(max(0, usage.cachedTokens), max(0, usage.promptTokens))
      let fresh = Double(max(0, usage.promptTokens) - cached) * input
      return (fresh + Double(cached) * (self.cached ?? input) + Double(max(0, usage.completionTokens)) * output)
        / 1_000_000
    }
  }

  /// The day on which the built-in table held: OpenAI's pricing page (developers.openai.com/api/docs/pricing, the standard
  /// tier, short contexts) as several public pages of June 2026 quote it, read on 2026-11-26. Models that the page no
  /// longer lists by then have the price that it gave them last.
  package static let date = "2026-06-21"

  private static let known: [String: Price] = [
    "text-embedding-3-small": Price(input: 0.02, output: 0),
    "text-embedding-3-large": Price(input: 0.13, output: 0),
    "text-embedding-ada-002": Price(input: 0.10, output: 0),
    "gpt-4o": Price(input: 2.5, output: 10, cached: 1.25),
    "gpt-4o-mini": Price(input: 0.15, output: 0.6, cached: 0.075),
    "gpt-4.1": Price(input: 2, output: 8, cached: 0.5),
    "gpt-4.1-mini": Price(input: 0.4, output: 1.6, cached: 0.1),
    "gpt-4.1-nano": Price(input: 0.1, output: 0.4, cached: 0.025),
    "gpt-5": Price(input: 1.25, output: 10, cached: 0.125),
    "gpt-5-mini": Price(input: 0.25, output: 2, cached: 0.025),
    "gpt-5-nano": Price(input: 0.05, output: 0.4, cached: 0.005),
    "gpt-5.1": Price(input: 1.25, output: 10, cached: 0.125),
    "gpt-5.2": Price(input: 1.75, output: 14, cached: 0.175),
    "gpt-5.4": Price(input: 2.5, output: 15, cached: 0.25),
    "gpt-5.4-mini": Price(input: 0.75, output: 4.5, cached: 0.075),
    "gpt-5.4-nano": Price(input: 0.2, output: 1.25, cached: 0.02),
    "gpt-5.5": Price(input: 5, output: 30, cached: 0.5),
    "o3": Price(input: 2, output: 8, cached: 0.5),
    "o3-mini": Price(input: 1.1, output: 4.4, cached: 0.55),
    "o4-mini": Price(input: 1.1, output: 4.4, cached: 0.275),
  ]
  /// Dated versions that never cost what the model of their name does.
  private static let exceptions: [String: Price] = ["gpt-4o-2024-05-13": Price(input: 5, output: 15)]
  private let configured: [String: Price]

  package init(configured: [String: Price] = [:]) { self.configured = configured }

  /// nil: unknown. A dated name such as `gpt-4o-2024-08-06` costs what the model without the date does.
  package func price(of model: String) -> Price? {
    configured[model] ?? Self.known[model] ?? Self.exceptions[model]
      ?? Self.undated(model).flatMap { configured[$0] ?? Self.known[$0] }
  }

  private static func undated(_ model: String) -> String? {
    let date = model.suffix(11)
    let isDate = date.utf8.enumerated().allSatisfy { place, byte in
      [0, 5, 8].contains(place) ? byte == UInt8(ascii: "-") : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return date.utf8.count == 11 && isDate ? String(model.dropLast(11)) : nil
  }
}
