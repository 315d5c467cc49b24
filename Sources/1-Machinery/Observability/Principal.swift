// SPDX-License-Identifier: Apache-2.0

/// The party that a request comes from, as far as its credentials tell: what it may ask for, and in whose name its use is
/// counted, limited and logged.
package struct Principal: Sendable, Equatable, CustomStringConvertible {
  /// What shows who the party is.
  package enum Means: String, Sendable {
    /// Nothing: only the address is known.
    case none
    case key
    /// A bearer token of an authorization server.
    case token
    /// A short-lived token of a page's chat widget.
    case widget
  }

  package var means: Means
  /// The name in logs, traces and metrics; nil: it has none. Never a part of the credentials.
  package var name: String?
  /// What its use is counted under, the same for each request with these credentials; nil: only the address is known. May be
  /// made of a secret's hash, so it is never logged.
  package var account: String?
  /// What it may ask for; nil: everything.
  package var scopes: Set<String>?
  /// The stores that it may ask; nil: all of them.
  package var stores: Set<String>?
  /// How often it may ask, where that is not the same for all.
  package var rateLimit: RateLimit?
  /// What it may spend a day, in US dollars, where that is not the same for all.
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

  package func allows(scope: String) -> Bool { scopes?.contains(scope) ?? true }
  package func allows(store: String) -> Bool { stores?.contains(store) ?? true }

  /// For logs: neither account nor credentials.
  package var description: String { name.map { means.rawValue + " " + $0 } ?? means.rawValue }
}
