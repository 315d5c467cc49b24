// SPDX-License-Identifier: Apache-2.0

/// Products of one page, sorted by what their texts need.
struct PlannedPage: Sendable {
  /// Their vectors are there.
  var known: [EmbeddedProduct] = []
  /// Their vectors are in an index, and were not asked for: see `VectorPlanner.readsVectors`.
  var stored: [ReadProduct] = []
  /// No other page embeds their texts.
  var toEmbed: [ReadProduct] = []
  /// Products whose texts are being embedded for others; they come with those.
  var waiting = 0
  /// Bytes of the budget that are held until texts of this page, or of an earlier one, are embedded.
  var heldBytes = 0
  /// The model API does not embed their texts.
  var refused: [(product: ReadProduct, reason: String)] = []
}
