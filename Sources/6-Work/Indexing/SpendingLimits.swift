// SPDX-License-Identifier: Apache-2.0

/// Limits of a run's spending, all its stores together.
package struct SpendingLimits: Sendable, Equatable {
  /// Texts sent to the model API.
  package var embeddings: Int?
  /// USD.
  package var cost: Double?
  /// USD for a million tokens; nil: unknown.
  package var price: Double?

  package init(embeddings: Int? = nil, cost: Double? = nil, price: Double? = nil) {
    self.embeddings = embeddings
    self.cost = cost
    self.price = price
  }

  /// Whether anything is limited.
  var isAny: Bool { embeddings != nil || cost != nil }

  /// The cost of so many tokens in USD; nil where the price is unknown.
  package func cost(ofTokens tokens: Int) -> Double? { price.map { Double(tokens) * $0 / 1_000_000 } }

  /// The limit that such a sum exceeds, in words; nil: none.
  func excess(texts: Int, tokens: Int) -> String? {
    if let embeddings, texts > embeddings {
      return "\(texts) texts are to be embedded, more than the \(embeddings) of MAX_EMBEDDINGS"
    }
    if let cost, let sum = self.cost(ofTokens: tokens), sum > cost {
      return "\(texts) texts with about \(tokens) tokens cost about \(Self.text(sum)) USD, more than the "
        + "\(Self.text(cost)) USD of MAX_COST"
    }
    return nil
  }

  /// An amount for people: with as many digits as a small one needs.
  package static func text(_ amount: Double) -> String {
    let rounded = (amount * 1_000_000).rounded(.up) / 1_000_000
    return rounded >= 0.01 || rounded == 0 ? "\((amount * 100).rounded(.up) / 100)" : "\(rounded)"
  }
}
