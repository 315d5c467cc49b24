// SPDX-License-Identifier: Apache-2.0

/// What of a product goes into the one text that is embedded. The raw value is the setting's word.
package enum ChunkTemplate: String, Sendable, CaseIterable {
  /// Name, brand, categories, description and attributes.
  case full
  /// Name, brand and short description.
  case brief

  /// Counts up whenever the text of an unchanged product would come out otherwise.
  package static let version = 2
}
