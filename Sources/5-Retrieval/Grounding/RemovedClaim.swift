// SPDX-License-Identifier: Apache-2.0

/// Something that the model stated and the gate did not let pass as it was.
package struct RemovedClaim: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable { case price, sku, link }

  package var kind: Kind
  /// As the model wrote it.
  package var text: String
  /// What took its place; empty where nothing did.
  package var replacement: String

  package init(_ kind: Kind, text: String, replacement: String) {
    self.kind = kind
    self.text = text
    self.replacement = replacement
  }
}
