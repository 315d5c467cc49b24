// SPDX-License-Identifier: Apache-2.0

/// A check that a loaded index must pass before anybody sees it, by the name under which a run can be told to leave it
/// out.
package enum Gate: String, Sendable, CaseIterable {
  /// As many documents are in the index as were loaded.
  case count
  /// Not many fewer than are live.
  case shrink
  /// Vectors come back with their dimension and length.
  case vectors
  /// Products are found by their own vector and by their SKU.
  case retrieval
  /// The share of products that have a price does not fall much.
  case prices
  /// Certain questions find certain products.
  case canary
}
