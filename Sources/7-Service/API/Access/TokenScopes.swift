// SPDX-License-Identifier: Apache-2.0

/// An issuer's names for our scopes.
package struct TokenScopes: Sendable, Equatable {
  /// The issuer's names of each scope of ours, the one to ask for first. A scope that is not here has the same name there.
  private let names: [String: [String]]

  package init(_ names: [String: [String]] = [:]) { self.names = names }

  /// The scopes of ours that a token's stand for.
  func granted(by theirs: Set<String>) -> Set<String> {
    Set(AccessScope.all.filter { scope in (names[scope] ?? [scope]).contains { theirs.contains($0) } })
  }

  /// The issuer's name for a scope of ours.
  func name(of scope: String) -> String { names[scope]?.first ?? scope }

  /// The issuer's names of all that there are.
  var all: [String] { AccessScope.all.map(name) }
}
