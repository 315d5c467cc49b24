// SPDX-License-Identifier: Apache-2.0

/// What was taken out of an answer.
package struct RemovedClaim: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable { case price, sku, link }
  package var kind: Kind
  package var text: String
  /// What stands there now; empty where it was left out.
  package var by: String

  package init(kind: Kind, text: String, by: String) {
    self.kind = kind
    self.text = text
    self.by = by
  }
}
