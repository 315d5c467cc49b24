// SPDX-License-Identifier: Apache-2.0
package import Observability

/// An accepted API key: its hash, and what its holder may do.
package struct APIKey: Sendable, Hashable {
  /// SHA-256 of the key; the key itself is kept nowhere.
  package var hash: APIKeyHash
  /// The holder's name in logs, traces and metrics; nil: it has none.
  package var name: String?
  /// Scopes that the holder has.
  package var scopes: Set<String>
  /// The stores that it may ask; nil: all of them.
  package var stores: Set<String>?
  /// The holder's own rate; nil: the same as for all.
  package var rateLimit: RateLimit?
  /// US dollars that the holder may spend a day; nil: the same as for all.
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
