// SPDX-License-Identifier: Apache-2.0

/// A document in one leg, best first.
struct RankedHit: Sendable, Equatable {
  var id: String
  /// Of the engine; no number where it gave none.
  var score: Float
}
