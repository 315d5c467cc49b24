// SPDX-License-Identifier: Apache-2.0
package import Observability

/// An accepted API key: its hash, and what its holder may do.
package struct APIKey: Sendable, Hashable {
  package var hash: APIKeyHash
  /// What logs, traces and metrics call the holder; nil: it has no name.
  package var name: String?
  package var scopes: Set<String>
  /// The stores that it may ask; nil: all of them.
  package var stores: Set<String>?
  /// How often it may ask, where that is not the same for all.
  package var rateLimit: RateLimit?
  /// What it may spend a day, in US dollars, where that is not the same for all.
  package var dailyBudgetUSD: Double?

  package init(
    hash: APIKeyHash, name: String? = nil, scopes: Set<String> = AccessScope.ofKeys, stores: Set<String>? = nil,
    rateLimit: RateLimit? = nil, dailyBudgetUSD: Double? = nil
  ) {
    self.hash = hash
    self.name = name
    self.scopes = scopes
    self.stores = stores
    self.rateLimit = rateLimit
    self.dailyBudgetUSD = dailyBudgetUSD
  }
}
