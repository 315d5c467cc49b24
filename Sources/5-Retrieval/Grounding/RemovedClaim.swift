// SPDX-License-Identifier: Apache-2.0

/// Something that the model stated and the gate did not let pass as it was.
package struct RemovedClaim: Sendable, Equatable {
  /// The kinds of claim that the gate checks.
  package enum Kind: String, Sendable, CaseIterable { case price, sku, link }

  /// The kind of the claim that was removed.
  package var kind: Kind
  /// As the model wrote it.
  package var text: String
  /// The text that took its place; empty where none did.
  package var replacement: String

  package init(_ kind: Kind, text: String, replacement: String) {
    self.kind = kind
    self.text = text
    self.replacement = replacement
  }
}
