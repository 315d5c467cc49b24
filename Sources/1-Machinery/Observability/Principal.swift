// SPDX-License-Identifier: Apache-2.0

/// The party that a request comes from, as far as its credentials tell: what it may ask for, and in whose name its use is
/// counted, limited and logged.
package struct Principal: Sendable, Equatable, CustomStringConvertible {
  /// The kind of credentials that shows who the caller is.
  package enum Means: String, Sendable {
    /// Nothing: only the address is known.
    case none
    case key
    /// A bearer token of an authorization server.
    case token
    /// A short-lived token of a page's chat widget.
    case widget
  }

  /// The credentials that were recognised.
  package var means: Means
  /// The name in logs, traces and metrics; nil: it has none. Never a part of the credentials.
  package var name: String?
  /// The account that its use is counted under, the same for each request with these credentials; nil: only the address
  /// is known. It may be made of a secret's hash, so it is never logged.
  package var account: String?
  /// Scopes that the caller has; nil: all.
  package var scopes: Set<String>?
  /// The stores that it may ask; nil: all of them.
  package var stores: Set<String>?
  /// The caller's own rate; nil: the same as for all.
  package var rateLimit: RateLimit?
  /// US dollars that the caller may spend a day; nil: the same as for all.
  package var dailyBudgetUSD: Double?
  /// A page in a shopper's browser, and no server: the shopper may have changed what it sends.
  package var isPage: Bool

  package init(
    means: Means = .none, name: String? = nil, account: String? = nil, scopes: Set<String>? = nil,
    stores: Set<String>? = nil, rateLimit: RateLimit? = nil, dailyBudgetUSD: Double? = nil, isPage: Bool = false
  ) {
    self.means = means
    self.name = name
    self.account = account
    self.scopes = scopes
    self.stores = stores
    self.rateLimit = rateLimit
    self.dailyBudgetUSD = dailyBudgetUSD
    self.isPage = isPage
  }

  /// True where the caller has the scope.
  package func allows(scope: String) -> Bool { scopes?.contains(scope) ?? true }
  /// True where the caller may ask that store.
  package func allows(store: String) -> Bool { stores?.contains(store) ?? true }

  /// For logs: neither account nor credentials.
  package var description: String { name.map { means.rawValue + " " + $0 } ?? means.rawValue }
}
