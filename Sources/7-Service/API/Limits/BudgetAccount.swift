// SPDX-License-Identifier: Apache-2.0

/// The spending of one party today, charged and in flight. Money is in whole billionths of a dollar: sums are exact.
struct BudgetAccount {
  struct Amount: Equatable {
    var tokens = 0
    var nanoUSD = 0

    static func + (a: Amount, b: Amount) -> Amount {
      Amount(tokens: a.tokens &+ b.tokens, nanoUSD: a.nanoUSD &+ b.nanoUSD)
    }
    static func - (a: Amount, b: Amount) -> Amount {
      Amount(tokens: a.tokens &- b.tokens, nanoUSD: a.nanoUSD &- b.nanoUSD)
    }

    init(tokens: Int = 0, nanoUSD: Int = 0) {
      self.tokens = tokens
      self.nanoUSD = nanoUSD
    }

    /// Negative amounts and those beyond a million million dollars do not occur.
    init(tokens: Int, usd: Double) {
      self.tokens = max(0, tokens)
      nanoUSD = usd.isFinite ? Int((min(max(0, usd), 1e9) * 1e9).rounded()) : 0
    }
  }

  /// Charged by this process.
  private var own = Amount()
  /// Charged by all processes, when that was read last, and by this one since.
  private var shared: Amount?
  private(set) var held = Amount()

  /// The charged amount, without what is in flight. Where processes share a budget, the larger of the own and the shared
  /// sum: the shared one may lack this process's last charges, and this process those of others.
  var spent: Amount {
    guard let shared else { return own }
    return Amount(tokens: max(own.tokens, shared.tokens), nanoUSD: max(own.nanoUSD, shared.nanoUSD))
  }

  var isEmpty: Bool { own == Amount() && held == Amount() && (shared ?? Amount()) == Amount() }

  mutating func hold(_ amount: Amount) { held = held + amount }
  mutating func release(_ amount: Amount) { held = held - amount }

  mutating func charge(_ amount: Amount) {
    own = own + amount
    shared = shared.map { $0 + amount }
  }

  mutating func noteShared(_ amount: Amount) { shared = amount }
}
