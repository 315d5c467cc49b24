// SPDX-License-Identifier: Apache-2.0

/// Chooses the parts of a product that go into the one text that is embedded. The raw value is the setting's.
package enum ChunkTemplate: String, Sendable, CaseIterable {
  /// Name, brand, categories, description and attributes.
  case full
  /// Name, brand and short description.
  case brief

  /// Counts up whenever the text of an unchanged product would come out otherwise.
  package static let version = 2
}
