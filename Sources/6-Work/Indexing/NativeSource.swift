// SPDX-License-Identifier: Apache-2.0
import SearchEngine

/// What a store's documents are read from.
struct NativeSource: Sendable, Equatable {
  /// The concrete index.
  let index: String
  /// What is read: the alias where it shows less than the index, else the index.
  let readName: String
  /// True where the alias's routing hides shards.
  var isRouted = false

  var isThroughAlias: Bool { readName != index }

  /// Whether documents of an answer come from the index that was meant: an alias may move between two calls.
  func check(_ hits: [SearchHit]) throws(ExtractionLost) {
    guard isThroughAlias, let other = hits.first(where: { $0.index != index }) else { return }
    throw ExtractionLost(reason: "the alias \(readName) moved from \(index) to \(other.index)")
  }
}
